"""What every kind of store keeps to."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect

from dotterel.model import (
    Decision,
    Document,
    Incident,
    Link,
    Method,
    Reason,
    ResolvedEvent,
    Run,
    RunOutcome,
    SettingsError,
    StoreConflict,
    StoreDamaged,
    StoreError,
    StoreNotFound,
    StoreTooNew,
    StoreTooOld,
)
from dotterel.store import (
    REVISION,
    Box,
    Cursor,
    IncidentOrder,
    IncidentSelection,
    KeptSignature,
    LinkingTurn,
    Records,
    Selection,
    Store,
    open_store,
)
from dotterel.store.schema import METADATA, VERSION_TABLE
from tests import factories, strategies

ROOT = Path(__file__).resolve().parents[2]
FIRST = Method(coder=factories.provenance(version="1"))
SECOND = Method(coder=factories.provenance(version="2"))
WRITER = Path(__file__).with_name("writer.py")
_NUMBERS = count()


def keep(store: Store, *events: ResolvedEvent, document: Document | None = None, method: Method = FIRST) -> int:
    """Keep the events of a document."""
    with store.writing() as records:
        return records.events.keep(events, document=document or factories.document(), method=method)


def execute(store: Store, statement: str) -> None:
    """Run a statement behind the store's back."""
    with store._writing.begin() as connection:  # what a person with another program could do
        connection.exec_driver_sql(statement)


def numbers(store: Store) -> dict[str, int]:
    """Number of rows of each table."""
    with store._engine.begin() as connection:
        tables = [name for name in inspect(connection).get_table_names() if name in METADATA.tables]
        return {name: int(connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one()) for name in tables}


# Events


def test_an_event_comes_back_as_it_went_in(store: Store) -> None:
    """Nothing is lost on the way through the columns."""
    keep(store, factories.resolved_event())
    with store.reading() as records:
        assert list(records.events.current()) == [factories.resolved_event()]
        assert records.documents.get("document-1") == factories.document()


@given(events=st.lists(strategies.resolved_events(), max_size=3), document=strategies.documents())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_any_record_comes_back_as_it_went_in(store: Store, events: list[ResolvedEvent], document: Document) -> None:
    """Odd characters, huge numbers and unknowns are kept, whatever the database's own types take."""
    document = replace(document, id=f"{document.id}-{next(_NUMBERS)}")
    number = keep(store, *events, document=document)
    with store.reading() as records:
        assert records.events.coding(number).events == tuple(events)
        assert records.documents.get(document.id) == document


def test_half_a_surrogate_pair_is_kept(store: Store) -> None:
    """A character that is none, as damaged pages have them, stops no run."""
    document = replace(factories.document(), text="Herders \ud800 killed", sentences=())
    keep(store, factories.resolved_event(incident="\udfff"), document=document)
    with store.reading() as records:
        assert records.documents.get("document-1") == document
        assert [event.incident for event in records.events.current()] == ["\udfff"]


def test_writing_twice_changes_nothing(store: Store) -> None:
    """The same events of the same content by the same method are one coding, under any file name."""
    first = keep(store, factories.resolved_event())
    before = numbers(store)
    assert keep(store, factories.resolved_event(), document=factories.document(name="elsewhere.txt")) == first
    assert numbers(store) == before


def test_a_new_method_adds_a_version(store: Store) -> None:
    """The old answer stays beside the new one, which is the current one."""
    other = factories.resolved_event(type="COERCE", coder="factory 2")
    keep(store, factories.resolved_event())
    keep(store, other, method=SECOND)
    with store.reading() as records:
        assert list(records.events.current()) == [other]
        versions = records.events.versions("event-1")
    assert [one.event for one in versions] == [factories.resolved_event(), other]
    assert [one.method_id for one in versions] == [FIRST.id, SECOND.id]


def test_another_answer_of_the_same_method_is_a_version_too(store: Store) -> None:
    """Coding again after a repair that has no version of its own loses neither answer."""
    keep(store, factories.resolved_event())
    keep(store, factories.resolved_event(score=0.7))
    with store.reading() as records:
        assert [one.event.score for one in records.events.versions("event-1")] == [0.9, 0.7]
        assert records.events.count() == 1
        coding = records.events.coded(factories.document(), FIRST)
        assert coding is not None
        assert coding.events[0].score == 0.7


def test_a_changed_text_is_another_version_of_its_document(store: Store) -> None:
    """A corpus that keeps its identifiers while a text is mended is coded again, and the first text stays."""
    mended = factories.document(text=factories.TEXT.replace("three", "four"))
    keep(store, factories.resolved_event())
    with store.reading() as records:
        assert records.events.coded(mended, FIRST) is None
    keep(store, document=mended)
    with store.reading() as records:
        assert records.documents.versions("document-1") == (factories.document(), mended)
        assert records.documents.count() == 1
        assert list(records.events.current()) == []


def test_what_was_coded_is_remembered_even_without_events(store: Store) -> None:
    """A report that tells nothing is not read again and again."""
    with store.writing() as records:
        records.events.keep((), document=factories.document(), method=FIRST, relevance=0.25)
    with store.reading() as records:
        coding = records.events.coded(factories.document(), FIRST)
        assert coding is not None
        assert (coding.events, coding.relevance) == ((), 0.25)
        assert records.events.coded(factories.document(), SECOND) is None
        assert records.events.coded(factories.document(), replace(FIRST, min_score=0.5)) is None


def test_nothing_is_kept_of_a_block_that_fails(store: Store) -> None:
    """A document is there with all its events, or not at all."""
    with pytest.raises(ZeroDivisionError), store.writing() as records:  # noqa: PT012
        records.events.keep([factories.resolved_event()], document=factories.document(), method=FIRST)
        raise ZeroDivisionError
    assert {name: number for name, number in numbers(store).items() if number} == {"linking": 1}  # there from the first


