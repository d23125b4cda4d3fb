"""What a watch shows: the feeds at its start, a line an article, an account a round, and how the feeds fare."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from dotterel.surfaces.cli import cells
from dotterel.surfaces.cli.account import account_line
from dotterel.surfaces.cli.failures import ALL_READ, NOTHING_READ, SOME_FAILED, sentence
from dotterel.surfaces.cli.streams import put
from dotterel.surfaces.cli.wording import UNKNOWN, counted, shown

if TYPE_CHECKING:
    from rich.console import Console

    from dotterel.model import DotterelError, Feed
    from dotterel.pipeline import ArticlePutOff, ArticleRead, FeedAsked, Notice, Round, StoreTrouble

Counts = Mapping[str, Mapping[str, int]]

_OUTLET, _RESULT = 22, 11
_LISTED = 40
_READ = ("coded", "coded before", "no events", "duplicate")
_COLOURS = {"coded": "green", "failed": "red", "later": "yellow", "repeats": "yellow"}


class WatchLines:
    """Tells the notices of a watch as they come, and remembers what the exit code is made of."""

    def __init__(self, results: "Console", messages: "Console", *, quiet: bool, place: str) -> None:
        """Args: where articles go, where all else goes, whether failures only, and the name of the store."""
        self._results = results
        self._messages = messages
        self._quiet = quiet
        self._place = place
        self._answered = self._failed = self._articles = self._failed_articles = self._events = 0
        self.run: int | None = None

    @property
    def exit_code(self) -> int:
        """0 where all was read, 4 where no feed answered and nothing was read, 5 where some of it failed."""
        if not self._failed and not self._failed_articles:
            return ALL_READ
        nothing = not self._answered and self._articles == self._failed_articles
        return NOTHING_READ if nothing else SOME_FAILED

    def tell(self, notice: "Notice") -> None:
        """Show a notice."""
        from dotterel.pipeline import ArticlePutOff, ArticleRead, FeedAsked, Round

        if isinstance(notice, FeedAsked):
            self._tell_feed(notice)
        elif isinstance(notice, ArticleRead):
            self._tell_article(notice)
        elif isinstance(notice, ArticlePutOff):
            self._tell_put_off(notice)
        elif isinstance(notice, Round):
            self._tell_round(notice)
        else:
            self._tell_trouble(notice)

    def stopping(self) -> None:
        """Say that the wish to stop was heard."""
        self._messages.print(Text("Stopping after the article in hand …", style="yellow"))

    def tell_end(self, how: str, *, run: int | None) -> None:
        """Say that it has ended, and what is kept."""
        read = self._articles - self._failed_articles
        kept = f"{counted(read, 'article')} with {counted(self._events, 'event')} kept in {shown(self._place)}"
        named = f"{kept} as run {run}" if run is not None else kept
        self._messages.print(Text(f"{how} {named}.", style="yellow"), soft_wrap=True)

    def _tell_feed(self, asked: "FeedAsked") -> None:
        if asked.error is None:
            self._answered += 1
        else:
            self._failed += 1
            self._tell_failed_feed(asked.feed, asked.error)
        if self._quiet:
            return
        for fault in asked.faults:
            self._messages.print(
                Text.assemble(("  feed    ", "yellow"), f"{name_of(asked.feed)}: {shown(fault)}"), soft_wrap=True
            )

    def _tell_failed_feed(self, feed: "Feed", error: "DotterelError") -> None:
        reason = sentence(error.message)
        named = reason if shown(feed.address) in reason else f"{shown(feed.address)}: {reason}"
        line = Text.assemble(("  dead    " if feed.is_dead else "  failed  ", "red"), named)
        if feed.failures > 1:
            line.append(f" {_failing(feed)}", style=cells.FAINT)
        self._messages.print(line, soft_wrap=True)
        if error.remedy and feed.failures in (1, 5) and not self._quiet:
            self._messages.print(Text(f"          {sentence(error.remedy)}", style=cells.FAINT), soft_wrap=True)

    def _tell_article(self, read: "ArticleRead") -> None:
        outcome = read.outcome
        self._articles += 1
        self._events += len(outcome.events)
        title = outcome.document.title if outcome.document is not None and outcome.document.title else read.entry.title
        outlet = outcome.document.outlet if outcome.document is not None else None
        words, result = title or read.entry.address, _result(read)
        if outcome.error is not None:
            self._failed_articles += 1
            words = sentence(outcome.error.message)
        elif outcome.duplicate_of is not None:
            words = f"{words} (of {outcome.duplicate_of.name})"
        if not self._quiet or outcome.error is not None:
            self._line(read.at, outlet or read.entry.outlet, result, words)
        if read.fault is not None:
            told = f"It is kept; what was to follow failed ({type(read.fault).__name__}: {read.fault})"
            self._messages.print(Text(f"        {sentence(told)}", style="red"), soft_wrap=True)

    def _tell_put_off(self, put_off: "ArticlePutOff") -> None:
        words = f"{sentence(put_off.error.message)} Tried again {_clock(put_off.until, at=put_off.at)}."
        if not self._quiet:
            self._line(put_off.at, put_off.entry.outlet, "later", words)

    def _line(self, at: datetime, outlet: str | None, result: str, words: str) -> None:
        name = _short(shown(outlet or UNKNOWN), _OUTLET)
        line = Text.assemble(
            (f"{_local(at):%H:%M}  ", cells.FAINT),
            f"{name:<{_OUTLET}}  ",
            (f"{result:<{_RESULT}}  ", _COLOURS.get(result, "bold" if result[:1].isdigit() else cells.FAINT)),
            shown(words),
        )
        if self._results.is_terminal and result not in _COLOURS:
            line.truncate(self._results.width, overflow="ellipsis")
        self._results.print(line, soft_wrap=True)
        self._results.file.flush()

    def _tell_round(self, account: "Round") -> None:
        self.run = account.run
        if self._quiet:
            return
        asked = f"{counted(account.asked, 'feed')} asked" if account.asked else "no feed is due"
        extra = [f"{account.unchanged} unchanged"] if account.unchanged else []
        extra += [f"{len(account.failed)} failed"] if account.failed else []
        parts = [f"{asked} ({', '.join(extra)})" if extra else asked]
        if account.asked:
            parts.append(counted(account.new, "new article"))
        if account.record.total:
            parts.append(f"{account.record.total:,} read: {account_line(account.record).partition(': ')[2]}")
        if account.put_off:
            parts.append(f"{account.put_off} put off")
        if account.left:
            parts.append(f"{account.left:,} waiting")
        line = Text(f"Round {account.number}: {'; '.join(parts)}.", style="bold")
        if account.next_due is not None and not account.stopped:
            line.append(f" Next {_clock(account.next_due)}.", style="not bold dim")
        self._messages.print(line, soft_wrap=True)
        dead = [feed for feed in account.failed if feed.is_dead]
        if dead:
            names = ", ".join(name_of(feed) for feed in dead)
            self._messages.print(Text(f"  Dead, to be looked at: {names}.", style="red"), soft_wrap=True)

    def _tell_trouble(self, trouble: "StoreTrouble") -> None:
        words = f"{sentence(trouble.error.message)} Tried again {_clock(trouble.until)}."
        self._messages.print(Text(words, style="red"), soft_wrap=True)


def tell_watched(feeds: Sequence["Feed"], counts: Counts, console: "Console", *, place: str) -> None:
    """The feeds at the start of a watch."""
    console.print(Text(f"Watching {counted(len(feeds), 'feed')} into {shown(place)}", style="bold"), soft_wrap=True)
    most = _LISTED if console.is_terminal else None
    put(console, _table(feeds[:most], counts))
    if most is not None and len(feeds) > most:
        console.print(Text(f"… and {len(feeds) - most:,} more: dotterel watch --status", style=cells.FAINT))


def tell_state(feeds: Sequence["Feed"], counts: Counts, console: "Console") -> None:
    """How feeds fare: the table, and below it why some fail."""
    if not feeds:
        console.print("No feed has been watched yet.")
        return
    put(console, _table(feeds, counts))
    for feed in feeds:
        if feed.failures:
            mark = "dead" if feed.is_dead else "failing"
            line = Text.assemble(("\n" + mark, "red"), f"  {name_of(feed)} {_failing(feed)}")
            console.print(line, soft_wrap=True)
            console.print(Text(f"  {sentence(feed.message or '')}", style=cells.FAINT), soft_wrap=True)


def name_of(feed: "Feed") -> str:
    """What people know a feed by: its title and its address."""
    return f"{shown(feed.title)} ({shown(feed.address)})" if feed.title else shown(feed.address)


def _table(feeds: Sequence["Feed"], counts: Counts) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=cells.FAINT)
    table.add_column("feed", overflow="fold")
    for head in ("kind", "read", "waiting", "failed", "answered", "next"):
        table.add_column(head, justify="right" if head in ("read", "waiting", "failed") else "left", no_wrap=True)
    for feed in feeds:
        told = counts.get(feed.address, {})
        is_list = feed.kind == "list"
        read = sum(told.get(name, 0) for name in _READ)
        table.add_row(
            Text(name_of(feed)),
            Text(feed.kind or (UNKNOWN if feed.failures else "new"), style="" if feed.kind else cells.FAINT),
            *(
                Text("" if is_list else f"{number:,}", style="" if number else cells.FAINT)
                for number in (read, told.get("waiting", 0), told.get("failed", 0))
            ),
            Text(_day_and_clock(feed.answered), style="" if feed.answered else cells.FAINT),
            Text("dead", style="red") if feed.is_dead else Text(_due(feed), style="red" if feed.failures else ""),
        )
    return table


def _due(feed: "Feed") -> str:
    if feed.due is None or datetime.fromisoformat(feed.due) <= datetime.now(UTC):
        return "now"
    return _day_and_clock(feed.due)


def _failing(feed: "Feed") -> str:
    since = f", since {_day_and_clock(feed.failing_since)}" if feed.failing_since else ""
    return f"({counted(feed.failures, 'failure')} in a row{since})"


def _result(read: "ArticleRead") -> str:
    outcome = read.outcome
    if outcome.outcome in ("coded", "coded before"):
        return counted(len(outcome.events), "event")
    return {"duplicate": "repeats", "no events": "no events"}.get(outcome.outcome, "failed")


def _local(moment: datetime) -> datetime:
    return moment.astimezone()


def _clock(moment: datetime, *, at: datetime | None = None) -> str:
    """``at 12:04``, with the day where it is not within half a day."""
    now = at or datetime.now(UTC)
    form = "%H:%M" if abs(moment - now) < timedelta(hours=12) else "%d %b %H:%M"
    return f"at {_local(moment):{form}}"


def _day_and_clock(moment: str | None) -> str:
    return f"{_local(datetime.fromisoformat(moment)):%d %b %H:%M}" if moment else UNKNOWN


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
