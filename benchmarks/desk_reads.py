"""`python benchmarks/desk_reads.py`: how fast the store answers what the desk and the interface for programs ask.

A store is filled with invented documents, events and incidents: five events a document, three events an incident, with
the skew of the real record (a few countries hold most incidents, most are of a few types, most kill nobody, recent
months are fuller). Rows are written in bulk, past the store's own doors, and its indexes are made afterwards; the
columns and records are those that the doors would have written, made by the same functions. Then each read is asked
`--rounds` times with other values, after one call that is told apart, as the first. Before them the columns are read
into memory, as a server does when it begins. `--keep PATH` uses a SQLite store again, or makes it there.

Beside the time on the clock stands the processor time of this program and, where PostgreSQL runs on the same machine,
of the process that answers it: what a busy machine stretches least. Workers that PostgreSQL takes to help are not in it
(`max_parallel_workers_per_gather = 0` lets it take none).
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import Connection

from dotterel.briefing import Period, Situation, Subject, as_markdown, brief_of, period_of, situation_of
from dotterel.model import (
    Account,
    Actor,
    Claim,
    Count,
    DateRange,
    Document,
    DocumentReference,
    Incident,
    IncidentParty,
    IncidentPlace,
    IncidentReport,
    IncidentTime,
    Place,
    Provenance,
    Question,
    ResolvedEvent,
    Span,
    Statement,
    Toll,
    TollRange,
    document_record,
    plain_of,
)
from dotterel.store import Box, IncidentSelection, PartyLevel, Records, Selection, Store, open_store
from dotterel.store.incident_rows import incident_party_rows, incident_row
from dotterel.store.rows import event_row, now, party_rows
from dotterel.store.schema import json_text
from dotterel.surfaces.desk.dyad_matrix import matrix_of
from dotterel.surfaces.desk.map_extract import map_extract
from dotterel.surfaces.desk.network_chart import network_of

EVENTS_A_DOCUMENT = 5
EVENTS_AN_INCIDENT = 3
FIRST_DAY = date(2015, 1, 1)
DAYS = 3970
TYPES = (
    "ASSAULT", "PROTEST", "CONSULT", "COERCE", "ACCUSE", "REQUEST", "MOBILIZE", "AID", "AGREE", "REJECT", "SUPPORT",
    "THREATEN", "SANCTION", "CONCEDE", "COOPERATE", "RETREAT",
)  # fmt: skip
MODES = {"ASSAULT": ("firearms", "explosives", "aerial", "heavy-weapons"), "PROTEST": ("demo", "riot", "strike")}
QUADS = ("material-conflict", "verbal-conflict", "verbal-cooperation", "material-cooperation")
COUNTRIES = tuple(f"{a}{b}{c}" for a in "ABCDEF" for b in "KLMNOP" for c in "XYZW")
STANDINGS = ("asserted", "claimed", "disputed", "planned", "denied", "possible", "negated")
TOWNS = 6_000
WORDS = 30_000
BATCH = 5_000


class Skewed:
    """Choices of which the first are the most frequent, the n-th with weight 1/n**power."""

    def __init__(self, values: Sequence[Any], *, power: float = 1.0) -> None:
        """Args: what is chosen from, and how steeply it falls."""
        self.values = values
        self._edges = list(accumulate(1 / (place + 1) ** power for place in range(len(values))))

    def of(self, chance: random.Random) -> Any:
        """One of them."""
        return self.values[bisect_left(self._edges, chance.random() * self._edges[-1])]


class World:
    """What incidents are made of; the same on every machine."""

    def __init__(self) -> None:
        chance = random.Random(20261123)
        self.types = Skewed(TYPES)
        self.countries = Skewed(COUNTRIES)
        self.standings = Skewed(STANDINGS, power=2.0)
        self.words = Skewed([f"word{one}" for one in range(WORDS)], power=0.8)
        middles = {country: (chance.uniform(-35, 60), chance.uniform(-120, 140)) for country in COUNTRIES}
        self.towns: dict[str, Skewed] = {}
        for place, country in enumerate(COUNTRIES):
            number = max(5, int(TOWNS / (place + 3)))
            towns = []
            for one in range(number):
                north, east = middles[country]
                spot = (round(chance.gauss(north, 2.5), 4), round(chance.gauss(east, 2.5), 4))
                towns.append((f"Town {country} {one}", f"Province {one % 12}", *spot))
            self.towns[country] = Skewed(towns)
        self.middles = middles
        self.parties = {country: Skewed(_parties(country)) for country in COUNTRIES}

    def sentence(self, chance: random.Random, length: int) -> str:
        """Words in the frequencies of a language."""
        return " ".join(self.words.of(chance) for _ in range(length)).capitalize() + "."

    def incident(self, chance: random.Random, number: int, documents: int) -> Incident:
        """An incident told by its own events, in documents somewhere in the store."""
        kind = self.types.of(chance)
        country = self.countries.of(chance)
        other = country if chance.random() < 0.8 else self.countries.of(chance)
        town, province, latitude, longitude = self.towns[country].of(chance)
        precision = chance.choices(("city", "exact", "district", "admin1", "country"), (60, 5, 10, 10, 15))[0]
        if precision == "country":
            town, province, (latitude, longitude) = country, None, self.middles[country]
        elif precision == "admin1":
            town = province
            latitude, longitude = (round(middle) + int(province[9:]) / 4 for middle in self.middles[country])
        day = FIRST_DAY + timedelta(days=int(DAYS * chance.random() ** 0.6))
        width = chance.choices((0, 6, 30), (85, 8, 7))[0]
        actors, recipients = (
            tuple(dict.fromkeys(self.parties[side].of(chance) for _ in range(chance.choice(number_of))))
            for side, number_of in ((country, (1, 1, 1, 2)), (other, (0, 1, 1, 1, 2)))
        )
        dead = int(chance.paretovariate(1.1)) if kind in ("ASSAULT", "COERCE") and chance.random() < 0.6 else None
        tolls = () if dead is None else (Toll(role="killed", total=TollRange(low=dead, best=dead, high=None)),)
        event_ids = tuple(f"event-{number * EVENTS_AN_INCIDENT + place}" for place in range(EVENTS_AN_INCIDENT))
        statements, reports = [], []
        for event_id in event_ids:
            document_id = f"document-{int(event_id[6:]) // EVENTS_A_DOCUMENT % documents}"
            text = self.sentence(chance, 18)
            told = (day + timedelta(days=chance.randrange(4))).isoformat()
            statements.append(
                Statement(
                    event_id=event_id, document_id=document_id, sentence=Span(start=0, end=len(text), text=text),
                    type=kind, told=told, actors=tuple(party.label for party in actors), place=town, score=0.8,
                )
            )  # fmt: skip
            reports.append(
                IncidentReport(
                    document_id=document_id, title=self.sentence(chance, 8), outlet="Daily Example", published=told,
                    event_ids=(event_id,),
                )
            )  # fmt: skip
        return Incident(
            id=f"incident-{number}",
            event_ids=event_ids,
            type=kind,
            modes=(chance.choice(MODES[kind]),) if kind in MODES else (),
            contexts=("military",),
            quad=QUADS[TYPES.index(kind) % 4] if kind not in MODES else "material-conflict",
            intensity=-5.0,
            summary=self.sentence(chance, 10),
            actors=actors,
            recipients=recipients,
            place=IncidentPlace(
                name=town, country=country, admin1=province, latitude=latitude, longitude=longitude,
                precision=precision, score=0.8,  # type: ignore[arg-type]
            ),
            time=IncidentTime(
                first=day.isoformat(), last=(day + timedelta(days=width)).isoformat(),
                precision={0: "day", 6: "week", 30: "month"}[width], score=0.9,
            ),
            tolls=tolls,
            standing=self.standings.of(chance),
            historical=chance.random() < 0.1,
            accounts=(Account(label="Daily Example", kind="outlet", statements=tuple(statements)),),
            questions=(Question(field="killed", verdict="contradicted" if chance.random() < 0.1 else "one-account"),),
            reports=tuple(reports),
            sources=chance.choice((1, 1, 1, 2, 3, 5)),
            score=chance.random(),
            priority=round(chance.random(), 3),
        )  # fmt: skip


def _parties(country: str) -> list[IncidentParty]:
    """Who takes part in a country: few often, many now and then."""
    return [
        IncidentParty(label=f"Government of {country}", id=f"gov-{country}", country=country, sectors=("GOV",)),
        IncidentParty(label=f"Army of {country}", id=f"mil-{country}", country=country, sectors=("MIL",)),
        IncidentParty(label="civilians", country=country, sectors=("CVL",)),
        IncidentParty(label="gunmen", country=country, sectors=("UAF",)),
        *(
            IncidentParty(label=f"Group {one} of {country}", id=f"group-{country}-{one}", country=country)
            for one in range(30)
        ),
        *(IncidentParty(label=f"people of a village {one}", country=country) for one in range(200)),
    ]


def main() -> None:
    """Fill, ask and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--keep", type=Path, help="a SQLite file")
    parser.add_argument("--postgresql", metavar="URL", help="an empty database, or one that was filled before")
    parser.add_argument("--only", default="", help="reads whose name holds this")
    options = parser.parse_args()
    if options.postgresql:
        measured("PostgreSQL", options.postgresql, options)
    elif options.keep:
        measured("SQLite", str(options.keep), options)
    else:
        with tempfile.TemporaryDirectory() as folder:
            measured("SQLite", str(Path(folder) / "store.sqlite"), options)


