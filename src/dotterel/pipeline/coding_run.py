"""A coding run: reports in, outcomes out, one for each, in order."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Protocol

from dotterel.coding import Coder, calls_at_once
from dotterel.ingest import DuplicateFinder, IngestSettings, Outcome, to_document
from dotterel.model import (
    CodedDocument,
    CodedEvent,
    DamagedContent,
    Document,
    DotterelError,
    Method,
    OutcomeName,
    Provenance,
    Report,
    ResolvedEvent,
)
from dotterel.pipeline.outcomes import DocumentOutcome
from dotterel.pipeline.turns import QUICK_TURNS

POOL_CHARACTERS = 20_000
"""Text pooled before the coder is asked: about seven articles, enough windows to keep every core busy."""
POOL_DOCUMENTS = 64


class EventResolver(Protocol):
    """Whatever resolves the coded events of a document."""

    def resolve(self, events: Sequence[CodedEvent], document: Document) -> tuple[ResolvedEvent, ...]:
        """Resolved events in the order of the coded ones."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What the same method made of the same document before.

    Attributes:
        events: In text order.
        relevance: Probability that the document tells of any event, in [0, 1], where the coder judges that.
    """

    events: tuple[ResolvedEvent, ...]
    relevance: float | None = None


class Memory(Protocol):
    """Whatever remembers earlier codings."""

    def recall(self, document: Document) -> Remembered | None:
        """What the run's method made of this document before; none where it has to be coded."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingRun:
    """Codes reports as they come.

    Attributes:
        coder: Finds the events.
        resolver: Says who, where, when and how many.
        gazetteer: What the resolver finds places in, as one would state it.
        ingest: How reports become documents.
        registers: The actor registers behind the resolver, ours first.
        parts: What the events depend on beside the coder: program, registers, gazetteer.
        min_score: Lowest score of an event that was asked for; none is the coder's own.
    """

    coder: Coder
    resolver: EventResolver
    gazetteer: str = ""
    ingest: IngestSettings = field(default_factory=IngestSettings)
    registers: tuple[Provenance, ...] = ()
    parts: tuple[Provenance, ...] = ()
    min_score: float | None = None

    @property
    def method(self) -> Method:
        """What this run's events are made by."""
        return Method(coder=self.coder.provenance, parts=self.parts, min_score=self.min_score)

    def code(
        self,
        reports: Iterable[Report | Outcome],
        *,
        memory: Memory | None = None,
        duplicates: DuplicateFinder | None = None,
    ) -> Iterator[DocumentOutcome]:
        """Outcomes in the order of the reports; one that fails never stops the others.

        A report that repeats an earlier one is named and not coded again. While the network reads one
        pool in a thread of its own, the pool before is resolved and the next is ingested: the network lets go of the
        interpreter, so both processor cores stay busy. A coder that may be called twice at a time has the next pool
        before it is done with this one, so that its network never waits.

        Args:
            reports: As opened by `ingest.open_sources`; read two pools ahead at most.
            memory: What was coded before; such documents are not coded again.
            duplicates: Knows the earlier reports; none knows those of this call.

        Raises:
            StoreError: The memory cannot be asked.
        """
        waiting: tuple[list[DocumentOutcome], Future[list[_Coded]]] | None = None
        with QUICK_TURNS.asked(), ThreadPoolExecutor(calls_at_once(self.coder), thread_name_prefix="coder") as threads:
            for pool in self._pools(reports, memory, duplicates or DuplicateFinder()):
                coded = threads.submit(self._code_pool, _fresh(pool))
                if waiting is not None:
                    yield from self._resolved(waiting[0], waiting[1].result())
                waiting = pool, coded
            if waiting is not None:
                yield from self._resolved(waiting[0], waiting[1].result())

    def _pools(
        self, reports: Iterable[Report | Outcome], memory: Memory | None, duplicates: DuplicateFinder
    ) -> Iterator[list[DocumentOutcome]]:
        """Ingested reports, some dozens at a time."""
        pool: list[DocumentOutcome] = []
        characters = 0
        for report in reports:
            outcome = self._ingested(report, duplicates)
            if memory is not None and _is_fresh(outcome) and outcome.document is not None:
                outcome = _recalled(outcome, memory.recall(outcome.document))
            pool.append(outcome)
            characters += len(outcome.document.text) if outcome.document and _is_fresh(outcome) else 0
            if characters >= POOL_CHARACTERS or len(pool) >= POOL_DOCUMENTS:
                yield pool
                pool, characters = [], 0
        if pool:
            yield pool

    def _ingested(self, report: Report | Outcome, duplicates: DuplicateFinder) -> DocumentOutcome:
        if isinstance(report, Outcome):
            return DocumentOutcome(name=report.name, outcome="failed", error=report.error)
        try:
            document = to_document(report, settings=self.ingest)
            repeated = duplicates.check(document)
        except DotterelError as error:
            return DocumentOutcome(name=report.name, outcome="failed", error=error)
        except Exception as fault:  # a parser below us broke on this one report; the others must go on
            return DocumentOutcome(name=report.name, outcome="failed", error=_broken(report.name, "reader", fault))
        if repeated is not None:
            return DocumentOutcome(name=report.name, outcome="duplicate", document=document, duplicate_of=repeated)
        return DocumentOutcome(name=report.name, outcome="no events", document=document)

    def _code_pool(self, documents: Sequence[Document]) -> list["_Coded"]:
        """Events of each document; if the pool fails as a whole, its documents are tried one by one."""
        try:
            coded = self.coder.code(documents)
            if len(coded) != len(documents):
                raise ValueError(f"{len(coded)} answers to {len(documents)} documents")
        except Exception as fault:
            if len(documents) == 1:
                return [_broken(documents[0].name, "coder", fault)]
            return [answer for document in documents for answer in self._code_pool([document])]
        return list(coded)

    def _resolved(self, pool: Sequence[DocumentOutcome], coded: Sequence["_Coded"]) -> Iterator[DocumentOutcome]:
        answers = iter(coded)
        for one in pool:
            if not _is_fresh(one) or one.document is None:
                yield one
                continue
            answer = next(answers)
            if isinstance(answer, DotterelError):
                yield replace(one, outcome="failed", error=answer)
                continue
            try:
                events = self.resolver.resolve(answer.events, one.document)
            except Exception as fault:  # as above: one document's fault stays that document's
                yield replace(one, outcome="failed", error=_broken(one.name, "resolver", fault))
                continue
            outcome: OutcomeName = "coded" if events else "no events"
            yield replace(one, outcome=outcome, events=events, relevance=answer.relevance)


_Coded = CodedDocument | DotterelError


def _is_fresh(outcome: DocumentOutcome) -> bool:
    """Whether a report became a document that is still to be coded."""
    return outcome.outcome == "no events"


def _recalled(outcome: DocumentOutcome, remembered: Remembered | None) -> DocumentOutcome:
    if remembered is None:
        return outcome
    return replace(outcome, outcome="coded before", events=remembered.events, relevance=remembered.relevance)


def _fresh(pool: Sequence[DocumentOutcome]) -> list[Document]:
    return [one.document for one in pool if _is_fresh(one) and one.document is not None]


def _broken(name: str, part: str, fault: Exception) -> DotterelError:
    return DamagedContent(
        f"{name} broke the {part} ({type(fault).__name__}: {fault})", "Please report this with the text it happened on"
    )
