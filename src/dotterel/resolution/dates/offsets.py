"""Days reckoned from a day in the same words: "three days before the market of 18 July", "the second day of Ramadan".

The words in front say how far and to which side; what stands behind them holds the day, month or year. Without them
the day in the words would be taken for the event's own.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dotterel.model.replacing import replace
from dotterel.resolution.counts.numerals import read_ordinal
from dotterel.resolution.dates import days
from dotterel.resolution.dates.days import Interval
from dotterel.resolution.dates.grammar import ORDINALS, amount, compiled, unit_of, weekday_number
from dotterel.resolution.dates.relative import MONTHS_IN, ago


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """How a time lies to a day that is told behind it.

    Attributes:
        rule: Identifier that a `DateRange` carries in front of the rule that read the day.
        behind: Offset in the words of what holds the day.
        after: Whether it is reckoned from the last of several days told, not from the first.
        reckon: From that day to the time meant.
        inside: Whether the time is a part of what is told behind it.
        of_period: From a month or year told to the time meant; none where only a day will do.
    """

    rule: str
    behind: int
    after: bool
    reckon: Callable[[date], Interval]
    inside: bool = False
    of_period: Callable[[Interval], Interval | None] | None = None


_AFTER: Final = frozenset(("after", "following"))
#: Days of the units that a piece is told in.
_DAYS_IN: Final = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
#: "Days after" are taken for up to this many of the unit.
_FEW: Final = 7
_LEAD: Final = (
    r"^\s*(?:(?:on|in|at|over|during|early|late|from|since|until|by|the\s+(?:night|morning|evening)\s+of)\s+)*"
)
_ABOUT: Final = r"(?:(?:just|about|some|only|exactly|barely|almost|nearly)\s+)?"


def _eve(match: re.Match[str], today: date | None) -> Offset | None:
    """Read "the eve of", "the day after"."""
    side = match["side"].lower()
    if side == "of" and "eve " not in f"{match[0].lower()} ":
        return None
    sign = timedelta(days=1 if side in _AFTER else -1)
    return Offset(rule="offset", behind=match.end(), after=side in _AFTER, reckon=lambda day: days.one_day(day + sign))


def _units(match: re.Match[str], today: date | None) -> Offset | None:
    """Read "two days after", "three months before"."""
    count, unit, side = amount(match["number"]), unit_of(match), match["side"].lower()
    sign = 1 if side in _AFTER else -1
    months = round(count * MONTHS_IN.get(unit, 0))
    return Offset(
        rule="offset",
        behind=match.end(),
        after=sign > 0,
        reckon=lambda day: ago(count, unit, day, sign=sign),
        of_period=lambda told: _moved(told, sign * months),
    )


def _few(match: re.Match[str], today: date | None) -> Offset | None:
    """Read "days after", "a few weeks before"; hours and minutes leave it at the day."""
    unit, side = unit_of(match), match["side"].lower()
    sign = 1 if side in _AFTER else -1

    def reckon(day: date) -> Interval:
        if unit in {"hour", "minute"}:
            return days.one_day(day)
        near, far = day + timedelta(days=sign), ago(_FEW, unit, day, sign=sign)
        first, last = (near, far.ends[1]) if sign > 0 else (far.ends[0], near)
        return Interval(first=first, last=last, precision="range")

    return Offset(rule="few", behind=match.end(), after=sign > 0, reckon=reckon)


def _weekday(match: re.Match[str], today: date | None) -> Offset | None:
    """Read "the Sunday after", "the Friday before"."""
    number, after = weekday_number(match["weekday"]), match["side"].lower() in _AFTER

    def reckon(day: date) -> Interval:
        if after:
            return days.one_day(days.next_weekday(day + timedelta(days=1), number))
        return days.one_day(days.latest_weekday(day - timedelta(days=1), number))

    return Offset(rule="offset", behind=match.end(), after=after, reckon=reckon)


def _nth_day(match: re.Match[str], today: date | None) -> Offset | None:
    """Read "the second day of", "the last day of", "the 27th of"."""
    number = read_ordinal(match["ordinal"]) if match["ordinal"] else 1
    ahead = timedelta(days=(number or 1) - 1)
    return Offset(
        rule="nth-day",
        behind=match.end(),
        after=match["last"] is not None,
        reckon=lambda day: days.one_day(day + ahead),
        inside=True,
    )


def _piece(match: re.Match[str], today: date | None) -> Offset | None:
    """Read "the first week of", "the last ten days of", "the second week of"."""
    length = round((amount(match["number"]) if match["number"] else 1) * _DAYS_IN.get(unit_of(match), 0))
    which = match["which"].lower()
    closes = which in {"last", "final", "closing"}
    place = 1 if closes or which == "opening" else read_ordinal(which) or 0
    if not length or not place:
        return None
    ahead = timedelta(days=length * (place - 1))
    return Offset(
        rule="piece",
        behind=match.end(),
        after=closes,
        reckon=lambda day: _run(day + ahead, length, closes=closes),
        inside=True,
    )


def _week(match: re.Match[str], today: date | None) -> Offset | None:
    """Read "the week of" (Monday to Sunday), "the week beginning", "the week ending"."""
    how = match["side"].lower()

    def reckon(day: date) -> Interval:
        if how == "of":
            return days.week_of(day)
        return replace(_run(day, 7, closes=how == "ending"), precision="week")

    return Offset(rule="week-of", behind=match.end(), after=how == "ending", reckon=reckon)


def _running(match: re.Match[str], today: date | None) -> Offset | None:
    """Read "the three days to", "the 12 months to", "the year ending in"."""
    count, unit = round(amount(match["number"])) if match["number"] else 1, unit_of(match)
    months = count * MONTHS_IN.get(unit, 0)
    if not months and (unit not in _DAYS_IN or match["number"] is None):
        return None

    def reckon(day: date) -> Interval:
        if months:
            return days.days_between(days.back_months(day, months) + timedelta(days=1), day)
        return _run(day, count * _DAYS_IN[unit], closes=True)

    def of_period(told: Interval) -> Interval | None:
        if not months or told.precision != "month":
            return None
        first, last = told.ends
        return Interval(first=days.month(first.year, first.month - months + 1).first, last=last, precision="range")

    return Offset(rule="days-to", behind=match.end(), after=True, reckon=reckon, of_period=of_period)


def _anniversary(match: re.Match[str], today: date | None) -> Offset | None:
    """Read "the second anniversary of"; without a number the last one before publication."""
    years = read_ordinal(match["ordinal"]) if match["ordinal"] else None
    if years is None and today is None:
        return None

    def reckon(day: date) -> Interval:
        if years is not None:
            return days.one_day(days.back_months(day, -12 * years))
        passed = (today or day).year - day.year
        that = days.back_months(day, -12 * passed)
        return days.one_day(that if today is None or that <= today else days.back_months(day, -12 * (passed - 1)))

    return Offset(rule="anniversary", behind=match.end(), after=False, reckon=reckon)


_UNIT_WORDS: Final = r"(?:up\s+)?(?:to|until|till|ending(?:\s+(?:in|on))?)"
#: Words in front, and how they reckon; the first that fits is taken.
_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], Offset | None]], ...]] = (
    (compiled(_LEAD + r"(?:the\s+)?(?:eve|day|night|evening|morning)\s+(?P<side>of|before|after|following)"), _eve),
    (compiled(_LEAD + _ABOUT + r"{number}\s+{unit}\s+(?P<side>before|after|following|prior\s+to)"), _units),
    (
        compiled(
            _LEAD
            + r"(?:(?:the|a\s+few|several|some|just)\s+)?(?P<unit>minute|hour|day|week|month)s\s+"
            + r"(?P<side>before|after|following|prior\s+to)"
        ),
        _few,
    ),
    (compiled(_LEAD + r"(?:the\s+)?{weekday}\s+(?P<side>before|after|following)"), _weekday),
    (
        compiled(_LEAD + r"the\s+(?:{ordinal}(?:\s+(?:day|night))?|(?P<last>last|final)\s+(?:day|night))\s+of"),
        _nth_day,
    ),
    (
        compiled(
            _LEAD + rf"(?:the\s+)?(?P<which>last|final|opening|closing|{ORDINALS})\s+(?:{{number}}\s+)?{{unit}}\s+of"
        ),
        _piece,
    ),
    (compiled(_LEAD + r"(?:the\s+)?week\s+(?P<side>of|beginning|starting|commencing|ending|from)"), _week),
    (
        compiled(_LEAD + r"(?:for\s+)?(?:the\s+)?(?:last\s+|past\s+|final\s+)?(?:{number}\s+)?{unit}\s+" + _UNIT_WORDS),
        _running,
    ),
    (compiled(_LEAD + r"(?:the\s+)?(?:{ordinal}\s+|one-year\s+)?anniversary\s+of"), _anniversary),
)


def offset_of(text: str, *, today: date | None) -> Offset | None:
    """The offset that some words begin with; none where they do not.

    Args:
        text: Such as ``two days after the 3 May raid``.
        today: Day of publication, where known.
    """
    for pattern, read in _FORMS:
        if match := pattern.match(text):
            return read(match, today)
    return None


def _run(day: date, length: int, *, closes: bool) -> Interval:
    """So many days that begin with a day, or close with it."""
    span = timedelta(days=length - 1)
    return days.days_between(day - span, day) if closes else days.days_between(day, day + span)


def _moved(told: Interval, months: int) -> Interval | None:
    """A month or year so many months on; none where they are no whole number of it."""
    first, _ = told.ends
    if told.precision == "month" and months:
        return days.month(first.year, first.month + months)
    if told.precision == "year" and months and months % 12 == 0:
        return days.years(first.year + months // 12)
    return None
