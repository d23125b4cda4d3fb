"""`python benchmarks/link_speed.py`: how fast documents are linked into incidents, as the store grows.

Documents are made by program: of three tellings each, every telling of one of many happenings. A happening has a day, a
type, a town, two parties and a toll, and is told by one to twelve documents within four days; some are told by
hundreds, as a great attack is. All are coded first, a hundred documents a transaction, and then linked as `dotterel
link` does it. At every stage the time a document, the processor time a document, the greatest memory so far and the
size of the file are told; `--profile` shows where the time of the last stage goes.
"""

import argparse
import cProfile
import pstats
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from store_speed import made_event

from dotterel.model import Count, DateRange, Document, Method, Place, Provenance, ResolvedEvent, Sentence, Span
from dotterel.pipeline import LinkingRun
from dotterel.store import Store, open_store

FIRST_DAY = date(2020, 1, 1)
DOCUMENTS_A_DAY = 60
TELLINGS = 3
TYPES = ("ASSAULT", "PROTEST", "COERCE", "CONSULT", "MOBILIZE", "AID")
COUNTRIES = tuple(f"{a}{b}X" for a in "ABCDEFGH" for b in "ABCDE")
TOGETHER = 100
METHOD = Method(coder=Provenance(component="benchmark", version="1"))
GREAT = 400
"""Tellings of a great happening; there is one in five thousand documents."""


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000, 10_000, 50_000, 100_000])
    parser.add_argument("--store", help="path or URL of an empty store; a file of its own unless given")
    parser.add_argument("--profile", action="store_true", help="show where the time of the last stage goes")
    parser.add_argument("--seconds", type=float, default=1e9, help="begin no further stage after so many")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.sqlite"
        measure(options.store or str(path), sorted(options.documents), options)


def measure(place: str, stages: list[int], options: argparse.Namespace) -> None:
    """Fill and link a store stage by stage."""
    made = documents()
    began = time.perf_counter()
    with open_store(place, create=True) as store:
        there = 0
        for until in stages:
            if time.perf_counter() - began > options.seconds:
                break
            fill(store, made, until - there)
            profile = cProfile.Profile()
            started, used = time.perf_counter(), time.process_time()
            if options.profile and until == stages[-1]:
                profile.enable()
            run = LinkingRun(store)
            linked = sum(1 for _ in run.link(run.pending()))
            profile.disable()
            taken, busy = time.perf_counter() - started, time.process_time() - used
            with store.reading() as records:
                incidents = records.incidents.count()
            size = Path(place).stat().st_size / 1e6 if Path(place).exists() else 0.0
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            sys.stdout.write(
                f"{there:>7,} to {until:>7,} documents: {1000 * taken / linked:6.1f} ms a document, of processor "
                f"{1000 * busy / linked:6.1f} ms; {incidents:,} incidents, "
                f"{memory:,.0f} MB of memory, file {size:,.0f} MB\n"
            )
            sys.stdout.flush()
            there = until
            if options.profile and until == stages[-1]:
                pstats.Stats(profile).sort_stats("tottime").print_stats(35)


def fill(store: Store, made: Iterator[tuple[Document, list[ResolvedEvent]]], number: int) -> None:
    """Keep so many further documents with their events."""
    left = number
    while left:
        with store.writing() as records:
            for _ in range(min(left, TOGETHER)):
                document, events = next(made)
                records.events.keep(events, document=document, method=METHOD)
        left -= min(left, TOGETHER)


def documents() -> Iterator[tuple[Document, list[ResolvedEvent]]]:
    """Documents in the order of their days, the same on every machine, as many as are asked for."""
    chance = random.Random(20261123)
    words = [f"{chance.choice('bdfgklmnprstvz')}{chance.choice('aeiou')}ndo{one}" for one in range(3_000)]
    names = [one.capitalize() for one in words]
    live: list[dict[str, object]] = []
    count = 0
    while True:
        day = FIRST_DAY + timedelta(days=count // DOCUMENTS_A_DAY)
        live = [one for one in live if one["left"] and (day - one["day"]).days < 4]  # type: ignore[operator]
        told = []
        for place in range(TELLINGS):
            if not live or chance.random() < 0.25:
                live.append(_happening(chance, day, names, count + place))
            told.append(chance.choice(live[-400:]))
        told = list({id(one): one for one in told}.values())
        yield _document(chance, count, day, told, words)
        for one in told:
            one["left"] = int(one["left"]) - 1  # type: ignore[call-overload]
        live = [one for one in live if one["left"]]
        count += 1


def _happening(chance: random.Random, day: date, names: list[str], number: int) -> dict[str, object]:
    return {
        "day": day,
        "left": GREAT if number % 5_000 == 0 else chance.randint(1, 12),
        "type": chance.choice(TYPES),
        "town": chance.choice(names),
        "people": chance.sample(names, 3),
        "country": chance.choice(COUNTRIES),
        "killed": chance.choice((None, None, 3, 5, 8, 12, 40)),
        "at": (chance.uniform(-60, 70), chance.uniform(-180, 180)),
        "words": [f"verb{chance.randrange(400)}" for _ in range(6)],
    }


def _document(
    chance: random.Random, count: int, day: date, told: list[dict[str, object]], words: list[str]
) -> tuple[Document, list[ResolvedEvent]]:
    sentences = [
        " ".join([*one["words"], str(one["town"]), *one["people"], *chance.choices(words, k=8)]) + "."  # type: ignore[misc]
        for one in told
    ]
    text = "\n".join(sentences)
    starts = [sum(len(one) + 1 for one in sentences[:place]) for place in range(len(sentences))]
    document = Document(
        id=f"document-{count}",
        text=text,
        report_id=f"report-{count}",
        name=f"{count}.txt",
        outlet=f"Outlet {count % 40}",
        provenance=Provenance(component="benchmark", version="1"),
        published=day.isoformat(),
        sentences=tuple(
            Sentence(start=start, end=start + len(one), paragraph=place)
            for place, (start, one) in enumerate(zip(starts, sentences, strict=True))
        ),
    )
    return document, [_event(chance, document, place, one) for place, one in enumerate(told)]


def _event(chance: random.Random, document: Document, place: int, told: dict[str, object]) -> ResolvedEvent:
    event = made_event(chance, document, f"{document.id}-{place}", place)
    at = event.sentence.start
    first = str(told["day"])
    latitude, longitude = told["at"]  # type: ignore[misc]
    party = replace(event.actors[0], country=str(told["country"]), name=f"Army of {told['country']}", id=None)
    other = replace(event.recipients[0], country=str(told["country"]), name=str(told["people"][0]), id=None)  # type: ignore[index]
    killed = told["killed"]
    return replace(
        event,
        type=str(told["type"]),
        trigger=Span(start=at, end=at + 6, text=event.sentence.text[:6]),
        modes=(),
        actors=(party,),
        recipients=(other,),
        place=replace(
            event.place or Place(text="", start=0, end=0),
            text=str(told["town"]),
            name=str(told["town"]),
            country=str(told["country"]),
            latitude=latitude,
            longitude=longitude,
        ),
        date=replace(event.date or DateRange(text="", start=0, end=0), first=first, last=first),
        killed=None
        if killed is None
        else Count(text="x", start=at, end=at + 1, low=killed, high=killed, rule="number"),  # type: ignore[arg-type]
    )


if __name__ == "__main__":
    main()
