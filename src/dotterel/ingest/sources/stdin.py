"""Standard input."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from dotterel.ingest.outcomes import Outcome
from dotterel.ingest.settings import SourceSettings
from dotterel.ingest.sources.reports import report_of, too_large
from dotterel.model import Report, SourceNotFound

NAME = "standard input"


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardInput:
    """One report from a stream.

    Attributes:
        stream: The bytes, such as ``sys.stdin.buffer``.
        settings: Limits.
    """

    stream: BinaryIO
    settings: SourceSettings

    def read(self) -> Iterator[Report | Outcome]:
        """The stream as one report, read up to the byte cap."""
        cap = self.settings.max_bytes
        try:
            content = self.stream.read(cap + 1)
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            yield Outcome(name=NAME, error=SourceNotFound(f"{NAME} cannot be read ({reason})", "Pipe a report into it"))
            return
        if len(content) > cap:
            yield Outcome(name=NAME, error=too_large(NAME, None, cap))
            return
        yield report_of(
            content, source="stdin", address="-", name=NAME, media_type="", published=self.settings.published
        )
