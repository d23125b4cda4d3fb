"""What a reviewer does, from the click to the changed incident: checked, kept in the log, and applied at once."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from dotterel.model import (
    Decision,
    DecisionAct,
    Document,
    Incident,
    ResolvedEvent,
    ReviewError,
    record_of,
)
from dotterel.pipeline.heirs import incident_or_heir
from dotterel.pipeline.linking_run import LinkingRun
from dotterel.pipeline.located_places import located
from dotterel.pipeline.new_decisions import new_decision
from dotterel.pipeline.registered_parties import day_of, identified
from dotterel.pipeline.reviewed_events import ReviewedEvents
from dotterel.review import (
    WHOLE,
    Disagreement,
    Reviewed,
    added_event,
    as_event,
    corpus_report,
    corrected,
    field_json,
    incident_json,
    merge_value,
    origins_of,
    overridden,
    settle,
    split_value,
    standing,
    undone,
)

if TYPE_CHECKING:
    from dotterel.store import Records, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReview:
    """A document as it stands after review.

    Attributes:
        document: The document.
        coded: The events of the current coding, untouched.
        reviewed: What the log makes of them.
        decisions: The log of the document and its events.
        is_done: Whether a reviewer has said that all its events are there and right.
    """

    document: Document
    coded: tuple[ResolvedEvent, ...]
    reviewed: Reviewed
    decisions: tuple[Decision, ...]
    is_done: bool


_JUDGING = frozenset(("accept", "reject", "correct", "adjudicate", "add"))
"""Acts by which somebody says how a record is right."""


class ReviewSession:
    """Decisions of one reviewer on one store.

    Each is checked against the record that it is about before anything is written, is kept in a transaction of its own,
    and then applied: the report is linked again, or the incident made anew. A program killed in between leaves the
    document pending, and `dotterel link` applies it.
    """

    def __init__(self, store: "Store", reviewer: str) -> None:
        """Begin.

        Args:
            store: Where the records are.
            reviewer: The name under which decisions are logged.

        Raises:
            ReviewError: The name is empty.
        """
        if not reviewer.strip():
            raise ReviewError("a decision needs a reviewer's name", "Say who you are.")
        self._store = store
        self._reviewer = reviewer.strip()
        self._decision = partial(new_decision, self._reviewer)
        self._linking: LinkingRun | None = None

    # Events

    def accept(self, event_id: str, *, field: str | None = None, note: str = "") -> Decision:
        """Say that an event, or one field of it, is right.

        Raises:
            ReviewError: There is no such event or field.
        """
        event, document_id = self._event(event_id)
        before = None if field is None else field_json(event, field)
        return self._on_event(event, document_id, "accept", field=field, before=before, note=note)

    def reject(self, event_id: str, *, note: str = "") -> Decision:
        """Say that an event is none.

        Raises:
            ReviewError: There is no such event.
        """
        event, document_id = self._event(event_id)
        return self._on_event(event, document_id, "reject", note=note)

    def correct(self, event_id: str, field: str, value: str, *, note: str = "") -> Decision:
        """Give a field of an event another value.

        Args:
            event_id: The event.
            field: One of `review.CORRECTABLE`.
            value: JSON text, as in `review.corrected`; a place without degrees is looked up, as in `located`, and so
                is a party by its name, as in `identified`.
            note: Why.

        Raises:
            ReviewError: There is no such event or field, or it cannot hold that.
        """
        return self._give(event_id, field, value, act="correct", note=note)

    def adjudicate(self, event_id: str, field: str | None, value: str, *, note: str = "") -> Decision:
        """Settle what reviewers see differently.

        Args:
            event_id: The event.
            field: The field; none for whether it is an event, with ``"accept"`` or ``"reject"`` as value.
            value: JSON text of what holds.
            note: Why.

        Raises:
            ReviewError: There is no such event or field, it cannot hold that, or another person has been named to
                settle it.
        """
        event, document_id = self._event(event_id)
        self._check_adjudicator(event_id, document_id)
        if field is None or field == WHOLE:
            if value not in ('"accept"', '"reject"'):
                raise ReviewError("an event is accepted or rejected", 'Give "accept" or "reject".')
            return self._on_event(event, document_id, "adjudicate", after=value, note=note)
        return self._give(event_id, field, value, act="adjudicate", note=note)

    def add(self, event: ResolvedEvent, *, note: str = "") -> Decision:
        """Add an event that the coder missed.

        Args:
            event: With trigger and sentence of its document, and an identifier that no other event of it has.
            note: Why.

        Raises:
            ReviewError: Its words do not stand in the document, or it is there already.
        """
        with self._store.reading() as records:
            document = records.documents.get(event.document.id)
            if document is None:
                raise ReviewError(f"there is no document {event.document.id}", "Add events to documents of the store.")
            for span in (event.trigger, event.sentence):
                if document.text[span.start : span.end] != span.text or not span.text.strip():
                    raise ReviewError(f"{span.text!r:.60} does not stand there in the document", "Select them again.")
            present = self._review(records, document.id).reviewed.events
            if any(one.id == event.id for one in present):
                raise ReviewError("this event is there already", "Correct it instead.")
        decision = self._decision("add", "document", document.id, after=_json(record_of(event)), note=note)
        return self._keep(decision, document_id=document.id, event=added_event(decision))

    def done(self, document_id: str, *, note: str = "") -> Decision:
        """Say that all events of a document are there and right, so that training may learn from it.

        Raises:
            ReviewError: There is no such document.
        """
        with self._store.reading() as records:
            if records.documents.get(document_id) is None:
                raise ReviewError(f"there is no document {document_id}")
        return self._keep(self._decision("accept", "document", document_id, note=note), document_id=document_id)

    # Incidents

    def correct_incident(self, incident_id: str, field: str, value: str, *, note: str = "") -> Decision:
        """Give a field of an incident as a whole.

        Args:
            incident_id: The incident.
            field: One of `review.INCIDENT_FIELDS`.
            value: JSON text, as in `review.overridden`; a place without degrees is looked up, as in `located`, and
                so is a party by its name, as in `identified`.
            note: Why.

        Raises:
            ReviewError: There is no such incident or field, or it cannot hold that.
        """
        return self._give_incident(incident_id, field, value, act="correct", note=note)

    def adjudicate_incident(self, incident_id: str, field: str, value: str, *, note: str = "") -> Decision:
        """Settle what reviewers of an incident see differently; arguments as in `correct_incident`.

        Of an incident that is no more, what they see differently is settled for its heir.

        Raises:
            ReviewError: There is no such incident and no heir, or no such field, it cannot hold that, or another person
                has been named to settle it.
        """
        self._check_adjudicator(incident_id)
        return self._give_incident(incident_id, field, value, act="adjudicate", note=note)

    def accept_incident(self, incident_id: str, *, note: str = "") -> Decision:
        """Say that an incident is right as it stands.

        Raises:
            ReviewError: There is no such incident.
        """
        incident = self._incident(incident_id)
        return self._keep(self._decision("accept", "incident", incident_id, note=note), incidents=[incident])

    def merge(self, incident_ids: Sequence[str], *, note: str = "") -> Decision:
        """Say that several incidents are one.

        Raises:
            ReviewError: There is no such incident, or fewer than two are given.
        """
        incidents = [self._incident(one) for one in dict.fromkeys(incident_ids)]
        if len(incidents) < 2:
            raise ReviewError("only several incidents can be made one", "Choose at least two.")
        value = merge_value([incident.event_ids for incident in incidents])
        return self._group("merge", incidents, value, note)

    def split(self, incident_id: str, groups: Sequence[Sequence[str]], *, note: str = "") -> Decision:
        """Say that an incident is several.

        Args:
            incident_id: The incident.
            groups: Event ids of each happening; every event of the incident stands in exactly one.
            note: Why.

        Raises:
            ReviewError: There is no such incident, the groups are not a partition of it into at least two, or they
                part mentions that are of one happening within their report.
        """
        incident = self._incident(incident_id)
        given = [event_id for group in groups for event_id in group]
        is_partition = sorted(given) == sorted(incident.event_ids) and all(groups)
        if not is_partition or len(groups) < 2:
            raise ReviewError(
                "these are no parts of the incident", "Put every event of it into exactly one of at least two groups."
            )
        self._check_whole_tellings(groups)
        return self._group("split", [incident], split_value(groups), note)

    def _check_whole_tellings(self, groups: Sequence[Sequence[str]]) -> None:
        """Incidents are put together of what whole reports tell of one happening: that is not parted here."""
        with self._store.reading() as records:
            telling_of = records.tellings.of_events([event_id for group in groups for event_id in group])
        group_of: dict[str, int] = {}
        for number, group in enumerate(groups):
            for event_id in group:
                telling = telling_of.get(event_id)
                if telling is not None and group_of.setdefault(telling, number) != number:
                    raise ReviewError(
                        "mentions that one report tells as one happening cannot be parted",
                        "Put all mentions of that happening in that report on one side; reject those that are wrong.",
                    )

    def pin(self, incident_id: str, *, note: str = "") -> Decision:
        """Say that the events of an incident stay together.

        Raises:
            ReviewError: There is no such incident.
        """
        incident = self._incident(incident_id)
        return self._group("pin", [incident], merge_value([incident.event_ids]), note)

    def comment(self, incident_id: str, note: str) -> Decision:
        """Say something of an incident, which changes nothing.

        Raises:
            ReviewError: There is no such incident, or nothing is said.
        """
        incident = self._incident(incident_id)
        if not note.strip():
            raise ReviewError("the comment is empty", "Write something.")
        decision = self._decision("comment", "incident", incident_id, note=note.strip())
        return self._keep(decision, incidents=[incident])

    # The log

    def undo(self, decision_id: str, *, note: str = "") -> Decision:
        """Take a decision back, or a taking back.

        Raises:
            ReviewError: There is no such decision, or it is taken back already.
        """
        with self._store.reading() as records:
            log = list(records.decisions.all())
        found = next((one for one in log if one.id == decision_id), None)
        if found is None:
            raise ReviewError(f"there is no decision {decision_id}")
        if decision_id in undone(log):
            raise ReviewError("this decision is taken back already", "Take back the taking back instead.")
        decision = self._decision("undo", "decision", decision_id, note=note)
        origins = origins_of([found.id], log)
        homes = {one.id: self._document_of(one.subject_id) for one in origins if one.subject == "event"}
        for origin in origins:  # who takes back another's word settles what the two see differently
            if origin.reviewer != self._reviewer and origin.act in _JUDGING:
                self._check_adjudicator(*filter(None, (origin.subject_id, homes.get(origin.id))))
        with self._store.writing() as records:
            records.decisions.keep(decision)
            for origin in origins:
                incident = records.incidents.get(origin.subject_id) if origin.subject == "incident" else None
                about = [] if incident is None else [incident]
                check_free(records, origin, document_id=homes.get(origin.id), incidents=about)
        for origin in origins:
            if origin.subject == "event":
                self._apply(document_id=homes[origin.id])
            elif origin.subject == "document":
                self._apply(document_id=origin.subject_id)
            elif origin.subject == "incident":
                self._apply()
        return decision

    def document(self, document_id: str) -> DocumentReview:
        """A document with its events before and after review.

        Raises:
            ReviewError: There is no such document.
        """
        with self._store.reading() as records:
            return self._review(records, document_id)

    def disagreements(self) -> tuple[Disagreement, ...]:
        """What reviewers see differently and nobody has settled, the latest last."""
        with self._store.reading() as records:
            log = standing(records.decisions.all())
        by_record: dict[str, list[Decision]] = {}
        for decision in log:
            if decision.subject in ("event", "incident"):
                by_record.setdefault(decision.subject_id, []).append(decision)
        return tuple(one for of_record in by_record.values() for one in settle(of_record)[1])

    def corpus(self) -> Iterator[str]:
        """The documents that reviewers said are done, as reports in the grammar of the corpus."""
        with self._store.reading() as records:
            log = standing(records.decisions.all())
            done = dict.fromkeys(one.subject_id for one in log if (one.act, one.subject) == ("accept", "document"))
            for number, document_id in enumerate(done, 1):
                found = self._review(records, document_id)
                name = f"reviewed-{number}-{document_id.removeprefix('document-')[:12]}"
                yield corpus_report(found.document, found.reviewed.events, report_id=name)

    # What all of these share

    def _check_adjudicator(self, *subject_ids: str) -> None:
        """That nobody else has been named to settle what is seen differently of these records.

        Raises:
            ReviewError: Somebody has.
        """
        with self._store.reading() as records:
            named = {one.adjudicator for one in records.double_reviews.about(subject_ids) if one.adjudicator}
        if named and self._reviewer not in named:
            raise ReviewError(
                f"it is for {' or '.join(sorted(named))} to settle what the two reviewers see differently",
                "They were named when the double review was set up.",
            )

    def _give(self, event_id: str, field: str, value: str, *, act: DecisionAct, note: str) -> Decision:
        event, document_id = self._event(event_id)
        value = identified(field, located(field, value), on=day_of(event))
        corrected(event, field, value)
        return self._on_event(
            event, document_id, act, field=field, before=field_json(event, field), after=value, note=note
        )

    def _on_event(
        self,
        event: ResolvedEvent,
        document_id: str,
        act: DecisionAct,
        *,
        field: str | None = None,
        before: str | None = None,
        after: str | None = None,
        note: str = "",
    ) -> Decision:
        decision = self._decision(
            act, "event", event.id, field=field, before=before, after=after, note=note, coder=event.coder
        )
        return self._keep(decision, document_id=document_id, event=event)

    def _give_incident(self, incident_id: str, field: str, value: str, *, act: DecisionAct, note: str) -> Decision:
        incident = self._incident(incident_id, or_heir=act == "adjudicate")
        value = identified(field, located(field, value), on=day_of(as_event(incident)))
        overridden(incident, field, value)
        before = incident_json(incident, field)
        decision = self._decision(act, "incident", incident_id, field=field, before=before, after=value, note=note)
        return self._keep(decision, incidents=[incident])

    def _group(self, act: DecisionAct, incidents: Sequence[Incident], value: str, note: str) -> Decision:
        decision = self._decision(act, "incident", incidents[0].id, after=value, note=note)
        return self._keep(decision, incidents=incidents)

    def _keep(
        self,
        decision: Decision,
        *,
        document_id: str | None = None,
        event: ResolvedEvent | None = None,
        incidents: Sequence[Incident] = (),
    ) -> Decision:
        """Keep a decision, unless what it is about is under double review, and apply it."""
        with self._store.writing() as records:
            records.decisions.keep(decision)  # first, since it makes others wait; a refusal takes it back
            check_free(records, decision, document_id=document_id, event=event, incidents=incidents)
        if decision.act != "comment":
            self._apply(document_id=document_id)
        return decision

    def _apply(self, *, document_id: str | None = None) -> None:
        """Link a document again; what was decided on incidents follows by itself."""
        self._linking = self._linking or LinkingRun(self._store)
        for _ in self._linking.link([] if document_id is None else [document_id]):
            pass

    def _event(self, event_id: str) -> tuple[ResolvedEvent, str]:
        """An event as it stands after review, and its document."""
        document_id = self._document_of(event_id)
        with self._store.reading() as records:
            found = self._review(records, document_id)
        after = (*found.reviewed.events, *found.reviewed.rejected, *found.reviewed.disputed, *found.coded)
        event = next((one for one in after if one.id == event_id), None)
        if event is None:
            raise ReviewError(f"event {event_id} is no longer coded", "See the events of its report as they are now.")
        return event, document_id

    def _document_of(self, event_id: str) -> str:
        with self._store.reading() as records:
            versions = records.events.versions(event_id)
            if versions:
                return versions[-1].event.document.id
            for decision in records.decisions.adding(event_id):
                return decision.subject_id
        raise ReviewError(f"there is no event {event_id}")

    def _incident(self, incident_id: str, *, or_heir: bool = False) -> Incident:
        with self._store.reading() as records:
            incident = incident_or_heir(records, incident_id) if or_heir else records.incidents.get(incident_id)
        if incident is None:
            raise ReviewError(f"there is no incident {incident_id}", "It may have been merged into another.")
        return incident

    def _review(self, records: "Records", document_id: str) -> DocumentReview:
        document = records.documents.get(document_id)
        if document is None:
            raise ReviewError(f"there is no document {document_id}")
        found = ReviewedEvents(records).document(document_id)
        return DocumentReview(
            document=document,
            coded=found.coded,
            reviewed=found.reviewed,
            decisions=found.decisions,
            is_done=any((one.act, one.subject) == ("accept", "document") for one in standing(found.decisions)),
        )


def check_free(
    records: "Records",
    decision: Decision,
    *,
    document_id: str | None,
    event: ResolvedEvent | None = None,
    incidents: Sequence[Incident] = (),
) -> None:
    """That no double review that is open holds what a decision is about: its two reviewers would see it.

    An event is held by itself, by its report, by its incident, and by an event of another coding on the same words; a
    report by its events, as far as somebody says that all of them are right; an incident by any of its events.

    Args:
        records: Of the transaction in which the decision is kept.
        decision: The decision.
        document_id: The report of the event that it is about.
        event: That event, or the one that it adds.
        incidents: The incidents that it is about.

    Raises:
        ReviewError: One does.
    """
    subjects = [decision.subject_id, *(name for one in incidents for name in (one.id, *one.event_ids))]
    if decision.subject == "event":  # its incident has its toll from it
        subjects += [one.id for one in records.incidents.of_event(decision.subject_id)]
    documents = [one for one in (document_id, decision.subject_id if decision.subject == "document" else None) if one]
    for review_id, unit in records.double_reviews.open_units(subject_ids=subjects, document_ids=documents):
        itself = unit.subject == "document" or unit.subject_id in subjects
        whole = (decision.act, decision.subject) == ("accept", "document")
        overlaps = event is not None and unit.event is not None and unit.event.trigger.overlaps(event.trigger)
        if itself or whole or overlaps:
            raise ReviewError(
                f"two people review this {decision.subject} just now without seeing each other's answers",
                f"Until that ends ({review_id}), nothing else is decided on it.",
            )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