# Questions

SELECTED: list[tuple[dict[str, Any], bool]] = [
    ({"type": "ASSAULT"}, True),
    ({"type": "COERCE"}, False),
    ({"quad": "material-conflict"}, True),
    ({"country": "NER"}, True),
    ({"country": "TCD"}, False),
    ({"party": "NER"}, True),
    ({"party": "TCD"}, False),
    ({"first": "2024-03-04", "last": "2024-03-04"}, True),
    ({"first": "2024-03-05"}, False),
    ({"last": "2024-03-03"}, False),
    ({"box": Box(south=14, north=15, west=7, east=8)}, True),
    ({"box": Box(south=14.6, north=14.6, west=7.9, east=7.9)}, True),
    ({"box": Box(south=14.600001, north=15, west=7, east=8)}, False),
    ({"box": Box(south=-90, north=90, west=7, east=-170)}, True),
    ({"box": Box(south=-90, north=90, west=170, east=7)}, False),
    ({"min_score": 0.9}, True),
    ({"min_score": 0.91}, False),
    ({"document_id": "document-1"}, True),
    ({"document_id": "document-2"}, False),
    ({"type": "ASSAULT", "country": "TCD"}, False),
]


def test_events_are_found_by_what_they_say(store: Store) -> None:
    """Type, country, parties, days, box on the map and score select; boxes reach over the date line."""
    keep(store, factories.resolved_event())
    with store.reading() as records:
        for wanted, found in SELECTED:
            selection = Selection(**wanted)
            assert (records.events.count(selection), len(list(records.events.current(selection)))) == (found, found), (
                wanted
            )


def test_the_source_of_a_claim_is_no_party(store: Store) -> None:
    """Who speaks of an attack has not taken part in it."""
    claim = factories.resolved_event().claim
    assert claim.source is not None
    event = factories.resolved_event(claim=replace(claim, source=replace(claim.source, country="TCD")))
    keep(store, event)
    with store.reading() as records:
        assert records.events.count(Selection(party="TCD")) == 0


def test_an_open_interval_reaches_as_far_as_it_is_open(store: Store) -> None:
    """An event "since May" may have been in June; one without a date is on no day."""
    since = factories.resolved_event(id="event-2", date=factories.date(first="2024-05-01", last=None))
    undated = factories.resolved_event(id="event-3", date=None)
    keep(store, since, undated)
    with store.reading() as records:
        assert records.events.count(Selection(first="2024-06-01", last="2024-06-30")) == 1
        assert records.events.count(Selection(last="2024-04-30")) == 0


@pytest.mark.parametrize(
    ("words", "found"),
    [("tarka HERDERS", 1), ("Tarka camels", 0), ("", 0), ('"', 0), ("herders AND NOT", 0), ("'; DROP TABLE runs", 0)],
)
def test_documents_are_found_by_their_words(store: Store, words: str, found: int) -> None:
    """All words, in any order and case; what looks like a query language is words too."""
    with store.writing() as records:
        records.documents.keep(factories.document())
    with store.reading() as records:
        assert len(list(records.documents.search(words))) == found


def test_only_the_latest_text_is_searched(store: Store) -> None:
    """A text that was taken back is not found by its words, but stays among the versions."""
    with store.writing() as records:
        records.documents.keep(factories.document())
        records.documents.keep(factories.document(text="Nothing happened.", sentences=()))
    with store.reading() as records:
        assert list(records.documents.search("herders")) == []


@pytest.mark.parametrize("edges", [(91, 0, 92, 0), (10, 0, 5, 0), (0, -181, 1, 0), (float("nan"), 0, 1, 1)])
def test_a_box_off_the_globe_is_refused(edges: tuple[float, ...]) -> None:
    """Swapped or impossible edges are a mistake, not an empty answer."""
    south, west, north, east = edges
    with pytest.raises(SettingsError, match="there is no box"):
        Box(south=south, west=west, north=north, east=east)


# Incidents, links, decisions


def test_incidents_have_versions(store: Store) -> None:
    """The same grouping twice is one version; another is a further one; one without events is no more."""
    maker, better = factories.provenance(component="linker"), factories.provenance(component="linker", version="2")
    first, second = factories.incident(), Incident(id="incident-1", event_ids=("event-1", "event-2"))
    with store.writing() as records:
        assert records.incidents.keep(first, made_by=maker)
        assert not records.incidents.keep(first, made_by=maker)
        assert records.incidents.keep(second, made_by=better)
    with store.reading() as records:
        assert list(records.incidents.current()) == [second]
        assert records.incidents.of_event("event-2") == (second,)
        assert records.incidents.versions("incident-1") == ((first, maker), (second, better))
        recorded = records.incidents.recorded("incident-1")
        assert len(recorded) == 2
        assert recorded[0] <= recorded[1]
    with store.writing() as records:
        records.incidents.keep(Incident(id="incident-1", event_ids=()), made_by=better)
        assert list(records.incidents.current()) == []
        assert len(records.incidents.versions("incident-1")) == 3


