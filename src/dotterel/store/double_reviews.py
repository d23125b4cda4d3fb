"""Double reviews in SQL; the database itself refuses to change or delete an answer."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, exists, insert, or_, select

from dotterel.model import (
    Decision,
    DoubleReview,
    DoubleReviewKind,
    Incident,
    ReviewUnit,
    StoreConflict,
    event_from_record,
    plain_of,
    record_from,
    record_of,
)
from dotterel.store.decisions import decision_of, decision_row
from dotterel.store.dialects import insert_new, one_after_the_other
from dotterel.store.rows import chunks, plain, plain_or_none
from dotterel.store.schema import (
    codings,
    current_codings,
    current_incidents,
    decisions,
    double_review_ends,
    double_review_units,
    double_reviews,
    event_versions,
    sealed_decisions,
)

_FINISHED, _CLOSED = "finished", "closed"
_IDS_AT_ONCE = 500


class SqlDoubleReviews:
    """As `DoubleReviews`."""

    def __init__(self, connection: Connection) -> None:
        """Args: a connection within its transaction."""
        self._connection = connection

    def open(self, review: DoubleReview, units: Sequence[ReviewUnit]) -> None:
        """As in `DoubleReviews`."""
        one_after_the_other(self._connection)
        taken = self.open_units(
            subject_ids=[unit.subject_id for unit in units],
            document_ids=[unit.subject_id for unit in units if unit.subject == "document"],
        )
        if taken:
            raise StoreConflict(
                f"{taken[0][1].subject} {taken[0][1].subject_id} is in another double review that is still open",
                "Close that one, or draw others.",
            )
        number = insert_new(
            self._connection,
            double_reviews,
            {
                **{name: getattr(review, name) for name in ("kind", "draw", "seed", "size", "population", "opened")},
                "id": plain(review.id),
                "first": plain(review.reviewers[0]),
                "second": plain(review.reviewers[1]),
                "adjudicator": plain_or_none(review.adjudicator),
                "opened_by": plain(review.opened_by),
            },
        )
        if number is None:
            raise StoreConflict(f"there is a double review {review.id} already", "Give it an identifier of its own.")
        for unit in units:
            self._connection.execute(
                insert(double_review_units),
                {
                    "review": number,
                    "subject": unit.subject,
                    "subject_id": plain(unit.subject_id),
                    "document_id": plain_or_none(unit.document_id),
                    "record": _record(unit),
                },
            )

    def all(self) -> tuple[DoubleReview, ...]:
        """As in `DoubleReviews`."""
        return self._reviews(select(double_reviews))

    def get(self, review_id: str) -> DoubleReview | None:
        """As in `DoubleReviews`."""
        found = self._reviews(select(double_reviews).where(double_reviews.c.id == plain(review_id)))
        return found[0] if found else None

    def units(self, review_id: str) -> tuple[ReviewUnit, ...]:
        """As in `DoubleReviews`."""
        question = _UNITS.where(double_reviews.c.id == plain(review_id)).order_by(double_review_units.c.number)
        return tuple(map(_unit, self._connection.execute(question)))

    def unit(self, review_id: str, subject_id: str) -> ReviewUnit | None:
        """As in `DoubleReviews`."""
        wanted = (double_reviews.c.id == plain(review_id), double_review_units.c.subject_id == plain(subject_id))
        row = self._connection.execute(_UNITS.where(*wanted)).one_or_none()
        return None if row is None else _unit(row)

    def open_units(
        self, *, subject_ids: Sequence[str] = (), document_ids: Sequence[str] = ()
    ) -> tuple[tuple[str, ReviewUnit], ...]:
        """As in `DoubleReviews`."""
        found: list[tuple[str, ReviewUnit]] = []
        table = double_review_units.c
        for column, ids in ((table.subject_id, subject_ids), (table.document_id, document_ids)):
            wanted = list(dict.fromkeys(map(plain, ids)))
            for some in chunks(wanted, _IDS_AT_ONCE):
                question = _UNITS.where(column.in_(some), ~_is_closed()).order_by(table.number)
                found += ((row.id, _unit(row)) for row in self._connection.execute(question))
        return tuple({(review_id, unit.subject_id): (review_id, unit) for review_id, unit in found}.values())

    def about(self, subject_ids: Sequence[str]) -> tuple[DoubleReview, ...]:
        """As in `DoubleReviews`."""
        units = double_review_units.c
        holding = select(units.review).where(units.subject_id.in_(list(map(plain, subject_ids))))
        return self._reviews(select(double_reviews).where(double_reviews.c.number.in_(holding)))

    def drawable(self, kind: DoubleReviewKind) -> tuple[str, ...]:
        """As in `DoubleReviews`."""
        return tuple(sorted(self._connection.execute(_DRAWABLE[kind]()).scalars()))

    def seal(self, review_id: str, unit_id: str, decision: Decision) -> bool:
        """As in `DoubleReviews`."""
        one_after_the_other(self._connection)
        number = self._open_number(review_id)
        values = decision_row(decision)
        row = {**values, "review": number, "unit": plain(unit_id)}
        if insert_new(self._connection, sealed_decisions, row) is not None:
            return True
        known = self._connection.execute(select(sealed_decisions).where(sealed_decisions.c.id == row["id"])).one()
        if decision_of(known) != Decision(**values) or (known.review, known.unit) != (number, row["unit"]):
            raise StoreConflict(
                f"decision {decision.id} is sealed with another content",
                "A decision is never changed: give the new one an identifier of its own.",
            )
        return False

    def sealed(self, review_id: str, *, reviewer: str | None = None) -> tuple[tuple[str, Decision], ...]:
        """As in `DoubleReviews`."""
        question = (
            select(sealed_decisions)
            .join(double_reviews, double_reviews.c.number == sealed_decisions.c.review)
            .where(double_reviews.c.id == plain(review_id))
            .order_by(sealed_decisions.c.number)
        )
        if reviewer is not None:
            question = question.where(sealed_decisions.c.reviewer == plain(reviewer))
        return tuple((row.unit, decision_of(row)) for row in self._connection.execute(question))

    def finish(self, review_id: str, *, reviewer: str, made: str) -> tuple[str, ...]:
        """As in `DoubleReviews`."""
        one_after_the_other(self._connection)
        number = self._open_number(review_id)
        self._end(number, _FINISHED, reviewer, made)
        found = self.get(review_id)
        return () if found is None else found.finished

    def close(self, review_id: str, *, by: str, made: str) -> None:
        """As in `DoubleReviews`."""
        one_after_the_other(self._connection)
        self._end(self._open_number(review_id), _CLOSED, by, made)

    def _open_number(self, review_id: str) -> int:
        question = select(double_reviews.c.number, _is_closed().label("closed"))
        row = self._connection.execute(question.where(double_reviews.c.id == plain(review_id))).one_or_none()
        if row is None:
            raise StoreConflict(f"there is no double review {review_id}", "List them.")
        if row.closed:
            raise StoreConflict(f"double review {review_id} is closed", "Its answers stand in the log now.")
        return int(row.number)

    def _end(self, number: int, what: str, reviewer: str, made: str) -> None:
        row = {"review": number, "what": what, "reviewer": plain(reviewer), "made": made}
        insert_new(self._connection, double_review_ends, row)

    def _reviews(self, question: Select[Any]) -> tuple[DoubleReview, ...]:
        rows = self._connection.execute(question.order_by(double_reviews.c.number)).all()
        ends: dict[int, list[Row[Any]]] = {}
        if rows:
            table = double_review_ends
            for end in self._connection.execute(select(table).order_by(table.c.number)):
                ends.setdefault(end.review, []).append(end)
        return tuple(_review(row, ends.get(row.number, [])) for row in rows)


_UNITS = select(double_reviews.c.id, double_review_units).join(
    double_reviews, double_reviews.c.number == double_review_units.c.review
)


def _is_closed() -> ColumnElement[bool]:
    ends = double_review_ends.c
    return exists().where(ends.review == double_reviews.c.number, ends.what == _CLOSED)


def _in_open(*columns: ColumnElement[Any]) -> ColumnElement[bool]:
    """That one of some identifiers is a unit of a double review that is open."""
    units = double_review_units.c
    return exists().where(
        or_(*(units.subject_id == column for column in columns)),
        units.review == double_reviews.c.number,
        ~_is_closed().correlate(double_reviews),
    )


def _decided(*columns: ColumnElement[Any]) -> ColumnElement[bool]:
    return exists().where(or_(*(decisions.c.subject_id == column for column in columns)))


def _events() -> Select[Any]:
    event, coding = event_versions.c, current_codings.c
    question = select(event.event_id).join(current_codings, coding.number == event.coding)
    return question.where(
        ~_decided(event.event_id, coding.document_id), ~_in_open(event.event_id, coding.document_id)
    ).distinct()


def _reports() -> Select[Any]:
    """Reports of which neither they themselves nor any event of theirs is decided on or in an open double review."""
    document = current_codings.c.document_id
    event = event_versions.alias()
    coding = codings.alias()
    of_it = (
        select(coding.c.document_id)
        .join(event, event.c.coding == coding.c.number)
        .where(or_(_decided(event.c.event_id), _in_open(event.c.event_id)))
    )
    question = select(document).where(current_codings.c.events > 0, ~_decided(document), ~_in_open(document))
    return question.where(document.not_in(of_it)).distinct()


def _incidents() -> Select[Any]:
    incident = current_incidents.c
    return select(incident.incident_id).where(incident.decisions == 0, ~_in_open(incident.incident_id))


_DRAWABLE = {"events": _events, "reports": _reports, "incidents": _incidents}


def _review(row: Row[Any], ends: Sequence[Row[Any]]) -> DoubleReview:
    closed = next((end for end in ends if end.what == _CLOSED), None)
    return DoubleReview(
        id=row.id,
        kind=row.kind,
        draw=row.draw,
        seed=row.seed,
        size=row.size,
        population=row.population,
        reviewers=(row.first, row.second),
        adjudicator=row.adjudicator,
        opened=row.opened,
        opened_by=row.opened_by,
        finished=tuple(end.reviewer for end in ends if end.what == _FINISHED),
        closed=None if closed is None else closed.made,
        closed_by=None if closed is None else closed.reviewer,
    )


def _record(unit: ReviewUnit) -> Any:
    if unit.event is not None:
        return record_of(unit.event)
    return None if unit.incident is None else plain_of(unit.incident)


def _unit(row: Row[Any]) -> ReviewUnit:
    return ReviewUnit(
        subject=row.subject,
        subject_id=row.subject_id,
        document_id=row.document_id,
        event=event_from_record(row.record) if row.subject == "event" else None,
        incident=record_from(Incident, row.record) if row.subject == "incident" else None,
    )
