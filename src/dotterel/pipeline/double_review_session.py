"""What people do in double reviews: set one up, answer alone, end it, and see where the two differ."""

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING
from uuid import uuid4

from dotterel.model import (
    TOLL_ROLES,
    Decision,
    DecisionAct,
    DoubleReview,
    DoubleReviewDraw,
    DoubleReviewKind,
    ResolvedEvent,
    ReviewError,
    ReviewUnit,
    record_of,
)
from dotterel.pipeline.linking_run import LinkingRun
from dotterel.pipeline.located_places import located
from dotterel.pipeline.new_decisions import moment, new_decision
from dotterel.pipeline.registered_parties import day_of, identified
from dotterel.review import (
    BlindAnswer,
    FieldAgreement,
    TwoAnswers,
    added_event,
    added_id,
    agreement,
    blind_answer,
    by_record,
    corrected,
    field_json,
    overridden,
    released,
    seen_by,
    standing,
    toll_json,
    two_answers,
)

if TYPE_CHECKING:
    from dotterel.store import Records, Store

MOST_DRAWN = 2_000
"""Records of one double review: more than two people answer in weeks."""
_PAGE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnUnit:
    """A record of a double review as one of its two reviewers sees it: with this person's own answer, and no other.

    Attributes:
        unit: The record as it stood when the double review was opened; or an event that this person added.
        answer: This person's.
        event: The event with this person's corrections.
        home: The record that answers to it are kept with: itself, or the report of an event that was added.
    """

    unit: ReviewUnit
    answer: BlindAnswer
    event: ResolvedEvent | None = None
    home: str = ""

    @property
    def is_drawn(self) -> bool:
        """Whether it is a record of the double review itself, not an event that this person added."""
        return self.home == self.unit.subject_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far one of the two is.

    Attributes:
        reviewer: Who.
        answered: Records answered; what was said of them is not told.
        is_finished: Whether this person said that all is done.
    """

    reviewer: str
    answered: int
    is_finished: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a double review that is closed has come to.

    Attributes:
        review: The double review.
        pairs: All answers, in the order in which the records were drawn.
        verdicts: The decision that settled a difference, by record and field (`review.WHOLE` for the record itself).
        agreement: How far the two agreed.
    """

    review: DoubleReview
    pairs: tuple[TwoAnswers, ...]
    verdicts: Mapping[tuple[str, str], Decision]
    agreement: tuple[FieldAgreement, ...]

    def unsettled(self) -> int:
        """Number of differences that nobody has settled."""
        return sum(
            (pair.unit.subject_id, name) not in self.verdicts for pair in self.pairs for name in pair.differing()
        )