def test_an_incident_may_become_again_what_it_was(store: Store) -> None:
    """Split and merged again, the latest version is the current one though its content stood there before."""
    maker = factories.provenance(component="linker")
    whole, part = factories.told_incident(), factories.told_incident(event_ids=("event-1",))
    with store.writing() as records:
        assert [records.incidents.keep(one, made_by=maker) for one in (whole, part, whole, whole)] == [
            True,
            True,
            True,
            False,
        ]
        assert records.incidents.get(whole.id) == whole
        assert len(records.incidents.versions(whole.id)) == 3


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({}, True),
        ({"words": "farmers TARKA"}, True),
        ({"words": "Mendhar"}, False),
        ({"words": '" OR *'}, None),
        ({"types": ("ASSAULT", "PROTEST")}, True),
        ({"types": ("PROTEST",)}, False),
        ({"modes": ("beat",)}, True),
        ({"modes": ("bea",)}, False),
        ({"quads": ("material-conflict",)}, True),
        ({"standings": ("disputed",)}, False),
        ({"countries": ("NGA",)}, True),
        ({"countries": ("NER",)}, False),
        ({"parties": ("NGA",)}, True),
        ({"parties": ("NER",)}, False),
        ({"party_id": "herders"}, True),
        ({"first": "2024-03-01", "last": "2024-03-31"}, True),
        ({"last": "2024-03-03"}, False),
        ({"box": Box(south=14, west=8, north=15, east=10)}, True),
        ({"box": Box(south=14, west=10, north=15, east=8)}, False),
        ({"min_killed": 12}, True),
        ({"min_killed": 13}, False),
        ({"max_killed": 12}, True),
        ({"max_killed": 11}, False),
        ({"min_sources": 2}, True),
        ({"min_sources": 3}, False),
        ({"min_score": 0.9}, True),
        ({"contradicted": True}, True),
        ({"contradicted": False}, False),
        ({"reviewed": True}, False),
        ({"historical": False}, True),
        ({"changed_after": 10_000}, False),
    ],
)
def test_incidents_are_found_by_every_condition(store: Store, conditions: dict[str, Any], found: bool | None) -> None:
    """A list, its count and the records behind it go by the same conditions."""
    incident = factories.told_incident()
    with store.writing() as records:
        records.incidents.keep(incident, made_by=factories.provenance(component="linker"))
    selection = IncidentSelection(**conditions)
    with store.reading() as records:
        page = records.incidents.page(selection)
        assert (
            records.incidents.count(selection) == len(page.entries) == len(list(records.incidents.current(selection)))
        )
        assert records.totals.sum(selection).incidents == len(page.entries)
        if found is not None:
            assert [entry.incident_id for entry in page.entries] == [incident.id] * found
        if page.entries:
            entry = page.entries[0]
            assert (entry.killed_low, entry.killed_best, entry.killed_high) == (10, 12, None)
            assert (entry.actors, entry.recipients) == (("Herders",), ("Farmers",))
            assert entry.contradicted == ("killed",)


@pytest.mark.parametrize("order", ["time", "killed", "sources", "changed", "priority"])
@pytest.mark.parametrize("descending", [True, False])
def test_pages_show_every_incident_once(store: Store, order: IncidentOrder, descending: bool) -> None:
    """Page after page tells all of them in order, with equal and missing values among them."""
    maker = factories.provenance(component="linker")
    with store.writing() as records:
        for number in range(7):
            days = ({"time": None}, {}, {"tolls": ()})[number % 3]
            records.incidents.keep(factories.told_incident(id=f"incident-{number}", **days), made_by=maker)
    found, after = [], None
    with store.reading() as records:
        while True:
            page = records.incidents.page(order=order, descending=descending, after=after, limit=2)
            found += [entry.incident_id for entry in page.entries]
            if page.next is None:
                break
            after = Cursor.parse(str(page.next), order)
        whole = records.incidents.page(order=order, descending=descending, limit=100)
    assert found == [entry.incident_id for entry in whole.entries]
    assert len(set(found)) == 7


def test_some_incidents_are_listed_by_name(store: Store) -> None:
    """Those that are there come as lists show them, with their parties."""
    with store.writing() as records:
        records.incidents.keep(factories.told_incident(), made_by=factories.provenance(component="linker"))
    with store.reading() as records:
        (entry,) = records.incidents.entries(["incident-1", "incident-9"])
        assert entry == records.incidents.page().entries[0]
        assert records.incidents.entries([]) == ()


@pytest.mark.parametrize(("text", "order"), [("", "time"), ("x~2024", "time"), ("7", "killed"), ("7~x", "killed")])
def test_a_foreign_cursor_is_refused(text: str, order: IncidentOrder) -> None:
    """A mangled address says so rather than showing some page."""
    with pytest.raises(SettingsError, match="no cursor"):
        Cursor.parse(text, order)


def test_an_incident_is_found_by_the_beginning_of_its_name(store: Store) -> None:
    """As much of it as tells it apart is enough; what fits none or several is said to."""
    with store.writing() as records:
        for name in ("incident-ab1", "incident-ab2", "incident-ab"):
            records.incidents.keep(factories.told_incident(id=name), made_by=factories.provenance())
    with store.reading() as records:
        assert [records.incidents.find(name).id for name in ("ab1", "incident-ab2", "ab")] == [
            "incident-ab1",
            "incident-ab2",
            "incident-ab",
        ]
        for name, why in (("a", "several"), ("x", "no incident"), ("", "no incident"), ("%", "no incident")):
            with pytest.raises(SettingsError, match=why):
                records.incidents.find(name)


def test_a_decision_shows_on_its_incident(store: Store) -> None:
    """What reviewers decided of an incident or its events counts there, before and after a new version."""
    incident = factories.told_incident()
    maker = factories.provenance(component="linker")
    with store.writing() as records:
        records.incidents.keep(incident, made_by=maker)
        records.decisions.keep(decision(id="one", subject="event", subject_id="event-1"))
        records.decisions.keep(decision(id="two", subject="incident", subject_id=incident.id))
        records.decisions.keep(decision(id="other", subject="incident", subject_id="incident-9"))
        assert records.incidents.page().entries[0].decisions == 2
        records.incidents.keep(replace(incident, summary="Told anew."), made_by=maker)
        assert records.incidents.page().entries[0].decisions == 2
        assert records.incidents.count(IncidentSelection(reviewed=True)) == 1


