"""`python benchmarks/link_stream.py`: a stream of reports of which the true incidents are known, linked as they come.

The reports are made of those of the corpus (see `stream_reports.py`) and come coded: the neural coder is not run, so
that what is measured is linking and not coding. Every hundred of them are kept and then linked, in a program of its own
that is killed (SIGKILL) at moments drawn at random and started again. Told are: pairs of mentions of two reports that
were put together rightly (precision) and that should have been (recall), B³, wrong pairs by cause, copies known as
such, processor time a report over the stream, memory, size of the file, and whether anything was lost. Mentions of
twins that name neither town nor day are left out: nobody could tell whose they are.
"""

import argparse
import gc
import json
import os
import pickle
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import combinations
from pathlib import Path

from stream_reports import Stream

from dotterel.evaluation.linking import b_cubed
from dotterel.model import Method, Provenance
from dotterel.pipeline import LinkingRun
from dotterel.store import open_store
from dotterel.surfaces.cli.app import ALLOCATIONS

METHOD = Method(coder=Provenance(component="stream", version="1"))
TOGETHER = 100
_MOST_PAIRS = 400
"""Mentions of one group of which the pairs are read one by one."""
_SHOWN = 12


def main() -> None:
    """Plan, run with kills, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=50_000)
    parser.add_argument("--a-day", type=int, default=60)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument(
        "--folder", type=Path, help="where store and notes are kept; one that goes afterwards if left out"
    )
    parser.add_argument("--seconds", type=float, default=1e9, help="end the stream after so many, wherever it is")
    parser.add_argument("--check", action="store_true", help="read every record of the store again at the end")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        link_stream(options.child)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        stream = Stream(options.corpus, reports=options.reports, a_day=options.a_day, seed=options.seed)
        (folder / "stream.pickle").write_bytes(pickle.dumps(stream))
        run(folder, options)
        tell(folder, stream, options)


def link_stream(folder: Path) -> None:
    """Keep and link what is left of the stream; a line of notes after each part."""
    stream: Stream = pickle.loads((folder / "stream.pickle").read_bytes())
    gc.freeze()  # the stream itself is no part of linking: it is not looked through for garbage
    gc.set_threshold(ALLOCATIONS)  # as the command line does
    with open_store(folder / "store.sqlite", create=True) as store, (folder / "notes.jsonl").open("a") as notes:
        run = LinkingRun(store)
        with store.reading() as records:
            done = records.documents.count()
        for _ in run.link(run.pending(), finish=False):
            pass
        while done < len(stream.planned):
            part = range(done, min(done + TOGETHER, len(stream.planned)))
            with store.writing() as records:
                for number in part:
                    made = stream.made(number)
                    records.events.keep(made.events, document=made.document, method=METHOD)
            began, used = time.perf_counter(), time.process_time()
            for _ in run.link([f"stream-{number}" for number in part], finish=False):
                pass
            note = {
                "to": part.stop,
                "processor": time.process_time() - used,
                "wall": time.perf_counter() - began,
                "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "file": (folder / "store.sqlite").stat().st_size / 1e6,
            }
            notes.write(json.dumps(note) + "\n")
            notes.flush()
            done = part.stop
        run.finish()


def run(folder: Path, options: argparse.Namespace) -> None:
    """Run the stream to its end, with so many kills on the way."""
    chance = random.Random(options.seed)
    moments = sorted(chance.uniform(0.02, 0.98) * options.reports for _ in range(options.kills))
    began = time.monotonic()
    while True:
        child = subprocess.Popen([sys.executable, __file__, "--child", str(folder)])
        while child.poll() is None:
            time.sleep(0.2)
            if time.monotonic() - began > options.seconds:
                child.kill()
                child.wait()
                return
            if moments and _linked(folder) >= moments[0]:
                time.sleep(chance.uniform(0.0, 3.0))
                os.kill(child.pid, signal.SIGKILL)
                child.wait()
                moments.pop(0)
        if child.returncode == 0:
            return
        if child.returncode != -signal.SIGKILL:
            sys.exit(f"the stream failed with {child.returncode}")


def _linked(folder: Path) -> int:
    notes = _notes(folder)
    return notes[-1]["to"] if notes else 0


def _notes(folder: Path) -> list[dict[str, float]]:
    path = folder / "notes.jsonl"
    if not path.exists():
        return []
    found = []
    for line in path.read_text().splitlines():
        try:
            found.append(json.loads(line))
        except ValueError:  # killed while writing it
            continue
    return found


def tell(folder: Path, stream: Stream, options: argparse.Namespace) -> None:
    """Finish what is left, and print the figures."""
    write = sys.stdout.write
    with open_store(folder / "store.sqlite") as store:
        linking = LinkingRun(store)
        for _ in linking.link(linking.pending()):
            pass
        with store.reading() as records:
            count = records.documents.count()
        faults = store.faults() if options.check else []
    with closing(sqlite3.connect(folder / "store.sqlite")) as connection:
        rows = connection.execute(
            "SELECT incident_events.event_id, current_incidents.incident_id FROM incident_events"
            " JOIN current_incidents ON current_incidents.number = incident_events.incident"
        ).fetchall()
        coded = connection.execute("SELECT count(DISTINCT event_id) FROM event_versions").fetchone()[0]
        copies = dict(connection.execute("SELECT document_id, copy_of FROM signatures").fetchall())
        sizes = (
            connection.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY 1 ORDER BY 2 DESC LIMIT 8").fetchall()
            if _has_dbstat(connection)
            else []
        )
        largest = connection.execute("SELECT max(reports) FROM current_incidents").fetchone()[0]
    found = dict(rows)
    write(
        f"{count:,} reports, {coded:,} events, {len(set(found.values())):,} incidents, "
        f"the largest of {largest} reports\n"
    )
    write(f"lost: {coded - len(found):,} events in no incident, {len(rows) - len(found):,} in two\n")
    if options.check:
        write(f"faults of the store: {len(faults)} {faults[:3]}\n")
    _tell_quality(stream, found)
    _tell_copies(stream, copies)
    notes = _notes(folder)
    for name in ("processor", "wall"):
        parts = []
        for until in sorted({1_000, count // 2 // 100 * 100, count}):
            some = [one[name] for one in notes if until - 1_000 < one["to"] <= until]
            parts.append(f"{1000 * sum(some) / max(1, TOGETHER * len(some)):.1f} ms up to report {until:,}")
        write(f"{name} time a report: {', '.join(parts)}\n")
    total = sum(one["processor"] for one in notes)
    write(f"in all {total:,.0f} s of processor, {coded / max(total, 1e-9):,.0f} events a second of it\n")
    write(f"memory {max(one['memory'] for one in notes):,.0f} MB, file {notes[-1]['file']:,.0f} MB")
    write(f" ({1000 * notes[-1]['file'] / count:.0f} kB a report); largest: ")
    write(", ".join(f"{name} {size / 1e6:,.0f} MB" for name, size in sizes) + "\n")


def _has_dbstat(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("SELECT 1 FROM dbstat LIMIT 1").fetchone()
    except sqlite3.Error:
        return False
    return True


def _tell_quality(stream: Stream, found: dict[str, str]) -> None:
    found = {event: incident for event, incident in found.items() if stream.is_certain(event)}
    truth = {event: stream.happening(event) for event in found}
    for name, kinds in (("all reports", None), ("without copies", ("report", "update"))):
        some = [event for event, (_, kind) in truth.items() if kind != "anniversary" and (not kinds or kind in kinds)]
        given = _pairs(some, lambda event: found[event])
        wanted = _pairs(some, lambda event: truth[event][0])
        right = _pairs(some, lambda event: (found[event], truth[event][0]))
        three = b_cubed({one: found[one] for one in some}, {one: truth[one][0] for one in some})
        sys.stdout.write(
            f"{name}: pairs of two reports {right:,} right of {given:,} put together, {wanted:,} wanted: precision "
            f"{right / max(1, given):.4f}, recall {right / max(1, wanted):.4f}; "
            f"B³ {three[0]:.3f} {three[1]:.3f} {three[2]:.3f}\n"
        )
    past = [event for event, (_, kind) in truth.items() if kind == "anniversary"]
    groups: dict[str, set[str]] = defaultdict(set)
    for event, incident in found.items():
        if truth[event][1] != "anniversary":
            groups[incident].add(truth[event][0])
    right = sum(1 for one in past if groups[found[one]] == {truth[one][0]})
    alone = sum(1 for one in past if not groups[found[one]])
    sys.stdout.write(
        f"anniversaries: {len(past)} mentions, {right} with the old happening, {alone} by themselves, "
        f"{len(past) - right - alone} with another\n"
    )
    _tell_causes(stream, found, truth)


def _pairs(events: list[str], group: Callable[[str], object]) -> int:
    """Pairs of one group and two reports."""
    sizes: Counter[object] = Counter()
    within: Counter[object] = Counter()
    for event in events:
        name = group(event)
        sizes[name] += 1
        within[name, event.split("-")[1]] += 1
    return sum(one * (one - 1) // 2 for one in sizes.values()) - sum(one * (one - 1) // 2 for one in within.values())


def _tell_causes(stream: Stream, found: dict[str, str], truth: dict[str, tuple[str, str]]) -> None:
    """Wrong pairs by what the two reports have to do with each other, with some of each to be read."""
    causes: Counter[str] = Counter()
    shown: dict[str, list[str]] = defaultdict(list)
    for wrong, groups in (("merged", _groups(found)), ("missed", _groups({one: truth[one][0] for one in found}))):
        for one, other in groups:
            same = truth[one][0] == truth[other][0]
            together = found[one] == found[other]
            if one.split("-")[1] == other.split("-")[1] or same == together:
                continue
            cause = f"{wrong}: {_cause(stream, one, other)}"
            causes[cause] += 1
            if len(shown[cause]) < _SHOWN and random.Random(one + other).random() < 0.05:
                shown[cause].append(f"  {_said(stream, one)}\n  {_said(stream, other)}\n")
    for cause, number in causes.most_common():
        sys.stdout.write(f"{number:>9,} pairs {cause}\n")
    for cause, _ in causes.most_common(6):
        sys.stderr.write(f"== {cause}\n" + "\n".join(shown[cause]) + "\n")


def _groups(of_event: dict[str, str]) -> Iterator[tuple[str, str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for event, name in of_event.items():
        groups[name].append(event)
    for members in groups.values():
        yield from combinations(members[:_MOST_PAIRS], 2)


def _cause(stream: Stream, one: str, other: str) -> str:
    first, second = (stream.planned[int(event.split("-")[1])] for event in (one, other))
    if "anniversary" in (first.kind, second.kind):
        return "an anniversary"
    events = [
        stream.templates[planned.template].events[int(event.split("-")[2])]
        for planned, event in ((first, one), (second, other))
    ]
    history = ", history" if any(event.historical for event in events) else ""
    verbal = ", verbal" if all(event.quad.startswith("verbal") for event in events) else ""
    kinds = "/".join(sorted({first.kind, second.kind} - {"report"}))
    if first.world == second.world:
        reports = "one report" if first.template == second.template else "two reports"
        return f"one story, {reports} {kinds}{history}{verbal}"
    if first.world.names == second.world.names:
        where = "town" if first.world.towns != second.world.towns else "day"
        return f"twins, another {where}{history}{verbal}"
    return f"{'one template' if first.template == second.template else 'two templates'}, two worlds{history}{verbal}"


def _said(stream: Stream, event: str) -> str:
    number = event.split("-")[1]
    made = stream.made(int(number))
    one = next(each for each in made.events if each.id == event)
    day = None if one.date is None else one.date.first
    place_name = None if one.place is None else one.place.name
    return f"{made.document.published} {one.type} ({day}, {place_name}) {one.sentence.text[:220]}"


def _tell_copies(stream: Stream, copies: dict[str, str | None]) -> None:
    right = wrong = missed = invented = 0
    for name, original in copies.items():
        planned = stream.planned[int(name.split("-")[1])]
        if original is None:
            missed += planned.kind == "copy"
            continue
        other = stream.planned[int(original.split("-")[1])]
        if (other.world, other.template) == (planned.world, planned.template):
            right += 1
        elif other.world == planned.world:
            wrong += 1
        else:
            invented += 1
    sys.stdout.write(
        f"copies: {right:,} known (updates that repeat most of their report among them), {missed:,} taken for a text "
        f"of its own, {wrong:,} of another report of the story, {invented:,} of another story\n"
    )


if __name__ == "__main__":
    main()
