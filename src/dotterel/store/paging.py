"""Pages of records."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Row

from dotterel.store.doors import Kept, RecordPage


def page_of(
    rows: Sequence[Row[*tuple[Any, ...]]], record: Callable[[Row[Any]], Kept], *, limit: int
) -> RecordPage[Kept]:
    """The page of some rows.

    Args:
        rows: Rows that have a number, in order: one more than the page may hold, where there are so many.
        record: What makes a record of a row.
        limit: Most on the page.
    """
    is_last = len(rows) <= limit
    listed = rows[:limit]
    last = listed[-1].number if listed else None
    return RecordPage(records=tuple(map(record, listed)), next=None if is_last else last, last=last)
