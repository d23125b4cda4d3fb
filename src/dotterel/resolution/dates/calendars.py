"""Days of calendars that can be reckoned: Islamic (by table), Iranian, Ethiopian and Hebrew.

Sources of the rules: the Umm al-Qura table of hijridate; for the others the arithmetic in Reingold and Dershowitz,
"Calendrical Calculations" (the Iranian year by its 33-year cycle, true from 1178 to 1633 of that era).
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, Literal

from hijridate import Hijri

#: Day numbers (`date.toordinal`) before the first of each calendar.
_ETHIOPIAN_EPOCH: Final = 2796
_IRANIAN_EPOCH: Final = 226895
_HEBREW_EPOCH: Final = -1373427
Calendar = Literal["islamic", "iranian", "ethiopian"]
#: Months by calendar in their order; spellings of one stand behind a bar, months spelt in many ways are left out.
_MONTHS: Final[Mapping[Calendar, tuple[str, ...]]] = {
    "islamic": ("muharram", "safar", "", "", "", "", "rajab", "shaban|sha'ban", "ramadan|ramadhan|ramazan", "shawwal"),
    "iranian": (
        *("farvardin|hamal", "ordibehesht|sawr|saur", "khordad|jawza", "tir|saratan", "mordad|asad"),
        *("shahrivar|sunbula", "mehr|mizan", "aban|aqrab", "azar|qaws", "dey|jadi", "bahman|dalwa", "esfand|hut"),
    ),
    "ethiopian": (
        *("meskerem", "tikimt|tekemt", "hidar", "tahsas", "tir|terr", "yekatit", "megabit", "miazia"),
        *("ginbot", "sene", "hamle", "nehase", "pagume"),
    ),
}
#: First and last year of each that reports speak of, which tells the Tir of one from that of the other.
_YEARS: Final[Mapping[Calendar, tuple[int, int]]] = {
    "islamic": (1343, 1500),
    "iranian": (1178, 1460),
    "ethiopian": (1850, 2100),
}
MONTH_NAMES: Final = tuple(
    spelling for months in _MONTHS.values() for month in months for spelling in month.split("|") if spelling
)
"""All spellings of months, lower case."""


def day_of_other_calendar(year: int, month: str, day: int) -> date | None:
    """The day that a date of another calendar means; none where its month and year belong to no calendar here.

    Args:
        year: Of the calendar's own era.
        month: A month's name, in any case.
        day: From 1.
    """
    name = month.lower().replace("’", "'")
    for calendar, months in _MONTHS.items():
        number = next((at for at, one in enumerate(months, start=1) if name in one.split("|")), None)
        first, last = _YEARS[calendar]
        if number is not None and first <= year <= last:
            return _READERS[calendar](year, number, day)
    return None


def islamic_day(year: int, month: int, day: int) -> date | None:
    """A day of the Umm al-Qura calendar; none where there is no such day or the table does not reach."""
    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def ethiopian_day(year: int, month: int, day: int) -> date | None:
    """A day of the Ethiopian calendar: twelve months of thirty days and a thirteenth of five or six."""
    longest = 30 if month <= 12 else 5 + (year % 4 == 3)
    if not (1 <= month <= 13 and 1 <= day <= longest):
        return None
    return date.fromordinal(_ETHIOPIAN_EPOCH + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1)


def iranian_day(year: int, month: int, day: int) -> date | None:
    """A day of the Iranian (and Afghan) solar calendar: six months of 31 days, five of 30, one of 29 or 30."""
    leap = (25 * year + 11) % 33 < 8
    longest = 31 if month <= 6 else 30 if month <= 11 or leap else 29
    if not (1178 <= year <= 1633 and 1 <= month <= 12 and 1 <= day <= longest):
        return None
    before = 31 * (month - 1) - max(month - 7, 0)
    return date.fromordinal(_IRANIAN_EPOCH + 365 * (year - 1) + (8 * year + 21) // 33 + before + day - 1)


def hebrew_new_year(year: int) -> date:
    """Rosh Hashanah of a year of the Hebrew calendar."""
    before, this, after = (_hebrew_days(year + near) for near in (-1, 0, 1))
    late = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return date.fromordinal(_HEBREW_EPOCH + this + late)


def _hebrew_days(year: int) -> int:
    """Days from the epoch to the new moon that begins a year, kept off Sunday, Wednesday and Friday."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + (3 * (day + 1) % 7 < 3)


_READERS: Final[Mapping[Calendar, Callable[[int, int, int], date | None]]] = {
    "islamic": islamic_day,
    "iranian": iranian_day,
    "ethiopian": ethiopian_day,
}
