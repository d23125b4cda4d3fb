"""A run that is kept: every report's outcome goes into the store at once, and what is there is not coded again."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from dotterel import __version__
from dotterel.model import Document, Method, Run, RunOutcome, content_digest
from dotterel.pipeline.coding_run import Remembered
from dotterel.pipeline.outcomes import DocumentOutcome

if TYPE_CHECKING:
    from dotterel.store import Records, Store


class KeptRun:
    """A run in a store: a memory for `CodingRun.code`, and a place for its outcomes.

    Each outcome is one transaction. Whenever the program ends, all outcomes whose `keep` has returned are there, each
    with its document and its events, and no part of another.
    """

    def __init__(self, store: "Store", *, method: Method, sources: tuple[str, ...] = (), again: bool = False) -> None:
        """Begin a run.

        Args:
            store: Where to.
            method: What the events will be made by.
            sources: What will be read, as the user named it.
            again: Whether to code what this method has coded before; a different answer becomes a new version.

        Raises:
            StoreError: The store cannot be written to.
        """
        self._store = store
        self._method = method
        self._again = again
        self._recalled: dict[str, int] = {}
        run = Run(id=f"run-{uuid4().hex[:16]}", method=method, started=_now(), sources=sources, program=__version__)
        with store.writing() as records:
            self.number = records.runs.begin(run)

    def recall(self, document: Document) -> Remembered | None:
        """As in `Memory`."""
        if self._again:
            return None
        with self._store.reading() as records:
            coding = records.events.coded(document, self._method)
        if coding is None:
            return None
        self._recalled[content_digest(document)] = coding.number
        return Remembered(events=coding.events, relevance=coding.relevance)

    def keep(self, outcome: DocumentOutcome, *, also: Callable[["Records"], None] | None = None) -> None:
        """Write an outcome with all that belongs to it.

        Args:
            outcome: What became of a report.
            also: Writes what else is to be kept with it or not at all.

        Raises:
            StoreError: It could not be written; the store is as it was before.
        """
        document = outcome.document
        with self._store.writing() as records:
            coding = None
            if document is not None:
                if outcome.outcome == "coded before":
                    coding = self._recalled.pop(content_digest(document))
                elif outcome.outcome in ("coded", "no events"):
                    coding = records.events.keep(
                        outcome.events, document=document, method=self._method, relevance=outcome.relevance
                    )
                else:
                    records.documents.keep(document)
            records.runs.add(self.number, run_outcome(outcome), document=document, coding=coding)
            if also is not None:
                also(records)

    def finish(self) -> None:
        """Say that all reports have been read."""
        with self._store.writing() as records:
            records.runs.finish(self.number, _now())


def run_outcome(outcome: DocumentOutcome) -> RunOutcome:
    """An outcome as the record of a run holds it."""
    return RunOutcome(
        name=outcome.name,
        outcome=outcome.outcome,
        document_id=None if outcome.document is None else outcome.document.id,
        events=len(outcome.events),
        relevance=outcome.relevance,
        duplicate_of=None if outcome.duplicate_of is None else outcome.duplicate_of.document_id,
        similarity=None if outcome.duplicate_of is None else outcome.duplicate_of.similarity,
        error=None if outcome.error is None else type(outcome.error).__name__,
        message=None if outcome.error is None else outcome.error.message,
        remedy=None if outcome.error is None else outcome.error.remedy,
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
