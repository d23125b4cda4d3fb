"""The events of a store read through the log of decisions."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dotterel.model import Place, ResolvedEvent
from dotterel.pipeline import ReviewedEvents, ReviewSession
from dotterel.store import Box, Selection, Store
from tests import factories
from tests.two_reports import KILLING, code, two_reports


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store in which two reports tell one killing, linked."""
    with two_reports(tmp_path) as opened:
        yield opened


def told(store: Store, selection: Selection | None = None) -> dict[str, ResolvedEvent]:
    """The events that meet some conditions, by identifier."""
    with store.reading() as records:
        return {one.id: one for events in ReviewedEvents(records).by_document(selection) for one in events}


def test_what_reviewers_did_shows(store: Store) -> None:
    """Corrected and added events are told as they are now, rejected ones are not."""
    session = ReviewSession(store, "Ama Example")
    assert set(told(store)) == {KILLING, "event of d2"}
    session.correct(KILLING, "killed", '{"low": 9, "high": 9}')
    session.reject("event of d2")
    missed = factories.resolved_event(
        id="event-missed",
        type="ACCUSE",
        modes=(),
        trigger=factories.words("said"),
        document=factories.document(id="d2").reference(),
        killed=None,
    )
    session.add(missed)
    found = told(store)
    assert set(found) == {KILLING, "event-missed"}
    assert found[KILLING].killed is not None
    assert found[KILLING].killed.low == 9


def test_conditions_are_asked_of_what_stands_now(store: Store) -> None:
    """An event whose type was corrected is found by the new one and not by the old."""
    before = told(store)[KILLING].type
    ReviewSession(store, "Ama Example").correct(KILLING, "type", '"COERCE"')
    assert set(told(store, Selection(type="COERCE"))) == {KILLING}
    assert set(told(store, Selection(type=before))) == {"event of d2"}
    assert set(told(store, Selection(type="COERCE", document_id="d2"))) == set()


def test_an_event_is_found_whatever_became_of_it(store: Store) -> None:
    """By its identifier: as it stands, or rejected, or what was coded once; what was taken back or never was is not."""

    def state(event_id: str) -> tuple[str, bool] | None:
        with store.reading() as records:
            found = ReviewedEvents(records).event(event_id)
        return None if found is None else (found.state, found.is_coded)

    ama, ben = ReviewSession(store, "Ama Example"), ReviewSession(store, "Ben Example")
    assert state(KILLING) == ("standing", True)
    assert state("event-missed") is None
    document = factories.document(id="d2").reference()
    missed = factories.resolved_event(id="event-missed", trigger=factories.words("said"), document=document)
    added = ama.add(missed)
    assert state("event-missed") == ("standing", False)
    ama.undo(added.id)
    assert state("event-missed") is None
    rejected = ama.reject("event of d2")
    assert state("event of d2") == ("rejected", True)
    ama.undo(rejected.id)
    code(store, "d1", version="2", events=False)
    assert state(KILLING) == ("former", False)
    ama.accept("event of d2")
    ben.reject("event of d2")
    code(store, "d2", version="2", events=False)
    assert state("event of d2") == ("disputed", False)


def test_what_holds_of_an_event_is_told_with_who_said_it(store: Store) -> None:
    """Each settled field of an event has the decision that holds, which is none where reviewers differ."""
    ama, ben = ReviewSession(store, "Ama Example"), ReviewSession(store, "Ben Example")
    first = ama.correct(KILLING, "type", '"COERCE"')
    ama.correct(KILLING, "killed", '{"low": 9, "high": 9}')
    ben.correct(KILLING, "killed", '{"low": 8, "high": 8}')
    with store.reading() as records:
        told = ReviewedEvents(records).of_document("d1")
    assert [(one.field, one.decision.id) for one in told.settled[KILLING]] == [("type", first.id)]
    assert [one.field for one in told.disagreements] == ["killed"]


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(type="ASSAULT"),
        Selection(type="PROTEST"),
        Selection(quad="material-conflict"),
        Selection(country="NER"),
        Selection(party="NER"),
        Selection(party="FRA"),
        Selection(first="2024-03-04"),
        Selection(first="2024-03-05"),
        Selection(last="2024-03-04"),
        Selection(last="2024-03-03"),
        Selection(min_score=0.5),
        Selection(min_score=1.0),
        Selection(box=Box(south=10, west=0, north=20, east=10)),
        Selection(box=Box(south=10, west=170, north=20, east=-170)),
        Selection(document_id="d2"),
    ],
)
def test_conditions_on_an_event_are_those_of_the_store(store: Store, selection: Selection) -> None:
    """What a query finds by its columns is what meets the conditions by itself."""
    with store.reading() as records:
        everything = list(records.events.current())
        assert [one.id for one in everything if selection.holds(one)] == [
            one.id for one in records.events.current(selection)
        ]


def test_what_is_not_known_meets_no_condition() -> None:
    """An event without days or place is in no stretch of time and in no box."""
    event = replace(factories.resolved_event(), date=None, place=Place(text="somewhere", start=0, end=1))
    assert Selection().holds(event)
    for unmet in (Selection(first="2024-01-01"), Selection(last="2024-12-31")):
        assert not unmet.holds(event)
    assert not Selection(box=Box(south=-90, west=-180, north=90, east=180)).holds(event)
