"""The events of a store as reviewers left them: what they rejected is out, what they corrected or added is in."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Literal

from dotterel.model import Decision, ResolvedEvent
from dotterel.review import Reviewed, added_id, reviewed, standing
from dotterel.store import Records, Selection

_EVENTS_REMEMBERED = 10_000
"""Events that are kept in memory, of the documents last used: about 100 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedDocument:
    """The events of one report, and what reviewers made of them.

    Attributes:
        coded: Those of its latest coding, untouched.
        decisions: The log of the report and its events.
        reviewed: What the log makes of them.
    """

    coded: tuple[ResolvedEvent, ...]
    decisions: tuple[Decision, ...]
    reviewed: Reviewed


EventState = Literal["standing", "rejected", "disputed", "former"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedEvent:
    """One event, and what reviewers made of it.

    Attributes:
        event: As it stands now; where it does not stand, as it was coded or added.
        state: Whether it stands, was rejected, waits until reviewers agree, or is no longer coded.
        coded: What the coder read: now, or else when it last did; none where a reviewer added it.
        added: The decision that added it; none where nobody did.
        is_coded: Whether the latest coding of its report has it.
        document: Its report's events.
    """

    event: ResolvedEvent
    state: EventState
    coded: ResolvedEvent | None
    added: Decision | None
    is_coded: bool
    document: ReviewedDocument


class DecidedDocuments:
    """Which reports reviewers have decided on, read anew when the log has grown. Threads may share it."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._held: tuple[int, Mapping[str, int]] = (-1, {})

    def of(self, records: Records) -> Mapping[str, int]:
        """As the store knows it at a moment, each with the number of the latest decision on it."""
        latest, held = records.decisions.latest(), self._held
        if held[0] != latest:
            self._held = held = (latest, records.decisions.documents())
        return held[1]


class RecentEvents:
    """The events of the documents that were last used, as far as they are few. For one thread."""

    def __init__(self) -> None:
        """None yet."""
        self._events: OrderedDict[tuple[int, int], tuple[ResolvedEvent, ...]] = OrderedDict()
        self._number = 0

    def get(self, coding: int, decision: int) -> tuple[ResolvedEvent, ...] | None:
        """Those of a coding, as the decisions on it up to one left them, if they are remembered."""
        found = self._events.get((coding, decision))
        if found is not None:
            self._events.move_to_end((coding, decision))
        return found

    def keep(self, coding: int, decision: int, events: tuple[ResolvedEvent, ...]) -> None:
        """Remember them."""
        self._events[coding, decision] = events
        self._number += len(events)
        while self._number > _EVENTS_REMEMBERED and len(self._events) > 1:
            self._number -= len(self._events.popitem(last=False)[1])


class ReviewedEvents:
    """The current events of a store, read through the log of decisions. Those of one report are in memory at a time."""

    def __init__(
        self, records: Records, *, known: DecidedDocuments | None = None, recent: RecentEvents | None = None
    ) -> None:
        """Begin.

        Args:
            records: The store at one moment.
            known: What is held of its log between two such moments.
            recent: What is held of its events between them.
        """
        self._records = records
        self._known = known or DecidedDocuments()
        self._recent = recent

    @cached_property
    def _decided(self) -> Mapping[str, int]:
        return self._known.of(self._records)

    def by_document(self, selection: Selection | None = None) -> Iterator[Sequence[ResolvedEvent]]:
        """Those that meet some conditions as they now are, the ones of one report together.

        Reports come in the order in which their events were recorded; behind them, by their identifiers, those of which
        only what reviewers said meets the conditions.
        """
        wanted = selection or Selection()
        met: set[str] = set()
        for document_id, coded in groupby(self._records.events.current(selection), key=lambda one: one.document.id):
            if document_id not in self._decided:
                yield list(coded)
            elif document_id not in met:
                met.add(document_id)
                yield from self._chosen(document_id, wanted)
        for document_id in sorted(self._decided.keys() - met):
            if wanted.document_id in (None, document_id):
                yield from self._chosen(document_id, wanted)

    def document(self, document_id: str, coded: Sequence[ResolvedEvent] | None = None) -> ReviewedDocument:
        """The log laid over one report: every other way of reading reviewed events leads here.

        Args:
            document_id: The report.
            coded: All events of its latest coding, where they are at hand.
        """
        if coded is None:
            coding = self._records.events.current_coding(document_id)
            coded = () if coding is None else self._records.events.coding(coding).events
        decisions = self._records.decisions.on_document(document_id)
        former = self._records.events.decided(document_id) if decisions else {}
        return ReviewedDocument(
            coded=tuple(coded), decisions=decisions, reviewed=reviewed(coded, decisions, former=former)
        )

    def of_document(self, document_id: str, coded: Sequence[ResolvedEvent] | None = None) -> Reviewed:
        """What stands of one report, what does not, and who differs; arguments as in `document`."""
        return self.document(document_id, coded).reviewed

    def event(self, event_id: str) -> ReviewedEvent | None:
        """The event of an identifier, whatever became of it; none where none was ever called so."""
        versions = self._records.events.versions(event_id)
        current = self._records.events.get(event_id)
        added = None if current is not None else self.added_by(event_id)
        if added is None and not versions:
            return None
        document = self.document(versions[-1].event.document.id if added is None else added.subject_id)
        coded = current or (versions[-1].event if versions else None)
        event, state = _standing_in(document.reviewed, event_id) or (coded, "former")
        if event is None:  # what was added cannot be read
            return None
        return ReviewedEvent(
            event=event, state=state, coded=coded, added=added, is_coded=current is not None, document=document
        )

    def added_by(self, event_id: str) -> Decision | None:
        """The decision by which a reviewer added an event; none where that was taken back, or nobody did."""
        added = [one for one in standing(self._records.decisions.adding(event_id)) if added_id(one) == event_id]
        return added[-1] if added else None

    def of_codings(self, codings: Mapping[str, int]) -> dict[str, tuple[ResolvedEvent, ...]]:
        """What stands of some reports.

        Args:
            codings: Number of the latest coding of each.
        """
        found: dict[str, tuple[ResolvedEvent, ...]] = {}
        recent = self._recent or RecentEvents()
        for document_id, coding in codings.items():
            remembered = recent.get(coding, self._decided.get(document_id, 0))
            if remembered is not None:
                found[document_id] = remembered
        missing = {document_id: coding for document_id, coding in codings.items() if document_id not in found}
        coded = self._records.events.of_codings(missing.values())
        for document_id, coding in missing.items():
            events, decision = coded[coding], self._decided.get(document_id, 0)
            found[document_id] = self.of_document(document_id, events).events if decision else events
            recent.keep(coding, decision, found[document_id])
        return found

    def is_decided(self, document_id: str) -> bool:
        """Whether a reviewer decided on a report or on an event of it."""
        return document_id in self._decided

    def _chosen(self, document_id: str, wanted: Selection) -> Iterator[Sequence[ResolvedEvent]]:
        events = [event for event in self.of_document(document_id).events if wanted.holds(event)]
        if events:
            yield events


def _standing_in(told: Reviewed, event_id: str) -> tuple[ResolvedEvent, EventState] | None:
    """An event among those of its report, and how it stands there."""
    groups: tuple[tuple[EventState, Sequence[ResolvedEvent]], ...] = (
        ("standing", told.events),
        ("rejected", told.rejected),
        ("disputed", told.disputed),
    )
    return next(((one, state) for state, events in groups for one in events if one.id == event_id), None)
