"""`python benchmarks/gazetteer_import.py`: how fast and in how much memory a dump of any size becomes a gazetteer.

A dump is made up in the layout of GeoNames' `allCountries.txt`: 19 columns, country by country, with divisions of four
orders, the mix of feature classes of the real one (about as it was in 2024: two fifths populated places, a sixth each
of waters, buildings and mountains), names of two to four syllables with diacritics, some shared by thousands, and other
names in several scripts, codes among them. The same seed gives the same bytes.

It is imported by a process of its own, so that its peak memory is told apart. Then a second import is killed
(`SIGKILL`) half way and run again: told are the seconds that the second run takes, and whether the places and names
come out the same. At last the names with the most places are resolved, cold and warm.
"""

import argparse
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from dotterel.model import span_of
from dotterel.resolution.places import PlaceContext, SqliteGazetteer, resolve_place
from dotterel.resolution.places.countries import countries
from dotterel.resolution.places.dump_import import WORKSHOP, import_dumps
from dotterel.resolution.places.edition import read_edition

SEED = 20240305
FULL = 12_500_000
"""Rows of the real dump, in round figures."""
FEATURES = {  # class: share of the rows, codes with weights
    "P": (0.40, {"PPL": 85, "PPLX": 5, "PPLL": 4, "PPLA3": 2, "PPLA4": 2, "PPLQ": 1, "PPLW": 1}),
    "H": (0.17, {"STM": 55, "STMI": 12, "LK": 14, "WLL": 6, "SPNG": 5, "RSV": 3, "BAY": 3, "WAD": 2}),
    "S": (0.18, {"FRM": 22, "SCH": 18, "CH": 14, "HTL": 9, "CMTY": 6, "BDG": 4, "DAM": 4, "RSTN": 4, "MN": 3,
                 "HSP": 3, "AIRP": 1, "PSTB": 1, "CMPRF": 1, "PRN": 1, "BLDG": 9}),
    "T": (0.14, {"HLL": 30, "MT": 30, "PK": 8, "ISL": 10, "VAL": 8, "RDGE": 6, "PASS": 2, "CAPE": 3, "PT": 3}),
    "L": (0.05, {"LCTY": 50, "AREA": 15, "PRK": 15, "RGN": 4, "MILB": 1, "OILF": 2, "INDS": 5, "RESF": 8}),
    "A": (0.04, {"ADM3": 25, "ADM4": 45, "ADMD": 15, "PRSH": 5, "ADM3H": 10}),
    "R": (0.01, {"RD": 40, "RDJCT": 20, "TNL": 10, "ST": 20, "TRL": 10}),
    "V": (0.008, {"FRST": 90, "CULT": 10}),
    "U": (0.002, {"SMU": 50, "RDGU": 50}),
}  # fmt: skip
ONSETS = ("b", "d", "f", "g", "h", "k", "kh", "l", "m", "n", "r", "s", "sh", "t", "v", "z", "ch", "dj", "ng", "st")
VOWELS = ("a", "e", "i", "o", "u", "ā", "ou", "é", "ü", "ai")
CODAS = ("", "", "", "n", "r", "l", "s", "k", "m", "nd")
COMMON = ("San José", "Mill Creek", "Santa Rosa", "Bajo Grande", "Dolní Lhota", "Xincun", "Al Qaryah", "Novoselovka")
SCRIPTS = ("абвгдежзиклмнопрст", "ابتثجحخدذرزسشصضط", "山川村河上下大小東西")
SHARED_RANGE, SHARED_SPAN, SCATTER = 10**11, 1 << 26, 40_503_001
"""Where numbers are shared by all countries; the factor is odd, so that none comes twice."""
COUNTRY_WEIGHT = {"US": 170, "CN": 70, "IN": 50, "NO": 45, "MX": 60, "ID": 35, "RU": 35, "TH": 25, "AF": 20, "ML": 5}


