"""The access log in SQL."""

from typing import Any

from sqlalchemy import Connection, Row, insert, select

from dotterel.model import AccessEntry
from dotterel.store.doors import RecordPage
from dotterel.store.paging import page_of
from dotterel.store.rows import plain
from dotterel.store.schema import access_log


class SqlAccessLog:
    """As `AccessLog`."""

    def __init__(self, connection: Connection) -> None:
        """Args: a connection within its transaction."""
        self._connection = connection

    def keep(self, entry: AccessEntry) -> None:
        """As in `AccessLog`."""
        row = {
            "made": entry.made,
            "act": entry.act,
            "made_by": plain(entry.by),
            "about": plain(entry.about),
            "came_from": plain(entry.came_from),
            "note": plain(entry.note),
        }
        self._connection.execute(insert(access_log).values(row))

    def page(self, *, before: int | None = None, limit: int = 100) -> RecordPage[AccessEntry]:
        """As in `AccessLog`."""
        number = access_log.c.number
        question = select(access_log).order_by(number.desc()).limit(limit + 1)
        if before is not None:
            question = question.where(number < before)
        rows = self._connection.execute(question).all()
        return page_of(rows, _entry, limit=limit)


def _entry(row: Row[Any]) -> AccessEntry:
    return AccessEntry(
        made=row.made, act=row.act, by=row.made_by, about=row.about, came_from=row.came_from, note=row.note
    )
