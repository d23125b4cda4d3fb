"""Pages of events and of documents, in every kind of store, by every way that finds them."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event

from dotterel.model import Method, ResolvedEvent
from dotterel.store import Box, IncidentSelection, Records, Selection, Store
from dotterel.store import events as store_events
from tests import factories

FIRST, SECOND = (Method(coder=factories.provenance(version=version)) for version in "12")
COUNTRIES = ("NER", "TCD", "MLI", None)
TYPES = ("ASSAULT", "PROTEST", "COERCE")
DOCUMENTS, EVENTS_EACH = 24, 4


def invented(number: int, chance: random.Random) -> ResolvedEvent:
    """An event of which everything that lists are asked by is drawn."""
    country = chance.choice(COUNTRIES)
    first = f"2024-03-{chance.randrange(1, 28):02}"
    actors = tuple(factories.actor(country=one) for one in chance.sample(COUNTRIES, chance.randrange(3)))
    made = factories.resolved_event(
        id=f"event-{number}",
        type=chance.choice(TYPES),
        quad=chance.choice(("material-conflict", "verbal-conflict")),
        actors=actors,
        recipients=(factories.actor("herders", country=chance.choice(COUNTRIES)),),
        place=None
        if country is None
        else replace(
            factories.place(), country=country, latitude=chance.uniform(-40, 40), longitude=chance.uniform(-180, 180)
        ),
        date=None if chance.random() < 0.1 else replace(factories.date(), first=first, last=first),
        score=round(chance.random(), 2),
    )
    return replace(made, document=replace(made.document, id=f"document-{number // EVENTS_EACH}"))


def fill(store: Store) -> list[ResolvedEvent]:
    """Keep many events, a third of the documents coded twice; the current ones in the order of recording."""
    chance = random.Random(3)
    current: dict[str, list[ResolvedEvent]] = {}
    turns = [(number, FIRST) for number in range(DOCUMENTS)] + [(number, SECOND) for number in range(0, DOCUMENTS, 3)]
    for number, method in turns:
        name = f"document-{number}"
        made = [invented(number * EVENTS_EACH + place, chance) for place in range(EVENTS_EACH)]
        with store.writing() as records:
            records.events.keep(made, document=factories.document(id=name), method=method)
        current.pop(name, None)
        current[name] = made
    return [one for of_document in current.values() for one in of_document]


def meets(one: ResolvedEvent, wanted: dict[str, Any]) -> bool:
    """Whether an event meets conditions, by its record alone."""
    place, date = one.place, one.date
    box = wanted.get("box")
    latitude, longitude = (place.latitude, place.longitude) if place is not None else (None, None)
    checks: dict[str, Callable[[Any], bool]] = {
        "type": lambda value: one.type == value,
        "quad": lambda value: one.quad == value,
        "country": lambda value: place is not None and place.country == value,
        "party": lambda value: value in [party.country for party in (*one.actors, *one.recipients)],
        "first": lambda value: date is not None and (date.last or "") >= value,
        "last": lambda value: date is not None and (date.first or "9") <= value,
        "box": lambda _: (
            latitude is not None
            and longitude is not None
            and box.south <= latitude <= box.north
            and any(west <= longitude <= east for west, east in box.spans)
        ),
        "min_score": lambda value: one.score >= value,
        "document_id": lambda value: one.document.id == value,
    }
    return all(checks[name](value) for name, value in wanted.items())


def all_pages(records: Records, selection: Selection, *, limit: int) -> list[str]:
    """Identifiers on all pages of a list of events."""
    found: list[str] = []
    after: int | None = 0
    while after is not None:
        page = records.events.page(selection, after=after, limit=limit)
        assert len(page.records) == limit or page.next is None
        found += [one.id for one in page.records]
        after = page.next
    return found


WANTED: list[dict[str, Any]] = [
    {},
    {"type": "PROTEST"},
    {"quad": "verbal-conflict"},
    {"country": "MLI"},
    {"party": "TCD"},
    {"party": "XXX"},
    {"first": "2024-03-08", "last": "2024-03-12"},
    {"last": "2024-03-05"},
    {"box": Box(south=-20, north=30, west=-10, east=170)},
    {"box": Box(south=-40, north=40, west=150, east=-120)},
    {"min_score": 0.8},
    {"document_id": "document-3"},
    {"document_id": "document-3", "party": "NER"},
    {"country": "NER", "type": "ASSAULT", "first": "2024-03-02"},
    {"party": "NER", "type": "COERCE"},
    {"party": "TCD", "box": Box(south=-30, north=30, west=-90, east=90), "min_score": 0.2},
    {"country": "NER", "quad": "verbal-conflict", "last": "2024-03-20"},
]


@pytest.mark.parametrize(("next_ones", "few"), [(2_000, 20_000), (10, 20_000), (1, 3)])
def test_pages_of_events_hold_what_meets_the_conditions(
    store: Store, monkeypatch: pytest.MonkeyPatch, next_ones: int, few: int
) -> None:
    """Whether events are found near, by an index, by their party or late, pages hold the same in the same order."""
    monkeypatch.setattr(store_events, "_NEXT_ONES", next_ones)
    monkeypatch.setattr(store_events, "_FEW", few)
    current = fill(store)
    with store.reading() as records:
        for wanted in WANTED:
            expected = [one.id for one in current if meets(one, wanted)]
            selection = Selection(**wanted)
            for limit in (1, 5, 200):
                assert all_pages(records, selection, limit=limit) == expected, wanted
            assert records.events.count(selection) == len(expected), wanted
            assert [one.id for one in records.events.current(selection)] == expected, wanted


@pytest.mark.parametrize(("often", "most_held"), [(0, 50_000), (2, 50_000), (2, 10)])
def test_events_of_a_party_are_the_same_however_they_are_found(
    store: Store, monkeypatch: pytest.MonkeyPatch, often: float, most_held: int
) -> None:
    """By the party where conditions hold often or are not told apart by an index, else by whichever are fewer."""
    monkeypatch.setattr(store_events, "_NEXT_ONES", 1)
    monkeypatch.setattr(store_events, "_OFTEN", often)
    monkeypatch.setattr(store_events, "_MOST_HELD", most_held)
    current = fill(store)
    with store.reading() as records:
        for wanted in ({**one, "party": party} for one in WANTED[1:] for party in ("NER", "TCD", "XXX")):
            expected = [one.id for one in current if meets(one, wanted)]
            for limit in (1, 5):
                assert all_pages(records, Selection(**wanted), limit=limit) == expected, wanted


def test_a_page_of_a_partys_events_does_not_look_at_all_of_them(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the conditions hold often, the first of the party's events are enough."""
    monkeypatch.setattr(store_events, "_NEXT_ONES", 1)
    monkeypatch.setattr(store_events, "_OFTEN", 0)
    judge, judged = store_events.SqlEvents._judged, []

    def counting(self: Any, question: Any, wanted: Selection) -> Any:
        rows = judge(self, question, wanted)
        judged.extend(rows)
        return rows

    monkeypatch.setattr(store_events.SqlEvents, "_judged", counting)
    party = [one for one in fill(store) if meets(one, {"party": "NER"})]
    with store.reading() as records:
        assert len(records.events.page(Selection(party="NER", min_score=0.0), limit=1).records) == 1
    assert len(judged) < len(party) / 2


