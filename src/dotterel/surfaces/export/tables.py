"""Tables of happenings and of incidents: what the formats with fixed columns share."""

import csv
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from dotterel.model import Incident, ResolvedEvent, Unresolved
from dotterel.surfaces.export.cells import Cell, plain_cell, safe_cell
from dotterel.surfaces.export.happenings import Happening, happenings_of
from dotterel.surfaces.export.incident_occurrence import IncidentOccurrence, occurrence_of
from dotterel.surfaces.export.standing import reason_against, reason_against_incident

Row = Mapping[str, Cell]
"""Cells by column; a column that is not there is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableForm:
    """How a table is laid out.

    Attributes:
        columns: In order.
        tabs: Whether columns are separated by tabs and nothing is quoted; else by commas, as RFC 4180 has it.
        header: Whether the first line names the columns.
        unknown: What stands where nothing is known.
    """

    columns: tuple[str, ...]
    tabs: bool = False
    header: bool = True
    unknown: str = ""


class _Table:
    """Rows under a header, in a form."""

    _stream: TextIO

    def __init__(self, form: TableForm) -> None:
        self._form = form
        self.left_out: Counter[str] = Counter()

    def open(self, stream: TextIO) -> None:
        """The header, where the format has one."""
        self._stream = stream
        if self._form.header:
            self._put(self._form.columns)

    def close(self) -> None:
        """Nothing stands behind the last row."""

    def _put_rows(self, rows: Sequence[Row] | Unresolved, *, records: int = 1) -> None:
        """Write rows; or where there are none, count as many records as left out, with the reason."""
        if isinstance(rows, Unresolved):
            self.left_out[rows.reason] += records
            return
        for row in rows:
            self._put([row.get(column) for column in self._form.columns])

    def _put(self, cells: Sequence[Cell]) -> None:
        form = self._form
        safe = plain_cell if form.tabs else safe_cell
        known = [form.unknown if (cell := safe(raw)) is None or cell == "" else cell for raw in cells]
        if form.tabs:
            self._stream.write("\t".join(map(str, known)) + "\n")
        else:
            csv.writer(self._stream, lineterminator="\r\n").writerow(known)


class HappeningTable(_Table):
    """Writes a table of happenings; see `Writer`. What is no fact, and what the format has no row for, is counted."""

    def __init__(self, form: TableForm, rows_of: Callable[[Happening], Sequence[Row] | Unresolved]) -> None:
        """Args: how the table is laid out; the rows of one happening, or why the format has none for it."""
        super().__init__(form)
        self._rows_of = rows_of

    def write(self, events: Sequence[ResolvedEvent]) -> None:
        """The rows of each happening of one document."""
        for happening in happenings_of(events, reason_against=reason_against, left_out=self.left_out):
            self._put_rows(self._rows_of(happening), records=len(happening.mentions))
        self._stream.flush()


class IncidentTable(_Table):
    """Writes a table of incidents; see `Writer`. What is no fact, and what the format has no row for, is counted."""

    def __init__(self, form: TableForm, rows_of: Callable[[IncidentOccurrence], Sequence[Row] | Unresolved]) -> None:
        """Args: how the table is laid out; the rows of one incident, or why the format has none for it."""
        super().__init__(form)
        self._rows_of = rows_of

    def write(self, incidents: Sequence[Incident]) -> None:
        """The rows of each incident."""
        for incident in incidents:
            if reason := reason_against_incident(incident):
                self.left_out[reason] += 1
                continue
            self._put_rows(self._rows_of(occurrence_of(incident)))
        self._stream.flush()
