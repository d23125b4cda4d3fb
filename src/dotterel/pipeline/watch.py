"""Watching feeds: those that are due are asked, and the articles that they list are coded into a store.

Whatever is known of feeds and articles stands in the store, so a watch can end at any moment and another take it up.
An article's outcome is written with its document and events in one transaction; until then the article waits.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol
from uuid import uuid4

from dotterel.ingest import Clock, DuplicateFinder, FeedAnswer, FeedContent, Outcome
from dotterel.model import (
    DamagedContent,
    DotterelError,
    Entry,
    Feed,
    Report,
    StoreError,
    Transient,
    address_key,
)
from dotterel.pipeline.coding_run import CodingRun
from dotterel.pipeline.kept_run import KeptRun
from dotterel.pipeline.outcomes import DocumentOutcome, RunRecord
from dotterel.pipeline.watch_notices import ArticlePutOff, ArticleRead, FeedAsked, Notice, Round, StoreTrouble
from dotterel.pipeline.watch_schedule import EVERY, answered, failed, is_due, iso, try_again

if TYPE_CHECKING:
    from dotterel.store import Hold, Records, Store, WaitingEntry

PATIENCE = 120.0
"""Most seconds that a round waits for a server's turn; what would wait longer is left for the next round."""
_HOLD = timedelta(minutes=10)
"""A feed or article in hand is anybody's again after this time: many times what the slowest of them takes."""
_DEEPEST = 3
"""A list of lists of sitemaps is followed to the sitemaps; what nests deeper has no end in sight."""
_OLDEST_OF_SITEMAP = timedelta(days=7)
"""A sitemap may list all that a site ever had; what is older than this is no news."""
_COMPARED = 500
"""Documents of the store, the latest, that articles are compared with as possible copies; each takes some 2 ms once."""
_MOST_REMEMBERED = 5_000
_STORE_PAUSE = timedelta(minutes=1)
_MOST_STORE_TROUBLES = 10


class Reader(Protocol):
    """Whatever asks feeds and fetches articles, such as `ingest.FeedReader`."""

    def ask(self, feed: Feed) -> FeedAnswer:
        """What a feed lists now."""
        ...

    def fetch(self, entry: Entry) -> Report:
        """The article of an entry."""
        ...

    def wait_of(self, address: str) -> float:
        """Seconds until the server of an address may be asked."""
        ...


