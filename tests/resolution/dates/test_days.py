"""Arithmetic of days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotterel.resolution.dates import days

_DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 1, 1))


@given(_DAYS, st.integers(min_value=0, max_value=6))
def test_latest_and_next_weekday_enclose_a_day(day: date, weekday: int) -> None:
    """The latest and the next such weekday are less than a week away and of that weekday."""
    latest, following = days.latest_weekday(day, weekday), days.next_weekday(day, weekday)
    assert latest.weekday() == following.weekday() == weekday
    assert 0 <= (day - latest).days < 7
    assert 0 <= (following - day).days < 7


@given(_DAYS)
def test_thirds_cover_a_month(day: date) -> None:
    """Early, mid and late follow each other without a gap from the first to the last day."""
    parts = [days.third_of_month(day.year, day.month, part).ends for part in ("early", "mid", "late")]
    whole = days.month(day.year, day.month).ends
    assert (parts[0][0], parts[2][1]) == whole
    assert (parts[1][0] - parts[0][1]).days == (parts[2][0] - parts[1][1]).days == 1


def test_an_interval_never_ends_before_it_begins() -> None:
    """A reversed interval is refused, and an open one has no two ends."""
    with pytest.raises(ValueError, match="ends before it begins"):
        days.days_between(date(2024, 3, 2), date(2024, 3, 1))
    with pytest.raises(ValueError, match="open"):
        _ = days.Interval(first=None, last=date(2024, 3, 1), precision="range").ends


def test_months_run_over_the_year() -> None:
    """Month 0 is December of the year before, and a shorter month ends on its last day."""
    assert days.month(2024, 0).ends == (date(2023, 12, 1), date(2023, 12, 31))
    assert days.back_months(date(2024, 3, 31), 1) == date(2024, 2, 29)
