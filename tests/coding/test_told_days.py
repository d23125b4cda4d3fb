"""Days that the words of a time name."""

import pytest

from dotterel.coding.told_days import told_days

PUBLISHED = "2024-05-03"
"""A Friday."""


@pytest.mark.parametrize(
    ("words", "weekdays"),
    [
        ("on Monday", {0}),
        ("today", {4}),
        ("Yesterday morning", {3}),
        ("1 May", {2}),
        ("April 28", {6}),
        ("24 December", {6}),
        ("31 February", set()),
        ("since Monday", set()),
        ("two months", set()),
    ],
)
def test_days_have_their_weekday(words: str, weekdays: set[int]) -> None:
    """Weekdays, days of the calendar and words such as "today" are told by one measure; stretches are not days."""
    assert told_days([words], PUBLISHED).weekdays == weekdays


def test_without_the_reports_day_only_weekdays_are_known() -> None:
    """Nobody can say which day "today" is."""
    assert told_days(["today"], None).weekdays == frozenset()
    assert told_days(["on Monday"], None).weekdays == {0}


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("on Monday", "on Tuesday", True),
        ("on Monday", "Monday night", False),
        ("Monday night", "early on Tuesday", False),
        ("Monday night", "on Thursday", True),
        ("on Thursday", "2 May", False),
        ("on Thursday", "1 May", True),
        ("on Thursday", "in 2017", True),
        ("on Thursday", "in December", True),
        ("on Thursday", "in April", False),
        ("in May", "in December", True),
        ("in May", "since December", False),
        ("on Thursday", "in 2024", False),
        ("on Thursday", "", False),
    ],
)
def test_days_apart(first: str, second: str, apart: bool) -> None:
    """Two days, or a late day and a past year, are apart; a night belongs to two days."""
    days, others = told_days([first], PUBLISHED), told_days([second], PUBLISHED)
    assert (days.is_apart_from(others), others.is_apart_from(days)) == (apart, apart)


def test_a_report_of_january_knows_two_years() -> None:
    """ "On Thursday" in the first days of a year may be of the year before."""
    assert not told_days(["on Thursday"], "2024-01-02").is_apart_from(told_days(["in 2023"], "2024-01-02"))


@pytest.mark.parametrize(("words", "back"), [("a week earlier", True), ("last month", True), ("on Monday", False)])
def test_looking_back(words: str, back: bool) -> None:
    """Words for a time before the news are known as such."""
    assert told_days([words], PUBLISHED).looks_back == back


def test_odd_letters_and_days_without_a_year_before_them_break_nothing() -> None:
    """A long s reads as an s, and a report of the year 1 leaves "today" open."""
    assert told_days(["on \u017funday"], "2024-01-01").weekdays == told_days(["on Sunday"], "2024-01-01").weekdays
    for published in ("0001-01-01", "no day"):
        assert told_days(["today"], published).weekdays == frozenset()
