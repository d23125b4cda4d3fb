"""Decisions on incidents: groups, tolls, and which to look at first."""

import pytest
from hypothesis import given

from dotterel.model import Incident, ReviewError, TollRange
from dotterel.review import merge_value, overridden, priority, settled_pairs, split_value, with_overrides
from tests.factories import told_incident
from tests.review.decisions import decision
from tests.strategies import incidents


def test_a_merge_and_a_later_split_hold_where_they_speak() -> None:
    """The latest word on a pair counts; other pairs of the merge stay together."""
    merge = decision("merge", subject="incident", after=merge_value([["a", "b"], ["c"]]))
    together, apart = settled_pairs([merge])
    assert together == {frozenset("ab"), frozenset("bc")}
    assert not apart
    split = decision("split", subject="incident", after=split_value([["a", "b"], ["c"]]))
    together, apart = settled_pairs([merge, split])
    assert together == {frozenset("ab")}
    assert apart == {frozenset("ac"), frozenset("bc")}


def test_what_names_no_events_is_passed_over() -> None:
    """A damaged entry of the log does not stop linking."""
    assert settled_pairs([decision("merge", subject="incident", after="[]")]) == (frozenset(), frozenset())


def test_a_corrected_toll_stays() -> None:
    """A toll that a reviewer gave replaces the computed one and says so; the figures behind it stay."""
    given_toll = decision("correct", subject="incident", field="killed", value={"low": 3, "best": 4, "high": None})
    toll = with_overrides(told_incident(), [given_toll]).toll("killed")
    assert toll is not None
    assert (toll.total, toll.rule) == (TollRange(low=3, best=4, high=None), "reviewer")
    assert (
        with_overrides(told_incident(), [decision("correct", subject="incident", field="killed", value=None)]).tolls
        == ()
    )


def test_a_corrected_summary_stays() -> None:
    """The sentence on top can be written by hand."""
    by_hand = decision("correct", subject="incident", field="summary", value="A raid.")
    changed = with_overrides(told_incident(), [by_hand])
    assert changed.summary == "A raid."


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("place", '"Tarka"'),
        ("summary", '""'),
        ("summary", "7"),
        ("killed", "7"),
        ("killed", "{}"),
        ("killed", '{"low": 5, "best": 3}'),
        ("killed", '{"low": true}'),
        ("killed", "nothing"),
    ],
)
def test_what_an_incident_cannot_be_is_refused(field: str, value: str) -> None:
    """A slip of the reviewer is named."""
    with pytest.raises(ReviewError):
        overridden(told_incident(), field, value)


@given(incidents())
def test_priority_is_a_share(incident: Incident) -> None:
    """The queue can be sorted whatever stands in an incident."""
    assert 0.0 <= priority(incident) <= 1.0


def test_the_doubtful_and_deadly_come_first() -> None:
    """Contradiction and deaths raise an incident in the queue."""
    incident = told_incident()
    assert priority(incident) > priority(told_incident(questions=()))
    assert priority(incident) > priority(told_incident(tolls=()))
