"""The doors to the store: one Protocol a kind of record. Tests that need none of SQL use a store in memory."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from dotterel.model import (
    Decision,
    Document,
    DoubleReview,
    DoubleReviewKind,
    Entry,
    Feed,
    Incident,
    Link,
    Method,
    Provenance,
    ResolvedEvent,
    ReviewUnit,
    Run,
    RunOutcome,
)
from dotterel.store.incident_selections import Cursor, IncidentOrder, IncidentSelection
from dotterel.store.selections import Selection

Kept = TypeVar("Kept")
"""What a page holds: documents, events or decisions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage(Generic[Kept]):
    """A page of records in the order of recording.

    Attributes:
        records: At most as many as were asked for.
        next: What to give as `after` for the next page; none on the last.
        last: What to give as `after` for what will have been recorded behind them; none where there are none.
    """

    records: tuple[Kept, ...]
    next: int | None
    last: int | None = None


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

    def page(self, words: str = "", *, after: int = 0, limit: int = 50) -> RecordPage[Document]:
        """A page of the latest versions.

        Args:
            words: Words that must all stand in them; without any, all are told.
            after: Where the page before ended.
            limit: Most on a page.
        """
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

    def page(
        self,
        selection: Selection | None = None,
        *,
        after: int = 0,
        limit: int = 50,
        judged: Mapping[int, bool] | None = None,
    ) -> RecordPage[ResolvedEvent]:
        """A page of these.

        Args:
            selection: Conditions.
            after: Where the page before ended.
            limit: Most on a page.
            judged: Current events, by their numbers, of which something else than their columns tells whether they meet
                the conditions.
        """
        ...

    def numbers(self, codings: Iterable[int]) -> dict[str, int]:
        """Numbers by which pages of events go, of the events of some codings, by identifier."""
        ...

    def count(self, selection: Selection | None = None) -> int:
        """Number of these."""
        ...

    def get(self, event_id: str) -> ResolvedEvent | None:
        """The current event of an identifier; none where there is none."""
        ...

    def find(self, named: str) -> ResolvedEvent:
        """The current event of an identifier, or of the beginning of one (with or without ``event-``).

        Raises:
            SettingsError: No event is called so, or several are.
        """
        ...

    def current_coding(self, document_id: str) -> int | None:
        """Number of the latest coding of a document; none where it has none."""
        ...

    def current_codings(self, document_ids: Iterable[str]) -> dict[str, int]:
        """Numbers of the latest codings, by document; a document that was never coded is left out."""
        ...

    def of_codings(self, numbers: Iterable[int]) -> dict[int, tuple[ResolvedEvent, ...]]:
        """The events of some codings, in text order."""
        ...

    def latest(self, event_ids: Iterable[str]) -> dict[str, ResolvedEvent]:
        """Events of whatever coding, in their latest versions, by identifier; one never coded is left out."""
        ...

    def decided(self, document_id: str) -> dict[str, ResolvedEvent]:
        """Events of any coding of a document that a reviewer decided on, in their latest versions, by identifier."""
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
        sort_day: Last day known, else the first, else that of its first report; empty where none is.
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
    priority: float
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

    def keep_all(self, incidents: Sequence[Incident], *, made_by: Provenance) -> int:
        """As `keep`, of several incidents at once; how many versions were new."""
        ...

    def get(self, incident_id: str) -> Incident | None:
        """The latest version; none where there is no such incident, or no more."""
        ...

    def several(self, incident_ids: Sequence[str]) -> dict[str, Incident]:
        """The latest versions of those that still are, by identifier."""
        ...

    def find(self, named: str) -> Incident:
        """The current incident of an identifier, or of the beginning of one (with or without ``incident-``).

        Raises:
            SettingsError: No incident is called so, or several are.
        """
        ...

    def current(self, selection: IncidentSelection | None = None, *, by_id: bool = False) -> Iterator[Incident]:
        """The latest versions of those that still are, in the order in which they were recorded.

        Args:
            selection: Conditions.
            by_id: Whether they come in the order of their identifiers instead, compared as code points.
        """
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

    def entries(self, incident_ids: Sequence[str]) -> tuple[IncidentEntry, ...]:
        """Those of some identifiers that are current, as lists show them, in any order."""
        ...

    def count(self, selection: IncidentSelection | None = None) -> int:
        """Number of current ones."""
        ...

    def decided_former(self) -> dict[str, tuple[str, ...]]:
        """Incidents that a reviewer corrected and that are no more, with the events that they told last."""
        ...

    def of_event(self, event_id: str) -> tuple[Incident, ...]:
        """Those that an event tells."""
        ...

    def versions(self, incident_id: str) -> tuple[tuple[Incident, Provenance], ...]:
        """All versions with their makers, the first recorded first."""
        ...

    def recorded(self, incident_id: str) -> tuple[str, ...]:
        """When each of its versions was recorded (ISO date and time, UTC), in the order of `versions`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkingTurn:
    """A transaction that links.

    Attributes:
        changes: Number of such transactions up to and with this one; if it is not one more than that of a program's
            last turn, another program has linked in between.
        decision: The latest decision that the incidents follow.
    """

    changes: int
    decision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTelling:
    """What one document tells of one happening, to be kept.

    Attributes:
        telling_id: Its identifier.
        document_id: The document it stands in.
        event_ids: The mentions that it is made of.
        keys: What `Tellings.sharing` finds it by.
        record: What linking compares, as JSON.
        incident_id: The incident that it is in; none where that is said later.
        position: Its place there.
    """

    telling_id: str
    document_id: str
    event_ids: tuple[str, ...]
    keys: tuple[str, ...]
    record: Mapping[str, Any]
    incident_id: str | None = None
    position: int = 0


class Tellings(Protocol):
    """What linking remembers: what every document tells, and the incident that each telling was put into.

    Tellings have one state and no versions: they can be made anew from the events at any time.
    """

    def add(
        self,
        telling_id: str,
        *,
        document_id: str,
        event_ids: Sequence[str],
        keys: Sequence[str],
        record: Mapping[str, Any],
    ) -> None:
        """Add a telling, in the place of one with the same identifier.

        Args:
            telling_id: Its identifier.
            document_id: The document it stands in.
            event_ids: The mentions that it is made of.
            keys: What `sharing` finds it by.
            record: What linking compares, as JSON.
        """
        ...

    def add_all(self, new: Sequence[NewTelling]) -> dict[str, int]:
        """Add tellings, in the order of arrival, each in the place of one with the same identifier.

        Returns:
            The number of each, rising, as `sharing` gives it.
        """
        ...

    def remove(self, telling_ids: Sequence[str]) -> None:
        """Forget tellings, with their keys and pairs."""
        ...

    def draw(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Note pairs of tellings that are rather one happening than two."""
        ...

    def group(self, incident_id: str, telling_ids: Sequence[str], *, first: int = 0) -> None:
        """Put tellings into an incident, in this order, behind so many that it has already."""
        ...

    def place(self, places: Mapping[str, tuple[str, int]]) -> None:
        """Put tellings into incidents: incident and position there, by telling."""
        ...

    def get(self, telling_ids: Iterable[str]) -> list[Mapping[str, Any]]:
        """Records of those that are there, in the order of arrival."""
        ...

    def of_document(self, document_id: str) -> list[Mapping[str, Any]]:
        """Records of the tellings of a document, in the order of arrival."""
        ...

    def of_events(self, event_ids: Iterable[str]) -> dict[str, str]:
        """Telling by event, of events that a telling holds."""
        ...

    def sharing(self, keys: Sequence[str], *, most: int) -> dict[str, list[int]]:
        """Numbers of tellings by key, in the order of arrival; of more than so many under a key, those added last."""
        ...

    def named(self, numbers: Iterable[int]) -> dict[int, str]:
        """Telling by number, of those that are there."""
        ...

    def drawn_to(self, telling_ids: Iterable[str]) -> dict[str, list[str]]:
        """For each of these tellings those that were noted with it."""
        ...

    def incidents_of(self, telling_ids: Iterable[str]) -> dict[str, str]:
        """Incident by telling, of those that are in one."""
        ...

    def members(self, incident_ids: Iterable[str]) -> dict[str, list[str]]:
        """Tellings by incident, in the order in which they were given."""
        ...

    def linked(self, document_id: str, *, coding: int, decision: int, linker: str) -> None:
        """Note that a document's tellings are those of a coding, of all decisions up to one, and by whom."""
        ...

    def linked_all(self, codings: Mapping[str, int], *, decision: int, linker: str) -> None:
        """As `linked`, of several documents: the number of the coding, by document."""
        ...

    def linkers(self) -> frozenset[str]:
        """By whom the documents were linked."""
        ...

    def turn(self) -> LinkingTurn:
        """Begin to link within this transaction; no other program links until it ends."""
        ...

    def follow(self, decision: int) -> None:
        """Note that the incidents follow all decisions up to one."""
        ...

    def untold(self) -> tuple[str, ...]:
        """Current incidents that no telling is in."""
        ...

    def set_stale(self, incident_id: str, *, tellings: int) -> None:
        """Note that an incident has so many tellings of which its record does not say anything yet; 0: it says all."""
        ...

    def stale(self, incident_ids: Iterable[str] | None = None) -> dict[str, int]:
        """Of these incidents, or of all, those noted as stale, with the number of tellings that came since."""
        ...

    def pending(self) -> tuple[str, ...]:
        """Documents that have been coded or decided on since they were linked, in the order of their codings."""
        ...

    def clear(self) -> None:
        """Forget all, for linking anew."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSignature:
    """What is kept of a document's text to know its copies by.

    Attributes:
        document_id: The document.
        content: Digest of the text that the signature was made of.
        copy_of: The document whose text it repeats; none where it is nobody's copy.
        size: Of the text, in runs of five words.
        slots: The signature as text; empty where the text is too short to tell.
    """

    document_id: str
    content: str
    copy_of: str | None
    size: int
    slots: str


class Signatures(Protocol):
    """Signatures of the documents' texts, by which copies are known."""

    def known(self, document_id: str) -> KeptSignature | None:
        """That of a document, where it has one."""
        ...

    def sharing(self, keys: Sequence[int]) -> tuple[KeptSignature, ...]:
        """Those kept under one of these keys, each once, the first kept first; of each key at most some dozens."""
        ...

    def keep(self, signature: KeptSignature, *, keys: Sequence[int] = ()) -> None:
        """Keep a signature in place of that of an earlier text of the document.

        Args:
            signature: The signature.
            keys: What `sharing` finds it by, below 2**63; none for a copy, with which nothing is compared.
        """
        ...

    def originals(self, document_ids: Iterable[str]) -> dict[str, str]:
        """The document whose text each repeats, of those that are copies."""
        ...

    def copies(self, document_id: str) -> tuple[str, ...]:
        """The documents that repeat its text, the first read first."""
        ...


