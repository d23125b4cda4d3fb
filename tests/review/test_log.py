"""What the log comes to."""

from dotterel.review import settle, standing
from tests.review.decisions import decision


def test_a_decision_can_be_taken_back_and_brought_back() -> None:
    """Undo hides a decision, and undoing the undo shows it again; all three stay in the log."""
    first = decision("correct", field="killed", value={"low": 1})
    undo = decision("undo", subject="decision", subject_id=first.id)
    redo = decision("undo", subject="decision", subject_id=undo.id)
    assert standing([first]) == (first,)
    assert standing([first, undo]) == ()
    assert standing([first, undo, redo]) == (first,)


def test_a_reviewers_later_word_replaces_the_earlier() -> None:
    """Who changes their mind does not disagree with themselves."""
    first = decision("correct", field="killed", value={"low": 1})
    second = decision("correct", field="killed", value={"low": 2})
    (settled,), disagreements = settle([first, second])
    assert settled.decision == second
    assert not disagreements


def test_two_reviewers_who_differ_leave_it_open_until_somebody_settles_it() -> None:
    """No answer holds while two stand against each other; the adjudicated one does, and outlasts later words."""
    one = decision("correct", field="killed", value={"low": 1})
    other = decision("correct", field="killed", value={"low": 2}, reviewer="Ben Example")
    settled, (open_,) = settle([one, other])
    assert not settled
    assert open_.decisions == (one, other)
    judged = decision("adjudicate", field="killed", value={"low": 2}, reviewer="Cleo Example")
    (settled_one,), disagreements = settle([one, other, judged, one])
    assert settled_one.decision == judged
    assert settled_one.is_adjudicated
    assert not disagreements


def test_two_reviewers_who_say_the_same_agree() -> None:
    """The order of keys is no difference."""
    one = decision("correct", field="killed", after='{"low": 1, "high": 2}')
    other = decision("correct", field="killed", after='{"high": 2, "low": 1}', reviewer="Ben Example")
    (settled,), disagreements = settle([one, other])
    assert settled.reviewers == ("Ama Example", "Ben Example")
    assert not disagreements


def test_who_accepts_the_whole_disagrees_with_a_correction() -> None:
    """ "All right" by one reviewer and "the place is wrong" by another is a disagreement on the place."""
    whole = decision("accept")
    place = decision("correct", field="place", before="null", value={"country": "MLI"}, reviewer="Ben Example")
    settled, (open_,) = settle([whole, place])
    assert [one.field for one in settled] == ["event"]
    assert open_.field == "place"
    settled, none = settle([whole, decision("correct", field="place", before="null", value={"country": "MLI"})])
    assert not none
    assert {one.field for one in settled} == {"event", "place"}
