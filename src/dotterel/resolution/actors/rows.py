"""Register files as rows: ours, and users' own as spreadsheets write them."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

FileKind = Literal["parties", "states", "agents"]
"""What the rows of a register file are, told by its columns."""

PARTY_COLUMNS = ("id", "name", "aliases", "kind", "country", "sectors", "from", "to", "note", "source")
STATE_COLUMNS = (
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
AGENT_COLUMNS = ("phrase", "sectors", "kind", "country", "note")
COLUMNS: dict[FileKind, tuple[str, ...]] = {
    "parties": PARTY_COLUMNS,
    "states": STATE_COLUMNS,
    "agents": AGENT_COLUMNS,
}

_KNOWN = frozenset((*PARTY_COLUMNS, *STATE_COLUMNS, *AGENT_COLUMNS))
_STATES_ONLY = frozenset(STATE_COLUMNS) - frozenset(PARTY_COLUMNS)
_DELIMITERS = ",;\t"
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SAVE = "save it from the spreadsheet as 'CSV UTF-8'"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a register file.

    Attributes:
        file: The file's name.
        line: Line number, counted from 1; 0 where the whole file is meant.
        column: Name of the column; empty where the whole line is meant.
        what: What is wrong.
        remedy: What to do about it.
    """

    file: str
    line: int
    column: str
    what: str
    remedy: str

    def __str__(self) -> str:
        """``own.csv:3: sectors: unknown sector REBEL; ...``."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (where, self.column, f"{self.what}; {self.remedy}") if part)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a register file: its number, counted from 1, and its cells by column name."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFile:
    """A register file as it was read.

    Attributes:
        path: Where it stands.
        kind: What its rows are; none where its columns do not tell.
        columns: Its column names, in order.
        rows: Its rows that have as many cells as columns, in order; blank ones are left out.
        faults: What is wrong with its form; what its cells say is for `faults.faults_in`.
        digest: SHA-256 of its bytes (hexadecimal); empty where it cannot be read.
    """

    path: Path
    kind: FileKind | None = None
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()
    digest: str = ""

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.path.name


def read_register_file(path: Path) -> RegisterFile:
    """A register file; whatever is wrong with its form is told in its faults, never raised.

    UTF-8 is read with or without a byte order mark, UTF-16 with one. Cells may be separated by commas, semicolons or
    tabs, lines end in any way, columns stand in any order and in any case.
    """
    try:
        raw = path.read_bytes()
    except OSError as reason:
        told = reason.strerror or str(reason)
        return RegisterFile(path=path, faults=(Fault(path.name, 0, "", f"cannot be read ({told})", "check the path"),))
    digest = sha256(raw).hexdigest()
    try:
        text = _decoded(raw)
    except UnicodeDecodeError as reason:
        line = raw[: reason.start].count(b"\n") + 1
        what = "is a workbook, not CSV" if raw.startswith(_WORKBOOKS) else f"is not UTF-8 (byte {raw[reason.start]:#x})"
        line = 0 if raw.startswith(_WORKBOOKS) else line
        return RegisterFile(path=path, digest=digest, faults=(Fault(path.name, line, "", what, _SAVE),))
    return _read(path, text, digest)


def listed(cell: str) -> tuple[str, ...]:
    """The values of a cell, separated by bars."""
    return tuple([value for value in map(str.strip, cell.split("|")) if value]) if cell else ()


def _decoded(raw: bytes) -> str:
    """Raises: UnicodeDecodeError."""
    return raw.decode("utf-16" if raw.startswith(_WIDE_MARKS) else "utf-8-sig")


def _read(path: Path, text: str, digest: str) -> RegisterFile:
    faults: list[Fault] = []
    lines = _lines(text, _delimiter(text), path.name, faults)
    first, header = next(lines, (1, []))
    columns = tuple(cell.strip().lower() for cell in header)
    while columns and not columns[-1]:  # a spreadsheet writes empty columns at the right
        columns = columns[:-1]
    kind = _kind(columns)
    faults.extend(_header_faults(path.name, first, columns, kind))
    rows = []
    for number, cells in lines:
        values = [cell.strip() for cell in cells]
        while len(values) > len(columns) and not values[-1]:
            values.pop()
        if not any(values):
            continue
        if len(values) != len(columns):
            remedy = "quote cells that hold the separator" if len(values) > len(columns) else "fill up the line"
            faults.append(
                Fault(path.name, number, "", f"{len(values)} cells where the header has {len(columns)}", remedy)
            )
            continue
        rows.append(Row(number=number, cells=dict(zip(columns, values, strict=True))))
    return RegisterFile(path=path, kind=kind, columns=columns, rows=tuple(rows), faults=tuple(faults), digest=digest)


def _lines(text: str, delimiter: str, name: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each line that has any; a fault of the form ends them and is added to `faults`."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    behind = 0
    while True:
        number = behind + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as reason:
            what = f"a quotation mark is not closed or stands inside a cell ({reason})"
            faults.append(Fault(name, number, "", what, "write a quotation mark inside a quoted cell twice"))
            return
        behind = reader.line_num
        if behind > number:
            what = f"a cell goes on to line {behind}"
            faults.append(Fault(name, number, "", what, "close its quotation mark or take out the line break"))
        elif cells:
            yield number, cells


def _delimiter(text: str) -> str:
    """The separator that gives the first line the most known column names."""
    first = text.lstrip().partition("\n")[0].lower()

    def known(delimiter: str) -> int:
        return len(_KNOWN.intersection(cell.strip().strip('"') for cell in first.split(delimiter)))

    return max(_DELIMITERS, key=known)


def _kind(columns: tuple[str, ...]) -> FileKind | None:
    if "phrase" in columns:
        return "agents"
    if "id" not in columns:
        return None
    return "states" if _STATES_ONLY.intersection(columns) else "parties"


def _header_faults(name: str, line: int, columns: tuple[str, ...], kind: FileKind | None) -> Iterator[Fault]:
    if kind is None:
        told = ",".join(columns) or "(empty)"
        remedy = f"begin the file with the columns {','.join(PARTY_COLUMNS)}, or {','.join(AGENT_COLUMNS)} for words"
        yield Fault(name, line, "", f"unknown header {told}", remedy)
        return
    for place, column in enumerate(columns):
        if not column:
            yield Fault(name, line, "", f"column {place + 1} has no name", "name it or take it out")
        elif column not in COLUMNS[kind]:
            yield Fault(name, line, column, "unknown column", f"columns are {','.join(COLUMNS[kind])}")
        elif column in columns[:place]:
            yield Fault(name, line, column, "this column stands twice", "keep one")
