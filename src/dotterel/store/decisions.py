"""Decisions in SQL; the database itself refuses to change or delete one."""

from collections.abc import Iterator
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Connection, Row, select

from dotterel.model import Decision, StoreConflict
from dotterel.store.dialects import insert_new
from dotterel.store.incidents import count_decision
from dotterel.store.rows import now, plain
from dotterel.store.schema import decisions


class SqlDecisions:
    """As `Decisions`."""

    def __init__(self, connection: Connection) -> None:
        """Args: a connection within its transaction."""
        self._connection = connection

    def keep(self, decision: Decision) -> bool:
        """As in `Decisions`."""
        row: dict[str, Any] = {
            name: plain(value) if isinstance(value, str) else value for name, value in asdict(decision).items()
        }
        if insert_new(self._connection, decisions, {**row, "recorded": now()}) is not None:
            count_decision(self._connection, row["subject_id"])
            return True
        known = self._connection.execute(select(decisions).where(decisions.c.id == row["id"])).one()
        if _decision(known) != Decision(**row):
            raise StoreConflict(
                f"decision {decision.id} is recorded with another content",
                "A decision is never changed: give the new one an identifier of its own.",
            )
        return False

    def of(self, subject_id: str) -> tuple[Decision, ...]:
        """As in `Decisions`."""
        question = select(decisions).where(decisions.c.subject_id == plain(subject_id)).order_by(decisions.c.number)
        return tuple(map(_decision, self._connection.execute(question)))

    def all(self) -> Iterator[Decision]:
        """As in `Decisions`."""
        for row in self._connection.execute(select(decisions).order_by(decisions.c.number)):
            yield _decision(row)


def _decision(row: Row[Any]) -> Decision:
    return Decision(**{one.name: getattr(row, one.name) for one in fields(Decision)})