def test_a_decision_that_is_taken_back_counts_no_more(store: Store) -> None:
    """An incident that nobody has decided on in the end is not reviewed, before and after a new version."""
    incident = factories.told_incident()
    maker = factories.provenance(component="linker")
    acts = [("one", "event", "event-1"), ("back", "decision", "one"), ("again", "decision", "back")]
    with store.writing() as records:
        records.incidents.keep(incident, made_by=maker)
        seen = []
        for name, subject, subject_id in acts:
            act = "correct" if subject == "event" else "undo"
            records.decisions.keep(decision(id=name, act=act, subject=subject, subject_id=subject_id))
            seen.append(records.incidents.page().entries[0].decisions)
        assert seen == [1, 0, 1]
        records.decisions.keep(decision(id="last", act="undo", subject="decision", subject_id="again"))
        assert records.incidents.count(IncidentSelection(reviewed=True)) == 0
        records.incidents.keep(replace(incident, summary="Told anew."), made_by=maker)
        assert records.incidents.count(IncidentSelection(reviewed=False)) == 1
        records.decisions.keep(decision(id="round", act="undo", subject="decision", subject_id="round"))


def told(records: Records, telling_id: str, *, document_id: str = "d", keys: Sequence[str] = ()) -> None:
    """Add a telling with an event of its own."""
    records.tellings.add(
        telling_id, document_id=document_id, event_ids=[f"event of {telling_id}"], keys=keys, record={"id": telling_id}
    )


def shared(records: Records, keys: Sequence[str], *, most: int) -> dict[str, list[str]]:
    """Identifiers of the tellings that stand under each key."""
    numbers = records.tellings.sharing(keys, most=most)
    names = records.tellings.named({number for under in numbers.values() for number in under})
    return {key: [names[number] for number in under] for key, under in numbers.items()}


def test_tellings_are_found_by_their_keys(store: Store) -> None:
    """Linking meets what stands under a key, of too many those that came last."""
    with store.writing() as records:
        for telling_id, keys in (("t1", ["a"]), ("t2", ["a", "b"]), ("t3", ["a"]), ("t4", [])):
            told(records, telling_id, document_id=f"document of {telling_id}", keys=keys)
    with store.reading() as records:
        assert shared(records, ["a", "b", "c"], most=9) == {"a": ["t1", "t2", "t3"], "b": ["t2"]}
        assert shared(records, ["a"], most=2) == {"a": ["t2", "t3"]}
        assert records.tellings.get(["t3", "t1", "t9"]) == [{"id": "t1"}, {"id": "t3"}]
        assert records.tellings.of_document("document of t2") == [{"id": "t2"}]
        assert records.tellings.of_events(["event of t4", "event of t9"]) == {"event of t4": "t4"}


def test_tellings_are_grouped_in_order(store: Store) -> None:
    """An incident keeps the order of its tellings; one moved to another is no longer in the first."""
    with store.writing() as records:
        for telling_id in ("t1", "t2", "t3"):
            told(records, telling_id)
        records.tellings.group("i1", ["t3", "t1", "t2"])
        assert records.tellings.members(["i1", "i9"]) == {"i1": ["t3", "t1", "t2"]}
        records.tellings.group("i2", ["t1"])
        assert records.tellings.members(["i1", "i2"]) == {"i1": ["t3", "t2"], "i2": ["t1"]}
        assert records.tellings.incidents_of(["t1", "t2", "t9"]) == {"t1": "i2", "t2": "i1"}


def test_tellings_are_replaced_and_removed(store: Store) -> None:
    """A telling has one state; one removed leaves no key, event or pair behind."""
    with store.writing() as records:
        told(records, "t1", keys=["a"])
        told(records, "t2", keys=["a"])
        records.tellings.draw([("t1", "t2"), ("t2", "t1"), ("t1", "t9")])
        assert records.tellings.drawn_to(["t1", "t2"]) == {"t1": ["t2"], "t2": ["t1"]}
        told(records, "t1", keys=["b"])
        assert shared(records, ["a", "b"], most=9) == {"a": ["t2"], "b": ["t1"]}
        records.tellings.remove(["t1", "t9"])
        assert shared(records, ["b"], most=9) == {}
        assert records.tellings.drawn_to(["t2"]) == {}
        assert records.tellings.of_events(["event of t1"]) == {}
        records.tellings.clear()
        assert records.tellings.get(["t2"]) == []


def test_many_keys_are_asked_for_at_once(store: Store) -> None:
    """However many keys a telling has, each gives its latest tellings."""
    keys = [f"key {number}" for number in range(250)]
    with store.writing() as records:
        for telling_id in ("t1", "t2", "t3"):
            told(records, telling_id, document_id=f"document of {telling_id}", keys=keys)
        assert shared(records, keys, most=2) == {key: ["t2", "t3"] for key in keys}
        assert shared(records, [], most=2) == {}


def test_a_former_version_is_kept_as_its_difference(store: Store) -> None:
    """Every version of an incident can be read as it was, though only the latest is kept whole."""
    maker = factories.provenance(component="linker")
    told_one = factories.told_incident()
    versions = [replace(told_one, summary=f"Told {number} times. " + "It goes on. " * number) for number in range(6)]
    gone = Incident(id=told_one.id, event_ids=())
    for one in (*versions, gone, versions[2]):
        with store.writing() as records:
            assert records.incidents.keep(one, made_by=maker)
    with store.reading() as records:
        found = [incident for incident, _ in records.incidents.versions(told_one.id)]
        assert found == [*versions, gone, versions[2]]
        assert records.incidents.get(told_one.id) == versions[2]
        assert [one.id for one in records.incidents.of_event(told_one.event_ids[0])] == [told_one.id]
    assert store.faults() == []


