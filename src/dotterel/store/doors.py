"""The doors to the store: one Protocol a kind of record. Tests that need none of SQL use a store in memory."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dotterel.model import (
    Decision,
    Document,
    Entry,
    Feed,
    Incident,
    Link,
    Method,
    Provenance,
    ResolvedEvent,
    Run,
    RunOutcome,
)
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
class WaitingEntry:
    """An article that a feed has listed and that has no outcome yet.

    Attributes:
        number: Its number in the store.
        entry: The article.
        tries: How often it was tried in vain.
    """

    number: int
    entry: Entry
    tries: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A program's hold on a feed or an article, so that no other takes it meanwhile.

    Attributes:
        by: The program.
        since: ISO date and time (UTC) with the second, as all moments here.
        until: When it ends by itself, should the program be gone.
    """

    by: str
    since: str
    until: str


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

    def recent(self, *, most: int) -> tuple[Document, ...]:
        """The versions that were recorded last, at most so many, the first of these first."""
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


class Incidents(Protocol):
    """Incidents in all their versions."""

    def keep(self, incident: Incident, *, made_by: Provenance) -> bool:
        """Whether this version was new; an incident without events is no more."""
        ...

    def current(self) -> Iterator[Incident]:
        """The latest versions of those that still are."""
        ...

    def of_event(self, event_id: str) -> tuple[Incident, ...]:
        """Those that an event tells."""
        ...

    def versions(self, incident_id: str) -> tuple[tuple[Incident, Provenance], ...]:
        """All versions with their makers, the first recorded first."""
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

    def codings(self, number: int) -> dict[str, int]:
        """Number of the coding of each document that was coded in a run or before it, by document, in order."""
        ...


class Feeds(Protocol):
    """Feeds that are watched, with the articles that they have listed. Their present state, not its history."""

    def all(self) -> tuple[Feed, ...]:
        """All feeds, the first added first."""
        ...

    def get(self, address: str) -> Feed | None:
        """The feed of an address, where it is known."""
        ...

    def take(self, address: str, hold: Hold) -> bool:
        """Take a feed in hand, adding it where it is new; whether no other program holds it."""
        ...

    def keep(self, feed: Feed, *, found: str, entries: Sequence[Entry] = (), passed: Sequence[Entry] = ()) -> int:
        """Write a feed's state, let go of it, and add the articles that no feed has listed before.

        Args:
            feed: The feed, which was taken in hand.
            found: This moment.
            entries: Articles that are to be fetched.
            passed: Articles that are not to be fetched, and only known from now on.

        Returns:
            Number of articles that wait newly.
        """
        ...

    def let_go(self, address: str) -> None:
        """Let go of a feed without any change."""
        ...

    def waiting(self, feeds: Sequence[str], *, now: str, most: int) -> tuple[WaitingEntry, ...]:
        """Articles of some feeds that can be taken in hand, one of each feed in turn, the first listed first."""
        ...

    def take_entry(self, number: int, hold: Hold) -> bool:
        """Take an article in hand; whether it still waits and no other program holds it."""
        ...

    def settle(
        self, number: int, *, outcome: str, settled: str, error: str | None = None, keys: Sequence[str] = ()
    ) -> None:
        """Say what became of an article, and by which further addresses it is known."""
        ...

    def put_off(self, number: int, *, due: str, error: str) -> None:
        """Let an article wait for another try."""
        ...

    def let_go_entry(self, number: int) -> None:
        """Let go of an article without any change."""
        ...

    def counts(self) -> dict[str, dict[str, int]]:
        """Number of articles by address of the feed and by outcome; ``waiting`` for those without one."""
        ...
