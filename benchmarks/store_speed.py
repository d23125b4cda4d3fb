"""`python benchmarks/store_speed.py`: how fast the store takes events in and gives them out.

Events are made by program: documents of five events each, with types, countries, days and places drawn evenly, two
parties and a source, and records of the size that coding gives. The first ones are kept as a run keeps them, one
transaction a document; the rest, to get on, a hundred documents a transaction. That is done in SQLite and, where
`--postgresql URL` names an empty database, there too. Then questions are asked, each twenty times with other values;
the median is told, with the number of events that the last one found. Beside the time on the clock stands the
processor time of this program, which a busy machine stretches less; for PostgreSQL the server's own comes on top.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from dotterel.model import (
    Actor,
    Candidate,
    Claim,
    Count,
    DateRange,
    Document,
    Method,
    Place,
    Provenance,
    ResolvedEvent,
    Scored,
    Sentence,
    Span,
    record_of,
)
from dotterel.store import Box, Selection, Store, open_store
from dotterel.store.schema import json_text

TYPES = ("ASSAULT", "PROTEST", "COERCE", "CONSULT", "REQUEST", "ACCUSE", "MOBILIZE", "AID")
COUNTRIES = tuple(f"{a}{b}X" for a in "ABCDEFGH" for b in "ABCDE")
FIRST_DAY = date(2020, 1, 1)
DAYS = 1500
EVENTS_A_DOCUMENT = 5
ROUNDS = 20
SINGLE = 2_500
"""Events that are kept one document a transaction."""
TOGETHER = 100
"""Documents a transaction afterwards."""
METHOD = Method(coder=Provenance(component="benchmark", version="1"))


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--postgresql", metavar="URL", help="an empty database")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.sqlite"
        measure("SQLite", str(path), options.events)
        sys.stdout.write(f"  size {path.stat().st_size / options.events:,.0f} bytes an event\n")
    if options.postgresql:
        measure("PostgreSQL", options.postgresql, options.events)
        with open_store(options.postgresql) as store, store._engine.begin() as connection:
            size = connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one()
            sys.stdout.write(f"  size {size / options.events:,.0f} bytes an event\n")


def measure(name: str, place: str, number: int) -> None:
    """Fill a store and ask it."""
    made = list(documents(min(number, 5000) // EVENTS_A_DOCUMENT))
    with open_store(place, create=True) as store:
        rates = []
        for until, together in ((SINGLE, 1), (number, TOGETHER)):
            started, used = time.perf_counter(), time.process_time()
            filled = fill(store, made, until, together=together)
            rates.append((filled, together, time.perf_counter() - started, time.process_time() - used))
        sizes = [len(json_text(record_of(event))) for _, events in made[:200] for event in events]
        sys.stdout.write(
            f"{name}: {number:,} events, {EVENTS_A_DOCUMENT} a document, records of {statistics.mean(sizes):,.0f} B\n"
        )
        for filled, together, taken, used in rates:
            sys.stdout.write(
                f"  kept, {together:>3} documents a transaction: {filled / taken:8,.0f} events/s, "
                f"{1000 * used / filled:.2f} ms of processor an event\n"
            )
        analyse(store)
        chance = random.Random(1)
        for asked, selection in QUESTIONS.items():
            times = []
            for _ in range(ROUNDS):
                wanted = selection(chance)
                started, used = time.perf_counter(), time.process_time()
                with store.reading() as records:
                    found = sum(1 for _ in records.events.current(wanted))
                times.append((time.perf_counter() - started, time.process_time() - used))
            clock, used = (1000 * statistics.median(one) for one in zip(*times, strict=True))
            sys.stdout.write(f"  {asked:<28} {clock:8.1f} ms, of processor {used:6.1f} ms ({found:,} events)\n")
        started = time.perf_counter()
        faults = store.faults()
        sys.stdout.write(f"  check {time.perf_counter() - started:.1f} s, {len(faults)} faults\n")


def fill(store: Store, made: list[tuple[Document, list[ResolvedEvent]]], until: int, *, together: int) -> int:
    """Keep events until there are so many, some documents a transaction; how many were added.

    Documents are made again and again, with other identifiers in each lap.
    """
    with store.reading() as records:
        there = records.documents.count()
    wanted = [*range(there, until // EVENTS_A_DOCUMENT)]
    for start in range(0, len(wanted), together):
        with store.writing() as records:
            for number in wanted[start : start + together]:
                document, events = made[number % len(made)]
                fresh = replace(document, id=f"document-{number}")
                told = [
                    replace(event, id=f"event-{number}-{place}", document=fresh.reference())
                    for place, event in enumerate(events)
                ]
                records.events.keep(told, document=fresh, method=METHOD)
    return len(wanted) * EVENTS_A_DOCUMENT


def analyse(store: Store) -> None:
    """Let the database count, as it does by itself after a while."""
    with store._engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")


def documents(number: int) -> Iterator[tuple[Document, list[ResolvedEvent]]]:
    """Documents with their events, the same on every machine."""
    chance = random.Random(20261123)
    words = [f"word{one}" for one in range(20_000)]
    provenance = Provenance(component="benchmark", version="1")
    for count in range(number):
        sentences = [" ".join(chance.choices(words, k=22)) + "." for _ in range(20)]
        text = "\n".join(sentences)
        starts = [sum(len(one) + 1 for one in sentences[:place]) for place in range(len(sentences))]
        document = Document(
            id=f"document-{count}",
            text=text,
            report_id=f"report-{count}",
            name=f"{count}.txt",
            provenance=provenance,
            published=(FIRST_DAY + timedelta(days=count % DAYS)).isoformat(),
            sentences=tuple(
                Sentence(start=start, end=start + len(one), paragraph=place)
                for place, (start, one) in enumerate(zip(starts, sentences, strict=True))
            ),
        )
        yield document, [made_event(chance, document, f"{count}-{place}", place) for place in range(EVENTS_A_DOCUMENT)]


def made_event(chance: random.Random, document: Document, name: str, place: int) -> ResolvedEvent:
    """An event of the usual size."""
    sentence = document.sentence_span(place)
    trigger = Span(start=sentence.start, end=sentence.start + 6, text=sentence.text[:6])
    country = chance.choice(COUNTRIES)
    day = (FIRST_DAY + timedelta(days=chance.randrange(DAYS))).isoformat()
    candidates = tuple(
        Candidate(id=str(one), name=f"Town {one}", score=0.5, reason="country of the document") for one in range(3)
    )
    party = Actor(
        text="government forces",
        start=sentence.start,
        end=sentence.start + 17,
        name=f"Armed Forces of {country}",
        id=f"forces-{country}",
        country=country,
        sectors=("MIL",),
        score=0.9,
        role_score=0.8,
        rule="demonym+agent",
        candidates=candidates,
    )
    return ResolvedEvent(
        id=f"event-{name}",
        document=document.reference(),
        type=chance.choice(TYPES),
        quad="material-conflict",
        intensity=-9.0,
        trigger=trigger,
        sentence=sentence,
        coder="benchmark 1",
        modes=("firearms",),
        contexts=("military",),
        actors=(party,),
        recipients=(replace(party, country=chance.choice(COUNTRIES)),),
        place=Place(
            text="Town 1",
            start=sentence.start,
            end=sentence.start + 6,
            name="Town 1",
            geonameid=1,
            country=country,
            admin1="Province",
            latitude=chance.uniform(-60, 70),
            longitude=chance.uniform(-180, 180),
            precision="city",
            score=0.8,
            role_score=0.7,
            rule="name",
            candidates=candidates,
        ),
        date=DateRange(
            text="Monday",
            start=sentence.start,
            end=sentence.start + 6,
            first=day,
            last=day,
            precision="day",
            anchor="publication",
            score=0.9,
            role_score=0.9,
            rule="weekday",
        ),
        killed=Count(text="three", start=sentence.start, end=sentence.start + 5, low=3, high=3, rule="number"),
        claim=Claim(status="claimed", source=party, score=0.8),
        incident=name,
        score=chance.random(),
        field_scores=(Scored(code="type", score=0.9), Scored(code="status", score=0.8)),
        runners_up=(("type", Scored(code="COERCE", score=0.05)),),
    )


def _on_a_day(chance: random.Random) -> Selection:
    day = (FIRST_DAY + timedelta(days=chance.randrange(DAYS))).isoformat()
    return Selection(first=day, last=day)


def _of_type_and_month(chance: random.Random) -> Selection:
    first = FIRST_DAY + timedelta(days=chance.randrange(DAYS - 30))
    return Selection(type=chance.choice(TYPES), first=first.isoformat(), last=(first + timedelta(days=30)).isoformat())


def _in_country_and_month(chance: random.Random) -> Selection:
    return replace(_of_type_and_month(chance), type=None, country=chance.choice(COUNTRIES))


def _with_party_and_month(chance: random.Random) -> Selection:
    return replace(_of_type_and_month(chance), type=None, party=chance.choice(COUNTRIES))


def _in_box(chance: random.Random) -> Selection:
    south, west = chance.uniform(-60, 65), chance.uniform(-180, 175)
    return Selection(box=Box(south=south, north=south + 5, west=west, east=west + 5))


QUESTIONS: dict[str, Callable[[random.Random], Selection]] = {
    "on one day": _on_a_day,
    "of a type, in 31 days": _of_type_and_month,
    "in a country, in 31 days": _in_country_and_month,
    "with a party, in 31 days": _with_party_and_month,
    "in a box of 5 by 5 degrees": _in_box,
}


if __name__ == "__main__":
    main()