class Links(Protocol):
    """Links in all their versions."""

    def keep(self, link: Link) -> bool:
        """Whether this judgement was new."""
        ...

    def keep_all(self, links: Iterable[Link]) -> None:
        """Keep those judgements that are new."""
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

    def about(self, subject_ids: Sequence[str]) -> tuple[Decision, ...]:
        """Those on some records, those on events that they added, and those that take any of them back, in order."""
        ...

    def adding(self, event_id: str) -> tuple[Decision, ...]:
        """Those that added an event, and after them those that take any of them back."""
        ...

    def on_document(self, document_id: str) -> tuple[Decision, ...]:
        """As `about`, of a document and of all events that any coding found in it."""
        ...

    def all(self, *, after: int = 0, until: int | None = None) -> Iterator[Decision]:
        """All, in the order of recording; with `after` and `until` those of greater and of no greater numbers."""
        ...

    def page(self, *, after: int = 0, limit: int = 50) -> RecordPage[Decision]:
        """A page of all.

        Args:
            after: Where the page before ended.
            limit: Most on a page.
        """
        ...

    def documents(self) -> Mapping[str, int]:
        """Documents that any decision is about, or is about an event of, with the number of the latest of these."""
        ...

    def latest(self) -> int:
        """Number of the latest; 0 where there is none."""
        ...


