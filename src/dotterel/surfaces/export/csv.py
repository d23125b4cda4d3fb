"""A flat table for spreadsheets: one event or one incident a row.

A list is joined by "; ", with one place kept for each member, so that the second name, country and sector belong to the
second party; a semicolon within a member, as in a title, becomes a comma. What is not known is an empty cell. The
columns are those of `event_fields` and `incident_fields`, which say what each holds.

A cell whose text a spreadsheet would run as a formula (it begins with =, +, -, @, a tab or a line end) gets an
apostrophe in front (OWASP, CSV injection). Numbers are written bare.

With hashtags, a second line says what a column holds in the words of the Humanitarian Exchange Language (HXL 1.1), as
the Humanitarian Data Exchange reads it; where UCDP's resources on the exchange tag the same thing, the tag is the same.
Some readers take the hashtags for a first row of data: pandas needs ``skiprows=[1]``.
"""

import csv
from collections import Counter
from collections.abc import Sequence
from typing import Generic, TextIO

from dotterel.surfaces.export.cells import Cell, safe_cell
from dotterel.surfaces.export.fields import Fields, Subject, Value, columns_of

LIST_DELIMITER = "; "


class CsvWriter(Generic[Subject]):
    """Writes one row a record under a header; see `Writer`. Lines end as RFC 4180 has it."""

    _stream: TextIO

    def __init__(self, fields: Fields[Subject], *, hashtags: bool = False) -> None:
        """Every record has a row. Args: the columns; whether a line of hashtags follows the header."""
        self.left_out: Counter[str] = Counter()
        self._fields = fields
        self._hashtags = hashtags

    def open(self, stream: TextIO) -> None:
        """The header, and the hashtags."""
        self._stream = stream
        self._rows = csv.writer(stream, lineterminator="\r\n")
        self._rows.writerow(columns_of(self._fields))
        if self._hashtags:
            self._rows.writerow([field.tag for field in self._fields])

    def write(self, records: Sequence[Subject]) -> None:
        """One row a record."""
        for record in records:
            self._rows.writerow([safe_cell(cell_of(field.of(record))) for field in self._fields])
        self._stream.flush()

    def close(self) -> None:
        """Nothing stands behind the last row."""


def cell_of(value: Value) -> Cell:
    """A value as a cell: a list joined, empty where no member is known, so that no lone separators are left."""
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or isinstance(value, str | int | float):
        return value
    parts = ["" if part is None else str(part).replace(";", ",") for part in value]
    return LIST_DELIMITER.join(parts) if any(parts) else ""
