"""What every kind of store promises of double reviews."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import DatabaseError

from dotterel.model import Decision, DoubleReview, Method, ReviewUnit, StoreConflict, StoreError
from dotterel.store import Store
from tests import factories

OPENED = "2024-03-06T10:00:00+00:00"


def review(**changes: object) -> DoubleReview:
    """Ama and Ben review one event of three."""
    made = DoubleReview(
        id="double-1", kind="events", draw="random", seed=7, size=1, population=3,
        reviewers=("Ama Example", "Ben Example"), adjudicator="Cleo Example", opened=OPENED, opened_by="Dan Example",
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def answer(decision_id: str, reviewer: str = "Ama Example", **changes: object) -> Decision:
    """An acceptance of the event."""
    made = Decision(id=decision_id, reviewer=reviewer, made=OPENED, act="accept", subject="event", subject_id="event-1")
    return replace(made, **changes)  # type: ignore[arg-type]


EVENT = ReviewUnit(
    subject="event", subject_id="event-1", document_id="document-1", event=factories.resolved_event(id="event-1")
)


def code(store: Store, document_id: str, *event_ids: str, version: str = "1") -> None:
    """Code a document."""
    document = factories.document(id=document_id)
    events = [factories.resolved_event(id=one, document=document.reference()) for one in event_ids]
    with store.writing() as records:
        records.events.keep(events, document=document, method=Method(coder=factories.provenance(version=version)))


def test_a_double_review_is_kept_with_what_its_reviewers_see(store: Store) -> None:
    """It comes back as it was set up, its records as they stood, whatever has been coded since."""
    incident = ReviewUnit(
        subject="incident", subject_id="incident-1", incident=factories.told_incident(id="incident-1")
    )
    report = ReviewUnit(subject="document", subject_id="document-2", document_id="document-2")
    with store.writing() as records:
        records.double_reviews.open(review(), [EVENT, report, incident])
        records.double_reviews.open(review(id="double-2", draw="queue", seed=None, adjudicator=None), [])
    with store.reading() as records:
        first, second = records.double_reviews.all()
        assert (first, second.seed, second.adjudicator) == (review(), None, None)
        assert records.double_reviews.units("double-1") == (EVENT, report, incident)
        assert records.double_reviews.unit("double-1", "incident-1") == incident
        assert records.double_reviews.unit("double-2", "event-1") is None
        assert records.double_reviews.get("double-9") is None


def test_answers_are_sealed_in_their_order_until_it_is_closed(store: Store) -> None:
    """Each is asked for by whose it is; none stands in the log; after the end none is taken any more."""
    first, second = answer("one"), answer("two", "Ben Example", act="reject")
    with store.writing() as records:
        records.double_reviews.open(review(), [EVENT])
        assert records.double_reviews.seal("double-1", "event-1", first)
        assert not records.double_reviews.seal("double-1", "event-1", first)
        assert records.double_reviews.seal("double-1", "event-1", second)
    with store.reading() as records:
        assert records.double_reviews.sealed("double-1", reviewer="Ben Example") == (("event-1", second),)
        assert records.double_reviews.sealed("double-1") == (("event-1", first), ("event-1", second))
        assert records.double_reviews.sealed("double-2") == ()
        assert list(records.decisions.all()) == []
    with pytest.raises(StoreConflict, match="another content"), store.writing() as records:
        records.double_reviews.seal("double-1", "event-1", answer("one", act="reject"))
    with store.writing() as records:
        assert records.double_reviews.finish("double-1", reviewer="Ben Example", made=OPENED) == ("Ben Example",)
        records.double_reviews.finish("double-1", reviewer="Ben Example", made=OPENED)
        records.double_reviews.close("double-1", by="Ama Example", made="2024-03-07T10:00:00+00:00")
        found = records.double_reviews.get("double-1")
    assert found == review(finished=("Ben Example",), closed="2024-03-07T10:00:00+00:00", closed_by="Ama Example")
    for late in (
        lambda door: door.seal("double-1", "event-1", answer("three")),
        lambda door: door.finish("double-1", reviewer="Ama Example", made=OPENED),
        lambda door: door.close("double-1", by="Ama Example", made=OPENED),
        lambda door: door.close("double-9", by="Ama Example", made=OPENED),
    ):
        with pytest.raises(StoreConflict), store.writing() as records:
            late(records.double_reviews)


def test_a_record_is_in_one_open_double_review_at_most(store: Store) -> None:
    """So nobody's answer is asked twice at once; once the first is closed it can be drawn again."""
    with store.writing() as records:
        records.double_reviews.open(review(), [EVENT])
        assert records.double_reviews.open_units(subject_ids=["event-1"]) == (("double-1", EVENT),)
        assert records.double_reviews.open_units(document_ids=["document-1"], subject_ids=["event-1"]) == (
            ("double-1", EVENT),
        )
        assert records.double_reviews.open_units(subject_ids=["event-9"], document_ids=["document-9"]) == ()
    report = ReviewUnit(subject="document", subject_id="document-1", document_id="document-1")
    for again in (EVENT, report):
        with pytest.raises(StoreConflict, match="another double review"), store.writing() as records:
            records.double_reviews.open(review(id="double-2"), [again])
    with store.writing() as records:
        records.double_reviews.close("double-1", by="Ama Example", made=OPENED)
        assert records.double_reviews.open_units(subject_ids=["event-1"]) == ()
        records.double_reviews.open(review(id="double-2"), [EVENT])


def test_what_can_be_drawn_is_what_nobody_has_decided_on(store: Store) -> None:
    """Neither records with decisions, nor those of reports with any, nor those that others answer just now."""
    for number in range(4):
        code(store, f"document-{number}", f"event-{number}a", f"event-{number}b")
    code(store, "document-3", "event-3c", version="2")
    code(store, "document-4")
    with store.writing() as records:
        for name, events in (("incident-1", ("event-0a",)), ("incident-2", ("event-1a", "event-2a"))):
            records.incidents.keep(factories.told_incident(id=name, event_ids=events), made_by=factories.provenance())
        door = records.double_reviews
        assert door.drawable("events") == tuple(f"event-{name}" for name in ("0a", "0b", "1a", "1b", "2a", "2b", "3c"))
        assert door.drawable("reports") == ("document-0", "document-1", "document-2", "document-3")
        assert door.drawable("incidents") == ("incident-1", "incident-2")
        records.decisions.keep(answer("one", subject_id="event-0a"))
        records.decisions.keep(answer("two", subject="document", subject_id="document-3"))
        other = replace(EVENT, subject_id="event-1a", document_id="document-1")
        door.open(review(), [other])
        assert door.drawable("events") == ("event-0b", "event-1b", "event-2a", "event-2b")
        assert door.drawable("reports") == ("document-2",)
        assert door.drawable("incidents") == ("incident-2",)


def test_a_sealed_answer_is_never_changed(store: Store) -> None:
    """The database itself refuses, whoever asks."""
    with store.writing() as records:
        records.double_reviews.open(review(), [EVENT])
        records.double_reviews.seal("double-1", "event-1", answer("one"))
    for statement in ("UPDATE sealed_decisions SET act = 'reject'", "DELETE FROM sealed_decisions"):
        with pytest.raises((DatabaseError, StoreError)), store._writing.begin() as connection:
            connection.exec_driver_sql(statement)
    with store.reading() as records:
        assert len(records.double_reviews.sealed("double-1")) == 1
