"""Decisions in SQL; the database itself refuses to change or delete one."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Connection, Row, func, select

from dotterel.model import Decision, StoreConflict
from dotterel.store.dialects import insert_new
from dotterel.store.incidents import count_decision
from dotterel.store.rows import now, plain
from dotterel.store.schema import codings, decisions, event_versions


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

    def about(self, subject_ids: Sequence[str]) -> tuple[Decision, ...]:
        """As in `Decisions`."""
        return self._about(list(map(plain, subject_ids)))

    def on_document(self, document_id: str) -> tuple[Decision, ...]:
        """As in `Decisions`."""
        found_in_it = (
            select(event_versions.c.event_id)
            .join(codings, codings.c.number == event_versions.c.coding)
            .where(codings.c.document_id == plain(document_id))
        )
        question = select(decisions.c.subject_id).where(decisions.c.subject_id.in_(found_in_it)).distinct()
        return self._about([plain(document_id), *self._connection.execute(question).scalars()])

    def latest(self) -> int:
        """As in `Decisions`."""
        return self._connection.execute(select(func.max(decisions.c.number))).scalar() or 0

    def _about(self, subject_ids: Sequence[str]) -> tuple[Decision, ...]:
        found: dict[int, Decision] = {}
        asked: set[str] = set()
        wanted = set(subject_ids)
        while wanted:
            question = select(decisions).where(decisions.c.subject_id.in_(sorted(wanted)))
            new = {row.number: _decision(row) for row in self._connection.execute(question)}
            found |= new
            asked |= wanted
            followed = {one.id for one in new.values()} | {_added(one) for one in new.values()}
            wanted = {subject for subject in followed if subject} - asked
        return tuple(found[number] for number in sorted(found))

    def all(self) -> Iterator[Decision]:
        """As in `Decisions`."""
        for row in self._connection.execute(select(decisions).order_by(decisions.c.number)):
            yield _decision(row)


def _added(decision: Decision) -> str:
    """The event that a decision added; empty where it added none."""
    if decision.act != "add":
        return ""
    try:
        return str(json.loads(decision.after or "{}").get("id", ""))
    except (ValueError, AttributeError):
        return ""


def _decision(row: Row[Any]) -> Decision:
    return Decision(**{one.name: getattr(row, one.name) for one in fields(Decision)})
