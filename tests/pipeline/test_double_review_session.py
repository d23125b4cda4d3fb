"""Two people review the same records, and neither sees what the other says before both are done."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dotterel.model import DoubleReview, Incident, ResolvedEvent, ReviewError, Span
from dotterel.pipeline import DoubleReviewSession, ReviewSession
from dotterel.store import Store
from tests import factories
from tests.two_reports import KILLING, code, incidents, link, two_reports

AMA, BEN, CLEO = "Ama Example", "Ben Example", "Cleo Example"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store in which two reports tell one killing, linked."""
    with two_reports(tmp_path) as opened:
        yield opened


def session(store: Store, name: str) -> DoubleReviewSession:
    """What a person does."""
    return DoubleReviewSession(store, name)


def opened(store: Store, kind: str = "events", **changes: object) -> DoubleReview:
    """A double review of all there is, by Ama and Ben."""
    given: dict[str, object] = {"reviewers": (AMA, BEN), "size": 9, "seed": 1, **changes}
    return session(store, CLEO).open(kind, **given)  # type: ignore[arg-type]


def killed(store: Store) -> int | None:
    """The number killed in the event of the first report, as it stands."""
    (event,) = ReviewSession(store, CLEO).document("d1").reviewed.events
    return None if event.killed is None else event.killed.low


def incident(store: Store) -> Incident:
    """The only incident."""
    (found,) = incidents(store)
    return found


def toll(number: int) -> str:
    """A number as a decision holds it."""
    return json.dumps({"low": number, "high": number})


def kept_by_one_alone(store: Store, review: DoubleReview) -> None:
    """Both answer and finish: one keeps the killing and the other takes it out."""
    for name in (AMA, BEN):
        one = session(store, name)
        (one.accept if name == AMA else one.reject)(review.id, KILLING)
        one.accept(review.id, "event of d2")
        one.finish(review.id)


def answered_differently(store: Store, review: DoubleReview) -> None:
    """Both are done: to Ama seven were killed, to Ben eight; the other report's event is none to both."""
    for name, number in ((AMA, 7), (BEN, 8)):
        own = session(store, name)
        own.correct(review.id, KILLING, "killed", toll(number))
        own.accept(review.id, KILLING)
        own.reject(review.id, "event of d2")
        own.finish(review.id)


def missed(document_id: str, phrase: str = "said") -> ResolvedEvent:
    """An event that the coder missed."""
    document = factories.document(id=document_id)
    return factories.resolved_event(
        id=f"event-missed-{phrase}", type="ACCUSE", modes=(), trigger=factories.words(phrase), killed=None,
        document=document.reference(),
    )  # fmt: skip


def test_nobody_sees_an_answer_before_both_are_done(store: Store) -> None:
    """Not in the log, the events, the incident or the other's own pages; then both stand in the log and differ."""
    review = opened(store)
    ama, ben = session(store, AMA), session(store, BEN)
    before = incident(store)
    ama.correct(review.id, KILLING, "killed", toll(7), note="the hospital's count")
    for one in (KILLING, "event of d2"):
        ama.accept(review.id, one)
    assert not ama.finish(review.id)
    with store.reading() as records:
        assert list(records.decisions.all()) == []
        assert records.decisions.on_document("d1") == ()
    assert (killed(store), incident(store)) == (3, before)
    assert [one.answer.verdict for one in ben.own(review.id)] == ["", ""]
    assert ben.unit(review.id, KILLING).event == factories.resolved_event(
        id=KILLING, document=factories.document(id="d1", outlet="Outlet of d1").reference()
    )
    for name in (AMA, BEN, CLEO):
        with pytest.raises(ReviewError, match="nobody sees the answers"):
            session(store, name).outcome(review.id)
    assert ben.agreement() == ()
    with pytest.raises(ReviewError, match="none of the two"):
        session(store, CLEO).own(review.id)
    assert [(one.answered, one.is_finished) for one in ama.progress(review.id)] == [(2, True), (0, False)]
    for one in (KILLING, "event of d2"):
        ben.accept(review.id, one)
    assert ben.finish(review.id)
    with store.reading() as records:
        assert {one.reviewer for one in records.decisions.all()} == {AMA, BEN}
    assert killed(store) == 3
    assert [one.field for one in ReviewSession(store, CLEO).disagreements()] == ["killed"]


