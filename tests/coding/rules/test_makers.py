"""Weapons and who made them."""

import pytest

from dotterel.coding.rules.makers import drop_makers
from tests.coding.test_document_logic import document, event, words


def doers(sentence: str, trigger: str, actor: str) -> list[str]:
    """Actors left of an attack."""
    source = document(sentence)
    (kept,) = drop_makers([event(source, 0, "ASSAULT", trigger, actor=actor)], source)
    return words(kept, "actor")


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Orin-made drones struck the port.", "Orin-made"),
        ("An Orin-built rocket struck the port.", "An Orin-built rocket"),
        ("Orin-supplied Tern missiles struck the port.", "Orin-supplied"),
    ],
)
def test_the_maker_of_a_weapon_is_no_doer(sentence: str, actor: str) -> None:
    """Weapons that are made or given by somebody are used by somebody else."""
    assert doers(sentence, "struck", actor) == []


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Orin drones struck the port.", "Orin drones"),
        ("Orin-supplied rebels struck the port.", "Orin-supplied rebels"),
        ("Orin-backed rebels struck the port.", "Orin-backed rebels"),
    ],
)
def test_those_who_use_them_stay(sentence: str, actor: str) -> None:
    """A plain adjective is the user's, and people who are supplied act themselves."""
    assert doers(sentence, "struck", actor) == [actor]