def test_several_incidents_are_kept_at_once(store: Store) -> None:
    """What is new is counted; what is known already is not kept again."""
    maker = factories.provenance(component="linker")
    one = factories.told_incident()
    other = replace(one, id="incident-other", summary="Another.")
    with store.writing() as records:
        assert records.incidents.keep_all([one, other], made_by=maker) == 2
        assert records.incidents.keep_all([one, replace(other, summary="Changed.")], made_by=maker) == 1
        assert records.incidents.count() == 2
        assert len(records.incidents.versions(other.id)) == 2
    assert store.faults() == []


def test_texts_are_found_by_their_keys(store: Store) -> None:
    """A text that is nobody's copy is compared with later ones; its copies name it, and are compared with nothing."""
    first = KeptSignature(document_id="d1", content="c1", copy_of=None, size=20, slots="AAAA")
    copy = KeptSignature(document_id="d2", content="c2", copy_of="d1", size=20, slots="AAAA")
    with store.writing() as records:
        records.signatures.keep(first, keys=(7, 2**62))
        records.signatures.keep(copy)
    with store.writing() as records:
        assert records.signatures.sharing([2**62, 7, 9]) == (first,)
        assert records.signatures.sharing([]) == ()
        assert records.signatures.known("d2") == copy
        assert records.signatures.known("d9") is None
        assert records.signatures.originals(["d1", "d2", "d9"]) == {"d2": "d1"}
        assert records.signatures.copies("d1") == ("d2",)
        records.signatures.keep(replace(first, content="c3", size=30), keys=(9,))
        assert records.signatures.sharing([7]) == ()
        assert [one.size for one in records.signatures.sharing([9])] == [30]


def test_stale_incidents_are_remembered(store: Store) -> None:
    """Which records wait for how many tellings outlives the program."""
    with store.writing() as records:
        records.tellings.set_stale("i1", tellings=2)
        records.tellings.set_stale("i2", tellings=1)
        records.tellings.set_stale("i1", tellings=3)
    with store.writing() as records:
        assert records.tellings.stale() == {"i1": 3, "i2": 1}
        assert records.tellings.stale(["i2", "i9"]) == {"i2": 1}
        records.tellings.set_stale("i1", tellings=0)
        assert records.tellings.stale() == {"i2": 1}


def test_events_of_any_coding_are_found(store: Store) -> None:
    """An event that is coded no more is found as it was last."""
    document = factories.document()
    one = replace(factories.resolved_event(), document=document.reference())
    with store.writing() as records:
        records.events.keep([one], document=document, method=Method(coder=factories.provenance()))
        records.events.keep([], document=document, method=Method(coder=factories.provenance(version="2")))
        assert records.events.latest([one.id, "event-9"]) == {one.id: one}


def test_turns_are_counted(store: Store) -> None:
    """Each turn has the next number, whoever takes it, and none that failed counts."""
    with store.writing() as records:
        assert records.tellings.turn() == LinkingTurn(changes=1, decision=0)
        records.tellings.follow(7)
    with pytest.raises(StoreConflict), store.writing() as records:  # noqa: PT012  it is the block that fails
        records.tellings.turn()
        raise StoreConflict("broken off")
    with store.writing() as records:
        assert records.tellings.turn() == LinkingTurn(changes=2, decision=7)


def test_incidents_without_tellings_are_known(store: Store) -> None:
    """After linking anew was begun, those that no telling is in are told apart from the others."""
    with store.writing() as records:
        for name in ("incident-1", "incident-2"):
            records.incidents.keep(factories.told_incident(id=name), made_by=factories.provenance())
        told(records, "t1")
        records.tellings.group("incident-2", ["t1"])
        assert records.tellings.untold() == ("incident-1",)


def test_what_was_decided_on_incidents_that_are_no_more(store: Store) -> None:
    """Only corrections count, with the events that the incident told last."""
    maker = factories.provenance()
    with store.writing() as records:
        for name, act in (("incident-1", "correct"), ("incident-2", "comment"), ("incident-3", "correct")):
            records.incidents.keep(factories.told_incident(id=name, event_ids=("e1",)), made_by=maker)
            records.incidents.keep(factories.told_incident(id=name, event_ids=("e2", "e3")), made_by=maker)
            records.decisions.keep(decision(id=f"on {name}", subject="incident", subject_id=name, act=act))
        for name in ("incident-1", "incident-2"):
            records.incidents.keep(Incident(id=name, event_ids=()), made_by=maker)
        assert records.incidents.decided_former() == {"incident-1": ("e2", "e3")}
        assert not records.incidents.keep(Incident(id="incident-9", event_ids=()), made_by=maker)


def test_codings_of_many_documents_are_read_at_once(store: Store) -> None:
    """Asking for many at once gives what asking one by one gives."""
    documents = [factories.document(id=f"document-{number}") for number in range(3)]
    for number, document in enumerate(documents):
        events = [factories.resolved_event(id=f"event-{number}-{place}") for place in range(number)]
        keep(store, *events, document=document)
    with store.reading() as records:
        names = [document.id for document in documents]
        codings = records.events.current_codings([*names, "document-9"])
        assert codings == {name: records.events.current_coding(name) for name in names}
        found = records.events.of_codings(codings.values())
        assert found == {number: records.events.coding(number).events for number in codings.values()}


