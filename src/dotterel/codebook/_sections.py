"""The sections of a codebook file: found, told apart by code, and laid over those of the codebook it extends."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dotterel.codebook._entry import kind_of

SECTION_KEYS = {
    "types": "code",
    "contexts": "code",
    "sectors": "code",
    "international": "code",
    "countries": "code",
    "partly_recognised": "name",
    "auxiliary": "code",
    "rules": "id",
    "tolls": "role",
}
"""The sections of a file, and the key that tells the entries of each apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """An entry of a section, with the place it stands at."""

    where: str
    table: Mapping[str, object]


Sections = dict[str, dict[str, Located]]
"""The entries of each section by their distinguishing key, in the order of the file."""


def find_sections(document: Mapping[str, object], text: str, faults: list[str]) -> Sections:
    """The sections of a parsed codebook file.

    Args:
        document: The file, parsed.
        text: The same file as text; line numbers are taken from it.
        faults: Takes what is no list of tables, and what stands twice. An entry without a code is kept under its
            number, so that reading it finds all that is wrong with it.
    """
    sections: Sections = {}
    for section, key in SECTION_KEYS.items():
        entries: dict[str, Located] = {}
        sections[section] = entries
        given = document.get(section, [])
        if not isinstance(given, list):
            faults.append(f"{section}: should be a list of tables, written [[{section}]], not {kind_of(given)}")
            continue
        for number, (value, line) in enumerate(zip(given, _lines(section, len(given), text), strict=True), 1):
            if not isinstance(value, dict):
                faults.append(f"{section} {number}: should be a table, not {kind_of(value)}")
                continue
            name = value.get(key)
            where = f"{line}{section} {name if isinstance(name, str) and name else number!s:.60}"
            known_as = name if isinstance(name, str) and name else f"(entry {number})"
            if known_as in entries:
                faults.append(f"{where}: stands twice, first at {entries[known_as].where}")
                continue
            _note_double_modes(value, where, faults)
            entries[known_as] = Located(where=where, table=value)
    return sections


def lay_over(base: Sections, own: Sections) -> Sections:
    """The sections of a codebook that extends another: changed entries in their old place, new ones behind.

    Keys of a changed entry replace those of the base one by one; modes are matched by their code in the same way.
    """
    laid: Sections = {}
    for section, entries in base.items():
        laid[section] = dict(entries)
        for name, entry in own[section].items():
            if name not in entries:
                laid[section][name] = entry
                continue
            table = {**entries[name].table, **entry.table}
            if "modes" in entry.table:
                table["modes"] = _lay_modes(entries[name].table.get("modes", []), entry.table["modes"])
            laid[section][name] = Located(where=entry.where, table=table)
    return laid


def _lines(section: str, count: int, text: str) -> list[str]:
    """Where each entry of a section begins, as ``line 12, ``; empty where the headers do not tell."""
    header = re.compile(rf"^[ \t]*\[\[[ \t]*{section}[ \t]*\]\]", re.MULTILINE)
    starts = [text.count("\n", 0, match.start()) + 1 for match in header.finditer(text)]
    return [f"line {start}, " for start in starts] if len(starts) == count else [""] * count


def _note_double_modes(table: Mapping[str, object], where: str, faults: list[str]) -> None:
    modes = table.get("modes")
    codes = [mode.get("code") for mode in modes if isinstance(mode, dict)] if isinstance(modes, list) else []
    for number, code in enumerate(codes):
        if isinstance(code, str) and code in codes[:number]:
            faults.append(f"{where}, modes {code:.60}: stands twice")


def _lay_modes(base: object, own: object) -> object:
    if not isinstance(base, list) or not isinstance(own, list):
        return own
    laid: dict[object, object] = {mode["code"]: mode for mode in base}
    unnamed = []
    for mode in own:
        code = mode.get("code") if isinstance(mode, dict) else None
        if not isinstance(code, str):
            unnamed.append(mode)
            continue
        former = laid.get(code)
        laid[code] = {**former, **mode} if isinstance(former, dict) else mode
    return [*laid.values(), *unnamed]
