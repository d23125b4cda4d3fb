"""Tellings in SQL: what linking looks up when a new document comes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, TextClause, bindparam, delete, exists, insert, or_, select, text, update
from sqlalchemy.sql.expression import Select

from dotterel.store.decisions import decided_documents
from dotterel.store.dialects import insert_all_new
from dotterel.store.doors import LinkingTurn, NewTelling
from dotterel.store.rows import chunks, plain, plain_or_none
from dotterel.store.schema import (
    current_codings,
    current_incidents,
    linked_documents,
    linking,
    stale_incidents,
    telling_events,
    telling_keys,
    telling_pairs,
    tellings,
)

_AT_ONCE = 500
"""Values asked for at once, well below what either database takes."""
_KEYS_AT_ONCE = 100
"""Keys asked for at once: SQLite joins up to 500 questions into one."""


class SqlTellings:
    """As `Tellings`."""

    def __init__(self, connection: Connection) -> None:
        """Args: a connection within its transaction."""
        self._connection = connection

    def add(
        self,
        telling_id: str,
        *,
        document_id: str,
        event_ids: Sequence[str],
        keys: Sequence[str],
        record: Mapping[str, Any],
    ) -> None:
        """As in `Tellings`."""
        new = NewTelling(
            telling_id=telling_id, document_id=document_id, event_ids=tuple(event_ids), keys=tuple(keys), record=record
        )
        self.add_all([new])

    def add_all(self, new: Sequence[NewTelling]) -> dict[str, int]:
        """As in `Tellings`."""
        by_id = {plain(one.telling_id): one for one in new}
        if not by_id:
            return {}
        self.remove(list(by_id))
        rows = [
            {
                "telling_id": telling_id,
                "document_id": plain(one.document_id),
                "incident_id": plain_or_none(one.incident_id),
                "position": one.position,
                "record": dict(one.record),
            }
            for telling_id, one in by_id.items()
        ]
        self._connection.execute(insert(tellings), rows)  # giving numbers back, SQLite would take a statement a row
        numbers = self._numbers(by_id)
        self._insert_under(telling_keys, "key", ((numbers[telling_id], one.keys) for telling_id, one in by_id.items()))
        self._insert_under(
            telling_events, "event_id", ((numbers[telling_id], one.event_ids) for telling_id, one in by_id.items())
        )
        return numbers

    def _insert_under(self, table: Table, column: str, values: Iterable[tuple[int, Sequence[str]]]) -> None:
        rows = [
            {column: value, "telling": number}
            for number, of_one in values
            for value in dict.fromkeys(map(plain, of_one))
        ]
        if rows:
            self._connection.execute(insert(table), rows)

    def remove(self, telling_ids: Sequence[str]) -> None:
        """As in `Tellings`."""
        numbers = list(self._numbers(telling_ids).values())
        if not numbers:
            return
        for table in (telling_keys, telling_events):
            self._connection.execute(delete(table).where(table.c.telling.in_(numbers)))
        pairs = telling_pairs.c
        self._connection.execute(delete(telling_pairs).where(or_(pairs.one.in_(numbers), pairs.other.in_(numbers))))
        self._connection.execute(delete(tellings).where(tellings.c.number.in_(numbers)))

    def draw(self, pairs: Sequence[tuple[str, str]]) -> None:
        """As in `Tellings`."""
        numbers = self._numbers({one for pair in pairs for one in pair})
        known = ((numbers[one], numbers[other]) for one, other in pairs if one in numbers and other in numbers)
        rows = [{"one": min(pair), "other": max(pair)} for pair in known]
        insert_all_new(self._connection, telling_pairs, rows)

    def group(self, incident_id: str, telling_ids: Sequence[str], *, first: int = 0) -> None:
        """As in `Tellings`."""
        self.place({one: (incident_id, position) for position, one in enumerate(telling_ids, first)})

    def place(self, places: Mapping[str, tuple[str, int]]) -> None:
        """As in `Tellings`."""
        if places:
            rows = [
                {"of": plain(telling_id), "incident": plain(incident_id), "at": position}
                for telling_id, (incident_id, position) in places.items()
            ]
            self._connection.execute(_GROUP, rows)

    def get(self, telling_ids: Iterable[str]) -> list[Mapping[str, Any]]:
        """As in `Tellings`."""
        question = select(tellings.c.number, tellings.c.record)
        found = self._asked(question, tellings.c.telling_id, telling_ids)
        return [record for _, record in sorted(found, key=lambda row: int(row[0]))]

    def of_document(self, document_id: str) -> list[Mapping[str, Any]]:
        """As in `Tellings`."""
        question = select(tellings.c.record).where(tellings.c.document_id == plain(document_id))
        return list(self._connection.execute(question.order_by(tellings.c.number)).scalars())

    def of_events(self, event_ids: Iterable[str]) -> dict[str, str]:
        """As in `Tellings`."""
        question = select(telling_events.c.event_id, tellings.c.telling_id).join(
            tellings, tellings.c.number == telling_events.c.telling
        )
        return dict(self._asked(question, telling_events.c.event_id, event_ids))

    def sharing(self, keys: Sequence[str], *, most: int) -> dict[str, list[int]]:
        """As in `Tellings`."""
        found: dict[str, list[int]] = {}
        wanted = list(dict.fromkeys(map(plain, keys)))
        of_dialect = self._connection.dialect.name
        for part in chunks(wanted, _KEYS_AT_ONCE):
            values: dict[str, Any] = {f"key{place}": key for place, key in enumerate(part)}
            question = _sharing(len(part), of_dialect)
            for place, numbers in self._connection.execute(question, {**values, "most": most}):
                if numbers:
                    found[part[place]] = sorted(map(int, numbers.split(",")))
        return found

    def named(self, numbers: Iterable[int]) -> dict[int, str]:
        """As in `Tellings`."""
        wanted = list(dict.fromkeys(numbers))
        found: dict[int, str] = {}
        for some in chunks(wanted, _AT_ONCE):
            question = select(tellings.c.number, tellings.c.telling_id).where(tellings.c.number.in_(some))
            found |= dict(map(tuple, self._connection.execute(question)))
        return found

    def drawn_to(self, telling_ids: Iterable[str]) -> dict[str, list[str]]:
        """As in `Tellings`."""
        one, other, pairs = tellings.alias(), tellings.alias(), telling_pairs.c
        found: dict[str, list[str]] = {}
        for near, far in ((pairs.one, pairs.other), (pairs.other, pairs.one)):
            question = (
                select(one.c.telling_id, other.c.telling_id)
                .join(telling_pairs, near == one.c.number)
                .join(other, far == other.c.number)
            )
            for first, second in self._asked(question, one.c.telling_id, telling_ids):
                found.setdefault(first, []).append(second)
        return found

    def incidents_of(self, telling_ids: Iterable[str]) -> dict[str, str]:
        """As in `Tellings`."""
        question = select(tellings.c.telling_id, tellings.c.incident_id).where(tellings.c.incident_id.is_not(None))
        return dict(self._asked(question, tellings.c.telling_id, telling_ids))

    def members(self, incident_ids: Iterable[str]) -> dict[str, list[str]]:
        """As in `Tellings`."""
        question = select(tellings.c.incident_id, tellings.c.position, tellings.c.number, tellings.c.telling_id)
        rows = sorted(tuple(row) for row in self._asked(question, tellings.c.incident_id, incident_ids))
        found: dict[str, list[str]] = {}
        for incident_id, _, _, telling_id in rows:
            found.setdefault(incident_id, []).append(telling_id)
        return found

    def linked(self, document_id: str, *, coding: int, decision: int, linker: str) -> None:
        """As in `Tellings`."""
        self.linked_all({document_id: coding}, decision=decision, linker=linker)

    def linked_all(self, codings: Mapping[str, int], *, decision: int, linker: str) -> None:
        """As in `Tellings`."""
        rows = [
            {"document_id": plain(document_id), "coding": coding, "decision": decision, "linker": linker}
            for document_id, coding in codings.items()
        ]
        for some in chunks(rows, _AT_ONCE):
            former = linked_documents.c.document_id.in_([row["document_id"] for row in some])
            self._connection.execute(delete(linked_documents).where(former))
            self._connection.execute(insert(linked_documents), some)

    def linkers(self) -> frozenset[str]:
        """As in `Tellings`."""
        return frozenset(self._connection.execute(select(linked_documents.c.linker).distinct()).scalars())

    def pending(self) -> tuple[str, ...]:
        """As in `Tellings`."""
        coded, linked = current_codings.c, linked_documents.c
        question = select(coded.number, coded.document_id, linked.decision).join(
            linked_documents, linked.document_id == coded.document_id, isouter=True
        )
        anew = question.where(or_(linked.coding.is_(None), linked.coding != coded.number))
        found = {(number, document_id) for number, document_id, _ in self._connection.execute(anew)}
        decided = decided_documents(self._connection)
        found |= {
            (number, document_id)
            for number, document_id, decision in self._asked(question, coded.document_id, decided)
            if decision is not None and decided[document_id] > decision
        }
        return tuple(document_id for _, document_id in sorted(found))

    def turn(self) -> LinkingTurn:
        """As in `Tellings`."""
        # The row is changed first, so that PostgreSQL lets one transaction link at a time, as SQLite does anyway.
        self._connection.execute(update(linking).values(changes=linking.c.changes + 1))
        row = self._connection.execute(select(linking.c.changes, linking.c.decision)).one()
        return LinkingTurn(changes=row.changes, decision=row.decision)

    def follow(self, decision: int) -> None:
        """As in `Tellings`."""
        self._connection.execute(update(linking).values(decision=decision))

    def untold(self) -> tuple[str, ...]:
        """As in `Tellings`."""
        current = current_incidents.c
        told = exists().where(tellings.c.incident_id == current.incident_id)
        return tuple(
            self._connection.execute(select(current.incident_id).where(~told).order_by(current.number)).scalars()
        )

    def set_stale(self, incident_id: str, *, tellings: int) -> None:
        """As in `Tellings`."""
        table, named = stale_incidents, plain(incident_id)
        self._connection.execute(delete(table).where(table.c.incident_id == named))
        if tellings:
            self._connection.execute(insert(table), {"incident_id": named, "tellings": tellings})

    def stale(self, incident_ids: Iterable[str] | None = None) -> dict[str, int]:
        """As in `Tellings`."""
        table = stale_incidents.c
        question = select(table.incident_id, table.tellings)
        if incident_ids is None:
            return dict(map(tuple, self._connection.execute(question.order_by(table.incident_id))))
        return dict(self._asked(question, table.incident_id, incident_ids))

    def clear(self) -> None:
        """As in `Tellings`."""
        for table in (linked_documents, telling_keys, telling_events, telling_pairs, stale_incidents, tellings):
            self._connection.execute(delete(table))

    def _numbers(self, telling_ids: Iterable[str]) -> dict[str, int]:
        question = select(tellings.c.telling_id, tellings.c.number)
        return dict(self._asked(question, tellings.c.telling_id, telling_ids))

    def _asked(self, question: Select[Any], column: Any, values: Iterable[str]) -> Iterator[Any]:
        """Rows of a question with a column among some values."""
        wanted = list(dict.fromkeys(map(plain, values)))
        for some in chunks(wanted, _AT_ONCE):
            yield from map(tuple, self._connection.execute(question.where(column.in_(some))))


_GROUP = (
    update(tellings)
    .where(tellings.c.telling_id == bindparam("of"))
    .values(incident_id=bindparam("incident"), position=bindparam("at"))
)


@lru_cache(maxsize=2 * _KEYS_AT_ONCE)
def _sharing(number: int, dialect: str) -> TextClause:
    """The question for the latest tellings under each of some keys, as one text a key: rows take ten times as long."""
    joined = "group_concat(telling)" if dialect == "sqlite" else "string_agg(CAST(telling AS TEXT), ',')"
    under = (
        f"SELECT {{0}} AS place, {joined} AS numbers FROM"
        " (SELECT telling FROM telling_keys WHERE key = :key{0} ORDER BY telling DESC LIMIT :most) k{0}"
    )
    return text(" UNION ALL ".join(under.format(place) for place in range(number)))