def test_two_programs_link_one_after_the_other(place: str) -> None:
    """A turn waits for another's to end, and then sees all that it wrote."""
    order: list[str] = []
    with open_store(place) as store:
        began = Event()

        def other() -> None:
            with open_store(place) as again:
                began.set()
                with again.writing() as records:
                    records.tellings.turn()
                    order.append(f"second sees {records.tellings.members(['i'])}")

        with store.writing() as records:
            records.tellings.turn()
            waiting = Thread(target=other)
            waiting.start()
            began.wait()
            told(records, "t1")
            records.tellings.group("i", ["t1"])
            waiting.join(timeout=0.3)
            order.append("first ends")
        waiting.join()
    assert order == ["first ends", "second sees {'i': ['t1']}"]


def test_what_is_still_to_be_linked(store: Store) -> None:
    """A document is to be linked when it was coded, coded otherwise, or decided on since."""
    first, second = factories.document(id="document-1"), factories.document(id="document-2")
    for one, event_id in ((first, "event-1"), (second, "event-2")):
        keep(store, factories.resolved_event(id=event_id), document=one)
    with store.writing() as records:
        assert records.tellings.pending() == ("document-1", "document-2")
        coding = records.events.current_coding("document-1")
        assert coding is not None
        records.tellings.linked("document-1", coding=coding, decision=records.decisions.latest(), linker="linker 1")
        assert records.tellings.pending() == ("document-2",)
        assert records.tellings.linkers() == {"linker 1"}
        records.decisions.keep(decision(id="one", subject="event", subject_id="event-1"))
        assert records.tellings.pending() == ("document-1", "document-2")
        records.tellings.linked("document-1", coding=coding, decision=records.decisions.latest(), linker="linker 1")
        assert records.tellings.pending() == ("document-2",)
        records.decisions.keep(decision(id="two", subject="document", subject_id="document-1", act="accept"))
        assert records.tellings.pending() == ("document-1", "document-2")
        assert set(records.events.decided("document-1")) == {"event-1"}
        assert records.events.current_coding("document-9") is None


def test_the_log_of_a_document_holds_what_hangs_on_it(store: Store) -> None:
    """With the decisions on its events come those on added events, and those that take one back."""
    added = json.dumps({"id": "event-added"})
    log = (
        decision(id="one", subject_id="event-1"),
        decision(id="two", act="add", subject="document", subject_id="document-1", after=added),
        decision(id="three", subject_id="event-added"),
        decision(id="four", act="undo", subject="decision", subject_id="three"),
        decision(id="five", act="undo", subject="decision", subject_id="four"),
        decision(id="other", subject_id="event-9"),
    )
    keep(store, factories.resolved_event(), document=factories.document())
    with store.writing() as records:
        for one in log:
            records.decisions.keep(one)
        assert records.decisions.on_document("document-1") == log[:5]
        assert records.decisions.about(["event-1"]) == log[:1]
        assert records.decisions.on_document("document-9") == ()


def test_links_have_versions_and_reasons(store: Store) -> None:
    """Of two judgements on a pair the later one holds, found from either end; both stay with their tables."""
    link = Link(
        event_id="event-1",
        to="event",
        to_id="event-2",
        same=True,
        score=0.8,
        made_by=factories.provenance(component="linker"),
        reasons=(Reason(name="days apart", value="0", weight=1.5), Reason(name="note", value="same town")),
    )
    changed = replace(link, same=False, score=0.3)
    with store.writing() as records:
        assert [records.links.keep(one) for one in (link, link, changed)] == [True, False, True]
    with store.reading() as records:
        assert records.links.of_event("event-1") == records.links.of_event("event-2") == (changed,)
        assert records.links.versions("event-1", "event-2") == (link, changed)


def decision(**changes: Any) -> Decision:
    """A correction of the place."""
    made = Decision(
        id="decision-1",
        reviewer="Ama Example",
        made="2024-03-06T10:00:00+00:00",
        act="correct",
        subject="event",
        subject_id="event-1",
        field="place",
        before='"Tarka"',
        after='"Lumo"',
    )
    return replace(made, **changes)


def test_decisions_are_a_log(store: Store) -> None:
    """Sent twice, a decision is recorded once; each stays, in its order."""
    other = decision(id="decision-2", act="accept", field=None, before=None, after=None)
    with store.writing() as records:
        assert [records.decisions.keep(one) for one in (decision(), decision(), other)] == [True, False, True]
    with store.reading() as records:
        assert records.decisions.of("event-1") == tuple(records.decisions.all()) == (decision(), other)


def test_a_decision_is_never_overwritten(store: Store) -> None:
    """Neither by the program nor by hand in the database."""
    with store.writing() as records:
        records.decisions.keep(decision())
    with pytest.raises(StoreConflict, match="decision-1"), store.writing() as records:
        records.decisions.keep(decision(after='"Bento"'))
    for statement in ("UPDATE decisions SET note = 'x'", "DELETE FROM decisions"):
        with pytest.raises(Exception, match="decisions are never"):
            execute(store, statement)
    with store.reading() as records:
        assert list(records.decisions.all()) == [decision()]


# Runs


def begin(records: Records, name: str, method: Method = FIRST) -> int:
    """Begin a run."""
    return records.runs.begin(Run(id=f"run-{name}", method=method, started="2024-03-06T10:00:00", sources=("a",)))


