"""Figures of groupings."""

import pytest

from dotterel.evaluation import grouping


def test_the_right_grouping_is_right_in_every_figure() -> None:
    """A perfect answer scores 1, whatever its groups are called."""
    wanted = {"a": "x", "b": "x", "c": "y", "d": "z"}
    measured = grouping({one: f"our {group}" for one, group in wanted.items()}, wanted)
    assert measured.conll == pytest.approx(1.0)
    assert measured.pairs.f1 == 1.0


def test_figures_of_a_small_case_reckoned_by_hand() -> None:
    """Two groups of two, answered as three and one."""
    measured = grouping({"1": "a", "2": "a", "3": "a", "4": "b"}, {"1": "A", "2": "A", "3": "B", "4": "B"})
    assert measured.b_cubed[:2] == pytest.approx(((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, (1 + 1 + 1 / 2 + 1 / 2) / 4))
    assert (measured.pairs.right, measured.pairs.given, measured.pairs.wanted) == (1, 3, 2)
    assert measured.muc[:2] == pytest.approx((1 / 2, 1 / 2))
    # a with A shares two of five, b with B one of three
    assert measured.ceaf[:2] == pytest.approx(((4 / 5 + 2 / 3) / 2, (4 / 5 + 2 / 3) / 2))


def test_what_is_not_answered_stands_alone() -> None:
    """A thing without a group is wrong only where it belongs to others; a group of its name does not take it in."""
    measured = grouping({"a": "b"}, {"a": "x", "b": "x", "c": "y"})
    assert measured.pairs.given == 0
    assert measured.b_cubed[0] == 1.0


def test_nothing_asked_is_nothing() -> None:
    """An empty gold breaks no figure."""
    assert grouping({}, {}).conll == 0.0
