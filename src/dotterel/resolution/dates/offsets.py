"""Days reckoned from a day in the same words: "three days before the market of 18 July", "the second day of Ramadan".

The words in front say how far and to which side; what stands behind them holds the day. Without them the day in the
words would be taken for the event's own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dotterel.resolution.counts.numerals import read_ordinal
from dotterel.resolution.dates import days
from dotterel.resolution.dates.days import Interval
from dotterel.resolution.dates.grammar import amount, compiled
from dotterel.resolution.dates.relative import ago


@dataclass(frozen=True, slots=True)
class Offset:
    """How a time lies to a day that is told behind it.

    Attributes:
        rule: Identifier that a `DateRange` carries in front of the rule that read the day.
        behind: Offset in the words of what holds the day.
        after: Whether it is reckoned from the last of several days told, not from the first.
        reckon: From that day to the time meant.
    """

    rule: str
    behind: int
    after: bool
    reckon: Callable[[date], Interval]


_LEAD = r"^\s*(?:(?:on|in|at|early|late|shortly|from|since|until|by|the\s+(?:night|morning|evening)\s+of)\s+)*"
_EVE = compiled(_LEAD + r"(?:the\s+)?(?:eve|day|night|evening|morning)\s+(?P<side>of|before|after|following)")
_UNITS = compiled(
    _LEAD + r"(?:(?:just|about|some|only|exactly|barely)\s+)?{number}\s+{unit}\s+(?P<side>before|after|following|prior\s+to)"
)
_NTH = compiled(_LEAD + r"the\s+(?:{ordinal}|(?P<last>last|final))\s+(?:day|night)\s+of\s+(?:the\s+)?")
_RUNNING = compiled(
    r"^\s*(?:(?:in|over|during|for)\s+)?(?:the\s+)?(?:last\s+|past\s+|final\s+)?{number}\s+days\s+(?:up\s+)?(?:to|until|till|ending)"
)
_AFTER = frozenset(("after", "following"))


def offset_of(text: str) -> Offset | None:
    """The offset that some words begin with; none where they do not.

    Args:
        text: Such as ``two days after the 3 May raid``.
    """
    if eve := _EVE.match(text):
        if eve["side"].lower() == "of" and "eve " not in f"{eve[0].lower()} ":
            return None
        sign = 1 if eve["side"].lower() in _AFTER else -1
        return Offset("offset", eve.end(), sign > 0, lambda day: days.one_day(day + timedelta(days=sign)))
    if units := _UNITS.match(text):
        count, unit = amount(units["number"]), units["unit"].lower()
        side = 1 if units["side"].lower() in _AFTER else -1
        return Offset("offset", units.end(), side > 0, lambda day: ago(count, unit, day, sign=side))
    if nth := _NTH.match(text):
        number = read_ordinal(nth["ordinal"]) if nth["ordinal"] else 1
        ahead = timedelta(days=(number or 1) - 1)
        return Offset("nth-day", nth.end(), nth["last"] is not None, lambda day: days.one_day(day + ahead))
    if running := _RUNNING.match(text):
        count = amount(running["number"])
        return Offset(
            "days-to", running.end(), True, lambda day: days.days_between(day - timedelta(days=count - 1), day)
        )
    return None