def measured(name: str, place: str, options: argparse.Namespace) -> None:
    """Fill a store, where it is empty, and ask it."""
    with open_store(place, create=True) as store:
        with store.reading() as records:
            is_empty = records.incidents.count() == 0
        if is_empty:
            started = time.perf_counter()
            fill(store, World(), options.events)
            sys.stdout.write(f"{name}: filled in {time.perf_counter() - started:,.0f} s\n")
    with open_store(place) as store:  # a new program
        with store.reading() as records:
            held = f"{records.events.count():,} events, {records.incidents.count():,} incidents"
        sys.stdout.write(
            f"{name}: {held}\n{'':44}{'first':>9}{'p50':>9}{'p95':>9}  ms{'processor p50':>17}{'p95':>9}\n"
        )
        sys.stdout.flush()
        started = time.perf_counter()
        store.hold()
        sys.stdout.write(f"  columns read into memory in {time.perf_counter() - started:.1f} s\n")
        chance = random.Random(7)
        server = server_process(store)
        for asked, read in READS.items():
            if options.only not in asked:
                continue
            times, processor = [], []
            for _ in range(options.rounds + 1):
                started, began = time.perf_counter(), time.process_time() + busy_seconds(server)
                with store.reading() as records:
                    read(records, chance)
                times.append(1000 * (time.perf_counter() - started))
                processor.append(1000 * (time.process_time() + busy_seconds(server) - began))
            told = [times[0], *(share for one in (times, processor) for share in _middle_and_most(one[1:]))]
            sys.stdout.write(f"  {asked:<42}{told[0]:9.1f}{told[1]:9.1f}{told[2]:9.1f}{told[3]:21.1f}{told[4]:9.1f}\n")
            sys.stdout.flush()


