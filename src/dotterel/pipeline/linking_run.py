"""From a store of events to a store of incidents, one document after the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from dotterel.linking import Linker, Settled, tellings_of
from dotterel.linking.accounts import incident_of
from dotterel.model import Decision, Incident, Link, Provenance, ResolvedEvent, SettingsError
from dotterel.pipeline.heirs import heir_of_events
from dotterel.pipeline.known_copies import note_copies
from dotterel.pipeline.linking_archive import StoredArchive
from dotterel.pipeline.program import LINKING, program_provenance
from dotterel.pipeline.reviewed_events import DecidedDocuments, RecentEvents, ReviewedEvents
from dotterel.pipeline.touched_incidents import TouchedIncidents
from dotterel.review import origins_of, priority, settled_pairs, successors, with_overrides

if TYPE_CHECKING:
    from dotterel.store import Records, Store

DOCUMENTS_TOGETHER = 25
_STALE_TOGETHER = 50
_BUILT_TOGETHER = 50
_SECONDS_TOGETHER = 1.0


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

    Some documents a transaction: their tellings, their links, and every incident that they change, or nothing.
    Whatever stops the program, a document is linked whole or stands among the pending ones. Two programs may link at
    once: one waits for the other's transaction, and sees what it has written. What reviewers decide meanwhile holds
    from the next transaction on.
    """

    def __init__(self, store: "Store") -> None:
        """Begin; the store is read and written by the methods only.

        Args:
            store: Of this program's version.
        """
        self._store = store
        self.made_by = program_provenance(deciding=LINKING, component="dotterel.linking")
        self._archive = StoredArchive()
        self._linker: Linker | None = None
        self._settled = Settled()
        self._followed = 0  # the latest decision that `_settled` is made of
        self._changes: int | None = None  # turns of all programs up to this one's last
        self._decided = DecidedDocuments()
        self._recent = RecentEvents()
        self._decided_events: dict[str, set[str]] = {}

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
        with self._turn() as (records, _):
            records.tellings.clear()
        self._changes = None

    def link(self, document_ids: Iterable[str], *, finish: bool = True) -> Iterator[LinkedDocument]:
        """Link documents one after the other; each is given out when it is kept.

        Up to `DOCUMENTS_TOGETHER` are kept at once, or as many as take a second: a program that is killed loses these.
        The record of a large incident follows when it has grown by an eighth, and at the end.

        Args:
            document_ids: The documents.
            finish: Whether it ends with `finish`; who links one document after the other does that from time to time.

        Raises:
            StoreError: The store could not be written; what was given out is there.
        """
        left = list(document_ids)
        self.settle()
        while left:
            done: list[LinkedDocument] = []
            until = monotonic() + _SECONDS_TOGETHER
            with self._turn() as (records, touched):
                some = left[:DOCUMENTS_TOGETHER]
                codings = records.events.current_codings(some)
                of_document = self._events(records, codings)
                for document_id in some:
                    events = of_document.get(document_id)
                    done.append(self._link(records, document_id, events, touched))
                    if monotonic() > until:
                        break
                if any(self._is_renamed(one, of_document[one]) for one in some[: len(done)] if one in of_document):
                    self._settle_anew(records, touched)
                linked = {one.document_id: codings[one.document_id] for one in done if one.document_id in codings}
                records.tellings.linked_all(linked, decision=self._followed, linker=_name(self.made_by))
            del left[: len(done)]
            yield from done
        if finish:
            self.finish()

    def sweep(self) -> int:
        """Take back incidents that nothing tells any more, after linking anew; their number.

        Nothing is done while documents are pending: they may tell them.
        """
        with self._turn() as (records, touched):
            left = () if records.tellings.pending() else records.tellings.untold()
            touched.add(left)
        return len(left)

    def rebuild(self, incident_ids: Sequence[str]) -> None:
        """Make the records of some incidents anew, as after a decision on one of them."""
        with self._turn() as (_, touched):
            touched.add(incident_ids)

    def judge(self, event_id: str, other_id: str) -> Link:
        """The judgement on whether two events are one happening, with the table of what spoke for and against.

        Raises:
            SettingsError: One of them is not linked, or both are one mention of one report.
        """
        with self._store.reading() as records:
            found = records.tellings.of_events([event_id, other_id])
            for one in (event_id, other_id):
                if one not in found:
                    raise SettingsError(f"event {one} has not been linked", "Run: dotterel link.")
            if found[event_id] == found[other_id]:
                raise SettingsError(
                    f"{event_id} and {other_id} are mentions of one happening within their report",
                    "See why by: dotterel explain EVENT.",
                )
            archive = StoredArchive()
            archive.during(records)
            first, second = (archive.tellings([found[one]])[0] for one in (event_id, other_id))
            settled, _ = self._settled_by(records, records.decisions.all(), archive)
            return Linker(archive, settled=settled).link(first, second)

    def settle(self) -> None:
        """Let all that reviewers decided on incidents hold; `link` begins with it."""
        with self._turn():
            pass

    def finish(self) -> None:
        """Make the records of large incidents that have grown; `link` ends with it, and after a kill the next one."""
        while True:
            with self._turn() as (records, touched):
                stale = list(records.tellings.stale())
                touched.add(stale[:_STALE_TOGETHER])
            if len(stale) <= _STALE_TOGETHER:
                return

    @contextmanager
    def _turn(self) -> Iterator[tuple["Records", TouchedIncidents]]:
        """A transaction in which nobody else links; at its end the incidents that were touched are made anew."""
        known, self._changes = self._changes, None  # of a transaction that fails nothing is remembered
        with self._store.writing() as records:
            turn = records.tellings.turn()
            self._archive.during(records)
            if known is None or turn.changes != known + 1:
                self._archive.forget()
                self._followed = turn.decision
                log = records.decisions.all(until=turn.decision)
                self._settled, self._decided_events = self._settled_by(records, log, self._archive)
                self._linker = Linker(self._archive, settled=self._settled)
            touched = TouchedIncidents()
            self._follow(records, touched)
            yield records, touched
            self._build(records, touched)
        self._changes = turn.changes

    def _follow(self, records: "Records", touched: TouchedIncidents) -> None:
        """Let the decisions that came since the last turn hold."""
        new = list(records.decisions.all(after=self._followed))
        if not new:
            return
        latest = records.decisions.latest()
        if any(one.act in ("merge", "split", "pin", "undo") for one in new):
            self._settle_anew(records, touched)
        taken_back = {one.subject_id for one in new if one.act == "undo"}
        log = records.decisions.all() if taken_back else ()
        origins = origins_of(taken_back, list(log))
        touched.add(one.subject_id for one in (*new, *origins) if one.subject == "incident")
        records.tellings.follow(latest)
        self._followed = latest

    def _settle_anew(self, records: "Records", touched: TouchedIncidents) -> None:
        self._settled, self._decided_events = self._settled_by(records, records.decisions.all(), self._archive)
        touched.take(self._linking.settle(self._settled))

    def _settled_by(
        self, records: "Records", decisions: Iterable[Decision], archive: StoredArchive
    ) -> tuple[Settled, dict[str, set[str]]]:
        """What decisions settle, by what the events that they name are called now; and these events by document."""
        log = list(decisions)
        settled = _settled(log)
        named = settled.events
        decided: dict[str, set[str]] = {}
        if not named:
            return settled, decided
        former = records.events.latest(named)
        for event in former.values():
            decided.setdefault(event.document.id, set()).add(event.id)
        lost = [former[one] for one in sorted(named - archive.of_events(named).keys()) if one in former]
        renamed: dict[str, str] = {}
        documents = list(dict.fromkeys(event.document.id for event in lost))
        present = self._events(records, records.events.current_codings(documents)) if lost else {}
        for document_id in documents:
            events = present.get(document_id, ())
            told = archive.of_events(event.id for event in events)
            left = [event for event in lost if event.document.id == document_id]
            renamed |= successors(left, [event for event in events if event.id in told])
        return (_settled(log, renamed=renamed) if renamed else settled), decided

    def _is_renamed(self, document_id: str, events: Sequence[ResolvedEvent]) -> bool:
        """Whether a decision names an event of a document that is not among those coded in it now."""
        named = self._decided_events.get(document_id)
        return named is not None and not named <= {event.id for event in events}

    @property
    def _linking(self) -> Linker:
        assert self._linker is not None  # every turn begins with one
        return self._linker

    def _link(
        self,
        records: "Records",
        document_id: str,
        events: Sequence[ResolvedEvent] | None,
        touched: TouchedIncidents,
    ) -> LinkedDocument:
        if events is None:
            return LinkedDocument(document_id=document_id)
        changes = self._linking.take(document_id, tellings_of(events))
        touched.take(changes)
        again = {one.id for name in note_copies(records, document_id) for one in self._archive.of_document(name)}
        # A field that linking does not compare may have changed, also beside a telling that has.
        told = set(self._archive.of_events([event.id for event in events]).values())
        told -= {one.id for one in changes.added}
        touched.add(self._archive.incidents_of(sorted(told | again)).values())
        return LinkedDocument(
            document_id=document_id,
            new=tuple(incident.id for incident in changes.new),
            changed=tuple(incident.id for incident in changes.changed),
            gone=changes.gone,
        )

    def _build(self, records: "Records", touched: TouchedIncidents) -> None:
        """Make the records of incidents anew, those that are no more first: what was decided on them goes to heirs."""
        self._archive.write()
        records.links.keep_all(touched.links)
        due = touched.due(records)
        members = self._archive.members(due)
        gone = [one for one in due if one not in members]
        records.incidents.keep_all([Incident(id=one, event_ids=()) for one in gone], made_by=self.made_by)
        former = _by_heir(records) if self._followed else {}
        wanted = dict.fromkeys(members)
        wanted |= dict.fromkeys(heir for heir, names in former.items() if not set(gone).isdisjoint(names))
        built = list(wanted)
        for start in range(0, len(built), _BUILT_TOGETHER):
            some = built[start : start + _BUILT_TOGETHER]
            made = self._made(records, self._archive.members(some), former)
            records.incidents.keep_all(made, made_by=self.made_by)
        for incident_id in records.tellings.stale((*gone, *wanted)):
            records.tellings.set_stale(incident_id, tellings=0)

    def _made(
        self, records: "Records", members: Mapping[str, Sequence[str]], former: Mapping[str, Sequence[str]]
    ) -> list[Incident]:
        """The records of some incidents."""
        tellings = {name: self._archive.tellings(of_one) for name, of_one in members.items()}
        documents = list(dict.fromkeys(one.document_id for of_one in tellings.values() for one in of_one))
        of_document = self._events(records, records.events.current_codings(documents))
        originals = records.signatures.originals(documents)
        made = []
        for name, of_one in tellings.items():
            told = {event_id for telling in of_one for event_id in telling.event_ids}
            its_documents = dict.fromkeys(telling.document_id for telling in of_one)
            events = [event for one in its_documents for event in of_document.get(one, ()) if event.id in told]
            names = (*former.get(name, ()), name) if self._followed else ()
            logs = [records.decisions.about([one]) for one in names]  # its own corrections come last, and hold
            incident = incident_of(name, events, copies=originals, as_decided=partial(_as_decided, logs))
            if incident.event_ids:
                incident = replace(incident, priority=priority(incident))
            made.append(incident)
        return made

    def _events(self, records: "Records", codings: Mapping[str, int]) -> dict[str, tuple[ResolvedEvent, ...]]:
        """The events of some documents as reviewers left them."""
        return ReviewedEvents(records, known=self._decided, recent=self._recent).of_codings(codings)


def _settled(decisions: Iterable[Decision], *, renamed: Mapping[str, str] | None = None) -> Settled:
    together, apart = settled_pairs(decisions, renamed=renamed)
    return Settled(together=together, apart=apart)


def _as_decided(logs: Iterable[Sequence[Decision]], incident: Incident) -> Incident:
    """An incident with what each of some logs says of it, the last word last."""
    for log in logs:
        incident = with_overrides(incident, log)
    return incident


def _by_heir(records: "Records") -> dict[str, list[str]]:
    """Incidents that reviewers corrected and that are no more, by the one that holds most of their events now."""
    found: dict[str, list[tuple[int, str]]] = {}
    for name, event_ids in records.incidents.decided_former().items():
        heir = heir_of_events(records, event_ids)
        if heir is not None:
            found.setdefault(heir[0], []).append((heir[1], name))
    return {heir: [name for _, name in sorted(names)] for heir, names in found.items()}


def _name(provenance: Provenance) -> str:
    return f"{provenance.component} {provenance.version} {provenance.digest}"