def main() -> None:
    """Make, import, kill, go on, look up; print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--folder", type=Path, default=Path(".work/gazetteer-import"), help="for the files; kept")
    parser.add_argument("--no-kill", action="store_true", help="leave out the import that is killed and goes on")
    parser.add_argument("--import-only", nargs=2, type=Path, metavar=("DUMP", "INTO"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.import_only:
        import_alone(*options.import_only)
        return
    options.folder.mkdir(parents=True, exist_ok=True)
    dump = options.folder / f"made-up-{options.rows}.txt"
    if not dump.is_file():
        write_dump(dump, options.rows)
    put(f"dump: {options.rows:,} rows, {dump.stat().st_size / 1e6:.0f} MB")
    whole = options.folder / "whole"
    shutil.rmtree(whole, ignore_errors=True)
    figures = json.loads(subprocess.run(command(dump, whole), stdout=subprocess.PIPE, check=True).stdout)
    tell(figures, options.rows, whole)
    if not options.no_kill:
        killed = options.folder / "killed"
        shutil.rmtree(killed, ignore_errors=True)
        kill_and_go_on(dump, killed, after=figures["seconds"] / 2)
        same = contents(whole) == contents(killed)
        put(f"places, names and tries as after an undisturbed run: {'yes' if same else 'NO'}")
    look_up(whole)


def command(dump: Path, into: Path) -> list[str]:
    """An import in a process of its own."""
    return [sys.executable, __file__, "--import-only", str(dump), str(into)]


def import_alone(dump: Path, into: Path) -> None:
    """Import, and print seconds, seconds by step, peak memory and the most disk that was taken."""
    started = time.perf_counter()
    steps: dict[str, float] = {}
    most = last = 0.0

    def note(step: str, _done: int, _all: int) -> None:
        nonlocal most, last
        now = time.perf_counter()
        steps.setdefault(step, now - started)
        if now - last > 1:
            last, most = now, max(most, taken(into))

    import_dumps([dump], into=into, tell=note)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        json.dumps({"seconds": seconds, "steps": steps, "peak": peak, "taken": max(most, taken(into))}) + "\n"
    )


def taken(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def tell(figures: dict[str, float], rows: int, into: Path) -> None:
    """Print the figures of an import."""
    edition = read_edition(into)
    seconds = figures["seconds"]
    put(f"imported in {seconds:.0f} s: {rows / seconds:,.0f} rows/s; {FULL:,} rows would take some "
        f"{FULL / rows * seconds / 60:.0f} min")  # fmt: skip
    put(f"steps began at: {', '.join(f'{name} {at:.0f} s' for name, at in figures['steps'].items())}")  # type: ignore[attr-defined]
    put(f"peak memory: {figures['peak']:.0f} MB")
    size = sum(edition.files.values())
    put(f"gazetteer: {size / 1e6:.0f} MB; most disk taken on the way: {figures['taken'] / 1e6:.0f} MB")
    put(f"rows kept: {edition.kept:,}; names: {edition.names:,}; crowded names: {edition.crowded}; "
        f"tries: {len(edition.tries)}; rejected: {edition.rejected}")  # fmt: skip


def kill_and_go_on(dump: Path, into: Path, *, after: float) -> None:
    """Kill an import, run it again, and print how long the second run took."""
    with subprocess.Popen(command(dump, into), stdout=subprocess.DEVNULL) as process:
        try:
            process.wait(timeout=after)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
    put(f"killed after {after:.0f} s: {'complete' if (into / 'gazetteer.json').exists() else 'unfinished'}, "
        f"workshop {'kept' if (into / WORKSHOP).is_dir() else 'gone'}")  # fmt: skip
    figures = json.loads(subprocess.run(command(dump, into), stdout=subprocess.PIPE, check=True).stdout)
    put(f"the second run went on and took {figures['seconds']:.0f} s")


def contents(into: Path) -> list[bytes]:
    """All rows, in their order, and the tries, of a gazetteer."""
    import sqlite3  # noqa: PLC0415
    from hashlib import sha256  # noqa: PLC0415

    folder = into / read_edition(into).folder
    digests = [sha256((folder / name).read_bytes()).digest() for name in read_edition(into).tries]
    with sqlite3.connect(folder / "places.sqlite") as database:
        for table in ("places", "names", "countries", "meta"):
            digest = sha256()
            for row in database.execute(f"SELECT * FROM {table} ORDER BY 1, 2"):
                digest.update(repr(row).encode())
            digests.append(digest.digest())
    return digests


def look_up(into: Path) -> None:
    """Resolve the most crowded names, and print the slowest, cold and warm, and what a single look-up takes."""
    gazetteer = SqliteGazetteer.open(into)
    for words in (*COMMON, "San José, Santa Rosa", "Mill Creek in the United States"):
        times = []
        for _ in range(3):
            started = time.perf_counter()
            place = resolve_place(
                span_of(words, 0, len(words)),
                context=PlaceContext(sentence=words, countries={"MEX": 0.7, "USA": 0.3}),
                gazetteer=gazetteer,
            )
            times.append(1000 * (time.perf_counter() - started))
        put(f"  {words!r}: {times[0]:.1f} ms cold, {min(times[1:]):.1f} ms warm, {place.rule}")
    names = [f"{word} {number}" for number in range(50_000) for word in ("nowhere", "noplace")]
    started = time.perf_counter()
    for name in names:
        gazetteer.has(name)
    put(f"a name that is not there: {1e6 * (time.perf_counter() - started) / len(names):.2f} µs")
    gazetteer.close()


def write_dump(path: Path, rows: int) -> None:
    """Write a made-up dump."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for line in made_up(rows):
            stream.write(line)


