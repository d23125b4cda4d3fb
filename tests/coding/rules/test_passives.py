"""Who did what a passive tells."""

import pytest

from dotterel.coding.rules.passives import keep_authors_of_passives
from tests.coding.test_document_logic import document, event, words


def authors(sentence: str, trigger: str, actor: str, type_code: str = "ASSAULT") -> tuple[list[str], tuple[str, ...]]:
    """Actors left of an event, and its rules; the network took these words for an actor."""
    source = document(sentence)
    (kept,) = keep_authors_of_passives([event(source, 0, type_code, trigger, actor=actor)], source)
    return words(kept, "actor"), kept.rules


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Troops freed nine herders who had been abducted near Orin.", "abducted"),
        ("Troops freed nine herders who were later held in Orin.", "held"),
    ],
)
def test_the_subject_of_another_verb_is_no_author(sentence: str, trigger: str) -> None:
    """Who frees those who had been seized did not seize them."""
    assert authors(sentence, trigger, "Troops") == ([], ("author-of-passive",))


@pytest.mark.parametrize(
    ("sentence", "trigger", "actor"),
    [
        ("Nine herders had been abducted by gunmen near Orin.", "abducted", "gunmen"),
        ("Troops, who were shelling Orin, withdrew.", "shelling", "Troops"),
        ("Troops who abducted nine herders withdrew.", "abducted", "Troops"),
    ],
)
def test_authors_of_their_own_clause_stay(sentence: str, trigger: str, actor: str) -> None:
    """Behind "by", in an active clause and with a verb that goes on."""
    assert authors(sentence, trigger, actor) == ([actor], ())


def test_those_who_meet_both_stay() -> None:
    """A meeting brokered by somebody has its two sides besides."""
    assert authors("Orin, who was received by Tarka, left.", "received", "Orin", "CONSULT") == (["Orin"], ())
