"""Incidents and deaths in time, as two drawings on one scale of time: where each mark lies is reckoned here."""

import calendar
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dotterel.store import Timeline, TimelineBucket, TimeUnit
from dotterel.surfaces.desk.incident_words import QUADS

WIDTH, HEIGHT = 720, 132
LEFT, TOP, BOTTOM = 40, 10, 22
_MOST_TICKS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a bar.

    Attributes:
        quad: Its quad category.
        y: Its upper end.
        height: From there down.
    """

    quad: str
    y: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A day, week, month, quarter or year on the scale.

    Attributes:
        bucket: Its numbers.
        x: Its left end.
        width: Of its bar.
        middle: Of its bar.
        pieces: Incidents by quad category, from below.
        best: Upper end of the best number killed.
        low: Where the lowest lies.
        high: Where the highest lies.
    """

    bucket: TimelineBucket
    x: float
    width: float
    middle: float
    pieces: tuple[Piece, ...]
    best: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendChart:
    """Both drawings.

    Attributes:
        steps: Those with incidents, the earliest first.
        ticks: Places and words of the scale of time.
        incidents: Places and numbers of the upper scale.
        killed: Places and numbers of the lower scale.
        floor: Where bars begin.
        any_killed: Whether any number killed is told.
    """

    steps: tuple[Step, ...]
    ticks: tuple[tuple[float, str], ...]
    incidents: tuple[tuple[float, str], ...]
    killed: tuple[tuple[float, str], ...]
    floor: float
    any_killed: bool


def trend_chart(trend: Timeline, first: str, last: str) -> TrendChart | None:
    """The drawings of a trend from one day to another; none where it has no step."""
    if not trend.buckets:
        return None
    begins = min(_day(trend.buckets[0].first), _start(_day(first), trend.unit))
    ends = max(_day(trend.buckets[-1].last), _day(last)).toordinal() + 1
    span = max(ends - begins.toordinal(), 1)
    floor = HEIGHT - BOTTOM

    def across(day: date) -> float:
        return LEFT + (WIDTH - LEFT) * (day.toordinal() - begins.toordinal()) / span

    most = _round_top(max(one.incidents for one in trend.buckets))
    dead = _round_top(max(one.toll.high for one in trend.buckets))

    def up(number: float, top: int) -> float:
        return round(floor - (floor - TOP) * number / top, 1)

    steps = []
    for one in trend.buckets:
        left, right = across(_day(one.first)), across(_day(one.last)) + (WIDTH - LEFT) / span
        pieces, told = [], 0
        for quad in QUADS:
            number = one.quads.get(quad, 0)
            if number:
                upper = up(told + number, most)
                pieces.append(Piece(quad=quad, y=upper, height=round(up(told, most) - upper, 1)))
                told += number
        steps.append(
            Step(
                bucket=one,
                x=round(left + 0.6, 1),
                width=round(max(right - left - 1.2, 1.0), 1),
                middle=round((left + right) / 2, 1),
                pieces=tuple(pieces),
                best=up(one.toll.best, dead),
                low=up(one.toll.low, dead),
                high=up(one.toll.high, dead),
            )
        )
    return TrendChart(
        steps=tuple(steps),
        ticks=_ticks(begins, date.fromordinal(min(ends, date.max.toordinal())), across),
        incidents=tuple((up(number, most), f"{number:,}") for number in (0, most)),
        killed=tuple((up(number, dead), f"{number:,}") for number in (0, dead)),
        floor=floor,
        any_killed=any(one.toll.told for one in trend.buckets),
    )


def _day(iso: str) -> date:
    return date.fromisoformat(iso)


def _start(day: date, unit: TimeUnit) -> date:
    if unit == "week":
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    if unit == "quarter":
        return day.replace(month=day.month - (day.month - 1) % 3, day=1)
    return day.replace(month=1, day=1) if unit == "year" else day.replace(day=1) if unit == "month" else day


def _round_top(number: int) -> int:
    """A round number that is no smaller: 12, 15, 20, 25 and so on; up to ten the number itself."""
    if number <= 10:
        return max(number, 1)
    ten: int = 10 ** (int(math.log10(number)) - 1)
    return next(step * ten for step in (10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100) if step * ten >= number)


def _ticks(begins: date, ends: date, across: Callable[[date], float]) -> tuple[tuple[float, str], ...]:
    """Beginnings of days, weeks, months or years, as many as there is room for."""
    days = (ends - begins).days
    if days <= 45:
        every = max(1, -(-days // _MOST_TICKS))
        return tuple(
            (round(across(begins + timedelta(days=one)), 1), _in_words(begins + timedelta(days=one)))
            for one in range(0, days, every)
        )
    months = (ends.year - begins.year) * 12 + ends.month - begins.month
    every = next((one for one in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600) if months / one <= _MOST_TICKS), 1200)
    found = []
    number = begins.year * 12 + begins.month - 1 + (begins.day > 1)
    number += -number % every
    while number // 12 < ends.year or (number // 12 == ends.year and number % 12 + 1 <= ends.month):
        if number // 12 > date.max.year:
            break
        day = date(max(number // 12, 1), number % 12 + 1, 1)
        if begins <= day < ends:
            words = str(day.year) if day.month == 1 else calendar.month_abbr[day.month]
            found.append((round(across(day), 1), words))
        number += every
    return tuple(one for one, other in pairwise([*found, (1e9, "")]) if other[0] - one[0] > 30)


def _in_words(day: date) -> str:
    return f"{day.day} {calendar.month_abbr[day.month]}"