class DoubleReviewSession:
    """Double reviews of one store, as one person sees them.

    While one is open this gives out nobody's answers but the person's own. The answers are sealed: they stand outside
    the log, so that whatever reads the log, the events or the incidents shows neither. When both are done they go into
    the log together.
    """

    def __init__(self, store: "Store", reviewer: str) -> None:
        """Begin.

        Args:
            store: Where the records are.
            reviewer: The person.

        Raises:
            ReviewError: The name is empty.
        """
        if not reviewer.strip():
            raise ReviewError("a reviewer needs a name", "Say who you are.")
        self._store = store
        self._reviewer = reviewer.strip()
        self._decision = partial(new_decision, self._reviewer)

    # Setting up

    def open(
        self,
        kind: DoubleReviewKind,
        *,
        reviewers: Sequence[str],
        size: int,
        draw: DoubleReviewDraw = "random",
        seed: int | None = None,
        adjudicator: str | None = None,
    ) -> DoubleReview:
        """Draw a sample of what nobody has decided on, for two people to review.

        Args:
            kind: What to draw.
            reviewers: The two.
            size: Number of records; fewer where there are no more.
            draw: How.
            seed: Of a random draw; one is made up, and kept, where none is given.
            adjudicator: Who settles what they see differently; none where there is no third person.

        Raises:
            ReviewError: The people are not two or three different ones, the size is none, or there is nothing to draw.
        """
        names = tuple(name.strip() for name in reviewers)
        third = (adjudicator or "").strip() or None
        if len(names) != 2 or not all(names) or names[0].casefold() == names[1].casefold():
            raise ReviewError("a double review has two reviewers", "Name two different people.")
        if third is not None and third.casefold() in {name.casefold() for name in names}:
            raise ReviewError(
                f"{third} is one of the two reviewers", "Name a third person to settle, or nobody where there is none."
            )
        if not 1 <= size <= MOST_DRAWN:
            raise ReviewError(f"{size} records cannot be drawn", f"Draw from 1 to {MOST_DRAWN:,}.")
        if draw == "random" and seed is None:
            seed = random.SystemRandom().randrange(1_000_000)
        with self._store.writing() as records:
            whole = records.double_reviews.drawable(kind)
            if draw == "random":
                drawn = random.Random(seed).sample(whole, min(size, len(whole)))
            else:
                drawn = list(islice(_queued(records, kind, frozenset(whole)), size))
            if not drawn:
                raise ReviewError(
                    f"there are no {kind} to draw: every one is decided on, or in a double review already",
                    "Code further reports, or close the double reviews that are open.",
                )
            review = DoubleReview(
                id=f"double-{uuid4().hex[:12]}",
                kind=kind,
                draw=draw,
                seed=seed if draw == "random" else None,
                size=len(drawn),
                population=len(whole),
                reviewers=names,
                adjudicator=third,
                opened=moment(),
                opened_by=self._reviewer,
            )
            records.double_reviews.open(review, list(_units(records, kind, drawn)))
        return review

    # Reading

    def all(self) -> tuple[DoubleReview, ...]:
        """All, the first opened first."""
        with self._store.reading() as records:
            return records.double_reviews.all()

    def get(self, review_id: str) -> DoubleReview:
        """The one of an identifier.

        Raises:
            ReviewError: There is none.
        """
        with self._store.reading() as records:
            return _review(records, review_id)

    def progress(self, review_id: str) -> tuple[Progress, ...]:
        """How far both are, in numbers alone.

        Raises:
            ReviewError: There is no such double review.
        """
        with self._store.reading() as records:
            review = _review(records, review_id)
            units = records.double_reviews.units(review_id)
            found = []
            for name in review.reviewers:
                own = _own(records, review, name, units)
                answered = sum(bool(one.answer.verdict) for one in own if one.is_drawn)
                found.append(Progress(reviewer=name, answered=answered, is_finished=name in review.finished))
        return tuple(found)

    def own(self, review_id: str) -> tuple[OwnUnit, ...]:
        """All records with the person's own answers, in the order of the draw; added events follow their report.

        Raises:
            ReviewError: There is no such double review, or the person is none of its two reviewers.
        """
        with self._store.reading() as records:
            review = self._mine(records, review_id)
            return tuple(_own(records, review, self._reviewer, records.double_reviews.units(review_id)))

    def unit(self, review_id: str, subject_id: str) -> OwnUnit:
        """One of these.

        Raises:
            ReviewError: There is none of that identifier, or the person is none of the two reviewers.
        """
        with self._store.reading() as records:
            review = self._mine(records, review_id)
            return self._unit(records, review, subject_id)

    # Answering

    def accept(self, review_id: str, subject_id: str, *, note: str = "") -> None:
        """Say that a record is right as the person has corrected it; of a report, that nothing is missing.

        Raises:
            ReviewError: As in `unit`; or the person is done with it, or it is closed; or events of the report wait.
        """
        own = self._open_unit(review_id, subject_id)
        if own.unit.subject == "document":
            waiting = events_waiting(self.own(review_id), subject_id)
            if waiting:
                raise ReviewError(
                    f"{waiting} of the report's events wait for an answer",
                    "Answer each of them first, then the report.",
                )
        self._seal(review_id, own, "accept", note=note)

    def reject(self, review_id: str, subject_id: str, *, note: str = "") -> None:
        """Say that an event is none.

        Raises:
            ReviewError: As in `accept`; or it is no event.
        """
        own = self._open_unit(review_id, subject_id)
        if own.event is None:
            raise ReviewError("only events can be rejected", "Correct the toll instead.")
        self._seal(review_id, own, "reject", note=note)

    def correct(self, review_id: str, subject_id: str, field: str, value: str, *, note: str = "") -> None:
        """Give a field of an event, or a toll of an incident, another value.

        Args:
            review_id: The double review.
            subject_id: The record.
            field: One of `review.CORRECTABLE`, or of an incident's toll roles.
            value: JSON text, as in `review.corrected` and `review.overridden`; a place without degrees is looked
                up, as in `located`, and so is a party by its name, as in `identified`.
            note: Why.

        Raises:
            ReviewError: As in `accept`; or there is no such field, or it cannot hold that.
        """
        own = self._open_unit(review_id, subject_id)
        if own.event is not None:
            value = identified(field, located(field, value), on=day_of(own.event))
            corrected(own.event, field, value)
            before = field_json(own.event, field)
        elif own.unit.incident is not None:
            if field not in TOLL_ROLES:
                raise ReviewError(
                    f"{field!r} of an incident is not reviewed twice", f"Fields: {', '.join(TOLL_ROLES)}."
                )
            overridden(own.unit.incident, field, value)
            before = own.answer.values.get(field, toll_json(own.unit.incident, field))
        else:
            raise ReviewError("a report has no fields to correct", "Correct its events.")
        self._seal(review_id, own, "correct", field=field, before=before, after=value, note=note)

    def add(self, review_id: str, document_id: str, event: ResolvedEvent, *, note: str = "") -> None:
        """Add an event that the coder missed in a report of the double review.

        Raises:
            ReviewError: As in `accept`; or the report is not reviewed as a whole, its words are not there, or the event
                is there already.
        """
        own = self._open_unit(review_id, document_id)
        with self._store.reading() as records:
            texts = [one.text for one in records.documents.versions(document_id)]
        spans = (event.trigger, event.sentence)
        if own.unit.subject != "document" or event.document.id != document_id:
            raise ReviewError("events are added to reports that are reviewed as a whole", "Answer what was drawn.")
        if not any(all(text[one.start : one.end] == one.text != "" for one in spans) for text in texts):
            raise ReviewError(f"{event.trigger.text!r:.60} does not stand there in the report", "Select it again.")
        for one in self.own(review_id):
            known = one.event if one.unit.document_id == document_id else None
            if known is not None and (known.id == event.id or _is_same(known, event)):
                raise ReviewError("this event is there already", "Correct it instead.")
        after = json.dumps(record_of(event), ensure_ascii=False)
        self._seal(review_id, own, "add", after=after, note=note)

    def clear(self, review_id: str, subject_id: str) -> None:
        """Take back all that the person has said of a record, to answer it anew; of an added event, its addition too.

        Raises:
            ReviewError: As in `accept`.
        """
        own = self._open_unit(review_id, subject_id)
        with self._store.writing() as records:
            sealed = records.double_reviews.sealed(review_id, reviewer=self._reviewer)
            log = standing(one for unit_id, one in sealed if unit_id == own.home)
            for one in log:
                if (one.subject_id == subject_id and one.act != "add") or added_id(one) == subject_id:
                    undo = self._decision("undo", "decision", one.id, coder=_coder(own))
                    records.double_reviews.seal(review_id, own.home, undo)

    # Ending

    def finish(self, review_id: str) -> bool:
        """Say that all is answered; whether the other is done too, so that the double review is closed.

        Raises:
            ReviewError: Records wait for an answer, the person is none of the two reviewers, or it is closed.
        """
        with self._store.writing() as records:
            review = self._mine(records, review_id)
            _check_open(review)
            waiting = sum(
                not one.answer.verdict
                for one in _own(records, review, self._reviewer, records.double_reviews.units(review_id))
                if one.is_drawn
            )
            if waiting:
                raise ReviewError(f"{waiting} of {review.kind} wait for your answer", "Answer them first.")
            done = records.double_reviews.finish(review_id, reviewer=self._reviewer, made=moment())
            if not set(review.reviewers) <= set(done):
                return False
            documents = self._release(records, review)
        self._apply(documents)
        return True

    def close(self, review_id: str) -> None:
        """End it before both are done: what was answered goes into the log, with or without the other's answer.

        Raises:
            ReviewError: There is no such double review, it is closed, or the person neither takes part in it nor has
                set it up.
        """
        with self._store.writing() as records:
            review = _review(records, review_id)
            _check_open(review)
            if self._reviewer not in (*review.reviewers, review.opened_by, review.adjudicator):
                raise ReviewError(
                    "a double review is ended by those who take part in it, or who set it up",
                    f"Ask one of {', '.join(review.reviewers)}.",
                )
            documents = self._release(records, review)
        self._apply(documents)

    def outcome(self, review_id: str) -> Outcome:
        """Both answers to every record, side by side, and what settled their differences.

        Raises:
            ReviewError: There is no such double review, or it is still open: nobody sees the answers before.
            SettingsError: The package that computes agreement is not installed.
        """
        with self._store.reading() as records:
            review = _review(records, review_id)
            if review.closed is None:
                raise ReviewError(
                    "this double review is open: nobody sees the answers before both are done",
                    f"Wait for {' and '.join(one for one in review.reviewers if one not in review.finished)}.",
                )
            pairs = _pairs(records, review)
            verdicts = {}
            log = records.decisions.about([pair.unit.subject_id for pair in pairs])
            for one in standing(log):
                if one.act == "adjudicate":
                    verdicts[one.subject_id, one.field or "event"] = one
        return Outcome(review=review, pairs=pairs, verdicts=verdicts, agreement=agreement(pairs))

    def agreement(self) -> tuple[FieldAgreement, ...]:
        """Agreement over all double reviews that are closed.

        Raises:
            SettingsError: The package that computes it is not installed.
        """
        with self._store.reading() as records:
            closed = [one for one in records.double_reviews.all() if one.closed is not None]
            return agreement([pair for one in closed for pair in _pairs(records, one)])

    # What these share

    def _mine(self, records: "Records", review_id: str) -> DoubleReview:
        review = _review(records, review_id)
        if self._reviewer not in review.reviewers:
            raise ReviewError(
                f"{self._reviewer} is none of the two reviewers of this double review",
                f"They are {' and '.join(review.reviewers)}.",
            )
        return review

    def _unit(self, records: "Records", review: DoubleReview, subject_id: str) -> OwnUnit:
        unit = records.double_reviews.unit(review.id, subject_id)
        units = records.double_reviews.units(review.id) if unit is None else (unit,)
        for own in _own(records, review, self._reviewer, units):
            if own.unit.subject_id == subject_id:
                return own
        raise ReviewError(f"there is no {subject_id:.80} in this double review")

    def _open_unit(self, review_id: str, subject_id: str) -> OwnUnit:
        """A record that the person may still answer."""
        with self._store.reading() as records:
            review = self._mine(records, review_id)
            _check_open(review)
            if self._reviewer in review.finished:
                raise ReviewError(
                    "you have said that you are done with this double review", "Correct it when it is closed."
                )
            return self._unit(records, review, subject_id)

    def _seal(
        self,
        review_id: str,
        own: OwnUnit,
        act: DecisionAct,
        *,
        field: str | None = None,
        before: str | None = None,
        after: str | None = None,
        note: str = "",
    ) -> None:
        decision = self._decision(
            act,
            own.unit.subject,
            own.unit.subject_id,
            field=field,
            before=before,
            after=after,
            note=note.strip(),
            coder=_coder(own),
        )
        with self._store.writing() as records:
            records.double_reviews.seal(review_id, own.home, decision)

    def _release(self, records: "Records", review: DoubleReview) -> tuple[str, ...]:
        """End a double review: its answers go into the log; the reports that are to be linked again."""
        units = records.double_reviews.units(review.id)
        sealed = records.double_reviews.sealed(review.id)
        records.double_reviews.close(review.id, by=self._reviewer, made=moment())
        for decision in released(units, sealed, review.reviewers):
            records.decisions.keep(decision)
        return tuple(dict.fromkeys(unit.document_id for unit in units if unit.document_id is not None))

    def _apply(self, document_ids: Sequence[str]) -> None:
        """Let what was released hold; if the program is killed before, `dotterel link` does it."""
        for _ in LinkingRun(self._store).link(document_ids):
            pass


