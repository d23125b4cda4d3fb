"""A flat table for spreadsheets: one event a row.

A list is joined by "; ", with one place kept for each member, so that the second name, country and sector belong to the
second actor. What is not known is an empty cell. Every event is a row, however it is told: planned, possible and denied
ones are there, and say so. Columns, in order:

    event_id, incident_id          identifiers; the mentions of one happening share the second
    document_id … url              the report: title, outlet, publication date (ISO), address
    type, modes, quad, intensity   what happened; intensity in [-10, 10]
    modality, historical           asserted, future, hypothetical or negated; true for background
    actors … recipient_sectors     words, canonical names, countries and sectors (joined by "+") of each party
    place … place_precision        words, name, country, division, degrees north and east, how narrow it is
    date_from … date_precision     first and last day (ISO, both inclusive), how narrow they are
    killed_low … size_high         lowest and highest number that the words allow; an open end is empty
    means                          weapons or other means, in the report's words
    claim, claim_sources           asserted, claimed or denied, and by whom
    contexts                       what the report is about
    trigger, sentence              the words that name the event, and the sentence around them
    score, coder                   confidence in trigger and type, in [0, 1]; what coded it

A cell whose text a spreadsheet would run as a formula (it begins with =, +, -, @, a tab or a line end) gets an
apostrophe in front (OWASP, CSV injection). Numbers are written bare.
"""

import csv
from collections import Counter
from collections.abc import Sequence
from typing import TextIO

from dotterel.model import ResolvedEvent
from dotterel.surfaces.export.cells import Cell, safe_cell
from dotterel.surfaces.export.fields import FIELDS, Value

COLUMNS: tuple[str, ...] = tuple(field.name for field in FIELDS)
"""The header, in order."""


class CsvWriter:
    """Writes one row an event under a header; see `Writer`. Lines end as RFC 4180 has it."""

    _stream: TextIO

    def __init__(self) -> None:
        """Every event has a row."""
        self.left_out: Counter[str] = Counter()

    def open(self, stream: TextIO) -> None:
        """The header."""
        self._stream = stream
        self._rows = csv.writer(stream, lineterminator="\r\n")
        self._rows.writerow(COLUMNS)

    def write(self, events: Sequence[ResolvedEvent]) -> None:
        """One row an event."""
        for event in events:
            self._rows.writerow([safe_cell(cell_of(field.of(event))) for field in FIELDS])
        self._stream.flush()

    def close(self) -> None:
        """Nothing stands behind the last row."""


def cell_of(value: Value) -> Cell:
    """A value as a cell: a list joined, empty where no member is known, so that no lone separators are left."""
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or isinstance(value, str | int | float):
        return value
    return "; ".join(part or "" for part in value) if any(value) else ""
