"""Tables of happenings: what the formats with fixed columns share."""

import csv
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from dotterel.model import ResolvedEvent, Unresolved
from dotterel.surfaces.export.cells import Cell, plain_cell, safe_cell
from dotterel.surfaces.export.happenings import Happening, happenings_of
from dotterel.surfaces.export.standing import reason_against

Row = Mapping[str, Cell]
"""Cells by column; a column that is not there is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableForm:
    """How a table is laid out.

    Attributes:
        columns: In order.
        rows_of: The rows of one happening; or why the format has none for it.
        tabs: Whether columns are separated by tabs and nothing is quoted; else by commas, as RFC 4180 has it.
        header: Whether the first line names the columns.
        unknown: What stands where nothing is known.
    """

    columns: tuple[str, ...]
    rows_of: Callable[[Happening], Sequence[Row] | Unresolved]
    tabs: bool = False
    header: bool = True
    unknown: str = ""


class HappeningTable:
    """Writes a table of happenings; see `Writer`. What is no fact, and what the format has no row for, is counted."""

    _stream: TextIO

    def __init__(self, form: TableForm) -> None:
        """Args: how the table is laid out."""
        self._form = form
        self.left_out: Counter[str] = Counter()

    def open(self, stream: TextIO) -> None:
        """The header, where the format has one."""
        self._stream = stream
        if self._form.header:
            self._put(self._form.columns)

    def write(self, events: Sequence[ResolvedEvent]) -> None:
        """The rows of each happening."""
        form = self._form
        for happening in happenings_of(events, reason_against=reason_against, left_out=self.left_out):
            rows = form.rows_of(happening)
            if isinstance(rows, Unresolved):
                self.left_out[rows.reason] += len(happening.mentions)
                continue
            for row in rows:
                self._put([row.get(column) for column in form.columns])
        self._stream.flush()

    def close(self) -> None:
        """Nothing stands behind the last row."""

    def _put(self, cells: Sequence[Cell]) -> None:
        form = self._form
        safe = plain_cell if form.tabs else safe_cell
        known = [form.unknown if (cell := safe(raw)) is None or cell == "" else cell for raw in cells]
        if form.tabs:
            self._stream.write("\t".join(map(str, known)) + "\n")
        else:
            csv.writer(self._stream, lineterminator="\r\n").writerow(known)
