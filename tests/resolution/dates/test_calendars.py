"""Calendars that are reckoned."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotterel.resolution.dates.calendars import (
    MONTH_NAMES,
    day_of_other_calendar,
    ethiopian_day,
    hebrew_new_year,
    iranian_day,
)
from dotterel.resolution.dates.feasts import days_of_feast


@pytest.mark.parametrize(
    ("year", "month", "day", "meant"),
    [
        (1445, "Ramadan", 1, date(2024, 3, 11)),
        (1357, "Bahman", 22, date(1979, 2, 11)),
        (1400, "Hamal", 1, date(2021, 3, 21)),
        (1403, "Esfand", 30, date(2025, 3, 20)),
        (1402, "Esfand", 30, None),
        (2012, "Meskerem", 1, date(2019, 9, 12)),
        (2011, "Pagume", 6, date(2019, 9, 11)),
        (1399, "Tir", 1, date(2020, 6, 21)),
        (2012, "Tir", 1, date(2020, 1, 10)),
        (1990, "Ramadan", 1, None),
        (1445, "Ramadan", 31, None),
        (1445, "Floréal", 1, None),
    ],
)
def test_dates_of_other_calendars(year: int, month: str, day: int, meant: date | None) -> None:
    """Known days agree, the same month's name is told apart by its year, and no day is made up."""
    assert day_of_other_calendar(year, month, day) == meant


@given(st.integers(1180, 1460))
def test_an_iranian_year_follows_on_the_last(year: int) -> None:
    """The day before a new year is the 29th or 30th of the last month, never lost and never twice."""
    first, last = iranian_day(year + 1, 1, 1), iranian_day(year, 12, 30) or iranian_day(year, 12, 29)
    assert first is not None
    assert last is not None
    assert (first - last).days == 1


@given(st.integers(1850, 2100))
def test_an_ethiopian_year_follows_on_the_last(year: int) -> None:
    """The thirteenth month ends on the day before the new year."""
    first, last = ethiopian_day(year + 1, 1, 1), ethiopian_day(year, 13, 6) or ethiopian_day(year, 13, 5)
    assert first is not None
    assert last is not None
    assert (first - last).days == 1


@given(st.integers(5700, 5860))
def test_a_hebrew_year_has_a_lawful_length(year: int) -> None:
    """A Hebrew year has 353 to 355 or 383 to 385 days and begins on no Sunday, Wednesday or Friday."""
    first = hebrew_new_year(year)
    assert (hebrew_new_year(year + 1) - first).days in {353, 354, 355, 383, 384, 385}
    assert first.weekday() not in {6, 2, 4}


@pytest.mark.parametrize(
    ("feast", "year", "day"),
    [
        ("yom kippur", 2015, date(2015, 9, 23)),
        ("passover", 2024, date(2024, 4, 23)),
        ("newroz", 2022, date(2022, 3, 21)),
        ("nowruz", 2024, date(2024, 3, 20)),
        ("thanksgiving", 2003, date(2003, 11, 27)),
    ],
)
def test_feasts_of_reckoned_calendars(feast: str, year: int, day: date) -> None:
    """Feasts begin on the days that are known for them."""
    assert days_of_feast(feast, year)[0][0] == day


def test_month_names_are_small_letters() -> None:
    """The table is asked in small letters, so it holds nothing else."""
    assert all(name == name.lower() for name in MONTH_NAMES)