def _middle_and_most(times: Sequence[float]) -> tuple[float, float]:
    """The middle and the 95th percentile."""
    return statistics.median(times), float(np.percentile(times, 95))


def server_process(store: Store) -> Path | None:
    """What tells how busy the process is that answers a PostgreSQL store; none where there is none on this machine."""
    with store._engine.begin() as connection:
        if connection.dialect.name != "postgresql":
            return None
        told = Path(f"/proc/{connection.exec_driver_sql('SELECT pg_backend_pid()').scalar()}/schedstat")
    return told if told.exists() else None


def busy_seconds(server: Path | None) -> float:
    """How long it has been on a processor so far."""
    return 0.0 if server is None else int(server.read_text().split()[0]) / 1e9


# Reads

WORLD = World()


def _month(chance: random.Random) -> dict[str, str]:
    first = FIRST_DAY + timedelta(days=chance.randrange(DAYS - 30))
    return {"first": first.isoformat(), "last": (first + timedelta(days=30)).isoformat()}


def _country(chance: random.Random) -> str:
    return str(WORLD.countries.of(chance))


def _some(chance: random.Random) -> IncidentSelection:
    """What a user may have chosen: up to three conditions of any kind."""
    choices: list[Callable[[], dict[str, Any]]] = [
        lambda: {"types": (WORLD.types.of(chance),)},
        lambda: {"countries": (_country(chance),)},
        lambda: {"countries": tuple(_country(chance) for _ in range(3))},
        lambda: {"parties": (_country(chance),)},
        lambda: _month(chance),
        lambda: {"min_killed": chance.choice((1, 10, 100))},
        lambda: {"min_score": chance.choice((0.3, 0.9, 0.999))},
        lambda: {"min_sources": chance.choice((2, 5))},
        lambda: {"contradicted": True},
        lambda: {"historical": False},
        lambda: {"standings": (WORLD.standings.of(chance),)},
        lambda: {"modes": ("aerial",)},
        lambda: {"party_id": f"mil-{_country(chance)}"},
        lambda: {"box": _box(chance)},
    ]
    wanted: dict[str, Any] = {}
    for choice in chance.sample(choices, chance.randrange(4)):
        wanted |= choice()
    return IncidentSelection(**wanted)


