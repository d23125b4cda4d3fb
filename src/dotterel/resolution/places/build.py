"""Builds the gazetteer: `python -m dotterel.resolution.places.build`.

Two files come of it: an SQLite database of places and the places of every name, and a trie of all folded names, whose
numbers are the keys of the database. The same sources give the same bytes.
"""

import argparse
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import marisa_trie

from dotterel.model.errors import ArtifactError
from dotterel.resolution.places.countries import countries
from dotterel.resolution.places.filed_names import MAIN, VARIANT, best_of, division_names, settlement_names
from dotterel.resolution.places.folding import fold
from dotterel.resolution.places.geometry import middle
from dotterel.resolution.places.regions import regions
from dotterel.resolution.places.schema import (
    BUILT_KINDS,
    FORMAT,
    KINDS,
    NAMES_FILE,
    PLACES_FILE,
    TABLES,
    default_folder,
)
from dotterel.resolution.places.sources import (
    DIVISION_PACKAGE,
    SETTLEMENT_PACKAGE,
    Division,
    SourceFiles,
    find_sources,
    read_countries,
    read_divisions,
    read_memberships,
    read_settlements,
)

_COUNTRY, _ADMIN1, _ADMIN2, _SETTLEMENT, _REGION = (KINDS.index(kind) for kind in KINDS[:BUILT_KINDS])
_PLACE_ROW = "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(slots=True)
class _Members:
    """The settlements of a division, as far as its middle point and size are made from them."""

    points: set[tuple[float, float]] = field(default_factory=set)
    population: int = 0

    def add(self, latitude: float, longitude: float, population: int) -> None:
        self.points.add((latitude, longitude))
        self.population += population


@dataclass(slots=True)
class _Divisions:
    """The divisions, and what the settlements tell of them."""

    by_row: dict[int, Division] = field(default_factory=dict)
    members: dict[int, _Members] = field(default_factory=lambda: defaultdict(_Members))

    def of_settlement(self, rows: Iterable[int]) -> tuple[Division | None, Division | None]:
        """The divisions of the first and of the second order among these rows."""
        members = [self.by_row[row] for row in rows if row in self.by_row]
        second = next((division for division in members if division.order == 2), None)
        first = next((division for division in members if division.order == 1), None)
        if first is None and second is not None:
            first = self.first_order_of(second)
        return first, second

    def first_order_of(self, division: Division) -> Division | None:
        """The division of the first order around one of the second."""
        parent = self.by_row.get(division.parent) if division.parent else None
        while parent is not None and parent.order != 1:
            parent = self.by_row.get(parent.parent) if parent.parent else None
        return parent


def build(folder: Path, *, sources: SourceFiles | None = None) -> tuple[Path, Path]:
    """Builds both files into a folder, replacing those that are there once all is done.

    Args:
        folder: Made where it does not exist.
        sources: The files to read; those of the installed packages where none are given.

    Returns:
        Paths of the database and of the trie.

    Raises:
        ArtifactError: A package that holds the sources is missing; the remedy says what to install.
    """
    sources = sources or find_sources()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        places, names = Path(scratch, PLACES_FILE), Path(scratch, NAMES_FILE)
        with closing(sqlite3.connect(places)) as database:
            database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + TABLES)
            database.execute("CREATE TEMP TABLE filed (name TEXT, place INTEGER, quality INTEGER)")
            _write_places(database, sources)
            _write_names(database, names)
            database.executemany(
                "INSERT INTO meta VALUES (?, ?)",
                [("format", FORMAT), ("sources", f"{SETTLEMENT_PACKAGE}, {DIVISION_PACKAGE}"),
                 ("attribution", "GeoNames (geonames.org), CC BY 4.0")],
            )  # fmt: skip
            database.commit()
            database.execute("VACUUM")
        places.replace(folder / PLACES_FILE)
        names.replace(folder / NAMES_FILE)
    return folder / PLACES_FILE, folder / NAMES_FILE


def _write_places(database: sqlite3.Connection, sources: SourceFiles) -> None:
    divisions = _Divisions(by_row={division.row: division for division in read_divisions(sources.divisions)})
    known = read_countries(sources.countries)
    capitals = _write_settlements(database, sources, divisions, known)
    _write_divisions(database, divisions)
    _write_countries(database, known, capitals)
    _write_regions(database)


