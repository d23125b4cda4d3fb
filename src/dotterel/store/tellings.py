"""Tellings in SQL: what linking looks up when a new document comes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from dotterel.store.dialects import insert_new
from dotterel.store.doors import StoredTelling
from dotterel.store.rows import plain
from dotterel.store.schema import telling_keys, tellings


class SqlTellings:
    """As `Tellings`."""

    def __init__(self, connection: Connection) -> None:
        """Args: a connection within its transaction."""
        self._connection = connection

    def keep(self, telling_id: str, *, document_id: str, incident_id: str, record: Mapping[str, Any]) -> None:
        """As in `Tellings`."""
        row = {
            "telling_id": plain(telling_id),
            "document_id": plain(document_id),
            "incident_id": plain(incident_id),
            "record": dict(record),
        }
        number = insert_new(self._connection, tellings, row)
        if number is None:
            known = tellings.c.telling_id == row["telling_id"]
            number = self._connection.execute(select(tellings.c.number).where(known)).scalar_one()
            self._connection.execute(update(tellings).where(known).values(row))
            self._connection.execute(delete(telling_keys).where(telling_keys.c.telling == number))
        keys = [{"key": key, "telling": number} for key in dict.fromkeys(map(plain, record.get("keys", ())))]
        if keys:
            self._connection.execute(insert(telling_keys), keys)

    def move(self, telling_ids: Sequence[str], incident_id: str) -> None:
        """As in `Tellings`."""
        if telling_ids:
            moved = tellings.c.telling_id.in_(list(map(plain, telling_ids)))
            self._connection.execute(update(tellings).where(moved).values(incident_id=plain(incident_id)))

    def forget(self, document_id: str) -> tuple[str, ...]:
        """As in `Tellings`."""
        of_document = tellings.c.document_id == plain(document_id)
        left = select(tellings.c.incident_id).where(of_document).order_by(tellings.c.number)
        found = tuple(dict.fromkeys(self._connection.execute(left).scalars()))
        numbers = select(tellings.c.number).where(of_document)
        self._connection.execute(delete(telling_keys).where(telling_keys.c.telling.in_(numbers)))
        self._connection.execute(delete(tellings).where(of_document))
        return found

    def sharing(self, keys: Sequence[str], *, most: int) -> tuple[StoredTelling, ...]:
        """As in `Tellings`."""
        if not keys:
            return ()
        shared = (
            select(telling_keys.c.telling, func.count().label("shared"))
            .where(telling_keys.c.key.in_(list(map(plain, keys))))
            .group_by(telling_keys.c.telling)
            .order_by(func.count().desc(), telling_keys.c.telling.desc())
            .limit(most)
            .subquery()
        )
        question = (
            select(tellings)
            .join(shared, shared.c.telling == tellings.c.number)
            .order_by(shared.c.shared.desc(), tellings.c.number.desc())
        )
        return _stored(self._connection.execute(question))

    def of_incidents(self, incident_ids: Sequence[str]) -> tuple[StoredTelling, ...]:
        """As in `Tellings`."""
        wanted = tellings.c.incident_id.in_(list(map(plain, incident_ids)))
        return _stored(self._connection.execute(select(tellings).where(wanted).order_by(tellings.c.number)))

    def get(self, telling_ids: Sequence[str]) -> tuple[StoredTelling, ...]:
        """As in `Tellings`."""
        wanted = tellings.c.telling_id.in_(list(map(plain, telling_ids)))
        return _stored(self._connection.execute(select(tellings).where(wanted).order_by(tellings.c.number)))

    def documents(self) -> frozenset[str]:
        """As in `Tellings`."""
        return frozenset(self._connection.execute(select(tellings.c.document_id).distinct()).scalars())

    def clear(self) -> None:
        """As in `Tellings`."""
        self._connection.execute(delete(telling_keys))
        self._connection.execute(delete(tellings))


def _stored(rows: Iterable[Row[Any]]) -> tuple[StoredTelling, ...]:
    return tuple(
        StoredTelling(
            number=row.number,
            telling_id=row.telling_id,
            document_id=row.document_id,
            incident_id=row.incident_id,
            record=row.record,
        )
        for row in rows
    )
