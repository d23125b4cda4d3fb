"""The door through which reports come in."""

from collections.abc import Iterator
from typing import Protocol

from dotterel.ingest.outcomes import Outcome
from dotterel.model import Report


class Source(Protocol):
    """Something that reports can be read from: a file, a folder, a corpus, a web address, standard input."""

    def read(self) -> Iterator[Report | Outcome]:
        """Every report in a fixed order, or the named reason why one could not be had.

        Never raises for a fault of a single report; the ones behind it still come.
        """
        ...