@dataclass(slots=True, kw_only=True)
class Watch:
    """A watch over some feeds.

    Attributes:
        feeds: Addresses of feeds and of lists of feeds: web addresses, or whole paths of files.
        store: Where everything is kept.
        reader: Asks feeds and fetches articles.
        coding: Gives the coding run; called when there is something to code.
        clock: Time; once it is stopped, the watch ends after the article in hand.
        every: Least pause between two requests to a feed.
        limit: Most articles of a round.
        after: Called with each outcome once it is kept; what it raises is told and stops nothing, but for faults of the
            store.
    """

    feeds: tuple[str, ...]
    store: "Store"
    reader: Reader
    coding: Callable[[], CodingRun]
    clock: Clock
    every: timedelta = EVERY
    limit: int = 200
    after: Callable[[DocumentOutcome], None] | None = None
    _name: str = field(default_factory=lambda: f"watch-{uuid4().hex[:12]}")
    _run: CodingRun | None = None
    _kept: KeptRun | None = None
    _duplicates: DuplicateFinder | None = None
    _compared: int = 0
    _rounds: int = 0

    def rounds(self) -> Iterator[Notice]:
        """Round after round, until it is stopped.

        Raises:
            StoreError: The store cannot be used, and will not be able to soon.
        """
        troubles = 0
        while not self.clock.stopped:
            due: datetime | None = None
            try:
                for notice in self.round():
                    troubles = 0
                    yield notice
                    due = notice.next_due if isinstance(notice, Round) else None
            except StoreError as error:
                troubles += 1
                if not isinstance(error, Transient) or troubles > _MOST_STORE_TROUBLES:
                    raise
                due = self.clock.now() + _STORE_PAUSE
                yield StoreTrouble(error=error, until=due)
            now = self.clock.now()
            self.clock.wait(((due or now + self.every) - now).total_seconds())

    def round(self) -> Iterator[Notice]:
        """One round: every feed that is due is asked, then articles are read; its account comes last.

        Raises:
            StoreError: The store cannot be used; what was told to be kept is.
        """
        self._rounds += 1
        account = Round(number=self._rounds)
        for asked in self._ask_feeds():
            account.asked += 1
            account.unchanged += asked.error is None and not asked.changed
            account.new += asked.new
            if asked.error is not None:
                account.failed.append(asked.feed)
            yield asked
        watched = tuple(feed.address for feed in self.watched())
        for read in self._read_articles(watched):
            if isinstance(read, ArticleRead):
                account.record.add(read.outcome)
            else:
                account.put_off += 1
            yield read
        if self._run is not None:
            account.record = _signed(account.record, self._run)
        account.run = None if self._kept is None else self._kept.number
        account.stopped = self.clock.stopped
        account.next_due = self._next_due()
        with self.store.reading() as records:
            counts = records.feeds.counts()
        account.left = sum(counts.get(address, {}).get("waiting", 0) for address in watched)
        yield account

    def finish(self) -> None:
        """Say that the run has ended, where one was begun."""
        if self._kept is not None:
            self._kept.finish()

    def watched(self) -> tuple[Feed, ...]:
        """The feeds that are watched: those that were named, and those that their lists name."""
        with self.store.reading() as records:
            known = {feed.address: feed for feed in records.feeds.all()}
        found: dict[str, Feed] = {}
        level = list(self.feeds)
        for _ in range(_DEEPEST + 1):
            new = [address for address in dict.fromkeys(level) if address not in found]
            for address in new:
                found[address] = known.get(address) or Feed(address=address)
            level = [part for address in new for part in found[address].parts]
        return tuple(found.values())

    def _ask_feeds(self) -> Iterator[FeedAsked]:
        seen: set[str] = set()
        watched = self.watched()
        while not self.clock.stopped:
            now = self.clock.now()
            due = [feed for feed in watched if feed.address not in seen and is_due(feed, now=now, every=self.every)]
            feed = min(due, key=lambda one: self.reader.wait_of(one.address), default=None)
            if feed is None or not self._wait_for(feed.address):
                return
            seen.add(feed.address)
            asked = self._ask(feed.address)
            if asked is None:
                continue
            yield asked
            if asked.feed.parts:
                watched = self.watched()

    def _ask(self, address: str) -> FeedAsked | None:
        """Ask a feed; none where another program does, or just did."""
        with self.store.writing() as records:
            if not records.feeds.take(address, self._hold()):
                return None
            feed = records.feeds.get(address) or Feed(address=address)
            if not is_due(feed, now=self.clock.now(), every=self.every):
                records.feeds.let_go(address)
                return None
        try:
            answer = self.reader.ask(feed)
        except DotterelError as error:
            return self._failed(feed, error)
        except Exception as fault:  # a parser below us broke on this one feed; the others must go on
            return self._failed(feed, _broken(address, fault))
        except BaseException:
            with self.store.writing() as records:
                records.feeds.let_go(address)
            raise
        now = self.clock.now()
        content = answer.content
        entries: tuple[Entry, ...] = ()
        passed: tuple[Entry, ...] = ()
        is_first = feed.answered is None
        if content is not None:
            feed = _with_content(feed, content)
            entries, passed = _parted(content, is_first=is_first, now=now)
        feed = replace(feed, etag=answer.etag, modified=answer.modified)
        feed = answered(feed, now=now, every=self.every)
        with self.store.writing() as records:
            new = records.feeds.keep(feed, found=iso(now), entries=entries, passed=passed)
        return FeedAsked(feed=feed, new=new, changed=content is not None, faults=content.faults if content else ())

    def _failed(self, feed: Feed, error: DotterelError) -> FeedAsked:
        now = self.clock.now()
        feed = failed(feed, error, now=now, every=self.every)
        with self.store.writing() as records:
            records.feeds.keep(feed, found=iso(now))
        return FeedAsked(feed=feed, error=error)

    def _read_articles(self, watched: tuple[str, ...]) -> Iterator[ArticleRead | ArticlePutOff]:
        seen: set[int] = set()
        read = 0
        while read < self.limit and not self.clock.stopped:
            with self.store.reading() as records:
                waiting = records.feeds.waiting(watched, now=iso(self.clock.now()), most=_COMPARED)
            free = [one for one in waiting if one.number not in seen]
            one = min(free, key=lambda item: self.reader.wait_of(item.entry.address), default=None)
            if one is None or not self._wait_for(one.entry.address):
                return
            seen.add(one.number)
            with self.store.writing() as records:
                taken = records.feeds.take_entry(one.number, self._hold())
            if taken:
                read += 1
                yield self._read(one)

    def _read(self, waiting: "WaitingEntry") -> ArticleRead | ArticlePutOff:
        """Fetch, code and keep an article."""
        entry = waiting.entry
        try:
            found: Report | Outcome = self.reader.fetch(entry)
        except DotterelError as error:
            again = None
            if isinstance(error, Transient):
                again = try_again(error, tries=waiting.tries, now=self.clock.now())
            if again is not None:
                with self.store.writing() as records:
                    records.feeds.put_off(waiting.number, due=iso(again), error=type(error).__name__)
                return ArticlePutOff(entry=entry, error=error, at=self.clock.now(), until=again)
            found = Outcome(name=entry.address, error=error)
        except Exception as fault:
            found = Outcome(name=entry.address, error=_broken(entry.address, fault))
        except BaseException:
            self._let_go(waiting)
            raise
        try:
            outcome = self._code(found)
            self._keep(waiting, outcome, found)
        except BaseException:
            self._let_go(waiting)
            raise
        went_wrong = self._tell(outcome)
        return ArticleRead(entry=entry, outcome=outcome, at=self.clock.now(), fault=went_wrong)

    def _code(self, found: Report | Outcome) -> DocumentOutcome:
        if self._run is None:
            self._run = self.coding()
        if self._kept is None:
            self._kept = KeptRun(self.store, method=self._run.method, sources=self.feeds)
        (outcome,) = self._run.code([found], memory=self._kept, duplicates=self._earlier())
        return outcome

    def _keep(self, waiting: "WaitingEntry", outcome: DocumentOutcome, found: Report | Outcome) -> None:
        assert self._kept is not None
        further = {found.final_address} if isinstance(found, Report) else set()
        if outcome.document is not None and outcome.document.url:
            further.add(outcome.document.url)
        settled = iso(self.clock.now())

        def settle(records: "Records") -> None:
            records.feeds.settle(
                waiting.number,
                outcome=outcome.outcome,
                settled=settled,
                error=None if outcome.error is None else type(outcome.error).__name__,
                keys=sorted(map(address_key, further)),
            )

        self._kept.keep(outcome, also=settle)

    def _tell(self, outcome: DocumentOutcome) -> Exception | None:
        """Call what is to follow; its fault, if it has one: the article is kept all the same."""
        if self.after is None:
            return None
        try:
            self.after(outcome)
        except StoreError:
            raise
        except Exception as fault:
            return fault
        return None

    def _earlier(self) -> DuplicateFinder:
        """What articles are compared with: those of this watch, and the latest of the store."""
        if self._duplicates is None or self._compared >= _MOST_REMEMBERED:
            self._duplicates, self._compared = DuplicateFinder(), 0
            with self.store.reading() as records:
                latest = records.documents.recent(most=_COMPARED)
            for document in latest:
                self._duplicates.check(document)
        self._compared += 1
        return self._duplicates

    def _let_go(self, waiting: "WaitingEntry") -> None:
        with self.store.writing() as records:
            records.feeds.let_go_entry(waiting.number)

    def _wait_for(self, address: str) -> bool:
        """Wait for the turn of an address; whether it has come."""
        wait = self.reader.wait_of(address)
        if wait > PATIENCE:
            return False
        if wait > 0:
            self.clock.wait(wait)
        return not self.clock.stopped

    def _hold(self) -> "Hold":
        from dotterel.store import Hold  # noqa: PLC0415  the store loads SQLAlchemy, which starting must not

        now = self.clock.now()
        return Hold(by=self._name, since=iso(now), until=iso(now + _HOLD))

    def _next_due(self) -> datetime:
        """When the next feed is due, at most a usual pause from now."""
        now = self.clock.now()
        moments = [datetime.fromisoformat(feed.due) for feed in self.watched() if feed.due is not None]
        return min([moment for moment in moments if moment > now] + [now + self.every])


def _with_content(feed: Feed, content: FeedContent) -> Feed:
    return replace(
        feed,
        kind=content.kind,
        title=content.title or feed.title,
        parts=tuple(part for part in content.parts if part != feed.address),
        pause=content.pause,
    )


def _parted(content: FeedContent, *, is_first: bool, now: datetime) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The articles to fetch, and those only to know from now on.

    Of a sitemap, what is old is passed over; so is what has no day, when the sitemap is read for the first time, since
    it may stand there for years.
    """
    if content.kind != "sitemap":
        return content.entries, ()
    oldest = (now - _OLDEST_OF_SITEMAP).date().isoformat()
    wanted = [entry for entry in content.entries if (entry.published or ("" if is_first else "9999")) >= oldest]
    kept = {entry.id for entry in wanted}
    return tuple(wanted), tuple(entry for entry in content.entries if entry.id not in kept)


def _signed(record: RunRecord, run: CodingRun) -> RunRecord:
    record.coder, record.gazetteer, record.registers = str(run.coder.provenance), run.gazetteer, run.registers
    return record


def _broken(address: str, fault: Exception) -> DotterelError:
    return DamagedContent(
        f"{address} broke the reader ({type(fault).__name__}: {fault})", "Please report this with its address"
    )
