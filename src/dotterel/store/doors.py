"""The doors to the store: one Protocol a kind of record. Tests that need none of SQL use a store in memory."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from dotterel.model import Decision, Document, Incident, Link, Method, Provenance, ResolvedEvent, Run, RunOutcome
from dotterel.store.incident_selections import Cursor, IncidentOrder, IncidentSelection
from dotterel.store.selections import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """What one method made of one version of a document.

    Attributes:
        number: Its number in the store; later ones are greater.
        events: In text order.
        relevance: Probability that the document tells of any event, in [0, 1], where the coder judges that.
    """

    number: int
    events: tuple[ResolvedEvent, ...]
    relevance: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventVersion:
    """One version of an event.

    Attributes:
        event: The event.
        method_id: What it was made by.
        recorded: ISO date and time (UTC).
    """

    event: ResolvedEvent
    method_id: str
    recorded: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedRun:
    """A run with its number and its counts.

    Attributes:
        number: From 1, in the order of starting.
        run: The run.
        outcomes: Number of reports by outcome.
        events: Number of events, those coded before among them.
    """

    number: int
    run: Run
    outcomes: Mapping[str, int]
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTelling:
    """A telling as it was kept.

    Attributes:
        number: In the order of arrival.
        telling_id: Its identifier.
        document_id: The document it stands in.
        incident_id: The incident it is in.
        record: What linking compares, as JSON.
    """

    number: int
    telling_id: str
    document_id: str
    incident_id: str
    record: Mapping[str, Any]


class Documents(Protocol):
    """Documents in all their versions."""

    def keep(self, document: Document) -> int:
        """Number of the version with this content; it is added where it is new."""
        ...

    def get(self, document_id: str) -> Document | None:
        """The latest version."""
        ...

    def versions(self, document_id: str) -> tuple[Document, ...]:
        """All versions, the first recorded first."""
        ...

    def search(self, words: str) -> Iterator[Document]:
        """The latest versions that hold all of these words."""
        ...

    def count(self) -> int:
        """Number of documents."""
        ...


class Events(Protocol):
    """Events in all their versions, by the coding that they come from."""

    def keep(
        self,
        events: Sequence[ResolvedEvent],
        *,
        document: Document,
        method: Method,
        relevance: float | None = None,
    ) -> int:
        """Number of the coding; it is added, with the document, where document, method or events are new."""
        ...

    def coded(self, document: Document, method: Method) -> Coding | None:
        """What this method made of this very content; the latest coding where there are several."""
        ...

    def coding(self, number: int) -> Coding:
        """The coding of a number.

        Raises:
            StoreDamaged: There is none.
        """
        ...

    def current(self, selection: Selection | None = None) -> Iterator[ResolvedEvent]:
        """Events of the latest coding of every document, in the order of recording."""
        ...

    def count(self, selection: Selection | None = None) -> int:
        """Number of these."""
        ...

    def versions(self, event_id: str) -> tuple[EventVersion, ...]:
        """All versions of an event, the first recorded first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentEntry:
    """A current incident as a list shows it; attributes as in `Incident`, or as the comments of the table say.

    Attributes:
        number: Number of its version; a later change has a greater one.
        incident_id: Its identifier.
        sort_day: Last day known, else the first; empty where neither is.
        contradicted: Questions on which accounts contradict each other.
        first_report: Publication day of the earliest report.
        last_report: Of the latest.
        decisions: Number of reviewers' decisions on it or on its events.
        actors: Labels.
        recipients: Labels.
    """

    number: int
    incident_id: str
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    quad: str
    intensity: float
    standing: str
    historical: bool
    summary: str
    date_from: str | None
    date_to: str | None
    date_precision: str | None
    sort_day: str
    place_name: str | None
    place_country: str | None
    place_admin1: str | None
    latitude: float | None
    longitude: float | None
    place_precision: str | None
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None
    injured_low: int | None
    injured_best: int | None
    injured_high: int | None
    contradicted: tuple[str, ...]
    accounts: int
    reports: int
    sources: int
    first_report: str | None
    last_report: str | None
    decisions: int
    score: float
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentPage:
    """A page of a list.

    Attributes:
        entries: In the order that was asked for.
        next: What to give as `after` for the next page; none on the last.
    """

    entries: tuple[IncidentEntry, ...]
    next: Cursor | None