def _box(chance: random.Random) -> Box:
    north, east = WORLD.middles[_country(chance)]
    return Box(south=max(-90, north - 4), north=min(90, north + 4), west=max(-180, east - 5), east=min(180, east + 5))


def _some_events(chance: random.Random) -> Selection:
    """What a program may have chosen of events: one to three conditions of any kind."""
    choices: list[Callable[[], dict[str, Any]]] = [
        lambda: {"type": WORLD.types.of(chance)},
        lambda: {"quad": chance.choice(QUADS)},
        lambda: {"country": _country(chance)},
        lambda: {"party": _country(chance)},
        lambda: _month(chance),
        lambda: {"box": _box(chance)},
        lambda: {"min_score": chance.choice((0.3, 0.9))},
    ]
    wanted: dict[str, Any] = {}
    for choice in chance.sample(choices, chance.randrange(1, 4)):
        wanted |= choice()
    return Selection(**wanted)


def _later_events(records: Records, chance: random.Random) -> None:
    wanted = Selection(country=_country(chance), type=WORLD.types.of(chance))
    page = records.events.page(wanted)
    if page.next is not None:
        records.events.page(wanted, after=page.next)


def _word(chance: random.Random) -> str:
    return f"word{chance.randrange(20, WORDS)}"


def _later_page(records: Records, chance: random.Random) -> None:
    page = records.incidents.page(IncidentSelection(countries=(_country(chance),)), limit=50)
    records.incidents.page(IncidentSelection(countries=(_country(chance),)), after=page.next, limit=50)


def _brief(records: Records, chance: random.Random) -> None:
    """A country in a month: how much, when, who, where, and the worst of it."""
    wanted = IncidentSelection(countries=(_country(chance),), **_month(chance))
    records.totals.sum(wanted)
    records.totals.timeline(wanted, unit="day")
    records.totals.dyads(wanted, by="party", limit=10)
    records.totals.places(wanted, by="admin1")
    records.incidents.page(wanted, order="killed", limit=10)


def _situation(records: Records, chance: random.Random) -> Situation:
    """The numbers of a country's page, for a month or a year."""
    subject = Subject(country=_country(chance))
    if chance.random() < 0.5:
        period = period_of(records, subject)
        assert period is not None
    else:
        month = _month(chance)
        period = Period(first=month["first"], last=month["last"])
    return situation_of(records, subject, period)


def _dyad_page(records: Records, selection: IncidentSelection, by: PartyLevel) -> None:
    dyads = records.totals.dyads(selection, by=by, limit=1000)
    records.totals.dyad_timelines(selection, dyads=dyads[:12], unit="month")
    matrix_of(dyads, order="incidents", most=12)
    network_of(dyads)
    records.incidents.count(selection)


def _any_incident(records: Records, chance: random.Random) -> None:
    found = records.incidents.get(f"incident-{chance.randrange(records.totals.sum().incidents)}")
    assert found is not None


