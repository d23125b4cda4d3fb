"""Asking feeds, and fetching the articles that they list."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

import httpx2

from dotterel.ingest.outcomes import Outcome
from dotterel.ingest.settings import SourceSettings
from dotterel.ingest.sources.clock import Clock, SystemClock
from dotterel.ingest.sources.feeds.content import FeedContent
from dotterel.ingest.sources.feeds.links import is_web
from dotterel.ingest.sources.feeds.reading import MOST_BYTES, read_feed
from dotterel.ingest.sources.fetcher import UNCHANGED, Fetcher, host_of
from dotterel.ingest.sources.files import read_file, unreadable
from dotterel.ingest.sources.network import CheckedBackend, CheckedTransport
from dotterel.ingest.sources.pace import Pace
from dotterel.ingest.sources.reports import too_large
from dotterel.ingest.sources.web import content_type, fetch_report
from dotterel.model import (
    Entry,
    Feed,
    Report,
    SourceNotFound,
    SourceRefused,
    SourceUnreachable,
)

_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, text/plain;q=0.5, */*;q=0.1"
)
_REST = 120.0
"""Seconds that a server is left alone after it did not answer, where it does not say how long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedAnswer:
    """What asking a feed gave.

    Attributes:
        content: What it says; none where that has not changed since.
        etag: Mark of this content.
        modified: Time of its last change, in the server's words.
    """

    content: FeedContent | None
    etag: str | None = None
    modified: str | None = None


@dataclass(slots=True, kw_only=True)
class FeedReader:
    """Asks feeds and fetches articles, one request at a time a server; use it as a context.

    Attributes:
        settings: Limits and manners.
        transport: The network; a `FakeNetwork` stands in for it in tests.
        clock: Time.
        pause: Seconds between two requests to a server; its robots rules may ask for more.
    """

    settings: SourceSettings = field(default_factory=SourceSettings)
    transport: httpx2.BaseTransport | None = None
    clock: Clock = field(default_factory=SystemClock)
    pause: float = 2.0
    _pace: Pace | None = None
    _fetcher: Fetcher | None = None

    def __enter__(self) -> "FeedReader":
        self._pace = Pace(clock=self.clock, pause=self.pause)
        self._fetcher = Fetcher(
            settings=self.settings, transport=self.transport, clock=self.clock.seconds, pace=self._pace
        )
        self._fetcher.__enter__()
        return self

    def __exit__(self, *fault: object) -> None:
        if self._fetcher is not None:
            self._fetcher.__exit__(*fault)

    def wait_of(self, address: str) -> float:
        """Seconds until the server of an address may be asked; 0 for a file, and for what is no address."""
        if self._pace is None or not is_web(address):
            return 0.0
        try:
            return self._pace.wait_of(host_of(address))
        except SourceRefused:
            return 0.0

    def ask(self, feed: Feed) -> FeedAnswer:
        """What a feed lists now.

        Raises:
            SourceError: It cannot be had.
            DocumentError: It is no feed, or one that cannot be read.
        """
        if not is_web(feed.address):
            return self._ask_file(feed)
        headers = {"accept": _ACCEPT}
        if feed.etag:
            headers["if-none-match"] = feed.etag
        if feed.modified:
            headers["if-modified-since"] = feed.modified
        try:
            found = self._ready.fetch(feed.address, cap=MOST_BYTES, headers=headers)
        except SourceUnreachable as error:
            self._leave_alone(feed.address, error)
            raise
        etag, modified = _mark(found.headers.get("etag")), _mark(found.headers.get("last-modified"))
        if found.status == UNCHANGED:
            return FeedAnswer(content=None, etag=etag or feed.etag, modified=modified or feed.modified)
        _, charset = content_type(found.headers)
        content = read_feed(found.body, address=found.address, now=self.clock.now(), charset=charset)
        if found.address != feed.address:
            content = replace(content, entries=tuple(replace(one, feed=feed.address) for one in content.entries))
        return FeedAnswer(content=content, etag=etag, modified=modified)

    def fetch(self, entry: Entry) -> Report:
        """The article of an entry, as a report that knows what the feed tells of it.

        Raises:
            SourceError: It cannot be had.
            UnknownFormat: The server says that it is something that is not read.
        """
        if not is_web(entry.address):
            return self._fetch_file(entry)
        try:
            return fetch_report(self._ready, entry.address, listed=entry)
        except SourceUnreachable as error:
            self._leave_alone(entry.address, error)
            raise

    @property
    def _ready(self) -> Fetcher:
        if self._fetcher is None:
            raise RuntimeError("a FeedReader is used as a context")
        return self._fetcher

    def _leave_alone(self, address: str, error: SourceUnreachable) -> None:
        """Leave a server alone that did not answer: asking it for every article would help nobody."""
        if self._pace is not None:
            self._pace.rest(host_of(address), error.retry_after if error.retry_after is not None else _REST)

    def _ask_file(self, feed: Feed) -> FeedAnswer:
        path = Path(feed.address)
        try:
            if not path.is_file():
                raise SourceNotFound(
                    f"there is no file {path}", "Check the spelling; a web address begins with https://"
                )
            state = path.stat()
            etag = f"{state.st_mtime_ns}-{state.st_size}"
            if etag == feed.etag:
                return FeedAnswer(content=None, etag=etag)
            if state.st_size > MOST_BYTES:
                raise too_large(feed.address, state.st_size, MOST_BYTES)
            content = path.read_bytes()
        except OSError as fault:
            raise unreadable(feed.address, fault) from fault
        return FeedAnswer(content=read_feed(content, address=feed.address, now=self.clock.now()), etag=etag)

    def _fetch_file(self, entry: Entry) -> Report:
        """A file beside the feed's file."""
        if is_web(entry.feed) or not Path(entry.address).resolve().is_relative_to(Path(entry.feed).parent.resolve()):
            raise SourceRefused(f"{entry.address} is not an http or https address", "Only web pages are read")
        found = read_file(Path(entry.address), settings=self.settings)
        if isinstance(found, Outcome):
            raise found.error
        return replace(found, listed=entry)


def own_servers(addresses: tuple[str, ...]) -> CheckedTransport:
    """A network that besides public servers reaches those servers on this machine that some addresses name.

    For trials. What public pages link or redirect to on this machine stays barred, but for these very ports.
    """
    own = set()
    for address in addresses:
        parts = urlsplit(address) if is_web(address) else None
        if parts is not None and parts.hostname:
            own.add((parts.hostname, parts.port or (443 if parts.scheme.lower() == "https" else 80)))
    return CheckedTransport(CheckedBackend(own=frozenset(own)))


def _mark(value: str | None) -> str | None:
    """A header to be sent back, if it is of a sane length."""
    return value.strip()[:500] or None if value else None