def test_a_third_person_settles_and_the_log_keeps_all_three(store: Store) -> None:
    """What they say holds; the two themselves may not settle where a third was named."""
    review = opened(store, adjudicator=CLEO)
    answered_differently(store, review)
    outcome = session(store, AMA).outcome(review.id)
    assert {pair.unit.subject_id: pair.differing() for pair in outcome.pairs} == {
        KILLING: ("killed",),
        "event of d2": (),
    }
    assert outcome.unsettled() == 1
    with pytest.raises(ReviewError, match=CLEO):
        ReviewSession(store, AMA).adjudicate(KILLING, "killed", toll(7))
    ReviewSession(store, CLEO).adjudicate(KILLING, "killed", toll(8), note="as the second report has it")
    assert killed(store) == 8
    with store.reading() as records:
        said = [(one.reviewer, one.after) for one in records.decisions.of(KILLING) if one.field == "killed"]
    assert said == [(AMA, toll(7)), (BEN, toll(8)), (CLEO, toll(8))]
    outcome = session(store, BEN).outcome(review.id)
    assert outcome.unsettled() == 0
    assert outcome.verdicts[KILLING, "killed"].reviewer == CLEO
    whole = next(one for one in outcome.agreement if one.field == "event")
    assert (whole.records, whole.agreed, whole.alpha, whole.is_few) == (2, 2, 1.0, True)


def test_where_there_is_no_third_person_either_settles(store: Store) -> None:
    """Two people alone are not stuck."""
    review = opened(store)
    kept_by_one_alone(store, review)
    assert killed(store) == 3
    ReviewSession(store, BEN).adjudicate(KILLING, None, '"reject"')
    assert ReviewSession(store, BEN).document("d1").reviewed.events == ()


def test_a_rejection_that_is_disputed_holds_back_the_corrections(store: Store) -> None:
    """While it is open whether there is an event at all, nothing that one of the two says of it holds."""
    review = opened(store)
    session(store, AMA).correct(review.id, KILLING, "killed", toll(7))
    kept_by_one_alone(store, review)
    assert killed(store) == 3
    ReviewSession(store, CLEO).adjudicate(KILLING, None, '"accept"')
    assert killed(store) == 7


def test_what_is_under_double_review_takes_no_other_decision(store: Store) -> None:
    """Else one of the two could see, on the page of the event, what the other says."""
    earlier = ReviewSession(store, CLEO).comment(incident(store).id, "before")
    review = opened(store, size=1, draw="random", seed=2)
    (unit,) = session(store, AMA).own(review.id)
    mine, document = unit.unit.subject_id, unit.unit.document_id
    assert document is not None
    other = ReviewSession(store, AMA)
    whole = incident(store)
    again = replace(factories.resolved_event(), id="event-again", document=factories.document(id=document).reference())
    for act in (
        lambda: other.correct(mine, "killed", toll(7)),
        lambda: other.accept(mine),
        lambda: other.reject(mine),
        lambda: other.adjudicate(mine, None, '"reject"'),
        lambda: other.add(again),
        lambda: other.done(document),
        lambda: other.accept_incident(whole.id),
        lambda: other.correct_incident(whole.id, "killed", '{"best": 7}'),
        lambda: other.comment(whole.id, "it was seven"),
        lambda: other.split(whole.id, [[one] for one in whole.event_ids]),
        lambda: other.undo(earlier.id),
    ):
        with pytest.raises(ReviewError, match="without seeing each other"):
            act()
    with store.reading() as records:
        assert records.decisions.latest() == 1
    free = next(one for one in ("event of d1", "event of d2") if one != mine)
    other.accept(free)
    session(store, AMA).close(review.id)
    other.accept(mine)


