"""The columns of a store's incidents, kept up to date by the log of changes that the database itself writes."""

from dataclasses import dataclass, field
from threading import Lock

import numpy as np
from sqlalchemy import Connection, func, select

from dotterel.store.dialects import incident_numbers_with_words
from dotterel.store.engines import WRITING
from dotterel.store.incident_columns import (
    PARTY_COLUMNS,
    ROW_COLUMNS,
    IncidentColumns,
    Loading,
    Mask,
    Vocabularies,
)
from dotterel.store.incident_selections import IncidentSelection
from dotterel.store.rows import chunks
from dotterel.store.schema import current_incidents, incident_changes, incident_parties

_AT_A_TIME = 20_000
_NUMBERS_AT_A_TIME = 5_000
_MOST_SEARCHES = 32
_MOST_CHANGES = 50_000
"""More changes than this are not looked up one by one: all is read anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """How far the log of changes is known.

    Attributes:
        number: The last change that was known when all was read; earlier ones are in the columns.
        horizon: PostgreSQL: every transaction below has ended, and its changes are in the columns.
        seen: Changes of transactions from the horizon on that are in the columns.
    """

    number: int
    horizon: int = 0
    seen: frozenset[int] = field(default_factory=frozenset)


class ColumnCache:
    """The columns as last read, for all transactions of one store."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._vocabularies = Vocabularies()
        self._latest: tuple[_Mark, IncidentColumns] | None = None
        self._searched_in: IncidentColumns | None = None
        self._searched: dict[str, Mask] = {}

    def columns(self, connection: Connection) -> IncidentColumns:
        """The columns as a transaction sees them, or as a later one saw them.

        A transaction that writes sees what it has written itself; others see that when it has ended.
        """
        with self._lock:
            found = _brought_up(connection, self._latest, self._vocabularies)
            if not connection.get_execution_options().get(WRITING, False):
                self._latest = found
            return found[1]

    def held(self, connection: Connection) -> IncidentColumns | None:
        """As `columns`, where they have been read before; none where that would take seconds now."""
        return None if self._latest is None else self.columns(connection)

    def selected(self, connection: Connection, selection: IncidentSelection) -> tuple[IncidentColumns, Mask]:
        """The columns, and which rows meet the conditions."""
        columns = self.columns(connection)
        return columns, columns.matching(selection, with_words=self.with_words(connection, columns, selection))

    def with_words(self, connection: Connection, columns: IncidentColumns, selection: IncidentSelection) -> Mask | None:
        """Which rows hold the words of a selection; none where it has no words.

        A page that shows a search asks for its list, its length and several totals: the last few answers are kept for
        as long as nothing changes.
        """
        words = selection.words
        if words is None or not words.strip():
            return None
        with self._lock:
            if self._searched_in is not columns:
                self._searched_in, self._searched = columns, {}
            known = self._searched.get(words)
        if known is not None:
            return known
        numbers = incident_numbers_with_words(connection, words)
        # A tenth of the time that splitting the text takes.
        found = columns.holding_numbers(np.fromstring(numbers, np.int64, sep=",") if numbers else np.empty(0, np.int64))
        with self._lock:
            if self._searched_in is columns and self._is_of_now(connection, columns):
                if len(self._searched) >= _MOST_SEARCHES:
                    self._searched.pop(next(iter(self._searched)))
                self._searched[words] = found
        return found

    def _is_of_now(self, connection: Connection, columns: IncidentColumns) -> bool:
        """Whether a transaction sees what columns hold, or more; in SQLite an earlier one goes on seeing less."""
        if self._latest is None or self._latest[1] is not columns:
            return False
        last = select(func.max(incident_changes.c.number))
        return connection.dialect.name != "sqlite" or (connection.execute(last).scalar() or 0) >= self._latest[0].number


def _brought_up(
    connection: Connection, known: tuple[_Mark, IncidentColumns] | None, vocabularies: Vocabularies
) -> tuple[_Mark, IncidentColumns]:
    change = incident_changes.c
    horizon = _horizon(connection)  # asked for first, so that later statements see no less
    first, last = connection.execute(select(func.min(change.number), func.max(change.number))).one()
    if known is None or (first is not None and first > known[0].number + 1):  # earlier changes are not kept for ever
        return _Mark(number=last or 0, horizon=horizon, seen=_seen(connection, horizon)), _read(
            connection, vocabularies
        )
    mark, columns = known
    if connection.dialect.name == "sqlite":  # one transaction writes at a time: numbers come in their order
        if (last or 0) <= mark.number:
            return known
        question = select(change.number, change.incident).where(change.number > mark.number)
    else:
        question = select(change.number, change.incident).where(change.made_in >= mark.horizon)
    rows = [row for row in connection.execute(question) if row.number not in mark.seen]
    mark = _Mark(
        number=mark.number if horizon else last or 0,
        horizon=horizon,
        seen=_seen(connection, horizon) & (mark.seen | {row.number for row in rows}),
    )
    if not rows:
        return mark, columns
    if len(rows) > _MOST_CHANGES:
        return mark, _read(connection, vocabularies)
    numbers = sorted({row.incident for row in rows})
    return mark, columns.changed(np.array(numbers, np.int64), _read(connection, vocabularies, numbers))


def _horizon(connection: Connection) -> int:
    """The oldest transaction that has not ended; 0 in SQLite, where they end in the order of their numbers."""
    if connection.dialect.name == "sqlite":
        return 0
    return int(connection.execute(select(func.txid_snapshot_xmin(func.txid_current_snapshot()))).scalar_one())


def _seen(connection: Connection, horizon: int) -> frozenset[int]:
    if not horizon:
        return frozenset()
    change = incident_changes.c
    return frozenset(connection.execute(select(change.number).where(change.made_in >= horizon)).scalars())


def _read(connection: Connection, vocabularies: Vocabularies, numbers: list[int] | None = None) -> IncidentColumns:
    """The columns of all current incidents, or of those among some numbers."""
    loading = Loading(vocabularies)
    rows = select(*(current_incidents.c[name] for name in ROW_COLUMNS))
    party = incident_parties.c
    parties = select(*(party[name] for name in PARTY_COLUMNS)).order_by(party.incident, party.role, party.position)
    if numbers is None:
        some = [(rows, parties)]
    else:
        some = [
            (rows.where(current_incidents.c.number.in_(part)), parties.where(party.incident.in_(part)))
            for part in chunks(numbers, _NUMBERS_AT_A_TIME)
        ]
    for of_rows, of_parties in some:
        for question, take in ((of_rows, loading.rows), (of_parties, loading.parties)):
            found = connection.execute(question.execution_options(yield_per=_AT_A_TIME))
            for chunk in found.partitions():
                take(chunk)
    return loading.finished()