class DoubleReviews(Protocol):
    """Double reviews, with answers that stay sealed until they are closed: no other door gives these out."""

    def open(self, review: DoubleReview, units: Sequence[ReviewUnit]) -> None:
        """Set one up.

        Raises:
            StoreConflict: Its identifier is taken, or a record of it is in another that is open.
        """
        ...

    def all(self) -> tuple[DoubleReview, ...]:
        """All, the first opened first."""
        ...

    def get(self, review_id: str) -> DoubleReview | None:
        """The one of an identifier."""
        ...

    def units(self, review_id: str) -> tuple[ReviewUnit, ...]:
        """Its records, in the order in which they were drawn."""
        ...

    def unit(self, review_id: str, subject_id: str) -> ReviewUnit | None:
        """One of its records."""
        ...

    def open_units(
        self, *, subject_ids: Sequence[str] = (), document_ids: Sequence[str] = ()
    ) -> tuple[tuple[str, ReviewUnit], ...]:
        """Records in double reviews that are open, each with the review's identifier.

        Args:
            subject_ids: Identifiers of such records.
            document_ids: Reports that they stand in, or are.
        """
        ...

    def about(self, subject_ids: Sequence[str]) -> tuple[DoubleReview, ...]:
        """Those that hold one of some records, open or closed, the first opened first."""
        ...

    def drawable(self, kind: DoubleReviewKind) -> tuple[str, ...]:
        """Identifiers of all current records of a kind that nobody has decided on or reviews doubly now, sorted."""
        ...

    def seal(self, review_id: str, unit_id: str, decision: Decision) -> bool:
        """Keep an answer to one of its records; whether it was new.

        Raises:
            StoreConflict: It is closed, or there is none, or the identifier stands for another answer.
        """
        ...

    def sealed(self, review_id: str, *, reviewer: str | None = None) -> tuple[tuple[str, Decision], ...]:
        """Answers, each with the record that it answers, in the order in which they were given.

        Args:
            review_id: The double review.
            reviewer: Whose; without one those of both, which nobody may see while it is open.
        """
        ...

    def finish(self, review_id: str, *, reviewer: str, made: str) -> tuple[str, ...]:
        """Note that one of the two is done; all that are.

        Raises:
            StoreConflict: It is closed, or there is none.
        """
        ...

    def close(self, review_id: str, *, by: str, made: str) -> None:
        """Note that it has ended.

        Raises:
            StoreConflict: It is closed already, or there is none.
        """
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
