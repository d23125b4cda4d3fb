"""Bombs that are made safe."""

import pytest

from dotterel.coding.rules.disposals import without_disposals
from dotterel.model import CodedEvent
from tests.coding.test_document_logic import document, event


def read(sentence: str, trigger: str, **roles: str) -> list[CodedEvent]:
    """What is left of an attack."""
    doc = document(sentence)
    return list(without_disposals([event(doc, 0, "ASSAULT", trigger, **roles)], doc))


@pytest.mark.parametrize(
    ("sentence", "trigger", "actor"),
    [
        ("Police detonated a second vest found on a roof.", "detonated", "Police"),
        ("Army engineers later blew up an unexploded shell near the school.", "blew up", "Army engineers"),
    ],
)
def test_blowing_up_what_was_found_is_no_attack(sentence: str, trigger: str, actor: str) -> None:
    """Who makes a device safe attacks nobody."""
    assert read(sentence, trigger, actor=actor) == []


def test_a_controlled_explosion_is_no_attack() -> None:
    """So it is called."""
    assert read("Experts carried out a controlled explosion.", "explosion") == []


def test_a_defused_bomb_never_went_off() -> None:
    """The attack that was meant did not come."""
    (found,) = read("Police defused a bomb under the bridge.", "defused")
    assert found.modality == "negated"


@pytest.mark.parametrize(
    ("sentence", "trigger", "roles"),
    [
        ("Gunmen detonated a second device near the market.", "detonated", {"actor": "Gunmen"}),
        ("Troops blew up a house in the village.", "blew up", {"actor": "Troops"}),
        ("Soldiers detonated a mine.", "detonated", {"actor": "Soldiers"}),
        ("Police detonated a suspicious package, killing one.", "detonated", {"actor": "Police", "killed": "one"}),
    ],
    ids=["attackers", "no device", "nothing found", "somebody died"],
)
def test_attacks_stay(sentence: str, trigger: str, roles: dict[str, str]) -> None:
    """Explosions that are not told to make something safe remain attacks."""
    (found,) = read(sentence, trigger, **roles)
    assert found.modality == "asserted"
