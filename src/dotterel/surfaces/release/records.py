"""What goes into a release, read from the store in one order: incidents, events as reviewed, reports."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dotterel.model import Decision, Document, Incident, ResolvedEvent
from dotterel.pipeline import ReviewedEvents
from dotterel.store import IncidentSelection, Records
from dotterel.surfaces.export import batches
from dotterel.surfaces.release.decision_log import ToldDecisions
from dotterel.surfaces.release.sorted_ids import SortedIds
from dotterel.surfaces.release.withholding import event_without_sentence, incident_without_sentences

_AT_A_TIME = 100


class ReleasedRecords:
    """The records that some conditions choose, as they are told in a release. A few hundred are in memory at a time."""

    def __init__(
        self, records: Records, selection: IncidentSelection, *, told: ToldDecisions, has_sentences: bool
    ) -> None:
        """Args: the store at one moment; which incidents; how decisions are told; as in `Terms`."""
        self._records = records
        self._selection = selection
        self._told = told
        self._has_sentences = has_sentences
        self._reviewed = ReviewedEvents(records)
        self._documents = records.documents.count()

    @property
    def is_everything(self) -> bool:
        """Whether no condition chooses: then every event and every report of the store goes in."""
        return self._selection == IncidentSelection()

    def count(self) -> int:
        """Number of incidents."""
        return self._records.incidents.count(self._selection)

    def count_events(self) -> int:
        """Number of events, or about that."""
        return self._records.events.count() if self.is_everything else self.count()

    def count_documents(self) -> int:
        """Number of reports, or as many as there can be."""
        return self._documents

    def decisions(self) -> Iterator[Decision]:
        """The log of decisions, in order: all, or those on the incidents and on their events."""
        if self.is_everything:
            yield from self._records.decisions.all()
            return
        wanted: set[str] = set()
        if self._selection.reviewed is not False:
            for incident in self._records.incidents.current(replace(self._selection, reviewed=True)):
                wanted |= {one.id for one in self._records.decisions.about([incident.id, *incident.event_ids])}
        yield from (one for one in self._records.decisions.all() if one.id in wanted)

    def incidents(self) -> Iterator[Incident]:
        """The incidents in the order of their identifiers."""
        for incident in self._records.incidents.current(self._selection, by_id=True):
            yield incident if self._has_sentences else incident_without_sentences(incident)

    def events(self) -> Iterator[Sequence[ResolvedEvent]]:
        """The events as reviewers left them, those of one report together: all, or those that tell the incidents."""
        return self._all_events() if self.is_everything else self._events_of_incidents()

    def documents(self) -> Iterator[Document]:
        """The reports in their latest versions: all, in the order of recording, or those that tell the incidents, in
        the order of their identifiers.
        """
        if self.is_everything:
            yield from self._all_documents()
            return
        with SortedIds() as ids:
            for incident in self._records.incidents.current(self._selection):
                ids.add(report.document_id for report in incident.reports)
            for document_id in ids:
                document = self._records.documents.get(document_id)
                if document is not None:
                    yield document

    def _all_documents(self) -> Iterator[Document]:
        after: int | None = 0
        while after is not None:
            page = self._records.documents.page(after=after, limit=_AT_A_TIME)
            yield from page.records
            after = page.next

    def _all_events(self) -> Iterator[Sequence[ResolvedEvent]]:
        for events in self._reviewed.by_document():
            yield self._as_told(events)

    def _events_of_incidents(self) -> Iterator[Sequence[ResolvedEvent]]:
        incidents = self._records.incidents.current(self._selection, by_id=True)
        for batch in batches(incidents):
            codings = self._records.events.current_codings(
                {report.document_id for incident in batch for report in incident.reports}
            )
            coded = self._records.events.of_codings(codings.values())
            for incident in batch:
                wanted = set(incident.event_ids)
                for document_id in dict.fromkeys(report.document_id for report in incident.reports):
                    events: Sequence[ResolvedEvent] = coded.get(codings.get(document_id, 0), ())
                    if self._reviewed.is_decided(document_id):
                        events = self._reviewed.of_document(document_id, events).events
                    told = [event for event in events if event.id in wanted]
                    if told:
                        yield self._as_told(told)

    def _as_told(self, events: Sequence[ResolvedEvent]) -> Sequence[ResolvedEvent]:
        told = [replace(event, coder=self._told.maker(event.coder)) for event in events]
        return told if self._has_sentences else [event_without_sentence(event) for event in told]
