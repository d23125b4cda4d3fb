"""`python benchmarks/desk_answers.py --store STORE`: how long the desk's pages and the interface's answers take.

The store is one that `desk_reads.py` has filled, a SQLite file or the URL of a PostgreSQL database. The desk runs over
it as a program of its own, and each address is asked over one connection, with other values each time, from the
question to the last byte: reading, writing the page and packing it. The first answer of a kind is told apart; so is the
size of the largest one, as it goes over the wire (packed) and as it is read.
"""

import argparse
import gzip
import http.client
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode, urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.desk_pages import served
from benchmarks.desk_reads import COUNTRIES, QUADS, WORDS, WORLD, _box, _country, _month
from dotterel.codebook.crosswalks import is_country

ISO = tuple(code for code in COUNTRIES if is_country(code))
"""Countries of the invented world that there are: the others have no page of a place."""


def main() -> None:
    """Ask and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", required=True, help="a SQLite file, or the URL of a PostgreSQL database")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--only", default="", help="addresses whose name holds this")
    options = parser.parse_args()
    with served(options.store) as address:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=120)
        sys.stdout.write(f"{'':40}{'first':>8}{'p50':>8}{'p95':>8}{'most':>8}  ms{'packed':>9}{'read':>8}  kB\n")
        chance = random.Random(7)
        for name, path in PATHS.items():
            if options.only not in name:
                continue
            times, sizes = [], [(0, 0)]
            for _ in range(options.rounds + 1):
                asked = path(chance)
                started = time.perf_counter()
                connection.request("GET", asked, headers={"Accept-Encoding": "gzip", "HX-Request": _part(name)})
                answer = connection.getresponse()
                body = answer.read()
                times.append(1000 * (time.perf_counter() - started))
                if answer.status != 200:
                    sys.exit(f"desk_answers.py: {asked}: {answer.status}")
                packed = answer.headers.get("Content-Encoding") == "gzip"
                sizes.append((len(body), len(gzip.decompress(body)) if packed else len(body)))
            p50, p95 = statistics.median(times[1:]), statistics.quantiles(times[1:], n=20)[-1]
            wire, read = max(sizes)
            sys.stdout.write(
                f"{name:40}{times[0]:8.0f}{p50:8.0f}{p95:8.0f}{max(times[1:]):8.0f}"
                f"{wire / 1024:13.1f}{read / 1024:8.0f}\n"
            )
            sys.stdout.flush()


def _part(name: str) -> str:
    """Whether the browser takes the answer into the page that it shows."""
    return "true" if name.startswith("list") and "first page" not in name else "false"


def _asked(path: str, **values: object) -> str:
    return f"{path}?{urlencode({name.rstrip('_'): value for name, value in values.items()})}"


def _time(chance: random.Random) -> dict[str, object]:
    month = _month(chance)
    return {"from": month["first"], "to": month["last"]}


def _area(chance: random.Random) -> str:
    box = _box(chance)
    return f"{box.west:.3f},{box.south:.3f},{box.east:.3f},{box.north:.3f}"


def _some(chance: random.Random) -> dict[str, object]:
    """Up to three conditions that desk and interface both know."""
    choices: list[Callable[[], dict[str, object]]] = [
        lambda: {"type": WORLD.types.of(chance)},
        lambda: {"country": _country(chance)},
        lambda: {"party": _country(chance)},
        lambda: _time(chance),
        lambda: {"killed": chance.choice((1, 10, 100))},
        lambda: {"sources": chance.choice((2, 5))},
        lambda: {"contradicted": "yes"},
        lambda: {"standing": WORLD.standings.of(chance)},
        lambda: {"quad": chance.choice(QUADS)},
        lambda: {"box": _area(chance)},
    ]
    wanted: dict[str, object] = {}
    for choice in chance.sample(choices, chance.randrange(4)):
        wanted |= choice()
    return wanted


def _some_events(chance: random.Random) -> dict[str, object]:
    known = ("type", "country", "party", "from", "to", "quad", "box")
    return {name: value for name, value in _some(chance).items() if name in known}


def _word(chance: random.Random) -> str:
    return f"word{chance.randrange(20, WORDS)}"


def _place(chance: random.Random, ending: str = "") -> str:
    period = _time(chance) if chance.random() < 0.5 else {}
    return _asked(f"/places/{chance.choice(ISO)}{ending}", **period)


_API = "/api/v1"
_EARTH = "-180,-85,180,85"
_ORDERS = ("time", "killed", "sources", "changed")
PATHS: dict[str, Callable[[random.Random], str]] = {
    "page: list, first page": lambda _: "/incidents",
    "page: list, first page, any filters": lambda chance: _asked("/incidents", **_some(chance)),
    "list, any filters, any order": lambda chance: _asked(
        "/incidents", **_some(chance), sort=chance.choice(_ORDERS)
    ),
    "list, a word": lambda chance: _asked("/incidents", q=_word(chance)),
    "list, a frequent word": lambda chance: _asked("/incidents", q=f"word{chance.randrange(20)}"),
    "map, the world": lambda _: _asked("/map.json", view=_EARTH, zoom=1.2),
    "map, a region": lambda chance: _asked("/map.json", view=_area(chance), zoom=5),
    "map, the world, any filters": lambda chance: _asked("/map.json", **_some(chance), view=_EARTH, zoom=1.2),
    "timeline, all": lambda _: "/timeline.json",
    "timeline, any filters": lambda chance: _asked("/timeline.json", **_some(chance)),
    "page: incident": lambda chance: f"/incidents/incident-{chance.randrange(300_000)}",
    "page: report": lambda chance: f"/reports/document-{chance.randrange(200_000)}",
    "page: places": lambda chance: _asked("/places", **_some(chance)),
    "page: place": _place,
    "brief as Markdown": lambda chance: _place(chance, "/brief.md"),
    "page: dyads of countries": lambda _: "/dyads",
    "page: dyads of parties, any filters": lambda chance: _asked("/dyads", **_some(chance), by="party"),
    "page: review": lambda _: "/review",
    "page: log": lambda _: "/log",
    "page: data": lambda _: "/data",
    "api: what is here": lambda _: _API,
    "api: incidents, any filters": lambda chance: _asked(f"{_API}/incidents", **_some(chance)),
    "api: incident": lambda chance: f"{_API}/incidents/incident-{chance.randrange(300_000)}",
    "api: events": lambda _: f"{_API}/events",
    "api: events, any filters": lambda chance: _asked(f"{_API}/events", **_some_events(chance)),
    "api: events of country, type, month": lambda chance: _asked(
        f"{_API}/events", country=_country(chance), type=WORLD.types.of(chance), **_time(chance)
    ),
    "api: event": lambda chance: f"{_API}/events/event-{chance.randrange(900_000)}",
    "api: documents, a word": lambda chance: _asked(f"{_API}/documents", q=_word(chance)),
    "api: documents, a frequent word": lambda chance: _asked(f"{_API}/documents", q=f"word{chance.randrange(20)}"),
    "api: document": lambda chance: f"{_API}/documents/document-{chance.randrange(200_000)}",
    "api: facets, any filters": lambda chance: _asked(f"{_API}/totals/facets", **_some(chance)),
    "api: coverage, any filters": lambda chance: _asked(f"{_API}/totals/coverage", **_some(chance)),
    "api: timeline by day, any filters": lambda chance: _asked(
        f"{_API}/totals/timeline", **_some(chance), unit="day"
    ),
    "api: clusters, all, 1 degree": lambda _: f"{_API}/totals/clusters",
    "api: clusters, any filters, 1 degree": lambda chance: _asked(f"{_API}/totals/clusters", **_some(chance)),
    "api: dyads, any filters": lambda chance: _asked(f"{_API}/totals/dyads", **_some(chance), by="party"),
    "api: places, any filters": lambda chance: _asked(f"{_API}/totals/places", **_some(chance), by="admin1"),
    "api: situation": lambda chance: _API + _place(chance),
    "api: brief": lambda chance: _API + _place(chance, "/brief"),
}  # fmt: skip


if __name__ == "__main__":
    main()