def _incident_and_reports(records: Records, chance: random.Random) -> None:
    found = records.incidents.get(f"incident-{chance.randrange(200_000) % records.totals.sum().incidents}")
    assert found is not None
    for report in found.reports:
        assert records.documents.get(report.document_id) is not None


READS: dict[str, Callable[[Records, random.Random], object]] = {
    "list, newest": lambda records, _: records.incidents.page(),
    "list, most killed": lambda records, _: records.incidents.page(order="killed"),
    "list, of a type": lambda records, chance: records.incidents.page(
        IncidentSelection(types=(WORLD.types.of(chance),))
    ),
    "list, of a country by killed": lambda records, chance: records.incidents.page(
        IncidentSelection(countries=(_country(chance),)), order="killed"
    ),
    "list, of a month by sources": lambda records, chance: records.incidents.page(
        IncidentSelection(**_month(chance)), order="sources"
    ),
    "list, with a party's country": lambda records, chance: records.incidents.page(
        IncidentSelection(parties=(_country(chance),))
    ),
    "list, any filters, any order": lambda records, chance: records.incidents.page(
        _some(chance), order=chance.choice(("time", "killed", "sources", "changed", "priority"))
    ),
    "list, a later page": _later_page,
    "count, any filters": lambda records, chance: records.incidents.count(_some(chance)),
    "search, a word": lambda records, chance: records.incidents.page(IncidentSelection(words=_word(chance))),
    "search, a frequent word": lambda records, chance: records.incidents.page(
        IncidentSelection(words=f"word{chance.randrange(20)}")
    ),
    "search, two words and any filters": lambda records, chance: records.incidents.page(
        replace(_some(chance), words=f"{WORLD.words.of(chance)} {WORLD.words.of(chance)}")
    ),
    "search, documents": lambda records, chance: records.documents.page(_word(chance)),
    "search, documents, a frequent word": lambda records, chance: records.documents.page(f"word{chance.randrange(20)}"),
    "search, documents, two words": lambda records, chance: records.documents.page(
        f"{WORLD.words.of(chance)} {WORLD.words.of(chance)}"
    ),
    "list of documents, from anywhere": lambda records, chance: records.documents.page(after=chance.randrange(200_000)),
    "incident": _any_incident,
    "incident with its reports": _incident_and_reports,
    "incidents of an event": lambda records, chance: records.incidents.of_event(f"event-{chance.randrange(500_000)}"),
    "events of a country and type in a month": lambda records, chance: records.events.page(
        Selection(country=_country(chance), type=WORLD.types.of(chance), **_month(chance))
    ),
    "events of a month": lambda records, chance: records.events.page(Selection(**_month(chance))),
    "events in a box": lambda records, chance: records.events.page(Selection(box=_box(chance))),
    "events, any filters": lambda records, chance: records.events.page(_some_events(chance)),
    "events, a later page": _later_events,
    "review queue": lambda records, _: records.incidents.page(IncidentSelection(reviewed=False), order="priority"),
    "counts of all documents and events": lambda records, _: (records.documents.count(), records.events.count()),
    "facets, all": lambda records, _: records.totals.facets(),
    "facets, any filters": lambda records, chance: records.totals.facets(_some(chance)),
    "facets, with a frequent word": lambda records, chance: records.totals.facets(
        IncidentSelection(words=f"word{chance.randrange(20)}")
    ),
    "timeline by day, all": lambda records, _: records.totals.timeline(unit="day"),
    "timeline by month, any filters": lambda records, chance: records.totals.timeline(_some(chance)),
    "clusters, all, 2 degrees": lambda records, _: records.totals.clusters(cell_degrees=2),
    "clusters, a box, 0.1 degrees": lambda records, chance: records.totals.clusters(box=_box(chance), cell_degrees=0.1),
    "clusters, any filters, 1 degree": lambda records, chance: records.totals.clusters(_some(chance)),
    "dyads by country, all": lambda records, _: records.totals.dyads(),
    "dyads by party, any filters": lambda records, chance: records.totals.dyads(_some(chance), by="party"),
    "places by division, any filters": lambda records, chance: records.totals.places(_some(chance), by="admin1"),
    "brief of a country and month": _brief,
    "dyads page by country, all": lambda records, _: _dyad_page(records, IncidentSelection(), "country"),
    "dyads page by party, any filters": lambda records, chance: _dyad_page(records, _some(chance), "party"),
    "place page, numbers and map": lambda records, chance: map_extract(
        records.totals.clusters(_situation(records, chance).selection, cell_degrees=0.35)
    ),
    "brief as Markdown": lambda records, chance: as_markdown(brief_of(records, _situation(records, chance))),
}


