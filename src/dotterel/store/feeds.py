"""Feeds in SQL."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, delete, func, or_, select, update

from dotterel.model import Entry, Feed
from dotterel.store.dialects import insert_new
from dotterel.store.doors import Hold, WaitingEntry
from dotterel.store.rows import chunks, plain, plain_or_none
from dotterel.store.schema import feed_addresses, feed_entries
from dotterel.store.schema import feeds as table

WAITING = "waiting"
_PASSED = "passed"
_AT_ONCE = 500
"""Most values in one question; SQLite took 999 before 3.32."""
_LONGEST_HOLD = timedelta(hours=1)
_LONGEST_PAUSE = timedelta(days=2)
"""What is said to be later than this was written by a clock that was wrong."""
_FREE = {"held_by": None, "held_until": None}


class SqlFeeds:
    """As `Feeds`."""

    def __init__(self, connection: Connection) -> None:
        """Args: a connection within its transaction."""
        self._connection = connection

    def all(self) -> tuple[Feed, ...]:
        """As in `Feeds`."""
        return tuple(map(_feed, self._connection.execute(select(table).order_by(table.c.number))))

    def get(self, address: str) -> Feed | None:
        """As in `Feeds`."""
        row = self._connection.execute(select(table).where(table.c.address == plain(address))).one_or_none()
        return None if row is None else _feed(row)

    def take(self, address: str, hold: Hold) -> bool:
        """As in `Feeds`."""
        if self._number(address) is None:
            insert_new(self._connection, table, {"address": plain(address), "parts": [], "failures": 0})
        return self._held(table, table.c.address == plain(address), hold)

    def keep(self, feed: Feed, *, found: str, entries: Sequence[Entry] = (), passed: Sequence[Entry] = ()) -> int:
        """As in `Feeds`."""
        state = {
            "kind": feed.kind,
            "title": plain_or_none(feed.title),
            "parts": [plain(part) for part in feed.parts],
            "etag": plain_or_none(feed.etag),
            "modified": plain_or_none(feed.modified),
            "pause": feed.pause,
            "asked": feed.asked,
            "answered": feed.answered,
            "failures": feed.failures,
            "failing_since": feed.failing_since,
            "error": feed.error,
            "message": plain_or_none(feed.message),
            "due": feed.due,
        }
        if self._number(feed.address) is None:
            insert_new(self._connection, table, {"address": plain(feed.address), "parts": [], "failures": 0})
        self._connection.execute(update(table).where(table.c.address == plain(feed.address)).values(**state, **_FREE))
        number = self._number(feed.address)
        new = self._add(number, entries, found=found, outcome=None)
        self._add(number, passed, found=found, outcome=_PASSED)
        return new

    def let_go(self, address: str) -> None:
        """As in `Feeds`."""
        self._connection.execute(update(table).where(table.c.address == plain(address)).values(**_FREE))

    def waiting(self, feeds: Sequence[str], *, now: str, most: int) -> tuple[WaitingEntry, ...]:
        """As in `Feeds`."""
        turn = func.row_number().over(partition_by=feed_entries.c.feed, order_by=feed_entries.c.number)
        found: list[Row[Any]] = []
        for some in chunks(feeds, _AT_ONCE):
            question = (
                select(feed_entries, table.c.address.label("feed_address"), turn.label("turn"))
                .join(table, table.c.number == feed_entries.c.feed)
                .where(
                    table.c.address.in_([plain(one) for one in some]),
                    feed_entries.c.outcome.is_(None),
                    _is_past(feed_entries.c.due, now, _LONGEST_PAUSE),
                    _is_past(feed_entries.c.held_until, now, _LONGEST_HOLD),
                )
                .order_by("turn", feed_entries.c.number)
                .limit(most)
            )
            found += self._connection.execute(question)
        found.sort(key=lambda row: (row.turn, row.number))
        return tuple(
            WaitingEntry(
                number=row.number,
                tries=row.tries,
                entry=Entry(
                    feed=row.feed_address,
                    id=row.entry_id,
                    address=row.address,
                    title=row.title,
                    published=row.published,
                    outlet=row.outlet,
                ),
            )
            for row in found[:most]
        )

    def take_entry(self, number: int, hold: Hold) -> bool:
        """As in `Feeds`."""
        waits = (feed_entries.c.number == number) & feed_entries.c.outcome.is_(None)
        return self._held(feed_entries, waits, hold)

    def settle(
        self, number: int, *, outcome: str, settled: str, error: str | None = None, keys: Sequence[str] = ()
    ) -> None:
        """As in `Feeds`."""
        values = {"outcome": outcome, "error": error, "settled": settled, "due": None, **_FREE}
        self._connection.execute(update(feed_entries).where(feed_entries.c.number == number).values(values))
        for key in dict.fromkeys(keys):
            insert_new(self._connection, feed_addresses, {"key": key, "entry": number})

    def put_off(self, number: int, *, due: str, error: str) -> None:
        """As in `Feeds`."""
        values = {"tries": feed_entries.c.tries + 1, "due": due, "error": error, **_FREE}
        self._connection.execute(update(feed_entries).where(feed_entries.c.number == number).values(values))

    def let_go_entry(self, number: int) -> None:
        """As in `Feeds`."""
        self._connection.execute(update(feed_entries).where(feed_entries.c.number == number).values(**_FREE))

    def counts(self) -> dict[str, dict[str, int]]:
        """As in `Feeds`."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        question = (
            select(table.c.address, feed_entries.c.outcome, func.count().label("entries"))
            .join(table, table.c.number == feed_entries.c.feed)
            .group_by(table.c.address, feed_entries.c.outcome)
        )
        for row in self._connection.execute(question):
            found[row.address][row.outcome or WAITING] = row.entries
        return dict(found)

    def _number(self, address: str) -> int | None:
        return self._connection.execute(select(table.c.number).where(table.c.address == plain(address))).scalar()

    def _held(self, of: Table, which: ColumnElement[bool], hold: Hold) -> bool:
        """Whether rows could be taken in hand: one statement, so that of two programs one comes second."""
        free = or_(of.c.held_by == hold.by, _is_past(of.c.held_until, hold.since, _LONGEST_HOLD))
        statement = update(of).where(which, free).values(held_by=hold.by, held_until=hold.until)
        return self._connection.execute(statement).rowcount > 0

    def _add(self, feed: int | None, entries: Sequence[Entry], *, found: str, outcome: str | None) -> int:
        known_ids = self._known(feed_entries.c.entry_id, [plain(entry.id) for entry in entries], feed=feed)
        known_keys = self._known(feed_addresses.c.key, [entry.key for entry in entries])
        new = 0
        for entry in entries:
            own, key = plain(entry.id), entry.key
            if own in known_ids or key in known_keys:
                continue
            known_ids.add(own)
            known_keys.add(key)
            row = {
                "feed": feed,
                "entry_id": own,
                "address": plain(entry.address),
                "title": plain_or_none(entry.title),
                "published": entry.published,
                "outlet": plain_or_none(entry.outlet),
                "found": found,
                "tries": 0,
                "outcome": outcome,
                "settled": found if outcome else None,
            }
            number = insert_new(self._connection, feed_entries, row)
            if number is None:
                continue
            if insert_new(self._connection, feed_addresses, {"key": key, "entry": number}) is None:
                self._connection.execute(delete(feed_entries).where(feed_entries.c.number == number))
                continue  # another program was quicker to add it for another feed
            new += 1
        return new

    def _known(self, column: Any, values: Sequence[str], *, feed: int | None = None) -> set[str]:
        found: set[str] = set()
        for some in chunks(values, _AT_ONCE):
            question = select(column).where(column.in_(some))
            if feed is not None:
                question = question.where(feed_entries.c.feed == feed)
            found.update(self._connection.execute(question).scalars())
        return found


def _is_past(column: Any, now: str, longest: timedelta) -> ColumnElement[bool]:
    """That a moment has come, or is none, or is so far off that a wrong clock wrote it."""
    far = (datetime.fromisoformat(now) + longest).isoformat(timespec="seconds")
    return or_(column.is_(None), column <= now, column > far)


def _feed(row: Row[Any]) -> Feed:
    return Feed(
        address=row.address,
        kind=row.kind,
        title=row.title,
        parts=tuple(row.parts),
        etag=row.etag,
        modified=row.modified,
        pause=row.pause,
        asked=row.asked,
        answered=row.answered,
        failures=row.failures,
        failing_since=row.failing_since,
        error=row.error,
        message=row.message,
        due=row.due,
    )