def test_former_codings_do_not_end_a_list(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where most of what meets the conditions is of former codings, the rest is still found."""
    monkeypatch.setattr(store_events, "_NEXT_ONES", 2)
    for score in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6):
        made = [factories.resolved_event(id=f"event-{number}", score=score) for number in range(8)]
        with store.writing() as records:
            records.events.keep(made, document=factories.document(), method=FIRST)
    with store.reading() as records:
        page = records.events.page(Selection(country="NER"), limit=3)
    assert [one.score for one in page.records] == [0.6] * 3


def test_lists_of_events_read_no_event_that_they_do_not_show(store: Store) -> None:
    """Indexes hold all that conditions name: in SQLite, looking for events never visits their records."""
    if store._engine.name != "sqlite":
        pytest.skip("SQLite tells how it reads; PostgreSQL's plans change with the number of rows")
    fill(store)
    asked: list[tuple[str, Any]] = []
    event.listen(
        store._engine,
        "before_cursor_execute",
        lambda connection, cursor, sql, given, context, many: asked.append((sql, given)),
    )
    with store.reading() as records:
        for wanted in WANTED[1:]:
            if "document_id" not in wanted:
                store_events_page(records, wanted)
    looks = [one for one in asked if "is_wanted" in one[0] and "number + ?" in one[0]]
    assert looks
    with store._engine.begin() as connection:
        for sql, given in looks:
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", given)]
            of_events = [line for line in plan if " event_versions" in line]
            assert of_events
            assert all("COVERING INDEX" in line for line in of_events if "coding=?" not in line), plan


def store_events_page(records: Records, wanted: dict[str, Any]) -> None:
    """Ask for a page as if more events were behind the first ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store_events, "_NEXT_ONES", 1)
        patch.setattr(store_events, "_FEW", 0)
        records.events.page(Selection(**wanted))