# Filling


def fill(store: Store, world: World, events: int) -> None:
    """Write everything in bulk, then make the indexes."""
    documents, incidents = events // EVENTS_A_DOCUMENT, events // EVENTS_AN_INCIDENT
    started = time.perf_counter()
    with store._writing.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO methods (id, coder, coder_version, parts) VALUES ('benchmark', 'benchmark', '1', '{}')"
        )
        remake = _without_indexes(connection)
        stamp = now()
        for told in (_document_parts(world, documents, stamp), _incident_parts(world, incidents, documents, stamp)):
            for tables in told:
                for table, rows in tables.items():
                    _write(connection, table, rows)
        sys.stdout.write(f"  rows {time.perf_counter() - started:,.0f} s\n")
        sys.stdout.flush()
        for statement in remake:
            connection.exec_driver_sql(statement)
        if connection.dialect.name == "postgresql":
            for table in ("document_versions", "codings", "event_versions", "incident_versions"):
                key = f"pg_get_serial_sequence('{table}', 'number')"
                connection.exec_driver_sql(f"SELECT setval({key}, (SELECT max(number) FROM {table}))")
        connection.exec_driver_sql("ANALYZE")


def _without_indexes(connection: Connection) -> list[str]:
    """Remove indexes and triggers; the statements that make them, and what they would have filled."""
    if connection.dialect.name == "postgresql":
        rows = connection.exec_driver_sql(
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND indexname NOT IN"
            " (SELECT conname FROM pg_constraint) AND tablename <> 'dotterel_version'"
        ).all()
        for name, _ in rows:
            connection.exec_driver_sql(f'DROP INDEX "{name}"')
        connection.exec_driver_sql("SET session_replication_role = replica")  # no triggers, no references
        connection.exec_driver_sql("SET maintenance_work_mem = '512MB'")
        return [statement for _, statement in rows] + ["SET session_replication_role = DEFAULT"]
    rows = connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    ).all()
    for kind, name, _ in rows:
        connection.exec_driver_sql(f"DROP {kind} {name}")
    return [
        *(statement for _, _, statement in rows),
        "INSERT INTO incident_places SELECT number, latitude, latitude, longitude, longitude FROM current_incidents"
        " WHERE latitude IS NOT NULL",
        "INSERT INTO document_words (document_words) VALUES ('rebuild')",
        "INSERT INTO incident_words (incident_words) VALUES ('rebuild')",
    ]


