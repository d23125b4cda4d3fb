"""A coding run: reports in, outcomes out, one for each, in order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from dotterel.coding import Coder
from dotterel.ingest import DuplicateFinder, IngestSettings, Outcome, to_document
from dotterel.model import CodedEvent, DamagedContent, Document, DotterelError, Report, ResolvedEvent
from dotterel.pipeline.outcomes import DocumentOutcome

POOL_CHARACTERS = 120_000
"""Text pooled before the coder is asked: about forty articles, enough to fill batches of equal length."""
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

        Args:
            reports: As opened by `ingest.open_sources`; read only as far as the pool reaches.
        """
        pool: list[DocumentOutcome] = []
        characters = 0
        for report in reports:
            outcome = self._ingested(report)
            pool.append(outcome)
            characters += len(outcome.document.text) if outcome.document else 0
            if characters >= POOL_CHARACTERS or len(pool) >= POOL_DOCUMENTS:
                yield from self._coded(pool)
                pool, characters = [], 0
        yield from self._coded(pool)

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

    def _coded(self, pool: Sequence[DocumentOutcome]) -> Iterator[DocumentOutcome]:
        fresh = [one.document for one in pool if one.outcome == "no events" and one.document is not None]
        events_by_document = dict(zip((id(one) for one in fresh), self.coder.code(fresh), strict=True))
        for one in pool:
            document = one.document
            if document is None or id(document) not in events_by_document:
                yield one
                continue
            events = self.resolver.resolve(events_by_document[id(document)], document)
            yield DocumentOutcome(
                name=one.name, outcome="coded" if events else "no events", document=document, events=events
            )