def test_words_are_looked_up_in_their_index(store: Store) -> None:
    """However frequent a word is, PostgreSQL does not take all texts apart for it; SQLite never does."""
    if store._engine.name != "postgresql":
        pytest.skip("SQLite has one way of looking for words")
    with store.writing() as records:
        for number in range(5):
            records.documents.keep(factories.document(id=f"document-{number}"))
            incident = factories.told_incident(id=f"incident-{number}")
            records.incidents.keep(incident, made_by=factories.provenance())
    with store._engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")
    plans: list[str] = []

    def explained(_: Any, cursor: Any, sql: str, given: Any, *__: Any) -> None:
        if "plainto_tsquery" in sql:
            cursor.execute(f"EXPLAIN {sql}", given)
            plans.append("\n".join(row[0] for row in cursor.fetchall()))

    event.listen(store._engine, "before_cursor_execute", explained)
    wanted = IncidentSelection(words="herders")
    with store.reading() as records:
        assert len(records.incidents.page(wanted).entries) == records.incidents.count(wanted) == 5
        assert len(records.documents.page("herders").records) == 5
        assert records.totals.sum(wanted).incidents == 5
    assert len(plans) == 4
    for plan in plans:
        assert "Bitmap Index Scan" in plan
        assert "Seq Scan" not in plan


def test_an_event_is_got_by_its_whole_identifier(store: Store) -> None:
    """Its current version, nothing for the beginning of an identifier, and nothing that is coded no more."""
    with store.writing() as records:
        records.events.keep([factories.resolved_event()], document=factories.document(), method=FIRST)
        newer = factories.resolved_event(score=0.5)
        records.events.keep([newer], document=factories.document(), method=SECOND)
        assert records.events.get("event-1") == newer
        assert records.events.get("event-") is None
        records.events.keep([], document=factories.document(), method=FIRST)
        assert records.events.get("event-1") is None


@pytest.mark.parametrize("words", ["", "market", "MARKET herders", "nowhere"])
def test_pages_of_documents_hold_the_latest_texts(store: Store, words: str) -> None:
    """However frequent a word is, and however many earlier versions hold it, pages hold each latest text once."""
    texts = {}
    for number in range(30):
        name = f"document-{number}"
        for version in range(3 if number % 4 == 0 else 1):
            text = f"Herders met at the {'market' if (number + version) % 3 else 'well'} {number} times, so {version}."
            with store.writing() as records:
                records.documents.keep(factories.document(id=name, text=text, sentences=()))
            texts.pop(name, None)
            texts[name] = text
    expected = [
        name for name, text in texts.items() if all(word.lower() in text.lower().split() for word in words.split())
    ]
    with store.reading() as records:
        for limit in (1, 4, 50):
            found: list[str] = []
            after: int | None = 0
            while after is not None:
                page = records.documents.page(words, after=after, limit=limit)
                found += [one.id for one in page.records]
                after = page.next
            assert sorted(found) == sorted(expected), limit
            assert len(found) == len(set(found))
        assert records.documents.count() == 30
