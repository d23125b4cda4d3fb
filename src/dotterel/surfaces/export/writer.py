"""The door through which events leave."""

from collections import Counter
from collections.abc import Sequence
from typing import Protocol, TextIO

from dotterel.model import ResolvedEvent


class Writer(Protocol):
    """Writes events in one format: opened once, given the events of one document after another, closed once.

    Text formats hold nothing back: what `write` was given stands in the stream when it returns. A binary format may
    gather rows, and is whole only when closed.

    Attributes:
        left_out: How many events the format could not hold so far, by reason; empty for a format that holds all.
    """

    left_out: Counter[str]

    def open(self, stream: TextIO) -> None:
        """Begin: write what stands before the first event, such as a header.

        Args:
            stream: UTF-8 text without newline translation; the caller opens and closes it. A binary format writes to
                the bytes beneath it.

        Raises:
            SettingsError: The format cannot be written there, or needs a package that is not installed.
        """
        ...

    def write(self, events: Sequence[ResolvedEvent]) -> None:
        """Write the events of one document, in order."""
        ...

    def close(self) -> None:
        """End: write what stands behind the last event."""
        ...
