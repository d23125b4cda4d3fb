"""Decisions in SQL; the database itself refuses to change or delete one."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from sqlalchemy import Connection, Row, func, select

from dotterel.model import Decision, StoreConflict
from dotterel.store.dialects import insert_new, one_after_the_other
from dotterel.store.doors import RecordPage
from dotterel.store.incidents import count_decision
from dotterel.store.paging import page_of
from dotterel.store.rows import now, plain
from dotterel.store.schema import codings, decisions, event_versions


class SqlDecisions:
    """As `Decisions`."""

    def __init__(self, connection: Connection) -> None:
        """Args: a connection within its transaction."""
        self._connection = connection

    def keep(self, decision: Decision) -> bool:
        """As in `Decisions`."""
        row = decision_row(decision)
        one_after_the_other(self._connection)
        if insert_new(self._connection, decisions, {**row, "recorded": now()}) is not None:
            count_decision(self._connection, row["subject_id"])
            return True
        known = self._connection.execute(select(decisions).where(decisions.c.id == row["id"])).one()
        if decision_of(known) != Decision(**row):
            raise StoreConflict(
                f"decision {decision.id} is recorded with another content",
                "A decision is never changed: give the new one an identifier of its own.",
            )
        return False

    def of(self, subject_id: str) -> tuple[Decision, ...]:
        """As in `Decisions`."""
        question = select(decisions).where(decisions.c.subject_id == plain(subject_id)).order_by(decisions.c.number)
        return tuple(map(decision_of, self._connection.execute(question)))

    def about(self, subject_ids: Sequence[str]) -> tuple[Decision, ...]:
        """As in `Decisions`."""
        return self._about(list(map(plain, subject_ids)))

    def adding(self, event_id: str) -> tuple[Decision, ...]:
        """As in `Decisions`."""
        question = select(decisions).where(decisions.c.act == "add").order_by(decisions.c.number)
        found = [one for one in map(decision_of, self._connection.execute(question)) if _added(one) == event_id]
        return (*found, *self._about([one.id for one in found]))

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
            new = {row.number: decision_of(row) for row in self._connection.execute(question)}
            found |= new
            asked |= wanted
            followed = {one.id for one in new.values()} | {_added(one) for one in new.values()}
            wanted = {subject for subject in followed if subject} - asked
        return tuple(found[number] for number in sorted(found))

    def all(self, *, after: int = 0, until: int | None = None) -> Iterator[Decision]:
        """As in `Decisions`."""
        number = decisions.c.number
        wanted = [number > after, *(() if until is None else (number <= until,))]
        for row in self._connection.execute(select(decisions).where(*wanted).order_by(number)):
            yield decision_of(row)

    def page(self, *, after: int = 0, limit: int = 50) -> RecordPage[Decision]:
        """As in `Decisions`."""
        number = decisions.c.number
        question = select(decisions).where(number > after).order_by(number).limit(limit + 1)
        rows = self._connection.execute(question).all()
        return page_of(rows, decision_of, limit=limit)

    def documents(self) -> Mapping[str, int]:
        """As in `Decisions`."""
        return decided_documents(self._connection)


def decided_documents(connection: Connection) -> dict[str, int]:
    """Number of the latest decision on each document or an event of it; taking one back is a decision on the same."""
    about = (
        select(decisions.c.id, decisions.c.number, decisions.c.subject, decisions.c.subject_id)
        .where(decisions.c.act != "undo")
        .cte("about", recursive=True)
    )
    undo = decisions.alias()
    about = about.union_all(
        select(undo.c.id, undo.c.number, about.c.subject, about.c.subject_id)
        .join(about, undo.c.subject_id == about.c.id)
        .where(undo.c.act == "undo")
    )
    latest = func.max(about.c.number)
    of_document = select(about.c.subject_id, latest).where(about.c.subject == "document").group_by(about.c.subject_id)
    found = {document_id: int(number) for document_id, number in connection.execute(of_document)}
    of_event = select(about.c.subject_id, latest).where(about.c.subject == "event").group_by(about.c.subject_id)
    by_event = {event_id: int(number) for event_id, number in connection.execute(of_event)}
    homes = [
        *connection.execute(
            select(event_versions.c.event_id, codings.c.document_id)
            .join(codings, codings.c.number == event_versions.c.coding)
            .where(event_versions.c.event_id.in_(select(of_event.subquery().c.subject_id)))
            .distinct()
        ),
        *(
            (_added(decision_of(row)), row.subject_id)
            for row in connection.execute(select(decisions).where(decisions.c.act == "add"))
        ),
    ]
    for event_id, document_id in homes:
        found[document_id] = max(found.get(document_id, 0), by_event.get(event_id, 0))
    return {document_id: number for document_id, number in found.items() if number}


def _added(decision: Decision) -> str:
    """The event that a decision added; empty where it added none."""
    if decision.act != "add":
        return ""
    try:
        return str(json.loads(decision.after or "{}").get("id", ""))
    except (ValueError, AttributeError):
        return ""


def decision_row(decision: Decision) -> dict[str, Any]:
    """The columns of a decision, wherever it is kept."""
    return {name: plain(value) if isinstance(value, str) else value for name, value in asdict(decision).items()}


def decision_of(row: Row[Any]) -> Decision:
    """The decision of a row that has its columns."""
    return Decision(**{one.name: getattr(row, one.name) for one in fields(Decision)})