def test_a_run_accounts_for_every_report(store: Store) -> None:
    """Each outcome is kept with its reason, in order, and counted; a run that did not end says so."""
    outcomes = (
        RunOutcome(name="a.txt", outcome="coded", document_id="document-1", events=1, relevance=0.9),
        RunOutcome(name="b.txt", outcome="failed", error="EmptyDocument", message="b.txt is empty", remedy="Check."),
        RunOutcome(name="c.txt", outcome="duplicate", duplicate_of="document-1", similarity=0.8),
    )
    with store.writing() as records:
        number = begin(records, "one", replace(FIRST, min_score=0.5, parts=(factories.provenance(),)))
        coding = records.events.keep([factories.resolved_event()], document=factories.document(), method=FIRST)
        records.runs.add(number, outcomes[0], document=factories.document(), coding=coding)
        for outcome in outcomes[1:]:
            records.runs.add(number, outcome)
    with store.reading() as records:
        (run,) = records.runs.all()
        assert run.run.finished is None
        assert run.run.method == replace(FIRST, min_score=0.5, parts=(factories.provenance(),))
        assert (dict(run.outcomes), run.events) == ({"coded": 1, "failed": 1, "duplicate": 1}, 1)
        assert tuple(records.runs.outcomes(number)) == outcomes
        assert list(records.runs.compared(number, number)) == [("document-1", coding, coding)]
    with store.writing() as records:
        records.runs.finish(number, "2024-03-06T11:00:00")
        assert records.runs.all()[0].run.finished == "2024-03-06T11:00:00"


def test_two_runs_are_compared_by_document(store: Store) -> None:
    """Documents of either run are told once, those of the first in its order, with the coding of each."""
    told = {"one": ("a", "b"), "two": ("c", "a")}
    with store.writing() as records:
        for name, documents in told.items():
            method = replace(FIRST, min_score=0.5 if name == "two" else None)
            number = begin(records, name, method)
            for document_id in documents:
                document = factories.document(id=document_id)
                coding = records.events.keep([], document=document, method=method)
                outcome = RunOutcome(name=document_id, outcome="no events", document_id=document_id)
                records.runs.add(number, outcome, document=document, coding=coding)
    with store.reading() as records:
        found = list(records.runs.compared(1, 2))
    assert [(document, one is None, other is None) for document, one, other in found] == [
        ("a", False, False),
        ("b", False, True),
        ("c", True, False),
    ]
    assert found[0][1] != found[0][2]


def test_runs_are_found_by_number_and_by_the_beginning_of_their_id(store: Store) -> None:
    """What the list shows can be typed; what fits none or several is refused."""
    with store.writing() as records:
        for name in ("aab", "aac", "b"):
            begin(records, name)
        assert [records.runs.find(named).number for named in ("2", "b", "run-aab")] == [2, 3, 1]
        for named in ("4", "aa", "", "x"):
            with pytest.raises(SettingsError):
                records.runs.find(named)


# Versions of the tables


def test_tables_are_those_that_queries_name(store: Store) -> None:
    """Migrations and schema tell the same columns."""
    with store._engine.begin() as connection:
        inspector = inspect(connection)
        names = {*inspector.get_table_names(), *inspector.get_view_names()}
        made = {name: [column["name"] for column in inspector.get_columns(name)] for name in METADATA.tables}
    assert names >= set(METADATA.tables)
    assert made == {name: [column.name for column in table.columns] for name, table in METADATA.tables.items()}


def test_views_show_the_current_records(store: Store) -> None:
    """A person who opens the store in another program reads plain columns."""
    keep(store, factories.resolved_event())
    keep(store, factories.resolved_event(type="COERCE"), method=SECOND)
    with store._engine.begin() as connection:
        events = connection.exec_driver_sql("SELECT * FROM events").mappings().all()
        parties = connection.exec_driver_sql("SELECT role, text FROM event_parties ORDER BY role").all()
    assert [(row["type"], row["place_name"], row["killed_low"], row["coder_version"]) for row in events] == [
        ("COERCE", "Tarka", 3, "2")
    ]
    assert [tuple(row) for row in parties] == [("actor", "Gunmen"), ("recipient", "herders"), ("source", "police")]


def test_upgrading_twice_changes_nothing(empty: str) -> None:
    """The first upgrade makes the tables, the second finds them."""
    with pytest.raises(StoreNotFound):
        open_store(empty)
    with open_store(empty, create=True) as store:
        keep(store, factories.resolved_event())
        assert store.upgrade() == REVISION
        assert numbers(store)["event_versions"] == 1


def test_a_store_of_a_later_version_is_left_alone(place: str) -> None:
    """An older program neither reads nor changes what it does not know."""
    with open_store(place) as store:
        execute(store, f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    for changes in ({}, {"create": True}, {"upgrade": True}):
        with pytest.raises(StoreTooNew, match="9999"):
            open_store(place, **changes)


def test_a_store_of_an_earlier_version_asks_for_the_upgrade(place: str) -> None:
    """Tables are changed when the user says so, after a backup."""
    with open_store(place) as store:
        execute(store, f"UPDATE {VERSION_TABLE} SET version_num = '0000'")
    with pytest.raises(StoreTooOld, match="0000") as refused:
        open_store(place, create=True)
    assert "dotterel db upgrade" in refused.value.remedy


# Soundness


def test_a_sound_store_has_no_faults(store: Store) -> None:
    """The check does not cry wolf."""
    keep(store, factories.resolved_event(), factories.resolved_event(id="event-2"))
    keep(store, document=factories.document(id="document-2"))
    assert store.faults() == []


def test_a_record_that_was_altered_is_found(store: Store) -> None:
    """Whatever changed a record behind our back, the check tells which."""
    number = keep(store, factories.resolved_event())
    execute(
        store,
        "UPDATE event_versions SET record = replace(CAST(record AS TEXT), 'ASSAULT', 'PROTEST')"
        + ("::json" if store._engine.dialect.name == "postgresql" else ""),
    )
    assert store.faults() == [f"coding {number}: its events are not as they were written"]


@pytest.mark.parametrize("column", ["text", "title", "outlet", "document_id"])
def test_a_document_that_was_altered_is_found(store: Store, column: str) -> None:
    """The text that events were read from is checked as they are, in every column that people read."""
    keep(store, factories.resolved_event())
    execute(store, f"UPDATE document_versions SET {column} = 'another'")
    (fault,) = store.faults()
    assert fault.endswith("version 1: it is not as it was written")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE event_versions SET killed_low = 99",
        "UPDATE event_versions SET place_country = NULL",
        "UPDATE parties SET country = 'XXX'",
        "DELETE FROM parties",
    ],
)
def test_a_column_that_was_altered_is_found(store: Store, change: str) -> None:
    """Who asks the columns and who reads the record never get two answers unnoticed."""
    event = factories.resolved_event()
    number = keep(store, event, factories.resolved_event(id="event-2"))
    execute(store, f"{change} WHERE coding = {number}")
    assert store.faults()[0] == f"coding {number}, event {event.id}: its columns say something else than its record"


