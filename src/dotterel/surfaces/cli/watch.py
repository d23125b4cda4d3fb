"""``dotterel watch``: feeds read politely, their articles coded into the store as they come."""

import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dotterel.model import DotterelError, SettingsError, StoreError
from dotterel.surfaces.cli import failures, options
from dotterel.surfaces.cli.parts import Parts
from dotterel.surfaces.cli.progress import steps
from dotterel.surfaces.cli.streams import error_console, output_console
from dotterel.surfaces.cli.watch_lines import WatchLines, tell_state, tell_watched
from dotterel.surfaces.cli.wording import shown

if TYPE_CHECKING:
    from rich.console import Console

    from dotterel.ingest import SystemClock
    from dotterel.pipeline import CodingRun, DocumentOutcome, Watch
    from dotterel.store import Store

EXIT_CODES = failures.EXIT_CODES
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:")
_LEAST_MINUTES, _MOST_MINUTES = 1, 1_440
_SECONDS_STALE = 60.0
"""After so many the records of large incidents are made that have grown by little."""


def watch(
    context: typer.Context,
    feeds: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FEEDS...", help="Addresses or files: RSS, Atom, sitemap, OPML, or a text with an address a line."
        ),
    ] = None,
    once: Annotated[
        bool, typer.Option("--once", help="One round over the feeds that are due, then end; for a timer such as cron.")
    ] = False,
    every: Annotated[
        int, typer.Option("--every", metavar="MINUTES", help="Least pause between two requests to a feed, 1 to 1440.")
    ] = 15,
    limit: Annotated[
        int, typer.Option("--limit", metavar="NUMBER", help="Most articles of a round; the others wait for the next.")
    ] = 200,
    min_score: options.MinScore = None,
    actors: options.Actors = None,
    gazetteer: options.Gazetteer = None,
    store: options.StorePlace = None,
    status: Annotated[
        bool, typer.Option("--status", help="Show the feeds of the store and how they fare; ask nobody.")
    ] = False,
    link: Annotated[
        bool, typer.Option("--link/--no-link", help="Put events together into incidents as they come.")
    ] = True,
    loopback: Annotated[
        bool,
        typer.Option("--loopback", help="For trials: also fetch from servers on this machine that FEEDS name."),
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Failures only: no list of feeds, no articles, no accounts of rounds.")
    ] = False,
) -> None:
    """Watch feeds: ask them in turn, code the articles that they list into the store as they come, and link them.

    Nothing is fetched twice, robots rules and pauses are kept, and it can be stopped at any time: what was told is
    kept, and the next start goes on there. Without --store, the store at its usual place is used.
    """
    if status:
        _tell_status(feeds, store)
        return
    addresses = _checked_feeds(feeds)
    score = options.checked_score(min_score)
    registers = options.checked_registers(actors)
    pause = _checked_number(every, option="--every", least=_LEAST_MINUTES, most=_MOST_MINUTES)
    most = _checked_number(limit, option="--limit", least=1, most=1_000_000)
    parts: Parts = context.obj

    def assemble() -> "CodingRun":
        return parts.assemble(min_score=score, actors=registers, gazetteer=gazetteer)

    from dotterel.ingest import FeedReader, SystemClock, own_servers
    from dotterel.pipeline import Watch
    from dotterel.store import open_store

    clock = SystemClock()
    transport = own_servers(addresses) if loopback else None
    console = error_console()
    with open_store(store, create=True) as opened:
        coding = assemble if once else _loaded(assemble)
        with FeedReader(transport=transport, clock=clock) as reader:
            linking = _Linking(opened, console, quiet=quiet) if link else None
            watched = Watch(
                feeds=addresses,
                store=opened,
                reader=reader,
                coding=coding,
                clock=clock,
                every=timedelta(minutes=pause),
                limit=most,
                after=linking,
            )
            if not quiet:
                with opened.reading() as records:
                    counts = records.feeds.counts()
                tell_watched(watched.watched(), counts, console, place=opened.place)
            lines = WatchLines(output_console(), console, quiet=quiet, place=opened.place)
            code = _go_on(watched, lines, clock, once=once)
            if linking is not None:
                linking.finish()
            raise typer.Exit(code)


