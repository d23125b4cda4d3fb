"""The gazetteer in files: an SQLite database behind memory-mapped tries of names."""

import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from dotterel.model.errors import ArtifactError
from dotterel.resolution.places.edition import REMEDY as IMPORT_REMEDY
from dotterel.resolution.places.edition import is_imported, read_edition
from dotterel.resolution.places.gazetteer import EntryKind, GazetteerEntry, NamedEntry, NameQuality
from dotterel.resolution.places.location import folder_in_use
from dotterel.resolution.places.name_index import NameIndex
from dotterel.resolution.places.regions import ASSUMED_POPULATION, SETTLED
from dotterel.resolution.places.schema import (
    FORMAT,
    IMPORTED_FORMAT,
    KINDS,
    NAMES_FILE,
    PLACES_FILE,
    QUALITIES,
    default_folder,
)

_REMEDY = "Build it: python -m dotterel.resolution.places.build"
_COLUMNS = """
    p.id, p.kind, p.name, p.feature, p.country, a.name, b.name, p.latitude, p.longitude, p.population, p.radius,
    p.borrowed
"""
_JOINS = "LEFT JOIN places a ON a.id = p.admin1 LEFT JOIN places b ON b.id = p.admin2"
_BY_NAME = f"""
    SELECT {_COLUMNS}, n.quality FROM names n JOIN places p ON p.id = n.place {_JOINS}
    WHERE n.name = ? ORDER BY p.kind, p.population DESC, p.id
"""
_BY_COUNTRY = f"SELECT {_COLUMNS} FROM countries c JOIN places p ON p.id = c.place {_JOINS} WHERE c.iso3 = ?"
_CAPITAL = f"SELECT {_COLUMNS} FROM countries c JOIN places p ON p.id = c.capital {_JOINS} WHERE c.iso3 = ?"
_CACHED_NAMES = 8192
_MAPPED_BYTES = 1 << 32


class SqliteGazetteer:
    """Names to places out of the built files. May be shared by threads; every process opens its own.

    A name is first looked for in the trie, which answers "no such place" in about a microsecond without touching the
    database; the answers of the database are kept for the last few thousand names.
    """

    def __init__(self, places: Path, names: Sequence[Path], *, label: str = "", imported: bool = False) -> None:
        """Opens the files.

        Args:
            places: The database.
            names: The tries of names, in their order.
            label: What it is, as one would state it; what it was built of unless told.
            imported: Whether it comes of an import.

        Raises:
            ArtifactError: A file is missing, damaged, or of another format; the remedy says how to build it.
        """
        remedy, wanted = (IMPORT_REMEDY, IMPORTED_FORMAT) if imported else (_REMEDY, FORMAT)
        for path in (places, *names):
            if not path.is_file():
                raise ArtifactError(f"The gazetteer is missing: no {path.name}", remedy)
        try:
            self._names = NameIndex(names)
            self._database = sqlite3.connect(
                f"{places.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._database.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
            built = dict(self._database.execute("SELECT key, value FROM meta"))
        except (sqlite3.DatabaseError, RuntimeError, OSError) as error:
            raise ArtifactError(f"The gazetteer is damaged: {error}", remedy) from error
        if built.get("format") != wanted:
            raise ArtifactError(f"The gazetteer has format {built.get('format')}, where {wanted} is read", remedy)
        self._remedy = remedy
        self.attribution = built.get("attribution", "")
        self.imported = imported
        self.label = label or f"built of {built.get('sources', 'unknown sources')}"
        self._find = lru_cache(maxsize=_CACHED_NAMES)(self._ask)
        self._country = lru_cache(maxsize=None)(self._ask_country)

    @classmethod
    def open(cls, folder: Path | None = None) -> "SqliteGazetteer":
        """Opens the gazetteer of a folder, built or imported: the one inside the package where none is given.

        Raises:
            ArtifactError: It is missing, damaged, or of another format.
        """
        folder = folder or default_folder()
        if not is_imported(folder):
            return cls(folder / PLACES_FILE, [folder / NAMES_FILE])
        edition = read_edition(folder)
        files = folder / edition.folder
        return cls(files / PLACES_FILE, [files / name for name in edition.tries], label=edition.label, imported=True)

    @classmethod
    def in_use(cls, asked: str | None = None) -> "SqliteGazetteer":
        """Opens the gazetteer that the user has chosen (see `location.folder_in_use`).

        Raises:
            ArtifactError: It is missing, damaged, or of another format; nothing else is taken in its stead.
        """
        return cls.open(folder_in_use(asked))

    def has(self, folded: str) -> bool:
        """See `Gazetteer.has`."""
        return folded in self._names

    def find(self, folded: str) -> tuple[NamedEntry, ...]:
        """See `Gazetteer.find`."""
        number = self._names.number(folded)
        return () if number is None else self._find(number)

    def capital(self, country: str) -> GazetteerEntry | None:
        """See `Gazetteer.capital`."""
        return self._country(_CAPITAL, country)

    def country(self, iso3: str) -> GazetteerEntry | None:
        """See `Gazetteer.country`."""
        return self._country(_BY_COUNTRY, iso3)

    def count_places(self) -> dict[str, int]:
        """Number of places by kind."""
        counted = self._rows("SELECT kind, count(*) FROM places WHERE ? GROUP BY kind ORDER BY kind", 1)
        return {_kind(kind): number for kind, number in counted}

    def close(self) -> None:
        """Closes the database."""
        self._database.close()

    def _ask(self, number: int) -> tuple[NamedEntry, ...]:
        rows = self._rows(_BY_NAME, number)
        return tuple(NamedEntry(entry=_entry(row[:-1]), quality=_quality(row[-1])) for row in rows)

    def _ask_country(self, question: str, iso3: str) -> GazetteerEntry | None:
        rows = self._rows(question, iso3)
        return _entry(rows[0]) if rows else None

    def _rows(self, question: str, about: int | str) -> list[tuple[Any, ...]]:
        try:
            return self._database.execute(question, (about,)).fetchall()
        except sqlite3.DatabaseError as error:
            raise ArtifactError(f"The gazetteer is damaged: {error}", self._remedy) from error


def _entry(row: tuple[Any, ...]) -> GazetteerEntry:
    number, kind, name, feature, country, admin1, admin2, latitude, longitude, population, radius, borrowed = row
    feature, _, slug = feature.partition(":")
    settled = feature in SETTLED
    return GazetteerEntry(
        id=f"region:{slug}" if number < 0 else f"geonames:{number}",
        name=name,
        kind="settlement" if settled else _kind(kind),
        feature=feature,
        country=country,
        admin1=admin1,
        admin2=admin2,
        latitude=latitude,
        longitude=longitude,
        population=population or (ASSUMED_POPULATION if settled else 0),
        radius_km=None if settled else radius,
        geonameid=number if number > 0 else None,
        borrowed=bool(borrowed),
    )


def _kind(number: int) -> EntryKind:
    return KINDS[number]


def _quality(number: int) -> NameQuality:
    return QUALITIES[number]
