"""Corrections stay, whatever a later coder says."""

import json
from dataclasses import replace
from typing import Any

import pytest

from dotterel.model import ResolvedEvent, record_of, span_of
from dotterel.review import reviewed
from tests.factories import SENTENCE, TITLE, resolved_event
from tests.review.decisions import decision

TEXT = f"{TITLE}\n{SENTENCE}"
CORRECTION: dict[str, Any] = {"field": "killed", "value": {"low": 9, "high": 9}}


def coded_anew(event: ResolvedEvent, **changes: Any) -> ResolvedEvent:
    """The same happening as another coder sees it: a longer trigger, and so another identifier."""
    longer = span_of(TEXT, event.trigger.start, event.trigger.end + 2)
    return replace(event, id="event-other", trigger=longer, coder="better 2", **changes)


def killed(events: tuple[ResolvedEvent, ...]) -> list[int | None]:
    """The lowest number killed of each."""
    return [event.killed.low if event.killed else None for event in events]


def test_a_correction_holds_for_the_same_event() -> None:
    """The corrected field is what the reviewer said, the others are the coder's."""
    found = reviewed([resolved_event()], [decision("correct", **CORRECTION)])
    assert killed(found.events) == [9]
    assert found.events[0].actors == resolved_event().actors
    assert found.accepted == {"event-1"}


def test_a_correction_survives_another_coding() -> None:
    """An event that a new coder names otherwise is found by its words."""
    former = resolved_event()
    found = reviewed([coded_anew(former)], [decision("correct", **CORRECTION)], former={former.id: former})
    assert [event.id for event in found.events] == ["event-other"]
    assert killed(found.events) == [9]


def test_a_reviewed_event_survives_a_coder_that_misses_it() -> None:
    """What a person saw is not lost because a model no longer sees it."""
    former = resolved_event()
    found = reviewed([], [decision("correct", **CORRECTION)], former={former.id: former})
    assert killed(found.events) == [9]


def test_a_rejected_event_stays_rejected() -> None:
    """Neither the same coding nor another brings it back."""
    former = resolved_event()
    for events in ([former], [coded_anew(former)], []):
        found = reviewed(events, [decision("reject")], former={former.id: former})
        assert found.events == ()
        assert len(found.rejected) == 1


def test_an_added_event_is_there_once() -> None:
    """A missed event comes from the log, and once only when a later coder finds it too."""
    added = decision("add", subject="document", subject_id="document-1", value=record_of(resolved_event(coder="")))
    assert [event.id for event in reviewed([], [added]).events] == ["event-1"]
    assert len(reviewed([resolved_event()], [added]).events) == 1


@pytest.mark.parametrize("value", [None, {"id": "event-1"}, "event-1"])
def test_an_addition_that_is_no_event_is_told(value: Any) -> None:
    """A damaged entry of the log is named and does not stop the others."""
    found = reviewed([resolved_event()], [decision("add", subject="document", value=value)])
    assert len(found.events) == 1
    assert len(found.unused) == 1


def test_decisions_on_unknown_events_are_told() -> None:
    """A decision that finds nothing is not lost silently."""
    found = reviewed([], [decision("correct", subject_id="event-unknown", **CORRECTION)])
    assert [reason for _, reason in found.unused] == ["its event is not known"]


def test_where_reviewers_differ_the_coder_stands() -> None:
    """An open disagreement changes nothing and is shown."""
    other = decision("correct", field="killed", after=json.dumps({"low": 4}), reviewer="Ben Example")
    found = reviewed([resolved_event()], [decision("correct", **CORRECTION), other])
    assert killed(found.events) == [3]
    assert [one.field for one in found.disagreements] == ["killed"]


def test_without_decisions_nothing_changes() -> None:
    """Review of nothing is the coding as it was."""
    events = (resolved_event(),)
    assert reviewed(events, []).events == events
