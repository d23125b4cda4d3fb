"""Runs in SQL."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Subquery, func, insert, select, update

from dotterel.model import Document, Run, RunOutcome, SettingsError, content_digest
from dotterel.store.documents import SqlDocuments
from dotterel.store.doors import NumberedRun
from dotterel.store.methods import keep_method, read_methods
from dotterel.store.rows import plain, plain_or_none
from dotterel.store.schema import outcomes, runs


class SqlRuns:
    """As `Runs`."""

    def __init__(self, connection: Connection) -> None:
        """Args: a connection within its transaction."""
        self._connection = connection

    def begin(self, run: Run) -> int:
        """As in `Runs`."""
        keep_method(self._connection, run.method)
        row = {
            "id": run.id,
            "method_id": run.method.id,
            "program": run.program,
            "started": run.started,
            "finished": run.finished,
            "sources": [plain(source) for source in run.sources],
        }
        return int(self._connection.execute(insert(runs).values(row).returning(runs.c.number)).scalar_one())

    def add(
        self, number: int, outcome: RunOutcome, *, document: Document | None = None, coding: int | None = None
    ) -> None:
        """As in `Runs`."""
        last = select(func.coalesce(func.max(outcomes.c.position), -1) + 1).where(outcomes.c.run == number)
        version = (
            None if document is None else SqlDocuments(self._connection).number(document.id, content_digest(document))
        )
        row: dict[str, Any] = {
            "run": number,
            "position": self._connection.execute(last).scalar_one(),
            "name": plain(outcome.name),
            "outcome": outcome.outcome,
            "document_id": plain_or_none(outcome.document_id),
            "document_version": version,
            "coding": coding,
            "events": outcome.events,
            "relevance": outcome.relevance,
            "duplicate_of": plain_or_none(outcome.duplicate_of),
            "similarity": outcome.similarity,
            "error": outcome.error,
            "message": plain_or_none(outcome.message),
            "remedy": plain_or_none(outcome.remedy),
        }
        self._connection.execute(insert(outcomes).values(row))

    def finish(self, number: int, finished: str) -> None:
        """As in `Runs`."""
        self._connection.execute(update(runs).where(runs.c.number == number).values(finished=finished))

    def all(self) -> tuple[NumberedRun, ...]:
        """As in `Runs`."""
        methods = read_methods(self._connection)
        counted: dict[int, dict[str, int]] = defaultdict(dict)
        events: dict[int, int] = defaultdict(int)
        question = select(
            outcomes.c.run, outcomes.c.outcome, func.count().label("reports"), func.sum(outcomes.c.events).label("told")
        ).group_by(outcomes.c.run, outcomes.c.outcome)
        for row in self._connection.execute(question):
            counted[row.run][row.outcome] = row.reports
            events[row.run] += int(row.told)
        return tuple(
            NumberedRun(
                number=row.number,
                run=Run(
                    id=row.id,
                    method=methods[row.method_id],
                    started=row.started,
                    sources=tuple(row.sources),
                    program=row.program,
                    finished=row.finished,
                ),
                outcomes=counted[row.number],
                events=events[row.number],
            )
            for row in self._connection.execute(select(runs).order_by(runs.c.number))
        )

    def find(self, named: str) -> NumberedRun:
        """As in `Runs`."""
        known = self.all()
        found = [one for one in known if named == str(one.number) or named == one.run.id]
        if not found and not named.isdecimal():  # figures alone are a number, never the beginning of another run's id
            beginning = named.removeprefix("run-")
            found = [one for one in known if one.run.id.removeprefix("run-").startswith(beginning)]
        if len(found) == 1 and named:
            return found[0]
        held = f"Runs are numbered 1 to {known[-1].number}: dotterel runs list." if known else "No run is recorded yet."
        if found and named:
            raise SettingsError(f"{len(found)} runs begin with {named!r}", held)
        raise SettingsError(f"no run is called {named!r}", held)

    def outcomes(self, number: int) -> Iterator[RunOutcome]:
        """As in `Runs`."""
        question = select(outcomes).where(outcomes.c.run == number).order_by(outcomes.c.position)
        for row in self._connection.execute(question.execution_options(yield_per=500)):
            yield RunOutcome(
                name=row.name,
                outcome=row.outcome,
                document_id=row.document_id,
                events=row.events,
                relevance=row.relevance,
                duplicate_of=row.duplicate_of,
                similarity=row.similarity,
                error=row.error,
                message=row.message,
                remedy=row.remedy,
            )

    def compared(self, before: int, after: int) -> Iterator[tuple[str, int | None, int | None]]:
        """As in `Runs`."""
        one, other = _codings(before, "before"), _codings(after, "after")
        of_first = (
            select(one.c.document_id, one.c.coding, other.c.coding)
            .select_from(one.outerjoin(other, one.c.document_id == other.c.document_id))
            .order_by(one.c.position)
        )
        of_second_alone = (
            select(other.c.document_id, one.c.coding, other.c.coding)
            .select_from(other.outerjoin(one, one.c.document_id == other.c.document_id))
            .where(one.c.document_id.is_(None))
            .order_by(other.c.position)
        )
        for question in (of_first, of_second_alone):
            rows = self._connection.execute(question.execution_options(yield_per=500))
            yield from ((document, first, second) for document, first, second in rows)


def _codings(run: int, name: str) -> Subquery:
    """The coding of each document of a run; the latest, where several reports of it are one document."""
    return (
        select(
            outcomes.c.document_id,
            func.max(outcomes.c.coding).label("coding"),
            func.min(outcomes.c.position).label("position"),
        )
        .where(outcomes.c.run == run, outcomes.c.coding.is_not(None))
        .group_by(outcomes.c.document_id)
        .subquery(name)
    )
