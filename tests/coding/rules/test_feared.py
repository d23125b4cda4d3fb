"""Happenings that are only feared."""

import pytest

from dotterel.coding.rules.feared import RULE, mark_feared
from dotterel.model import CodedEvent
from tests.coding.test_document_logic import document, event


def read(sentence: str, **told: str) -> CodedEvent:
    """The "clashes" of a sentence."""
    doc = document(sentence)
    return mark_feared([event(doc, 0, "ASSAULT", "clashes", **told)])[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "The killing raised fears of clashes in the valley.",
        "Envoys warned of the risk of new ethnic clashes.",
        "There is a prospect of clashes, the mayor said.",
        "Villagers left for fear of serious armed clashes.",
    ],
)
def test_what_is_only_feared_is_hypothetical(sentence: str) -> None:
    """A fear is never told as a fact, and the rule is named."""
    found = read(sentence)
    assert (found.modality, found.rules) == ("hypothetical", (RULE,))


@pytest.mark.parametrize(
    "sentence",
    [
        "For fear of the clashes people stayed at home.",
        "The fears of last week gave way to clashes.",
        "Villagers fled the clashes.",
        "Fears of food shortages sparked clashes.",
        "The risk of famine led to clashes.",
        "Fears of tax rises trigger clashes.",
    ],
    ids=["a definite happening", "a fear of something else", "no fear", "came of it", "led to", "in the present"],
)
def test_what_has_happened_stays_a_fact(sentence: str) -> None:
    """Who fears a happening that everybody knows does not make it doubtful."""
    found = read(sentence)
    assert (found.modality, found.rules) == ("asserted", ())


def test_a_claim_stays_a_claim() -> None:
    """What somebody says is for its own rules."""
    assert read("He spoke of fears of clashes.", status="claimed").modality == "asserted"