def made_up(rows: int) -> Iterator[str]:
    """Lines of a made-up dump, country by country; within each the numbers rise, through the country's own range and
    then, for every seventh row, all over a range that the countries share."""
    chance = random.Random(SEED)
    codes = [country.iso2 for country in countries()]
    weights = [COUNTRY_WEIGHT.get(code, 2 + chance.random() * 6) for code in codes]
    classes, shares = zip(*((name, share) for name, (share, _) in FEATURES.items()), strict=True)
    starts = list(range(20_000_000, 20_000_000 + 3 * rows * len(codes), 3 * rows))
    chance.shuffle(starts)
    shared = 0
    for code, weight in zip(codes, weights, strict=True):
        count = max(int(rows * weight / sum(weights)), 1)
        south, west = chance.uniform(-50, 60), chance.uniform(-170, 160)
        divisions = max(2, min(count // 2000, 90))
        start = starts.pop()
        numbers = [start + 2 * at + chance.randint(0, 1) for at in range(count - count // 7)]
        numbers += sorted(SHARED_RANGE + at * SCATTER % SHARED_SPAN for at in range(shared, shared + count // 7))
        shared += count // 7
        for at, number in enumerate(numbers):
            admin1 = f"{at % divisions + 1 if at < divisions else chance.randint(1, divisions):02}"
            admin2 = f"{admin1}{chance.randint(0, 9):02}"
            if at < divisions:
                class_, feature, admin2 = "A", "ADM1", ""
            elif at < 3 * divisions:
                class_, feature = "A", "ADM2"
            else:
                class_ = chance.choices(classes, shares)[0]
                kinds = FEATURES[class_][1]
                feature = chance.choices(list(kinds), list(kinds.values()))[0]
            name = chance.choice(COMMON) if chance.random() < 0.004 else made_up_name(chance)
            plain = name.encode("ascii", "ignore").decode()
            people = int(10 ** chance.uniform(1, 5)) if class_ == "P" and chance.random() < 0.15 else 0
            yield "\t".join((
                str(number), name, plain, ",".join(other_names(chance, name)),
                f"{south + chance.random() * 10:.5f}", f"{west + chance.random() * 14:.5f}", class_, feature, code, "",
                admin1, admin2, "", "", str(people), "", str(chance.randint(0, 3000)), "Etc/UTC", "2024-01-15",
            )) + "\n"  # fmt: skip


def made_up_name(chance: random.Random) -> str:
    """A name of two to four syllables, at times of two words."""
    syllables = [
        chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS) for _ in range(chance.randint(2, 4))
    ]
    name = "".join(syllables).capitalize()
    return f"{name} {''.join(syllables[:2]).capitalize()}" if chance.random() < 0.25 else name


def other_names(chance: random.Random, name: str) -> Iterator[str]:
    """Other names: in other scripts, other spellings, transliterations in small letters, codes."""
    if chance.random() < 0.45:
        return
    for _ in range(chance.randint(1, 4)):
        kind = chance.random()
        if kind < 0.4:
            script = chance.choice(SCRIPTS)
            yield "".join(chance.choice(script) for _ in range(chance.randint(3, 9)))
        elif kind < 0.8:
            yield made_up_name(chance) if kind < 0.5 else name.replace("k", "q").replace("ou", "u")
        else:
            yield name.lower() if kind < 0.95 else name[:3].upper()


def put(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
