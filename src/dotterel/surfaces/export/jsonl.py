"""Native records: one JSON object a line, as in `dotterel.model.records`."""

from collections import Counter
from collections.abc import Sequence
from typing import TextIO

from dotterel.model import ResolvedEvent, to_line


class JsonlWriter:
    """Writes the native record of each event as one line; see `Writer`."""

    _stream: TextIO

    def __init__(self) -> None:
        """Every event has a line."""
        self.left_out: Counter[str] = Counter()

    def open(self, stream: TextIO) -> None:
        """Nothing stands before the first event."""
        self._stream = stream

    def write(self, events: Sequence[ResolvedEvent]) -> None:
        """One line an event, ended by a line feed on every system."""
        for event in events:
            self._stream.write(to_line(event) + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Nothing stands behind the last event."""
