"""The door through which events leave."""

from collections.abc import Sequence
from typing import Protocol, TextIO

from dotterel.model import ResolvedEvent


class Writer(Protocol):
    """Writes events in one format: opened once, given the events of one document after another, closed once.

    Nothing is held back: what `write` was given stands in the stream when it returns.
    """

    def open(self, stream: TextIO) -> None:
        """Begin: write what stands before the first event, such as a header.

        Args:
            stream: UTF-8 text without newline translation; the caller opens and closes it.
        """
        ...

    def write(self, events: Sequence[ResolvedEvent]) -> None:
        """Write the events of one document, in order."""
        ...

    def close(self) -> None:
        """End: write what stands behind the last event."""
        ...