def events_waiting(own: Iterable[OwnUnit], document_id: str) -> int:
    """Number of a report's events that wait for an answer: before that the report itself cannot be answered.

    Args:
        own: The records of a double review as one person sees them.
        document_id: The report.
    """
    return sum(
        one.is_drawn and one.unit.subject == "event" and one.unit.document_id == document_id and not one.answer.verdict
        for one in own
    )


def _pairs(records: "Records", review: DoubleReview) -> tuple[TwoAnswers, ...]:
    units = records.double_reviews.units(review.id)
    return two_answers(units, records.double_reviews.sealed(review.id), review.reviewers)


def _own(records: "Records", review: DoubleReview, reviewer: str, units: Sequence[ReviewUnit]) -> Iterator[OwnUnit]:
    """Records with one person's answers; the events that this person added follow their report."""
    of_record = by_record(records.double_reviews.sealed(review.id, reviewer=reviewer))
    for unit in units:
        given = standing(of_record.get(unit.subject_id, ()))
        yield _own_unit(unit, given, reviewer, home=unit.subject_id)
        for one in given:
            if one.act == "add":
                event = added_event(one)
                added = ReviewUnit(subject="event", subject_id=event.id, document_id=event.document.id, event=event)
                own = _own_unit(added, given, reviewer, home=unit.subject_id)
                yield replace(own, answer=replace(own.answer, verdict=own.answer.verdict or "accept"))