def _write(connection: Connection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    names = list(rows[0])
    cursor = connection.connection.cursor()
    if connection.dialect.name == "sqlite":
        statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        cursor.executemany(statement, [tuple(row.values()) for row in rows])
    else:
        with cursor.copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(tuple(row.values()))


def _document_parts(world: World, number: int, stamp: str) -> Iterator[dict[str, list[dict[str, Any]]]]:
    """Documents of some 90 words with their codings and events, some at a time, by table.

    The events are the same two thousand over and over, on other days.
    """
    chance = random.Random(1)
    made = []
    for event in _made_events(world):
        row = event_row(event, coding=0, position=0)
        made.append(({**row, "record": json_text(row["record"])}, list(party_rows(event, coding=0, position=0))))
    for start in range(0, number, BATCH):
        parts: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("document_versions", "codings", "event_versions", "parties")
        }
        for one in range(start, min(start + BATCH, number)):
            text = "\n".join(world.sentence(chance, 18) for _ in range(EVENTS_A_DOCUMENT))
            day = (FIRST_DAY + timedelta(days=one * DAYS // number)).isoformat()
            known = {"document_id": f"document-{one}", "digest": str(one), "recorded": stamp}
            document = Document(
                id=f"document-{one}", text=text, report_id=f"report-{one}", name=f"{one}.txt", published=day,
                provenance=Provenance(component="benchmark", version="1"),
            )  # fmt: skip
            record = document_record(document)
            del record["text"]
            parts["document_versions"].append(
                {"number": one + 1, **known, "title": None, "published": day, "outlet": None, "url": None,
                 "language": "en", "name": f"{one}.txt", "text": text, "record": json_text(record)}
            )  # fmt: skip
            parts["codings"].append(
                {"number": one + 1, **known, "document_version": one + 1, "method_id": "benchmark", "relevance": 0.9,
                 "events": EVENTS_A_DOCUMENT}
            )  # fmt: skip
            for place in range(EVENTS_A_DOCUMENT):
                event = one * EVENTS_A_DOCUMENT + place
                row, parties = made[event * 7 % len(made)]
                row = dict(row)
                when = (FIRST_DAY + timedelta(days=int(DAYS * chance.random() ** 0.6))).isoformat()
                row |= dict.fromkeys(("date_from", "date_to", "search_from", "search_to"), when)
                row |= {"coding": one + 1, "position": place, "event_id": f"event-{event}"}
                row["record"] = (
                    row["record"].replace("@EVENT@", f"event-{event}").replace("@DOCUMENT@", f"document-{one}")
                )
                parts["event_versions"].append({"number": event + 1, **row})
                parts["parties"] += [{**party, "coding": one + 1, "event_position": place} for party in parties]
        yield parts


def _incident_parts(world: World, number: int, documents: int, stamp: str) -> Iterator[dict[str, list[dict[str, Any]]]]:
    """Incidents with their parties and events, some at a time, by table, as the store writes them."""
    chance = random.Random(4)
    for start in range(0, number, BATCH):
        parts: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("incident_versions", "current_incidents", "incident_parties", "incident_events")
        }
        for one in range(start, min(start + BATCH, number)):
            incident = world.incident(chance, one, documents)
            parts["incident_versions"].append(
                {"number": one + 1, "key": str(one), "incident_id": incident.id, "made_by": "benchmark",
                 "made_by_version": "1", "made_by_digest": None, "recorded": stamp, "events": EVENTS_AN_INCIDENT,
                 "record": json_text(plain_of(incident))}
            )  # fmt: skip
            parts["current_incidents"].append(incident_row(incident, number=one + 1, decisions=0))
            parts["incident_parties"] += incident_party_rows(incident, number=one + 1)
            parts["incident_events"] += [
                {"incident": one + 1, "position": place, "event_id": event_id}
                for place, event_id in enumerate(incident.event_ids)
            ]
        yield parts


def _made_events(world: World) -> list[ResolvedEvent]:
    """Events that the rows are made from."""
    chance = random.Random(2)
    made = []
    for _ in range(2_000):
        country = world.countries.of(chance)
        town, province, latitude, longitude = world.towns[country].of(chance)
        text = world.sentence(chance, 18)
        span = Span(start=0, end=len(text), text=text)
        day = (FIRST_DAY + timedelta(days=int(DAYS * chance.random() ** 0.6))).isoformat()
        party = Actor(text="forces", start=0, end=6, name=f"Army of {country}", id=f"mil-{country}", country=country,
                      sectors=("MIL",), score=0.9, rule="name")  # fmt: skip
        made.append(
            ResolvedEvent(
                id="@EVENT@", document=DocumentReference(id="@DOCUMENT@"), type=world.types.of(chance),
                quad="material-conflict", intensity=-5.0, trigger=Span(start=0, end=5, text=text[:5]), sentence=span,
                coder="benchmark 1", actors=(party,), recipients=(replace(party, id=None, country=_country(chance)),),
                place=Place(text=town, start=0, end=4, name=town, country=country, admin1=province, latitude=latitude,
                            longitude=longitude, precision="city", score=0.8, rule="name"),
                date=DateRange(text="Monday", start=0, end=6, first=day, last=day, precision="day", score=0.9),
                killed=Count(text="three", start=0, end=5, low=3, high=3), claim=Claim(), incident="i1", score=0.8,
            )
        )  # fmt: skip
    return made


if __name__ == "__main__":
    main()
