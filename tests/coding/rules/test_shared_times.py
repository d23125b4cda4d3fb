"""Times that two deeds of one party share."""

import pytest

from dotterel.coding.rules.shared_times import SHARED_FACTOR, share_times
from dotterel.model import CodedEvent
from tests.coding.test_document_logic import document, event

SENTENCE = "The army shelled Brod on Monday and then took the bridge."


def second(sentence: str, *, actor: str = "The army", **told: str) -> CodedEvent:
    """What the "took" of a sentence becomes beside its dated "shelled"."""
    doc = document(sentence)
    first = event(doc, 0, "ASSAULT", "shelled", actor="The army", time="on Monday")
    return share_times([first, event(doc, 0, "COERCE", "took", actor=actor, **told)])[1]


def test_the_second_deed_of_a_party_has_the_time_before_the_and() -> None:
    """The words stay, less sure, and say that they were told of the other deed."""
    (time,) = second(SENTENCE).fillers("time")
    assert (time.span.text, time.filled_by) == ("on Monday", "same-clause")
    (own,) = event(document(SENTENCE), 0, "ASSAULT", "shelled", time="on Monday").fillers("time")
    assert time.score == pytest.approx(own.score * SHARED_FACTOR)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The army shelled Brod on Monday and rebels took the bridge.", {"actor": "rebels"}),
        ("The army shelled Brod on Monday, after which it took the bridge.", {}),
        ("The army shelled Brod on Monday and its men, who were few, took the bridge.", {}),
        ("The army took the bridge, then shelled Brod on Monday.", {}),
    ],
    ids=["another party", "no and", "far behind", "before it"],
)
def test_other_deeds_keep_an_unknown_time(sentence: str, told: dict[str, str]) -> None:
    """Only what the "and" joins to the time shares it."""
    assert second(sentence, **told).fillers("time") == ()


def test_a_time_of_its_own_stays() -> None:
    """What is told of a deed itself is never overwritten."""
    sentence = "The army shelled Brod on Monday and took the bridge on Friday."
    assert [time.span.text for time in second(sentence, time="on Friday").fillers("time")] == ["on Friday"]
