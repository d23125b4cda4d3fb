"""Web pages, fetched one by one with limits on everything."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx2

from dotterel.ingest.outcomes import Outcome
from dotterel.ingest.settings import SourceSettings
from dotterel.ingest.sources.fetcher import Fetcher
from dotterel.ingest.sources.reports import report_of
from dotterel.model import DotterelError, Entry, Report, UnknownFormat

_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/octet-stream")
_ACCEPT = {"accept": "text/html, application/xhtml+xml, text/plain, application/pdf"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """Some web addresses, fetched in order over one set of connections.

    Attributes:
        addresses: Where the reports are; only http and https.
        settings: Limits and manners.
        transport: The network; a `FakeNetwork` stands in for it in tests.
        clock: Seconds that only ever grow, for the time cap.
    """

    addresses: tuple[str, ...]
    settings: SourceSettings
    transport: httpx2.BaseTransport | None = None
    clock: Callable[[], float] = time.monotonic

    def read(self) -> Iterator[Report | Outcome]:
        """One report or outcome an address, in order."""
        with Fetcher(settings=self.settings, transport=self.transport, clock=self.clock) as fetcher:
            for address in self.addresses:
                try:
                    yield fetch_report(fetcher, address)
                except DotterelError as error:
                    yield Outcome(name=address, error=error)


def fetch_report(fetcher: Fetcher, address: str, *, listed: Entry | None = None) -> Report:
    """The report at an address.

    Args:
        fetcher: Fetches it.
        address: Where it is.
        listed: The entry of a feed that names it, if any.

    Raises:
        SourceError: It cannot be had; as `Fetcher.fetch`.
        UnknownFormat: The server says that it is something that is not read.
    """
    found = fetcher.fetch(address, cap=fetcher.settings.max_bytes, headers=_ACCEPT)
    media_type, charset = content_type(found.headers)
    if media_type and media_type not in _TYPES:
        raise UnknownFormat(
            f"{address} answers with {media_type}, which is not read", "Give the address of a page, a text or a PDF"
        )
    return report_of(
        found.body,
        source="web",
        address=address,
        final_address=found.address,
        name=address,
        media_type=media_type,
        charset=charset,
        retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
        published=fetcher.settings.published,
        listed=listed,
    )


def content_type(headers: httpx2.Headers) -> tuple[str, str | None]:
    """Media type and character set of an answer's header."""
    value = headers.get("content-type", "")
    media_type, *parameters = [part.strip() for part in value.split(";")]
    charset = next((part[8:].strip(" \"'") for part in parameters if part.lower().startswith("charset=")), None)
    return media_type.lower(), charset or None
