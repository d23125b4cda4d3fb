"""The events of a store as reviewers left them: what they rejected is out, what they corrected or added is in."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

from dotterel.model import ResolvedEvent
from dotterel.review import Reviewed, reviewed
from dotterel.store import Records, Selection


class DecidedDocuments:
    """Which reports reviewers have decided on, read anew when the log has grown. Threads may share it."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._held: tuple[int, frozenset[str]] = (-1, frozenset())

    def of(self, records: Records) -> frozenset[str]:
        """As the store knows it at a moment."""
        latest, held = records.decisions.latest(), self._held
        if held[0] != latest:
            self._held = held = (latest, records.decisions.documents())
        return held[1]


class ReviewedEvents:
    """The current events of a store, read through the log of decisions. Those of one report are in memory at a time."""

    def __init__(self, records: Records, *, known: "DecidedDocuments | None" = None) -> None:
        """Args: the store at one moment; what is held of its log between two such moments."""
        self._records = records
        self._known = known or DecidedDocuments()

    @cached_property
    def _decided(self) -> frozenset[str]:
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
        for document_id in sorted(self._decided - met):
            if wanted.document_id in (None, document_id):
                yield from self._chosen(document_id, wanted)

    def of_document(self, document_id: str, coded: Sequence[ResolvedEvent] | None = None) -> Reviewed:
        """What stands of one report, what does not, and who differs.

        Args:
            document_id: The report.
            coded: All events of its latest coding, where they are at hand.
        """
        if coded is None:
            coded = list(self._records.events.current(Selection(document_id=document_id)))
        decisions = self._records.decisions.on_document(document_id)
        if not decisions:
            return Reviewed(events=tuple(coded))
        return reviewed(coded, decisions, former=self._records.events.decided(document_id))

    def among(self, coded: Sequence[ResolvedEvent], selection: Selection | None = None) -> list[ResolvedEvent]:
        """Some current events in their order, but those that reviewers rejected or that meet conditions no longer."""
        wanted = selection or Selection()
        decided = {one.document.id for one in coded if self.is_decided(one.document.id)}
        told = {one.id: one for document_id in decided for one in self.of_document(document_id).events}
        present = (told.get(one.id) if one.document.id in decided else one for one in coded)
        return [one for one in present if one is not None and (one.document.id not in decided or wanted.holds(one))]

    def is_decided(self, document_id: str) -> bool:
        """Whether a reviewer decided on a report or on an event of it."""
        return document_id in self._decided

    def _chosen(self, document_id: str, wanted: Selection) -> Iterator[Sequence[ResolvedEvent]]:
        events = [event for event in self.of_document(document_id).events if wanted.holds(event)]
        if events:
            yield events