class Incidents(Protocol):
    """Incidents in all their versions."""

    def keep(self, incident: Incident, *, made_by: Provenance) -> bool:
        """Whether this version was new; an incident without events is no more."""
        ...

    def get(self, incident_id: str) -> Incident | None:
        """The latest version; none where there is no such incident, or no more."""
        ...

    def current(self, selection: IncidentSelection | None = None) -> Iterator[Incident]:
        """The latest versions of those that still are, in the order in which they were recorded."""
        ...

    def page(
        self,
        selection: IncidentSelection | None = None,
        *,
        order: IncidentOrder = "time",
        descending: bool = True,
        after: Cursor | None = None,
        limit: int = 50,
    ) -> IncidentPage:
        """A page of the current ones.

        Args:
            selection: Conditions.
            order: What they are sorted by.
            descending: Whether the greatest comes first.
            after: Where the page before ended.
            limit: Most on a page.
        """
        ...

    def count(self, selection: IncidentSelection | None = None) -> int:
        """Number of current ones."""
        ...

    def of_event(self, event_id: str) -> tuple[Incident, ...]:
        """Those that an event tells."""
        ...

    def versions(self, incident_id: str) -> tuple[tuple[Incident, Provenance], ...]:
        """All versions with their makers, the first recorded first."""
        ...


class Tellings(Protocol):
    """What linking remembers of every document: its tellings, and the incident that each was put into."""

    def keep(self, telling_id: str, *, document_id: str, incident_id: str, record: Mapping[str, Any]) -> None:
        """Add a telling, or change what is known of it.

        Args:
            telling_id: Its identifier.
            document_id: The document it stands in.
            incident_id: The incident it was put into.
            record: What linking compares, as JSON; its ``keys`` are those that `sharing` looks for.
        """
        ...

    def move(self, telling_ids: Sequence[str], incident_id: str) -> None:
        """Put tellings into an incident."""
        ...

    def forget(self, document_id: str) -> tuple[str, ...]:
        """Remove the tellings of a document; the incidents that they were in."""
        ...

    def sharing(self, keys: Sequence[str], *, most: int) -> tuple[StoredTelling, ...]:
        """The tellings that share a key, those that share most first and among equals the latest, at most so many."""
        ...

    def of_incidents(self, incident_ids: Sequence[str]) -> tuple[StoredTelling, ...]:
        """The tellings of some incidents, in the order of their arrival."""
        ...

    def get(self, telling_ids: Sequence[str]) -> tuple[StoredTelling, ...]:
        """Those that are there, in the order of their arrival."""
        ...

    def documents(self) -> frozenset[str]:
        """The documents that have tellings."""
        ...

    def clear(self) -> None:
        """Forget all, for linking anew."""
        ...


class Links(Protocol):
    """Links in all their versions."""

    def keep(self, link: Link) -> bool:
        """Whether this judgement was new."""
        ...

    def of_event(self, event_id: str) -> tuple[Link, ...]:
        """The latest judgements on an event, whichever end it stands at."""
        ...

    def versions(self, event_id: str, to_id: str) -> tuple[Link, ...]:
        """All judgements on a pair, the first recorded first."""
        ...


class Decisions(Protocol):
    """The log of the reviewers' acts: added to, never changed."""

    def keep(self, decision: Decision) -> bool:
        """Whether it was new.

        Raises:
            StoreConflict: Its identifier stands for another decision.
        """
        ...

    def of(self, subject_id: str) -> tuple[Decision, ...]:
        """Those on one record, in the order of recording."""
        ...

    def all(self) -> Iterator[Decision]:
        """All, in the order of recording."""
        ...


class Runs(Protocol):
    """Runs with the outcome of every report."""

    def begin(self, run: Run) -> int:
        """Number of the run, which is added."""
        ...

    def add(
        self, number: int, outcome: RunOutcome, *, document: Document | None = None, coding: int | None = None
    ) -> None:
        """Add what became of the next report of a run."""
        ...

    def finish(self, number: int, finished: str) -> None:
        """Say when a run ended."""
        ...

    def all(self) -> tuple[NumberedRun, ...]:
        """All runs, the first started first."""
        ...

    def find(self, named: str) -> NumberedRun:
        """The run of a number, or of the beginning of an identifier.

        Raises:
            SettingsError: No run is called so, or several are.
        """
        ...

    def outcomes(self, number: int) -> Iterator[RunOutcome]:
        """What became of each report, in order."""
        ...

    def compared(self, before: int, after: int) -> Iterator[tuple[str, int | None, int | None]]:
        """Every document that was coded in one of two runs, or before it, with the number of its coding in each.

        Those of the first run come first, in its order; then those of the second alone, in its order.
        """
        ...
