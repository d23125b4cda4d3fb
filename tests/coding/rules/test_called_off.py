"""Meetings that are called off."""

import pytest

from dotterel.coding.rules.called_off import mark_called_off
from tests.coding.test_document_logic import document, event


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The president called off a planned meeting with the rebels.", "meeting"),
        ("Orin cancelled Friday's talks.", "talks"),
        ("The summit in Tarka was postponed.", "summit"),
    ],
)
def test_what_is_called_off_did_not_happen(sentence: str, trigger: str) -> None:
    """A meeting that was called off is negated where nothing else tells of it."""
    (found,) = mark_called_off([event(document(sentence), 0, "CONSULT", trigger)])
    assert found.modality == "negated"


def test_the_calling_off_tells_all() -> None:
    """Beside the refusal to meet there is no meeting."""
    doc = document("The president called off a meeting with the rebels.")
    events = [event(doc, 0, "REJECT", "called off", modes=("meet",)), event(doc, 0, "CONSULT", "meeting")]
    assert [one.type for one in mark_called_off(events)] == ["REJECT"]


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The president did not call off the meeting.", "meeting"),
        ("The union called off its strike after a meeting with the mayor.", "meeting"),
        ("The talks went on although a rally was cancelled.", "talks"),
        ("The talks have not been cancelled.", "talks"),
    ],
    ids=["not called off", "something else was", "another clause", "denied"],
)
def test_what_takes_place_stays(sentence: str, trigger: str) -> None:
    """Only what is itself called off is undone."""
    (found,) = mark_called_off([event(document(sentence), 0, "CONSULT", trigger)])
    assert found.modality == "asserted"


def test_a_strike_that_ends_has_been() -> None:
    """Unions call off strikes that have begun."""
    (found,) = mark_called_off([event(document("Unions called off their strike."), 0, "PROTEST", "strike")])
    assert found.modality == "asserted"
