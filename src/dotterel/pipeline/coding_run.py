"""A coding run: reports in, outcomes out, one for each, in order."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Protocol

from dotterel.coding import Coder
from dotterel.ingest import DuplicateFinder, IngestSettings, Outcome, to_document
from dotterel.model import CodedEvent, DamagedContent, Document, DotterelError, Report, ResolvedEvent
from dotterel.pipeline.outcomes import DocumentOutcome

POOL_CHARACTERS = 60_000
"""Text pooled before the coder is asked: about twenty articles, enough to fill batches of equal length."""
POOL_DOCUMENTS = 64


class EventResolver(Protocol):
    """Whatever resolves the coded events of a document."""

    def resolve(self, events: Sequence[CodedEvent], document: Document) -> tuple[ResolvedEvent, ...]:
        """Resolved events in the order of the coded ones."""
        ...


@dataclass(slots=True, kw_only=True)
class CodingRun:
    """Codes reports as they come.

    Attributes:
        coder: Finds the events.
        resolver: Says who, where, when and how many.
        ingest: How reports become documents.
        duplicates: Remembers the run's documents; a repeated one is named and not coded again.
    """

    coder: Coder
    resolver: EventResolver
    ingest: IngestSettings = field(default_factory=IngestSettings)
    duplicates: DuplicateFinder = field(default_factory=DuplicateFinder)

    def code(self, reports: Iterable[Report | Outcome]) -> Iterator[DocumentOutcome]:
        """Outcomes in the order of the reports; one that fails never stops the others.

        While the network reads one pool in a thread of its own, the pool before is resolved and the next is
        ingested: the network lets go of the interpreter, so both processor cores stay busy.

        Args:
            reports: As opened by `ingest.open_sources`; read two pools ahead at most.
        """
        waiting: tuple[list[DocumentOutcome], Future[list[tuple[CodedEvent, ...]]]] | None = None
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="coder") as thread:
            for pool in self._pools(reports):
                coded = thread.submit(self.coder.code, _fresh(pool))
                if waiting is not None:
                    yield from self._resolved(waiting[0], waiting[1].result())
                waiting = pool, coded
            if waiting is not None:
                yield from self._resolved(waiting[0], waiting[1].result())

    def _pools(self, reports: Iterable[Report | Outcome]) -> Iterator[list[DocumentOutcome]]:
        """Ingested reports, some dozens at a time."""
        pool: list[DocumentOutcome] = []
        characters = 0
        for report in reports:
            outcome = self._ingested(report)
            pool.append(outcome)
            characters += len(outcome.document.text) if outcome.document else 0
            if characters >= POOL_CHARACTERS or len(pool) >= POOL_DOCUMENTS:
                yield pool
                pool, characters = [], 0
        if pool:
            yield pool

    def _ingested(self, report: Report | Outcome) -> DocumentOutcome:
        if isinstance(report, Outcome):
            return DocumentOutcome(name=report.name, outcome="failed", error=report.error)
        try:
            document = to_document(report, settings=self.ingest)
        except DotterelError as error:
            return DocumentOutcome(name=report.name, outcome="failed", error=error)
        except (ValueError, LookupError, RecursionError, AssertionError, AttributeError, TypeError) as fault:
            # A parser below us broke on this one report; the others must go on.
            broken = DamagedContent(
                f"{report.name} broke its reader ({type(fault).__name__}: {fault})", "Please report this page"
            )
            return DocumentOutcome(name=report.name, outcome="failed", error=broken)
        repeated = self.duplicates.check(document)
        if repeated is not None:
            return DocumentOutcome(name=report.name, outcome="duplicate", document=document, duplicate_of=repeated)
        return DocumentOutcome(name=report.name, outcome="no events", document=document)

    def _resolved(
        self, pool: Sequence[DocumentOutcome], coded: Sequence[tuple[CodedEvent, ...]]
    ) -> Iterator[DocumentOutcome]:
        events_in_order = iter(coded)
        for one in pool:
            if not _is_fresh(one) or one.document is None:
                yield one
                continue
            events = self.resolver.resolve(next(events_in_order), one.document)
            yield replace(one, outcome="coded" if events else "no events", events=events)


def _is_fresh(outcome: DocumentOutcome) -> bool:
    """Whether a report became a document that is still to be coded."""
    return outcome.outcome == "no events"


def _fresh(pool: Sequence[DocumentOutcome]) -> list[Document]:
    return [one.document for one in pool if _is_fresh(one) and one.document is not None]
