"""Native records: one JSON object a line, as in `dotterel.model.records` and `dotterel.model.structured`."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Generic, TextIO

from dotterel.model import Incident, plain_of
from dotterel.surfaces.export.fields import Subject


class JsonlWriter(Generic[Subject]):
    """Writes the native record of each event or incident as one line; see `Writer`."""

    _stream: TextIO

    def __init__(self, line_of: Callable[[Subject], str]) -> None:
        """Every record has a line. Args: a record as one line of JSON."""
        self.left_out: Counter[str] = Counter()
        self._line_of = line_of

    def open(self, stream: TextIO) -> None:
        """Nothing stands before the first record."""
        self._stream = stream

    def write(self, records: Sequence[Subject]) -> None:
        """One line a record, ended by a line feed on every system."""
        for record in records:
            self._stream.write(self._line_of(record) + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Nothing stands behind the last record."""


def incident_line(incident: Incident) -> str:
    """The native record of an incident as one line of JSON; `record_from` reads it back."""
    return json.dumps(plain_of(incident), ensure_ascii=False, allow_nan=False)