def _go_on(watched: "Watch", lines: WatchLines, clock: "SystemClock", *, once: bool) -> int:
    """Watch until it ends; the exit code."""
    with _signals(clock, lines.stopping) as received:
        try:
            for notice in watched.round() if once else watched.rounds():
                lines.tell(notice)
        except StoreError:
            lines.tell_end("The store failed.", run=None)
            raise
        except KeyboardInterrupt:
            lines.tell_end("Stopped at once.", run=None)
            return failures.STOPPED
        watched.finish()
    if clock.stopped:
        lines.tell_end("Stopped.", run=lines.run)
        return failures.STOPPED if signal.SIGINT in received else failures.ALL_READ
    return lines.exit_code


class _Linking:
    """Links each article once it is kept; what was kept before and not linked is linked when it begins."""

    def __init__(self, store: "Store", console: "Console", *, quiet: bool) -> None:
        """Args: the store; where progress is shown, unless it is quiet."""
        from dotterel.pipeline import LinkingRun

        self._run = LinkingRun(store)
        pending = self._run.pending()
        with steps(console, quiet=quiet) as note:
            for number, _ in enumerate(self._run.link(pending), 1):
                note("linking what was kept before", number, len(pending))
        self._finished = monotonic()

    def __call__(self, outcome: "DocumentOutcome") -> None:
        """Link an article; once a minute large incidents follow that have grown."""
        if outcome.document is not None and outcome.outcome in ("coded", "coded before", "no events"):
            is_due = monotonic() - self._finished > _SECONDS_STALE
            for _ in self._run.link([outcome.document.id], finish=is_due):
                pass
            if is_due:
                self._finished = monotonic()

    def finish(self) -> None:
        """Let all incidents follow that have grown."""
        self._run.finish()


def _loaded(assemble: Callable[[], "CodingRun"]) -> Callable[[], "CodingRun"]:
    """The coding run, put together now: what is wrong with it is told before the first feed is asked."""
    run = assemble()
    return lambda: run


@contextmanager
def _signals(clock: "SystemClock", told: Callable[[], None]) -> Iterator[list[int]]:
    """Ctrl-C and SIGTERM end the watch after the article in hand; a second Ctrl-C ends it at once."""
    received: list[int] = []

    def stop(number: int, _frame: Any) -> None:
        if clock.stopped and number == signal.SIGINT:
            raise KeyboardInterrupt
        received.append(number)
        if not clock.stopped:
            told()
        clock.stop.set()

    try:
        before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    except ValueError:  # not in the main thread, where no signal comes
        before = {}
    try:
        yield received
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _checked_feeds(feeds: list[str] | None) -> tuple[str, ...]:
    """Web addresses as they are, files by their whole path.

    Raises:
        SettingsError: None is named, or one is neither a web address nor a file.
    """
    if not feeds:
        raise SettingsError(
            "no feed is named", "Give addresses or files: dotterel watch FEEDS; or see --status and --help."
        )
    return tuple(dict.fromkeys(map(_checked_feed, feeds)))


def _checked_feed(feed: str) -> str:
    if feed.lower().startswith(("http://", "https://")):
        return feed
    path = Path(feed)
    if path.is_file():
        return str(path.resolve())
    if path.is_dir():
        raise SettingsError(f"{shown(feed)} is a folder", "Give the name of a file in it.")
    if _SCHEME.match(feed):
        raise SettingsError(f"{shown(feed)} is not an http or https address", "Only web addresses and files are read.")
    raise SettingsError(f"there is no file {shown(feed)}", "Check the spelling; a web address begins with https://.")


def _checked_number(number: int, *, option: str, least: int, most: int) -> int:
    if not least <= number <= most:
        raise SettingsError(f"{option} is {number}", f"Give a whole number from {least} to {most:,}.")
    return number


def _tell_status(feeds: list[str] | None, place: str | None) -> None:
    """Show the feeds of a store, or those of them that are named."""
    from dotterel.store import open_store

    with open_store(place) as opened, opened.reading() as records:
        known, counts = records.feeds.all(), records.feeds.counts()
    if feeds:
        named = {_checked_or_same(feed) for feed in feeds}
        unknown = sorted(named - {feed.address for feed in known})
        if unknown:
            raise SettingsError(
                f"the store has never watched {shown(unknown[0])}", "See all by: dotterel watch --status."
            )
        known = tuple(feed for feed in known if feed.address in named)
    tell_state(known, counts, output_console())


def _checked_or_same(feed: str) -> str:
    try:
        return _checked_feed(feed)
    except DotterelError:
        return feed
