"""From a store of events to a store of incidents, one document after the other."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from dotterel.linking import Changes, Linker, Settled, tellings_of
from dotterel.linking.accounts import incident_of
from dotterel.model import Decision, Incident, Link, Provenance, ResolvedEvent, SettingsError
from dotterel.pipeline.linking_archive import StoredArchive
from dotterel.pipeline.program import LINKING, program_provenance
from dotterel.review import Reviewed, priority, reviewed, settled_pairs, with_overrides

if TYPE_CHECKING:
    from dotterel.store import Records, Store

_MOST_LINKS = 12
"""Judgements kept of a telling; the others can be made again from the tellings."""
_DOCUMENTS_REMEMBERED = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedDocument:
    """What linking one document changed.

    Attributes:
        document_id: The document.
        new: Incidents that it opened.
        changed: Incidents that it joined or changed.
        gone: Incidents that are no more.
    """

    document_id: str
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


class LinkingRun:
    """Links the documents of a store.

    One transaction a document: its tellings, its links, and every incident that it changes, or nothing. Whatever stops
    the program, a document is linked whole or stands among the pending ones. Two programs may link at once: each sees
    what the other has written before.
    """

    def __init__(self, store: "Store") -> None:
        """Begin; reviewers' merges and splits since the last run hold from now on.

        Args:
            store: Of this program's version.

        Raises:
            StoreError: It cannot be read or written.
        """
        self._store = store
        self.made_by = program_provenance(deciding=LINKING, component="dotterel.linking")
        self._archive = StoredArchive()
        self._reviewed = lru_cache(maxsize=_DOCUMENTS_REMEMBERED)(self._review)
        with store.writing() as records:
            self._archive.during(records)
            together, apart = settled_pairs(records.decisions.all())
            self._linker = Linker(self._archive)
            self._keep(records, self._linker.settle(Settled(together=together, apart=apart)))

    @property
    def is_stale(self) -> bool:
        """Whether another linker than this one has linked documents of the store."""
        with self._store.reading() as records:
            return bool(records.tellings.linkers() - {_name(self.made_by)})

    def pending(self) -> tuple[str, ...]:
        """Documents that have been coded or decided on since they were linked."""
        with self._store.reading() as records:
            return records.tellings.pending()

    def forget(self) -> None:
        """Forget all that was linked, so that everything is linked anew; incidents keep their versions."""
        with self._store.writing() as records:
            records.tellings.clear()

    def link(self, document_ids: Iterable[str]) -> Iterator[LinkedDocument]:
        """Link documents one after the other; each is kept when it is given out.

        Raises:
            StoreError: The store could not be written; what was given out is there.
        """
        for document_id in document_ids:
            yield self._link(document_id)

    def sweep(self) -> int:
        """Take back incidents that nothing tells any more, after linking anew; their number."""
        with self._store.writing() as records:
            left = [
                incident.id for incident in records.incidents.current() if not records.tellings.members([incident.id])
            ]
            for incident_id in left:
                records.incidents.keep(Incident(id=incident_id, event_ids=()), made_by=self.made_by)
        return len(left)

    def rebuild(self, incident_ids: Sequence[str]) -> None:
        """Make the records of some incidents anew, as after a decision on one of them."""
        with self._store.writing() as records:
            self._archive.during(records)
            for incident_id in incident_ids:
                self._build(records, incident_id)

    def judge(self, event_id: str, other_id: str) -> Link:
        """The judgement on whether two events are one happening, with the table of what spoke for and against.

        Raises:
            SettingsError: One of them is not linked, or both are one mention of one report.
        """
        with self._store.reading() as records:
            self._archive.during(records)
            found = records.tellings.of_events([event_id, other_id])
            for one in (event_id, other_id):
                if one not in found:
                    raise SettingsError(f"event {one} has not been linked", "Run: dotterel link.")
            if found[event_id] == found[other_id]:
                raise SettingsError(
                    f"{event_id} and {other_id} are mentions of one happening within their report",
                    "See why by: dotterel explain EVENT.",
                )
            first, second = (self._archive.tellings([found[one]])[0] for one in (event_id, other_id))
            return self._linker.link(first, second)

    def settle(self) -> LinkedDocument:
        """Let all merges, splits and pins of the log hold; what they changed."""
        with self._store.writing() as records:
            self._archive.during(records)
            together, apart = settled_pairs(records.decisions.all())
            changes = self._linker.settle(Settled(together=together, apart=apart))
            self._keep(records, changes)
        return _told("", changes)

    def _link(self, document_id: str) -> LinkedDocument:
        with self._store.writing() as records:
            self._archive.during(records)
            coding = records.events.current_coding(document_id)
            if coding is None:
                return LinkedDocument(document_id=document_id)
            decision = records.decisions.latest()
            events = self._events(records, document_id)
            changes = self._linker.take(document_id, tellings_of(events))
            self._keep(records, changes)
            if not changes:  # a field that linking does not compare may have been corrected
                for incident_id in self._incidents_of(records, events):
                    self._build(records, incident_id)
            records.tellings.linked(document_id, coding=coding, decision=decision, linker=_name(self.made_by))
        return _told(document_id, changes)

    def _keep(self, records: "Records", changes: Changes) -> None:
        for link in _worth_keeping(changes.links):
            records.links.keep(link)
        for incident in (*changes.new, *changes.changed):
            self._build(records, incident.id)
        for incident_id in changes.gone:
            records.incidents.keep(Incident(id=incident_id, event_ids=()), made_by=self.made_by)

    def _build(self, records: "Records", incident_id: str) -> None:
        members = records.tellings.members([incident_id]).get(incident_id, [])
        tellings = self._archive.tellings(members)
        wanted = {event_id for telling in tellings for event_id in telling.event_ids}
        documents = dict.fromkeys(telling.document_id for telling in tellings)
        events = [
            event for document_id in documents for event in self._events(records, document_id) if event.id in wanted
        ]
        incident = incident_of(incident_id, events)
        if incident.event_ids:
            incident = with_overrides(incident, records.decisions.about([incident_id]))
            incident = replace(incident, priority=priority(incident))
        records.incidents.keep(incident, made_by=self.made_by)

    def _incidents_of(self, records: "Records", events: Sequence[ResolvedEvent]) -> list[str]:
        tellings = records.tellings.of_events([event.id for event in events])
        return list(dict.fromkeys(records.tellings.incidents_of(tellings.values()).values()))

    def _events(self, records: "Records", document_id: str) -> tuple[ResolvedEvent, ...]:
        """The events of a document as reviewers left them."""
        coding = records.events.current_coding(document_id)
        return self._reviewed(document_id, coding, records.decisions.on_document(document_id)).events

    def _review(self, document_id: str, coding: int | None, decisions: tuple[Decision, ...]) -> Reviewed:
        records = self._archive.records
        events = records.events.coding(coding).events if coding is not None else ()
        if not decisions:
            return Reviewed(events=events)
        return reviewed(events, decisions, former=records.events.decided(document_id))


def _worth_keeping(links: Sequence[Link]) -> Iterator[Link]:
    """The surest judgements of each telling: those that join it, and the nearest that do not."""
    kept: Counter[str] = Counter()
    for link in sorted(links, key=lambda link: (not link.same, -link.score, link.event_id, link.to_id)):
        kept[link.event_id] += 1
        if kept[link.event_id] <= _MOST_LINKS:
            yield link


def _told(document_id: str, changes: Changes) -> LinkedDocument:
    return LinkedDocument(
        document_id=document_id,
        new=tuple(incident.id for incident in changes.new),
        changed=tuple(incident.id for incident in changes.changed),
        gone=changes.gone,
    )


def _name(provenance: Provenance) -> str:
    return f"{provenance.component} {provenance.version} {provenance.digest}"
