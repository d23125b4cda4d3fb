"""Agreement between reviewers."""

import pytest

from dotterel.review import agreement
from tests.review.decisions import decision


def test_alpha_by_field() -> None:
    """Two of three records agreed on: alpha is the textbook's value for names, and whole records have their own."""
    answers = {"e1": ("1", "1"), "e2": ("2", "2"), "e3": ("1", "2")}
    log = [
        decision("correct", subject_id=event, field="killed", after=said, reviewer=reviewer)
        for event, both in answers.items()
        for reviewer, said in zip(("Ama Example", "Ben Example"), both, strict=True)
    ]
    log += [decision("accept", subject_id="e1", reviewer=name) for name in ("Ama Example", "Ben Example")]
    whole, killed = agreement(log)
    assert (killed.field, killed.records, killed.agreed) == ("killed", 3, 2)
    # Observed disagreement 1/3; expected from the six answers (three of each): 2*3*3 / (6*5) = 0.6.
    assert killed.alpha == pytest.approx(1 - (1 / 3) / 0.6, abs=1e-3)
    assert (whole.field, whole.alpha, whole.agreed) == ("event", None, 1)


def test_one_reviewer_has_nobody_to_agree_with() -> None:
    """Records that one person saw do not count, and neither do adjudications."""
    assert agreement([decision(), decision("adjudicate", reviewer="Ben Example")]) == ()
