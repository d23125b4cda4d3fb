"""What became of each document of a run, and the account of the whole run."""

from collections import Counter
from dataclasses import dataclass, field

from dotterel.ingest import DuplicateOf
from dotterel.model import Document, DotterelError, OutcomeName, Provenance, ResolvedEvent

RELEVANT = 0.5
"""Relevance from which a report without events is named: of such reports held back from training 16 of 23 told some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentOutcome:
    """What became of one report.

    Attributes:
        name: The report's name for people.
        outcome: ``coded`` (events were found), ``coded before`` (the store holds what this method made of it),
            ``no events``, ``duplicate`` (of an earlier document of the run; not coded again) or ``failed``.
        document: The clean document; none where it failed.
        events: Its events, in text order.
        relevance: Probability that it tells of any event, in [0, 1], where the coder judges that.
        duplicate_of: The earlier document that it repeats.
        error: Why it failed.
    """

    name: str
    outcome: OutcomeName
    document: Document | None = None
    events: tuple[ResolvedEvent, ...] = ()
    relevance: float | None = None
    duplicate_of: DuplicateOf | None = None
    error: DotterelError | None = None


@dataclass(slots=True, kw_only=True)
class RunRecord:
    """The account of a run: every report is counted once.

    Attributes:
        coder: Name and version of the coder.
        registers: The actor registers that were used, ours first, then the user's own.
        gazetteer: What places were found in, as one would state it.
        documents: Number of reports by outcome.
        failures: Number of failed reports by kind of error.
        events: Number of events by type; those coded before are not among them.
        events_before: Number of events of the reports coded before.
        failed: Name and error of each failed report, in order.
        duplicates: Name of each duplicate with what it repeats, in order.
        silent: Name of each report without events that reads as if it told of some, in order.
    """

    coder: str = ""
    registers: tuple[Provenance, ...] = ()
    gazetteer: str = ""
    documents: Counter[OutcomeName] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    events_before: int = 0
    failed: list[tuple[str, DotterelError]] = field(default_factory=list)
    duplicates: list[tuple[str, DuplicateOf]] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    def add(self, outcome: DocumentOutcome) -> None:
        """Count one report."""
        self.documents[outcome.outcome] += 1
        if outcome.outcome == "coded before":
            self.events_before += len(outcome.events)
        else:
            self.events.update(event.type for event in outcome.events)
        if outcome.error is not None:
            self.failures[type(outcome.error).__name__] += 1
            self.failed.append((outcome.name, outcome.error))
        if outcome.duplicate_of is not None:
            self.duplicates.append((outcome.name, outcome.duplicate_of))
        if outcome.outcome == "no events" and (outcome.relevance or 0.0) >= RELEVANT:
            self.silent.append(outcome.name)

    @property
    def total(self) -> int:
        """Number of reports seen."""
        return sum(self.documents.values())
