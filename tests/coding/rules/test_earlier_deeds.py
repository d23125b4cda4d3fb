"""Deeds that another answers."""

import pytest

from dotterel.coding.rules.earlier_deeds import keep_authors_of_earlier_deeds
from tests.coding.test_document_logic import document, event, words


def authors(sentence: str, trigger: str, actor: str = "Troops") -> list[str]:
    """Actors left of an attack; the network took these words for one."""
    source = document(sentence)
    (kept,) = keep_authors_of_earlier_deeds([event(source, 0, "ASSAULT", trigger, actor=actor)], source)
    return words(kept, "actor")


@pytest.mark.parametrize("link", ["in revenge for", "in response to", "after", "following"])
def test_who_answers_an_attack_did_not_make_it(link: str) -> None:
    """The subject of the sentence did something else, and later."""
    assert authors(f"Troops shelled Orin {link} a bold night ambush.", "ambush") == []


@pytest.mark.parametrize(
    ("sentence", "trigger", "actor"),
    [
        ("Troops left Orin after a raid by rebels.", "raid", "rebels"),
        ("Troops left Orin after their raid.", "raid", "Troops"),
        ("Troops buried two men after a skirmish.", "skirmish", "Troops"),
        ("Troops left Orin after the rebels attacked.", "attacked", "rebels"),
        ("Troops launched a raid.", "raid", "Troops"),
    ],
    ids=["by", "its own", "both sides'", "a clause", "nothing before"],
)
def test_other_authors_stay(sentence: str, trigger: str, actor: str) -> None:
    """Who is told behind it, whose it is, who fought on either side."""
    assert authors(sentence, trigger, actor) == [actor]
