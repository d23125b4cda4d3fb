"""Agreement between two people who did not see each other's answers."""

import pytest

from dotterel.model import Decision, ReviewUnit
from dotterel.review import FEW, TwoAnswers, agreement, two_answers
from tests.factories import told_incident
from tests.review.blind import AMA, BEN, event_unit
from tests.review.decisions import decision


def pairs(answers: list[tuple[int, int]]) -> list[TwoAnswers]:
    """Two people's numbers killed in so many events, all of which both take for events."""
    units = [event_unit(f"e{number}") for number in range(len(answers))]
    sealed: list[tuple[str, Decision]] = []
    for unit, both in zip(units, answers, strict=True):
        for name, said in zip((AMA, BEN), both, strict=True):
            value = {"low": said, "high": said}
            of_one = {"subject_id": unit.subject_id, "reviewer": name}
            sealed.append((unit.subject_id, decision("correct", field="killed", value=value, **of_one)))
            sealed.append((unit.subject_id, decision("accept", **of_one)))
    return list(two_answers(units, sealed, (AMA, BEN)))


def test_alpha_by_field() -> None:
    """Two of three records agreed on: alpha is the textbook's value for names, and whole records have their own."""
    found = {one.field: one for one in agreement(pairs([(1, 1), (2, 2), (1, 2)]))}
    killed, whole = found["killed"], found["event"]
    assert (killed.subject, killed.records, killed.agreed, killed.answers) == ("event", 3, 2, 2)
    # Observed disagreement 1/3; expected from the six answers (three of each): 2*3*3 / (6*5) = 0.6.
    assert killed.alpha == pytest.approx(1 - (1 / 3) / 0.6, abs=1e-3)
    assert (whole.alpha, whole.agreed, whole.answers) == (None, 3, 1)


@pytest.mark.parametrize(("number", "few"), [(FEW - 1, True), (FEW, False)])
def test_few_records_are_said_to_be_few(number: int, few: bool) -> None:
    """Nobody takes an alpha over a handful of records for more than it is."""
    assert {one.is_few for one in agreement(pairs([(1, 2)] * number))} == {few}


def test_what_one_person_answered_alone_does_not_count() -> None:
    """Neither a record without the other's answer, nor the fields of an event that the other sees none in."""
    unit = event_unit("e1")
    alone = [("e1", decision("accept", subject_id="e1", reviewer=AMA))]
    assert agreement(two_answers([unit], alone, (AMA, BEN))) == ()
    both = [*alone, ("e1", decision("reject", subject_id="e1", reviewer=BEN))]
    (whole,) = agreement(two_answers([unit], both, (AMA, BEN)))
    assert (whole.field, whole.records, whole.agreed) == ("event", 1, 0)


def test_tolls_of_incidents_are_counted_apart_from_those_of_events() -> None:
    """A number of one mention is another question than the number of all accounts."""
    unit = ReviewUnit(subject="incident", subject_id="i1", incident=told_incident(id="i1"))
    sealed = [("i1", decision("accept", subject="incident", subject_id="i1", reviewer=name)) for name in (AMA, BEN)]
    found = agreement(two_answers([unit], sealed, (AMA, BEN)))
    assert {one.subject for one in found} == {"incident"}
    assert "killed" in {one.field for one in found}