def _own_unit(unit: ReviewUnit, given: Sequence[Decision], reviewer: str, *, home: str) -> OwnUnit:
    log = [one for one in given if one.subject_id == unit.subject_id]
    event = None if unit.event is None else seen_by(unit.event, log)
    return OwnUnit(unit=unit, answer=blind_answer(unit, log, reviewer), event=event, home=home)


def _units(records: "Records", kind: DoubleReviewKind, drawn: Sequence[str]) -> Iterator[ReviewUnit]:
    """The drawn records as they stand now, a report followed by its events."""
    events = records.events.latest(drawn) if kind == "events" else {}
    incidents = records.incidents.several(drawn) if kind == "incidents" else {}
    for name in drawn:
        if kind == "events":
            event = events[name]
            yield ReviewUnit(subject="event", subject_id=name, document_id=event.document.id, event=event)
        elif kind == "incidents":
            yield ReviewUnit(subject="incident", subject_id=name, incident=incidents.get(name))
        else:
            yield ReviewUnit(subject="document", subject_id=name, document_id=name)
            coding = records.events.current_coding(name)
            for event in () if coding is None else records.events.coding(coding).events:
                yield ReviewUnit(subject="event", subject_id=event.id, document_id=name, event=event)


def _queued(records: "Records", kind: DoubleReviewKind, drawable: frozenset[str]) -> Iterator[str]:
    """Records that can be drawn in the order of the queue: of each incident itself, its reports or its events."""
    after, seen = None, set[str]()
    while True:
        page = records.incidents.page(order="priority", after=after, limit=_PAGE)
        for entry in page.entries:
            for name in _records_of(records, kind, entry.incident_id):
                if name in drawable and name not in seen:
                    seen.add(name)
                    yield name
        if page.next is None:
            return
        after = page.next


def _records_of(records: "Records", kind: DoubleReviewKind, incident_id: str) -> Sequence[str]:
    """The records of a kind that an incident is, or is made of."""
    if kind == "incidents":
        return (incident_id,)
    incident = records.incidents.get(incident_id)
    if incident is None:
        return ()
    return incident.event_ids if kind == "events" else [one.document_id for one in incident.reports]


def _review(records: "Records", review_id: str) -> DoubleReview:
    found = records.double_reviews.get(review_id)
    if found is None:
        raise ReviewError(f"there is no double review {review_id:.80}", "List them by: dotterel review list.")
    return found


def _check_open(review: DoubleReview) -> None:
    if review.closed is not None:
        raise ReviewError("this double review is closed", "Its answers stand in the log.")


def _is_same(one: ResolvedEvent, other: ResolvedEvent) -> bool:
    return one.type == other.type and (one.trigger.start, one.trigger.end) == (other.trigger.start, other.trigger.end)


def _coder(own: OwnUnit) -> str:
    """Whose event was answered to; empty where no event was."""
    return "" if own.unit.event is None else own.unit.event.coder