def test_an_incident_under_double_review_is_not_changed_through_its_events(store: Store) -> None:
    """Its toll comes from them: a correction there would show one what the other thinks."""
    opened(store, kind="incidents")
    with pytest.raises(ReviewError, match="without seeing each other"):
        ReviewSession(store, AMA).correct(KILLING, "killed", toll(7))


def test_nobody_settles_by_taking_back_anothers_word(store: Store) -> None:
    """Where somebody is named to settle, the other's answer is theirs to weigh; one's own may be taken back."""
    review = opened(store, adjudicator=CLEO)
    answered_differently(store, review)
    with store.reading() as records:
        said = {one.reviewer: one for one in records.decisions.all() if one.field == "killed"}
    with pytest.raises(ReviewError, match=CLEO):
        ReviewSession(store, AMA).undo(said[BEN].id)
    ReviewSession(store, AMA).undo(said[AMA].id)


def test_both_see_the_record_as_it_was_drawn(store: Store) -> None:
    """A report that is coded again in between does not change the question, and the answer finds its event."""
    review = opened(store)
    session(store, AMA).correct(review.id, KILLING, "killed", toll(7))
    code(store, "d1", version="2", killed=4)
    seen = session(store, BEN).unit(review.id, KILLING).event
    assert seen is not None
    assert seen.killed is not None
    assert seen.killed.low == 3
    for name in (AMA, BEN):
        for one in (KILLING, "event of d2"):
            session(store, name).accept(review.id, one)
    session(store, BEN).correct(review.id, KILLING, "killed", toll(7))
    session(store, AMA).finish(review.id)
    session(store, BEN).finish(review.id)
    assert killed(store) == 7


def test_a_report_is_reviewed_with_what_is_missing_in_it(store: Store) -> None:
    """An event that one adds and the other does not holds only when it is settled; one that both add holds at once."""
    review = opened(store, "reports", size=1, seed=3)
    ama, ben = session(store, AMA), session(store, BEN)
    report, event = (one.unit.subject_id for one in ama.own(review.id))
    with pytest.raises(ReviewError, match="wait for an answer"):
        ama.accept(review.id, report)
    for one in (ama, ben):
        one.accept(review.id, event)
        one.add(review.id, report, missed(report, "Gunmen"))
    ama.add(review.id, report, missed(report))
    with pytest.raises(ReviewError, match="already"):
        ama.add(review.id, report, missed(report))
    with pytest.raises(ReviewError, match="does not stand"):
        ama.add(review.id, report, replace(missed(report, "Tarka"), trigger=Span(start=0, end=3, text="xyz")))
    ama.correct(review.id, "event-missed-said", "type", '"REJECT"')
    assert len(ama.own(review.id)) == 4
    assert len(ben.own(review.id)) == 3
    for one in (ama, ben):
        one.accept(review.id, report)
        one.finish(review.id)
    stands = {one.id for one in ReviewSession(store, CLEO).document(report).reviewed.events}
    assert stands == {event, "event-missed-Gunmen"}
    (open_,) = ReviewSession(store, CLEO).disagreements()
    assert [(one.reviewer, one.act) for one in open_.decisions] == [(AMA, "accept"), (BEN, "reject")]
    ReviewSession(store, CLEO).adjudicate("event-missed-said", None, '"accept"')
    types = {one.id: one.type for one in ReviewSession(store, CLEO).document(report).reviewed.events}
    assert types["event-missed-said"] == "REJECT"
    whole = next(one for one in session(store, AMA).outcome(review.id).agreement if one.field == "event")
    assert (whole.records, whole.agreed) == (3, 2)


def test_an_incident_is_reviewed_by_its_tolls(store: Store) -> None:
    """Both see it as it was drawn; they differ until one of the tolls is chosen."""
    review = opened(store, "incidents", draw="queue")
    whole = incident(store)
    for name, number in ((AMA, 5), (BEN, 6)):
        one = session(store, name)
        one.correct(review.id, whole.id, "killed", json.dumps({"best": number}))
        with pytest.raises(ReviewError):
            one.correct(review.id, whole.id, "summary", '"A raid."')
        with pytest.raises(ReviewError):
            one.reject(review.id, whole.id)
        one.accept(review.id, whole.id)
        one.finish(review.id)
    assert incident(store).tolls == whole.tolls
    ReviewSession(store, CLEO).adjudicate_incident(whole.id, "killed", '{"best": 6}')
    found = incident(store).toll("killed")
    assert found is not None
    assert found.total.best == 6


