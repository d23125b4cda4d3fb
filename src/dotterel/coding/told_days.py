"""Days that the words of a time name, as far as telling two happenings apart needs: no calendar is kept here.

Two days are told apart by their weekday, which "on Monday", "yesterday" and "24 August" all have in a report whose own
day is known. Which week is meant is left to resolution.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dotterel.model.dates import day_of

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_MONTH_DAY = re.compile(rf"\b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*[:.]\d)", re.IGNORECASE)
_DAY_MONTH = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})", re.IGNORECASE)
_NAMED_MONTH = re.compile(rf"\b{_MONTH}", re.IGNORECASE)
_YEAR = re.compile(r"\b[12]\d{3}\b")
_RELATIVE = {
    **dict.fromkeys(("today", "tonight", "this morning", "this afternoon", "this evening"), 0),
    **dict.fromkeys(("yesterday", "last night"), 1),
}
_RELATIVE_WORDS = re.compile(r"\b(?:" + "|".join(_RELATIVE) + r")\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:since|until|till|from|before|after|between|by|for|over|throughout|during|to|weekend|week|month|later|earlier"
    r"|ago|past|recent|through)\b|[–—-]\s*\d",
    re.IGNORECASE,
)
"""Words of a stretch, or of one that begins or ends on the day that is named."""
_BACK = re.compile(
    r"\b(?:(?:an?|one|two|three|four|five|six|seven|ten|several|few|\d+) (?:day|week|month|year)s?"
    r" (?:earlier|before|ago)"
    r"|earlier(?: this (?:day|week|month|year))?|(?:last|previous) (?:week|month|year)|previous(?:ly)?"
    r"|in recent (?:days|weeks|months|years)|in the past)\b",
    re.IGNORECASE,
)
_THIS_WEEK = 8
"""Days before a report within which a bare weekday lies as a rule."""
_LATELY = 31
"""Days before a report within which it surely lies."""
_NIGHT = re.compile(r"\b(?:night|overnight|midnight|dawn|late|early|eve|evening|small hours|pre-dawn)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDays:
    """Days that the words of a time name.

    Attributes:
        weekdays: 0 for Monday to 6 for Sunday; empty where the words name none, or a stretch.
        at_night: Whether they speak of a night, which two days have in common.
        months: 1 for January to 12, that they name or a bare weekday or "yesterday" can be of; empty as `weekdays` are.
        years: Years that they name, or that a bare weekday or "yesterday" can be of; empty where neither tells one.
        looks_back: Whether they speak of a time before that of the report's news: "a week earlier", "last month".
    """

    weekdays: frozenset[int] = frozenset()
    at_night: bool = False
    months: frozenset[int] = frozenset()
    years: frozenset[str] = frozenset()
    looks_back: bool = False

    def is_apart_from(self, other: "ToldDays") -> bool:
        """Whether both name years, months or days, and none in common; a night may be counted to two days."""
        if self.years and other.years and not self.years & other.years:
            return True
        if self.months and other.months and not self.months & other.months:
            return True
        if not self.weekdays or not other.weekdays or self.weekdays & other.weekdays:
            return False
        if not (self.at_night or other.at_night):
            return True
        near = {(day + step) % 7 for day in self.weekdays for step in (-1, 1)}
        return not near & other.weekdays


def told_days(times: Iterable[str], published: str | None) -> ToldDays:
    """The days that an event's times name.

    Args:
        times: The words of each time.
        published: Day of the report (ISO); none leaves "today" and "24 August" open.
    """
    own_day = _own_day(published)
    words = " ; ".join(times).casefold()  # a long s is an s to the patterns, and to no list
    years = frozenset(_YEAR.findall(words))
    looks_back = _BACK.search(words) is not None
    if _OPEN.search(words):
        return ToldDays(years=years, looks_back=looks_back)
    months = {_MONTHS.index(match.group()[:3].lower()) + 1 for match in _NAMED_MONTH.finditer(words)}
    days = {_WEEKDAYS.index(match.group().lower()) for match in _WEEKDAY.finditer(words)}
    if own_day is not None:
        ago = [_RELATIVE[match.group().lower()] for match in _RELATIVE_WORDS.finditer(words)]
        days |= {(own_day - timedelta(days=one)).weekday() for one in ago}
        if days and not years:
            years = frozenset((str(own_day.year), str((own_day - timedelta(days=_LATELY)).year)))
        if days and not months:
            months = {own_day.month, (own_day - timedelta(days=_THIS_WEEK)).month}
        days |= _of_calendar(words, own_day)
    at_night = _NIGHT.search(words) is not None
    return ToldDays(
        weekdays=frozenset(days), at_night=at_night, months=frozenset(months), years=years, looks_back=looks_back
    )


def _own_day(published: str | None) -> date | None:
    """The day of a report; none where it is no day, or none that has a year before it."""
    day = day_of(published)
    return day if day is not None and day.year > 1 else None


def _of_calendar(words: str, own_day: date) -> set[int]:
    found = set()
    years = _YEAR.findall(words)
    for match in (*_MONTH_DAY.finditer(words), *_DAY_MONTH.finditer(words)):
        month = _MONTHS.index(match["month"][:3].lower()) + 1
        day = _last_such_day(int(match["day"]), month, int(years[0]) if len(years) == 1 else None, own_day)
        if day is not None:
            found.add(day.weekday())
    return found


def _last_such_day(day: int, month: int, year: int | None, own_day: date) -> date | None:
    """That day of the year that is named, else the last one before the report; none where there is none."""
    for candidate in (own_day.year, own_day.year - 1) if year is None else (year,):
        try:
            found = date(candidate, month, day)
        except ValueError:
            return None
        if year is not None or found <= own_day + timedelta(days=1):
            return found
    return None
