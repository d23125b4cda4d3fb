"""The door through which events and incidents leave."""

from collections import Counter
from collections.abc import Sequence
from typing import Protocol, TextIO, TypeVar

from dotterel.model import Incident, ResolvedEvent

Kept_contra = TypeVar("Kept_contra", contravariant=True)
"""What is written: events or incidents."""


class Writer(Protocol[Kept_contra]):
    """Writes records in one format: opened once, given some records after others, closed once.

    Events come by document: `write` gets all of one document, in order. Incidents come in any number at a time.

    Text formats hold nothing back: what `write` was given stands in the stream when it returns. A binary format may
    gather rows, and is whole only when closed.

    Attributes:
        left_out: How many records the format could not hold so far, by reason; empty for a format that holds all.
    """

    left_out: Counter[str]

    def open(self, stream: TextIO) -> None:
        """Begin: write what stands before the first record, such as a header.

        Args:
            stream: UTF-8 text without newline translation; the caller opens and closes it. A binary format writes to
                the bytes beneath it.

        Raises:
            SettingsError: The format cannot be written there, or needs a package that is not installed.
        """
        ...

    def write(self, records: Sequence[Kept_contra], /) -> None:
        """Write some records, in order."""
        ...

    def close(self) -> None:
        """End: write what stands behind the last record."""
        ...


EventWriter = Writer[ResolvedEvent]
IncidentWriter = Writer[Incident]