INCIDENT = "its columns say something else than its record"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE current_incidents SET killed_best = 99", INCIDENT),
        ("UPDATE current_incidents SET place_country = NULL", INCIDENT),
        ("UPDATE incident_parties SET label = 'others'", INCIDENT),
        ("DELETE FROM incident_parties", INCIDENT),
        ("UPDATE incident_versions SET made_by_version = '99'", "it is not as it was written"),
        ("UPDATE incident_versions SET events = 99", "it is not as it was written"),
        ("DELETE FROM incident_events", "its events are not all listed"),
        ("DELETE FROM current_incidents", "it is not among the current incidents"),
        ("UPDATE current_incidents SET number = number - 1", "a version that is not its latest"),
        ("UPDATE link_versions SET score = 0.25", "it is not as it was written"),
        ("UPDATE tellings SET incident_id = 'incident-9'", "reports tell it, but it is no incident"),
    ],
)
def test_an_incident_that_was_altered_is_found(store: Store, change: str, fault: str) -> None:
    """Incidents, links and tellings are checked as events are; what is sound is not blamed."""
    coding = keep(store, factories.resolved_event())
    incident = factories.told_incident()
    with store.writing() as records:
        for summary in ("Told first.", incident.summary):
            records.incidents.keep(replace(incident, summary=summary), made_by=factories.provenance())
        records.incidents.keep(replace(incident, event_ids=()), made_by=factories.provenance())
        for summary in ("Told again.", incident.summary):
            records.incidents.keep(replace(incident, summary=summary), made_by=factories.provenance())
        made_by = factories.provenance()
        records.links.keep(
            Link(event_id="event-1", to="event", to_id="event-2", same=True, score=0.5, made_by=made_by, reasons=())
        )
        told(records, "t1", document_id=factories.document().id)
        records.tellings.group(incident.id, ["t1"])
        records.tellings.linked(factories.document().id, coding=coding, decision=0, linker="linker 1")
    assert store.faults() == []
    execute(store, change)
    faults = store.faults()
    assert faults
    assert any(fault in one for one in faults)


def test_a_record_that_is_gone_is_found(store: Store) -> None:
    """A coding without its events is never taken for one that has none."""
    number = keep(store, factories.resolved_event())
    execute(store, "DELETE FROM parties")
    execute(store, "DELETE FROM event_versions")
    assert store.faults() == [f"coding {number}: its events are not as they were written"]
    with store.reading() as records, pytest.raises(StoreDamaged):
        records.events.coding(number)


# Several programs


def writer(place: str, name: str, documents: int) -> subprocess.Popen[str]:
    """A program that writes documents and tells each when it is kept."""
    command = [sys.executable, str(WRITER), place, name, str(documents)]
    environment = {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PATH": "/usr/bin:/bin"}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_killed_program_loses_nothing_that_it_told(place: str) -> None:
    """After kill -9 the store opens, is sound, and holds each document that was told to be kept, whole."""
    told: list[str] = []
    for number in range(3):
        program = writer(place, f"run{number}", 1_000_000)
        assert program.stdout is not None
        for _ in range(5 + 11 * number):
            told.append(program.stdout.readline().strip())
        program.kill()
        rest, _ = program.communicate()
        told += rest.splitlines()[:-1] if not rest.endswith("\n") else rest.splitlines()
    with open_store(place) as store, store.reading() as records:
        assert store.faults() == []
        assert len(told) >= 48
        for document_id in told:
            assert records.events.count(Selection(document_id=document_id)) == 3


def test_two_programs_write_and_a_third_reads(place: str) -> None:
    """None waits in vain or reads half a document; what both write is there once."""
    programs = [writer(place, "shared", 40), writer(place, "shared", 40), writer(place, "own", 40)]
    with open_store(place) as store:
        while any(program.poll() is None for program in programs):
            time.sleep(0.05)
            with store.reading() as records:
                assert records.events.count() % 3 == 0
        for program in programs:
            out, error = program.communicate()
            assert (program.returncode, error) == (0, "")
            assert len(out.splitlines()) == 40
        with store.reading() as records:
            assert records.documents.count() == 80
            assert records.events.count() == 240
        assert numbers(store)["codings"] == 80
        assert store.faults() == []


def test_programs_that_make_a_store_at_once_make_one(empty: str) -> None:
    """The first to come makes the tables, the others wait and find them."""
    programs = [writer(empty, f"program{number}", 3) for number in range(3)]
    for program in programs:
        _, error = program.communicate()
        assert (program.returncode, error) == (0, "")
    with open_store(empty) as store, store.reading() as records:
        assert records.documents.count() == 9


def test_every_fault_of_a_store_has_a_remedy(store: Store) -> None:
    """A statement that cannot be run is a named error too, and leaves what was there."""
    keep(store, factories.resolved_event())
    execute(store, "DROP VIEW events")
    execute(store, "DROP VIEW event_parties")
    execute(store, "DROP VIEW current_codings")
    with pytest.raises(StoreError) as named, store.reading() as records:
        records.events.count()
    assert named.value.remedy
    assert numbers(store)["event_versions"] == 1