def _write_settlements(
    database: sqlite3.Connection, sources: SourceFiles, divisions: _Divisions, known: dict[str, dict[str, Any]]
) -> dict[str, int]:
    """Writes the settlements and returns the capitals: ISO 3166 alpha-2 code to GeoNames number."""
    iso3 = {country.iso2: country.iso3 for country in countries()}
    memberships = dict(read_memberships(sources.memberships))
    capital_names = {code: fold(str(row["capital"])) for code, row in known.items()}
    capitals: dict[str, tuple[int, int]] = {}
    for place in read_settlements(sources.settlements):
        number, code, population = int(place["geonameid"]), str(place["countrycode"]), int(place["population"])
        first, second = divisions.of_settlement(memberships.get(number, ()))
        for division in (first, second):
            if division is not None:
                divisions.members[division.row].add(place["latitude"], place["longitude"], population)
        folded = fold(place["name"])
        if folded and folded == capital_names.get(code) and population >= capitals.get(code, (0, -1))[1]:
            capitals[code] = (number, population)
        database.execute(
            _PLACE_ROW,
            (number, _SETTLEMENT, place["name"], "", iso3.get(code), first and first.geonameid, second and
             second.geonameid, place["latitude"], place["longitude"], population, None, 0),
        )  # fmt: skip
        _file(database, number, settlement_names(place["name"], place["alternatenames"]))
    database.executemany(
        "UPDATE places SET feature = 'capital' WHERE id = ?", [(place,) for place, _ in capitals.values()]
    )
    return {code: place for code, (place, _) in capitals.items()}


def _write_divisions(database: sqlite3.Connection, divisions: _Divisions) -> None:
    iso3 = {country.iso2: country for country in countries()}
    for division in divisions.by_row.values():
        country = iso3.get(division.iso2)
        if country is None:
            continue
        first = division if division.order == 1 else divisions.first_order_of(division)
        members = divisions.members.get(division.row)
        around = members or (divisions.members.get(first.row) if first else None)
        latitude, longitude = middle(around.points) if around else (country.latitude, country.longitude)
        database.execute(
            _PLACE_ROW,
            (division.geonameid, _ADMIN1 if division.order == 1 else _ADMIN2, division.name, "", country.iso3,
             first and first.geonameid, division.geonameid if division.order == 2 else None,
             round(latitude, 5), round(longitude, 5), members.population if members else 0, None, 0 if members else 1),
        )  # fmt: skip
        _file(
            database,
            division.geonameid,
            division_names(division.name, division.aliases, order=division.order, iso2=division.iso2),
        )


def _write_countries(database: sqlite3.Connection, known: dict[str, dict[str, Any]], capitals: dict[str, int]) -> None:
    for country in countries():
        row = known[country.iso2]
        number = int(row["geonameid"])
        database.execute(
            _PLACE_ROW.replace("INSERT", "INSERT OR REPLACE"),
            (number, _COUNTRY, country.name, "", country.iso3, None, None, country.latitude, country.longitude,
             int(row["population"]), None, 0),
        )  # fmt: skip
        database.execute("INSERT INTO countries VALUES (?, ?, ?)", (country.iso3, number, capitals.get(country.iso2)))
        _file(database, number, [(fold(country.name), MAIN), *((fold(alias), VARIANT) for alias in country.aliases)])


def _write_regions(database: sqlite3.Connection) -> None:
    for number, region in enumerate(regions(), start=1):
        database.execute(
            _PLACE_ROW,
            (-number, _REGION, region.name, f"{region.kind}:{region.slug}", region.country, None, None, region.latitude,
             region.longitude, 0, region.radius_km, 0),
        )  # fmt: skip
        _file(database, -number, [(fold(region.name), MAIN), *((fold(alias), VARIANT) for alias in region.aliases)])


def _write_names(database: sqlite3.Connection, path: Path) -> None:
    """Writes the trie of all filed names, and the places of every name under its number in the trie."""
    ordered = database.execute("SELECT DISTINCT name FROM filed ORDER BY name")
    trie = marisa_trie.Trie(name for (name,) in ordered)
    trie.save(str(path))
    database.create_function("number_of", 1, trie.key_id, deterministic=True)
    database.execute(
        "INSERT INTO names SELECT number_of(name) AS number, place, max(quality) FROM filed "
        "GROUP BY number, place ORDER BY number, place"
    )
    database.execute("DROP TABLE filed")


def _file(database: sqlite3.Connection, place: int, names: Iterable[tuple[str, int]]) -> None:
    database.executemany(
        "INSERT INTO filed VALUES (?, ?, ?)", [(name, place, quality) for name, quality in best_of(names).items()]
    )


def main() -> int:
    """Builds the gazetteer of this installation and says how long it took; the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m dotterel.resolution.places.build", description="Build the gazetteer."
    )
    parser.add_argument(
        "--into", type=Path, default=default_folder(), help="folder to build into (default: the package's own)"
    )
    begun = time.monotonic()
    try:
        built = build(parser.parse_args().into)
    except ArtifactError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    sizes = ", ".join(f"{path.name} {path.stat().st_size / 1e6:.1f} MB" for path in built)
    sys.stdout.write(f"{sizes} in {time.monotonic() - begun:.0f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
