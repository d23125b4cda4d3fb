"""Register files as rows, and every fault in them."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dotterel.resolution.actors.entries import INTERNATIONAL, SECTORS

PARTY_HEADER = ("id", "name", "aliases", "kind", "country", "sectors", "from", "to", "note")
STATE_HEADER = (
    "id",
    "name",
    "aliases",
    "adjectives",
    "nouns",
    "capitals",
    "seats",
    "dependencies",
    "places",
)
AGENT_HEADER = ("phrase", "sectors", "kind", "country", "note")

_CODE = re.compile(r"[A-Z]{3}")
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a register file: its number, counted from 1, and its cells by column name."""

    number: int
    cells: dict[str, str]


def header_of(path: Path) -> tuple[str, ...]:
    """The column names in a register file's first line; empty for an empty file.

    Raises:
        OSError: The file cannot be read.
        UnicodeDecodeError: It is not UTF-8.
    """
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return tuple(next(csv.reader(lines), ()))


def rows_of(path: Path) -> Iterator[Row]:
    """The lines of a register file below its header; cells beyond the header are kept under ``""``.

    Raises:
        OSError: The file cannot be read.
        UnicodeDecodeError: It is not UTF-8.
    """
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines)
        header = next(reader, [])
        for cells in reader:
            if not cells:
                continue
            named = dict(zip(header, cells, strict=False))
            if len(cells) != len(header):
                named[""] = str(len(cells))
            yield Row(number=reader.line_num, cells=named)


def listed(cell: str) -> tuple[str, ...]:
    """The values of a cell, separated by bars."""
    return tuple([value for value in map(str.strip, cell.split("|")) if value]) if cell else ()


def faults_in(path: Path, *, states: frozenset[str]) -> list[str]:
    """Every fault of one register file, one line each, as ``file:line: what``.

    Args:
        path: A file with one of the three headers.
        states: The known state codes.
    """
    try:
        header = header_of(path)
    except (OSError, UnicodeDecodeError) as reason:
        return [f"{path.name}: cannot be read: {reason}"]
    checks = {PARTY_HEADER: _party_faults, STATE_HEADER: _state_faults, AGENT_HEADER: _agent_faults}
    check = checks.get(header)
    if check is None:
        return [f"{path.name}:1: unknown header: {','.join(header) or '(empty)'}"]
    faults: list[str] = []
    seen: dict[str, int] = {}
    for row in rows_of(path):
        found = []
        if "" in row.cells:
            found.append(f"{row.cells['']} cells where the header has {len(header)}")
        key = row.cells.get(header[0], "")
        if not key:
            found.append(f"no {header[0]}")
        if row.cells.get("kind") == "measure":
            key += " (measure)"
        if key in seen:
            found.append(f"{header[0]} {key} stands already in line {seen[key]}")
        seen.setdefault(key, row.number)
        found.extend(check(row.cells, states))
        faults.extend(f"{path.name}:{row.number}: {fault}" for fault in found)
    return faults


def _party_faults(cells: dict[str, str], states: frozenset[str]) -> Iterator[str]:
    if not cells.get("name", "").strip():
        yield "no name"
    if not cells.get("kind", "").strip():
        yield "no kind"
    if "," in cells.get("aliases", "") and "|" not in cells.get("aliases", "") and ";" in cells.get("aliases", ""):
        yield "aliases are separated by bars"
    countries = cells.get("country", "").split()
    for country in countries:
        if country not in states and country not in INTERNATIONAL:
            yield f"unknown country {country}"
    if len(countries) > 1 and cells.get("kind") != "people":
        yield "several countries, which only a people may have"
    yield from _sector_faults(cells.get("sectors", ""))
    for column in ("from", "to"):
        if cells.get(column) and not _DATE.fullmatch(cells[column]):
            yield f"{column} is no ISO date: {cells[column]}"
    first, last = cells.get("from", ""), cells.get("to", "")
    if first and last and last < first[: len(last)]:
        yield f"ends {last} before it begins {first}"


def _state_faults(cells: dict[str, str], states: frozenset[str]) -> Iterator[str]:
    if not _CODE.fullmatch(cells.get("id", "")):
        yield f"id is no ISO 3166 alpha-3 code: {cells.get('id')}"
    if not cells.get("name", "").strip():
        yield "no name"
    for seat in listed(cells.get("seats", "")):
        yield from _sector_faults(seat.partition("=")[2])


def _agent_faults(cells: dict[str, str], states: frozenset[str]) -> Iterator[str]:
    kind = cells.get("kind", "")
    if kind not in ("agent", "generic", "relational", "measure"):
        yield f"unknown kind {kind or '(empty)'}"
    if kind != "measure" and not cells.get("sectors", "").strip():
        yield "no sectors"
    if cells.get("country") and cells["country"] not in INTERNATIONAL:
        yield f"an agent word may stand for an international code only, not {cells['country']}"
    yield from _sector_faults(cells.get("sectors", ""))


def _sector_faults(cell: str) -> Iterator[str]:
    for sector in cell.split():
        if sector not in SECTORS:
            yield f"unknown sector {sector}"