def test_an_answer_can_be_taken_back_before_one_is_done(store: Store) -> None:
    """What is cleared is answered anew, and does not come into the log."""
    review = opened(store, "reports", size=1)
    ama = session(store, AMA)
    report, event = (one.unit.subject_id for one in ama.own(review.id))
    ama.correct(review.id, event, "killed", toll(7))
    ama.reject(review.id, event)
    ama.add(review.id, report, missed(report))
    ama.clear(review.id, event)
    ama.clear(review.id, "event-missed-said")
    assert [(one.answer.verdict, one.answer.corrected) for one in ama.own(review.id)] == [("", ()), ("", ())]
    ama.accept(review.id, event)
    ama.add(review.id, report, missed(report))
    ama.close(review.id)
    with store.reading() as records:
        assert [(one.act, one.subject_id) for one in records.decisions.all()] == [("accept", event), ("add", report)]


def test_a_sample_is_drawn_by_its_seed_from_what_nobody_decided_on(store: Store) -> None:
    """The same seed draws the same; what is decided on, or drawn already, is not drawn."""
    for number in range(3, 9):
        code(store, f"d{number}")
    link(store)
    drawn = []
    for _ in range(2):
        review = opened(store, size=3, seed=11)
        drawn.append([one.unit.subject_id for one in session(store, AMA).own(review.id)])
        assert (review.size, review.population, review.seed) == (3, 8, 11)
        session(store, AMA).close(review.id)
    assert drawn[0] == drawn[1]
    ReviewSession(store, CLEO).accept(drawn[0][0])
    first = opened(store, size=5)
    assert first.population == 7
    second = opened(store, size=5, draw="queue")
    assert (second.size, second.population, second.seed) == (2, 2, None)
    with pytest.raises(ReviewError, match="no events to draw"):
        opened(store)


def test_slips_are_refused_and_leave_no_trace(store: Store) -> None:
    """Wrong people, sizes, records and fields, unfinished work, and whatever comes after the end."""
    for wrong in (
        {"reviewers": (AMA, AMA)},
        {"reviewers": (AMA, " ")},
        {"reviewers": (AMA,)},
        {"adjudicator": BEN.lower()},
        {"size": 0},
        {"size": 10_000},
    ):
        with pytest.raises(ReviewError):
            opened(store, **wrong)
    with pytest.raises(ReviewError):
        session(store, " ")
    assert session(store, AMA).all() == ()
    review = opened(store)
    ama = session(store, AMA)
    for slip in (
        lambda: ama.finish(review.id),
        lambda: ama.accept(review.id, "event of d9"),
        lambda: ama.accept("double-9", KILLING),
        lambda: ama.correct(review.id, KILLING, "trigger", '"x"'),
        lambda: ama.correct(review.id, KILLING, "killed", '{"low": 9, "high": 1}'),
        lambda: ama.add(review.id, KILLING, missed("d1")),
        lambda: session(store, "Dan Example").close(review.id),
        lambda: session(store, CLEO).accept(review.id, KILLING),
    ):
        with pytest.raises(ReviewError):
            slip()
    assert [one.answered for one in ama.progress(review.id)] == [0, 0]
    for one in (KILLING, "event of d2"):
        ama.accept(review.id, one)
    ama.finish(review.id)
    with pytest.raises(ReviewError, match="you are done"):
        ama.reject(review.id, KILLING)
    session(store, CLEO).close(review.id)
    for late in (lambda: ama.finish(review.id), lambda: ama.close(review.id), lambda: ama.clear(review.id, KILLING)):
        with pytest.raises(ReviewError, match="closed"):
            late()
