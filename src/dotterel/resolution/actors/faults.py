"""Every fault of a register file: what is wrong, where, and what to do about it."""

import difflib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from dotterel.resolution.actors.entries import INTERNATIONAL, PARTY_KINDS, PERSON_KINDS, SECTORS
from dotterel.resolution.actors.folding import fold
from dotterel.resolution.actors.rows import Fault, RegisterFile, Row, listed

AGENT_KINDS = ("agent", "generic", "relational", "measure")

_CODE = re.compile(r"[A-Z]{3}")
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
_DATE_REMEDY = "write 2020-05-01, 2020-05 or 2020 (and have the spreadsheet keep the column as text)"
_COUNTRY_REMEDY = f"give an ISO 3166 alpha-3 code such as MLI, or one of {' '.join(sorted(INTERNATIONAL))}"
_SECTOR_REMEDY = f"sectors are separated by blanks; there are {' '.join(sorted(SECTORS))}"
_LONGEST = 200

Found = Iterator[tuple[str, str, str]]
"""Column, what is wrong, what to do."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the files below a file hold.

    Attributes:
        parties: Identifiers of parties.
        states: Codes of states.
        agents: Folded phrases, and whether each is a measure.
    """

    parties: Collection[str] = ()
    states: Collection[str] = ()
    agents: Collection[tuple[str, bool]] = ()


def faults_in(file: RegisterFile, *, known: Known) -> list[Fault]:
    """Every fault of one register file, in the order of its lines.

    Args:
        file: As it was read.
        known: What the files below it hold: an entry of theirs may be changed in part.
    """
    faults = list(file.faults)
    if file.kind is None:
        return faults
    if not file.rows and not faults:
        faults.append(Fault(file.name, 0, "", "there is no entry below the header", "add one or leave the file out"))
    check = {"parties": _party_faults, "states": _state_faults, "agents": _agent_faults}[file.kind]
    first_lines: dict[str, int] = {}
    for row in file.rows:
        found = [*_key_faults(row, file.columns, first_lines), *check(row.cells, known)]
        faults.extend(Fault(file.name, row.number, *one) for one in found)
    return sorted(faults, key=lambda fault: fault.line)


def _key_faults(row: Row, columns: tuple[str, ...], first_lines: dict[str, int]) -> Found:
    column = "phrase" if "phrase" in columns else "id"
    key = row.cells[column]
    if not key:
        yield column, f"no {column}", "give each entry one of its own"
        return
    if column == "phrase":
        key = f"{fold(key)} (measure)" if row.cells.get("kind") == "measure" else fold(key)
    elif re.search(r"[\s|,;]", key):
        yield column, f"blanks or separators in {key!r}", "write it with hyphens, as in group-river-guard"
    if key in first_lines:
        remedy = "a person has an entry with an id of its own for every office" if column == "id" else "keep one"
        yield column, f"{key} stands already in line {first_lines[key]}", remedy
    first_lines.setdefault(key, row.number)


def _party_faults(cells: dict[str, str], known: Known) -> Found:
    identifier = cells["id"]
    new = identifier not in known.parties
    if identifier in known.states:
        yield "id", f"{identifier} is a state", "a file with the column adjectives or capitals changes states"
    for column in ("name", "kind"):
        if not cells.get(column, "") and (new or column in cells):
            yield column, f"no {column}", "a new entry needs one" if new else "give it, or leave the whole column out"
    yield from _kind_faults(cells.get("kind", ""))
    yield from _name_faults(cells)
    yield from _country_faults(cells, known)
    yield from _sector_faults(cells.get("sectors", ""))
    yield from _date_faults(cells)
    if len(cells.get("source", "")) > _LONGEST:
        yield "source", f"longer than {_LONGEST} characters", "name one work or address"


def _kind_faults(kind: str) -> Found:
    kinds = sorted(PERSON_KINDS | PARTY_KINDS)
    if kind and kind not in kinds:
        near = difflib.get_close_matches(kind.lower().replace(" ", "_"), kinds, n=1)
        yield "kind", f"unknown kind {kind}", f"perhaps {near[0]}" if near else f"kinds are {', '.join(kinds)}"


def _name_faults(cells: dict[str, str]) -> Found:
    for column in ("name", "aliases"):
        cell = cells.get(column, "")
        for name in listed(cell.removeprefix("+")) if column == "aliases" else (cell,):
            if name and not fold(name):
                yield column, f"{name!r} has neither letters nor digits", "take it out"
    aliases = cells.get("aliases", "")
    if "|" not in aliases and (";" in aliases or aliases.count(",") > 1):
        yield "aliases", "one alias with separators in it", "aliases are separated by bars: LG|Lantern Guard"


def _country_faults(cells: dict[str, str], known: Known) -> Found:
    countries = cells.get("country", "").split()
    for country in countries:
        if country not in known.states and country not in INTERNATIONAL:
            yield "country", f"unknown country {country}", _COUNTRY_REMEDY
    if len(countries) > 1 and cells.get("kind", "people") != "people":
        yield "country", "several countries, which only a people may have", "keep one, or write IMG or IGO"


def _date_faults(cells: dict[str, str]) -> Found:
    sound = True
    for column in ("from", "to"):
        if cells.get(column) and not _is_date(cells[column]):
            sound = False
            yield column, f"{cells[column]} is no ISO date", _DATE_REMEDY
    first, last = cells.get("from", ""), cells.get("to", "")
    if sound and first and last and last < first[: len(last)]:
        yield "to", f"ends {last} before it begins {first}", "exchange the two or mend one"


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:10] if len(text) < len("2020-05-01") else text)
    except ValueError:
        return False
    return True


def _state_faults(cells: dict[str, str], known: Known) -> Found:
    code = cells["id"]
    new = code not in known.states
    if code and not _CODE.fullmatch(code):
        yield "id", f"{code} is no ISO 3166 alpha-3 code", "give three capital letters"
    if code in INTERNATIONAL:
        yield "id", f"{code} is an international code", "states only stand in this kind of file"
    if not cells.get("name", "") and (new or "name" in cells):
        yield "name", "no name", "give it" if new else "give it, or leave the whole column out"
    for seat in listed(cells.get("seats", "")):
        for _, what, remedy in _sector_faults(seat.partition("=")[2]):
            yield "seats", what, remedy


def _agent_faults(cells: dict[str, str], known: Known) -> Found:
    kind = cells.get("kind", "")
    phrase = fold(cells["phrase"])
    new = (phrase, kind == "measure") not in known.agents
    if cells["phrase"] and not phrase:
        yield "phrase", f"{cells['phrase']!r} has neither letters nor digits", "take it out"
    if kind not in AGENT_KINDS and (new or "kind" in cells):
        yield "kind", f"unknown kind {kind or '(empty)'}", f"kinds are {', '.join(AGENT_KINDS)}"
    if kind != "measure" and not cells.get("sectors", "") and (new or "sectors" in cells):
        yield "sectors", "no sectors", _SECTOR_REMEDY
    if cells.get("country") and cells["country"] not in INTERNATIONAL:
        remedy = f"leave it empty, or give one of {' '.join(sorted(INTERNATIONAL))}"
        yield "country", f"an agent word may stand for an international code only, not {cells['country']}", remedy
    yield from _sector_faults(cells.get("sectors", ""))


def _sector_faults(cell: str) -> Found:
    for sector in cell.split():
        if sector not in SECTORS:
            yield "sectors", f"unknown sector {sector}", _SECTOR_REMEDY
