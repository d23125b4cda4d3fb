"""Arithmetic of days: weeks, months, years and the intervals that they make."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dotterel.model import DateAnchor, DatePrecision
from dotterel.model.replacing import replace

Third = Literal["early", "mid", "late"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Days from `first` to `last`, both inclusive; an end that is none is open.

    Attributes:
        first: First day.
        last: Last day.
        precision: How narrow the words are (not always the interval: "this month" ends at the publication).
        anchor: What the words were reckoned from.
    """

    first: date | None
    last: date | None
    precision: DatePrecision
    anchor: DateAnchor = "absolute"

    @property
    def ends(self) -> tuple[date, date]:
        """First and last day.

        Raises:
            ValueError: One of them is open.
        """
        if self.first is None or self.last is None:
            raise ValueError("interval is open at one end")
        return self.first, self.last

    def reckoned_from(self, anchor: DateAnchor) -> "Interval":
        """The same days with another anchor."""
        return replace(self, anchor=anchor)

    def within(self, other: "Interval") -> bool:
        """Whether every day of this interval is a day of `other`; an open end is within nothing."""
        if None in (self.first, self.last, other.first, other.last):
            return False
        (first, last), (earliest, latest) = self.ends, other.ends
        return earliest <= first and last <= latest

    def clipped(self, latest: date) -> "Interval":
        """The part up to `latest`; the whole where it begins after it."""
        if self.first and self.last and self.first <= latest < self.last:
            return replace(self, last=latest)
        return self


def one_day(day: date) -> Interval:
    """A single day."""
    return Interval(first=day, last=day, precision="day")


def days_between(first: date, last: date) -> Interval:
    """From one day to another; a single day where they are the same.

    Raises:
        ValueError: `last` lies before `first`.
    """
    if last < first:
        raise ValueError(f"interval ends before it begins: {first}..{last}")
    return Interval(first=first, last=last, precision="day" if first == last else "range")


def week_of(day: date, *, shift: int = 0) -> Interval:
    """The week, Monday to Sunday, of a day; `shift` counts weeks on."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
    return Interval(first=monday, last=monday + timedelta(days=6), precision="week")


def month(year: int, number: int) -> Interval:
    """A month; numbers outside 1..12 run into the years before and after."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = calendar.monthrange(year, number)[1]
    return Interval(first=date(year, number, 1), last=date(year, number, last), precision="month")


def years(first: int, last: int | None = None) -> Interval:
    """A year, or the years from one to another."""
    last = first if last is None else last
    precision: DatePrecision = "year" if first == last else "range"
    return Interval(first=date(first, 1, 1), last=date(last, 12, 31), precision=precision)


def third_of_month(year: int, number: int, part: Third) -> Interval:
    """Early (1 to 10), mid (11 to 20) or late (21 to the end) of a month."""
    first, last = month(year, number).ends
    low, high = {"early": (1, 10), "mid": (11, 20), "late": (21, last.day)}[part]
    return Interval(first=first.replace(day=low), last=first.replace(day=high), precision="range")


def third_of_year(year: int, part: Third) -> Interval:
    """Early (January to April), mid (May to August) or late (September to December) in a year."""
    bounds = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[part]
    return Interval(first=month(year, bounds[0]).first, last=month(year, bounds[1]).last, precision="range")


def edge_of_month(year: int, number: int, edge: str) -> Interval:
    """The start (1 to 7), middle (11 to 20) or end (25 on) of a month; `edge` is the English word."""
    first, last = month(year, number).ends
    if edge == "middle":
        return third_of_month(year, number, "mid")
    if edge in {"end", "close"}:
        return days_between(first.replace(day=25), last)
    return days_between(first, first.replace(day=7))


def edge_of_year(year: int, edge: str) -> Interval:
    """The first month, middle third or last month of a year; `edge` is the English word."""
    if edge == "middle":
        return third_of_year(year, "mid")
    return month(year, 12 if edge in {"end", "close"} else 1)


def part_of_year(year: int, number: int, *, months: int) -> Interval:
    """A quarter (3 months) or a half (6) of a year, by its number from 1; numbers outside run into other years."""
    opening = (number - 1) * months + 1
    return Interval(first=month(year, opening).first, last=month(year, opening + months - 1).last, precision="range")


def decade(first: int, part: Third | None = None) -> Interval:
    """A decade from its first year, or its early (0 to 3), mid (4 to 6) or late (7 to 9) years."""
    low, high = {None: (0, 9), "early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
    return replace(years(first + low, first + high), precision="range")


#: First month of each season in the northern hemisphere; winter runs into the next year.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def season(year: int, name: str, part: Third | None = None) -> Interval:
    """The three months of a season that begins in `year` (meteorological, northern hemisphere), or one of them."""
    first = SEASONS[name]
    if part is not None:
        return month(year, first + ("early", "mid", "late").index(part))
    return Interval(first=month(year, first).first, last=month(year, first + 2).last, precision="range")


def weekday_of_month(year: int, number: int, weekday: int, place: int) -> date | None:
    """The first, second ... (`place` from 1) or last (-1) such weekday of a month; none where it has no fifth."""
    first, last = month(year, number).ends
    if place < 0:
        return latest_weekday(last, weekday)
    day = next_weekday(first, weekday) + timedelta(weeks=place - 1)
    return day if day <= last else None


def back_months(day: date, count: int) -> date:
    """The day `count` months earlier, or the last day of that month where it is shorter; negative counts on."""
    first, last = month(day.year, day.month - count).ends
    return first.replace(day=min(day.day, last.day))


def latest_weekday(day: date, weekday: int) -> date:
    """The last such weekday up to and including `day` (Monday is 0)."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def next_weekday(day: date, weekday: int) -> date:
    """The first such weekday from `day` on, including it (Monday is 0)."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)
