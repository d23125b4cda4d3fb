"""Pages of events as reviewers left them, in every kind of store: conditions find what stands now, and that alone."""

import json
from dataclasses import replace
from typing import Any

import pytest

from dotterel.model import Decision, ResolvedEvent, SettingsError, record_of
from dotterel.pipeline import ReviewedEvents, ReviewedPages
from dotterel.store import Selection, Store
from dotterel.store import events as store_events
from tests import factories
from tests.contracts.test_lists import EVENTS_EACH, SECOND, WANTED, fill, meets

ADDED = tuple(f"event-missed-{number}" for number in range(5))


def decide(store: Store, number: int, event_id: str, act: Any, **told: Any) -> None:
    """Keep a decision as a reviewer makes it."""
    decision = Decision(
        id=f"decision-{number}",
        reviewer="Ama Example",
        made="2024-03-06T10:00:00+00:00",
        act=act,
        subject=told.pop("subject", "event"),
        subject_id=event_id,
        **told,
    )
    with store.writing() as records:
        records.decisions.keep(decision)


def review(store: Store, events: list[ResolvedEvent]) -> None:
    """Reject some events, correct every condition's field of others, and add some to reports with and without any."""
    corrections: list[tuple[str, Any]] = [
        ("type", "PROTEST"),
        ("place", {"name": "Mopti", "country": "MLI", "latitude": 14.5, "longitude": -4.2}),
        ("date", {"from": "2024-03-10", "to": "2024-03-10"}),
        ("actors", [{"country": "TCD"}]),
        ("place", None),
    ]
    for number, event in enumerate(events[::4]):
        if number % 6 == 5:
            decide(store, number, event.id, "reject")
        else:
            field, value = corrections[number % 6]
            decide(store, number, event.id, "correct", field=field, after=json.dumps(value))
    for number, event_id in enumerate(ADDED):
        name = f"document-{number * 7 % 30}"  # some of them have never been coded
        missed = factories.resolved_event(id=event_id, type="PROTEST", modes=(), trigger=factories.words("said"))
        missed = replace(missed, document=replace(missed.document, id=name))
        with store.writing() as records:
            records.documents.keep(factories.document(id=name))
        told = {"subject": "document", "after": json.dumps(record_of(missed))}
        decide(store, 100 + number, name, "add", **told)


def all_pages(store: Store, pages: ReviewedPages, selection: Selection, *, limit: int) -> list[ResolvedEvent]:
    """The events on all pages of a list, each but the last full."""
    found: list[ResolvedEvent] = []
    after: str | None = ""
    while after is not None:
        with store.reading() as records:
            page = pages.page(records, selection, after=after, limit=limit)
        assert len(page.events) == limit or page.next is None
        found += page.events
        after = page.next
    return found


def standing(store: Store, coded: list[ResolvedEvent]) -> list[ResolvedEvent]:
    """All events as they stand: those that are coded in the order of recording, then the others by identifier."""
    with store.reading() as records:
        told = {event.id: event for events in ReviewedEvents(records).by_document() for event in events}
    order = [event.id for event in coded if event.id in told]
    return [told[one] for one in (*order, *sorted(told.keys() - set(order)))]


@pytest.mark.parametrize("next_ones", [2_000, 10])
def test_conditions_find_what_reviewers_left(store: Store, monkeypatch: pytest.MonkeyPatch, next_ones: int) -> None:
    """Corrected events are found by what they are now and not by what they were, rejected ones not, added ones too."""
    monkeypatch.setattr(store_events, "_NEXT_ONES", next_ones)
    coded = fill(store)
    review(store, coded)
    present = standing(store, coded)
    assert {event.id for event in present} >= set(ADDED)
    assert len(present) < len(coded) + len(ADDED)
    pages = ReviewedPages()
    for wanted in WANTED:
        expected = [event for event in present if meets(event, wanted)]
        for limit in (1, 5, 200):
            assert all_pages(store, pages, Selection(**wanted), limit=limit) == expected, (wanted, limit)


def test_pages_follow_the_log_and_new_codings(store: Store) -> None:
    """What is decided, taken back or coded again between two pages shows on the next one."""
    coded = fill(store)
    pages, protests = ReviewedPages(), Selection(type="PROTEST")
    before = [event.id for event in all_pages(store, pages, protests, limit=9)]
    other = next(event for event in coded if event.type == "ASSAULT")
    decide(store, 1, other.id, "correct", field="type", after='"PROTEST"')
    assert {event.id for event in all_pages(store, pages, protests, limit=9)} == {*before, other.id}
    assert other.id not in {event.id for event in all_pages(store, pages, Selection(type="ASSAULT"), limit=9)}
    decide(store, 2, "decision-1", "undo", subject="decision")
    assert [event.id for event in all_pages(store, pages, protests, limit=9)] == before
    decide(store, 3, "decision-2", "undo", subject="decision")
    number = coded.index(other)
    document_id = other.document.id
    left = [event for event in coded[number - number % EVENTS_EACH :][:EVENTS_EACH] if event is not other]
    elsewhere = [replace(event, trigger=factories.words("said")) for event in left]
    with store.writing() as records:
        records.events.keep(elsewhere, document=factories.document(id=document_id), method=SECOND)
    found = all_pages(store, pages, Selection(type="PROTEST", document_id=document_id), limit=1)
    assert other.id in {event.id for event in found}, "what a reviewer corrected stays, coded or not"
    assert found[-1].id == other.id


def test_what_is_recorded_while_somebody_pages_is_passed_over_by_nobody(store: Store) -> None:
    """Also while the pages show what is not coded, whatever is coded meanwhile is on one of the next."""
    review(store, fill(store))
    pages = ReviewedPages()
    with store.reading() as records:
        first = pages.page(records, Selection(), limit=len(standing(store, list(records.events.current()))) - 2)
    assert first.next is not None
    assert first.events[-1].id in ADDED
    new = factories.resolved_event(id="event-new", document=factories.document(id="document-new").reference())
    with store.writing() as records:
        records.events.keep([new], document=factories.document(id="document-new"), method=SECOND)
    with store.reading() as records:
        second = pages.page(records, Selection(), after=first.next)
    assert [event.id for event in second.events] == ["event-new", *ADDED[-2:]]
    assert second.next is None


@pytest.mark.parametrize("after", ["x", "-1", "~event-1", "9" * 30, "٣"])
def test_a_cursor_is_that_of_a_page(store: Store, after: str) -> None:
    """What no page gave as its end is refused with what to give."""
    with pytest.raises(SettingsError, match="no page ends"), store.reading() as records:
        ReviewedPages().page(records, Selection(), after=after)
