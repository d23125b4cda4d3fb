"""Days of movable feasts: Easter and what hangs on it, the Islamic and the Hebrew year, Nowruz, Thanksgiving.

Western and Orthodox Easter are reckoned (dateutil), Islamic days are those of the Umm al-Qura calendar (hijridate);
where the moon is sighted locally they may be a day off. Hebrew feasts are reckoned, and are those of the daylight, not
of the evening before. Feasts of other calendars have no table here and stay open.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from hijridate import Gregorian, Hijri

from dotterel.resolution.dates import days
from dotterel.resolution.dates.calendars import hebrew_new_year, iranian_day

FIRST_YEAR, LAST_YEAR = 1946, 2060
"""Years for which the table has days."""

#: First and last day of feasts around Easter, in days from Easter Sunday.
_AROUND_EASTER: Final = {
    "lent": (-46, -1),
    "ash wednesday": (-46, -46),
    "palm sunday": (-7, -7),
    "holy week": (-7, -1),
    "maundy thursday": (-3, -3),
    "good friday": (-2, -2),
    "easter": (0, 0),
    "easter sunday": (0, 0),
    "easter monday": (1, 1),
    "easter weekend": (-2, 1),
    "ascension day": (39, 39),
    "pentecost": (49, 49),
}
_ORTHODOX: Final = ("palm sunday", "holy week", "good friday", "easter", "easter sunday", "easter monday")
#: Month and day of Islamic feasts; no day for a whole month.
_ISLAMIC: Final[Mapping[str, tuple[int, int | None]]] = {
    "muharram": (1, None),
    "ashura": (1, 10),
    "arbaeen": (2, 20),
    "mawlid": (3, 12),
    "ramadan": (9, None),
    "eid al-fitr": (10, 1),
    "eid al-adha": (12, 10),
}
#: First and last day of Hebrew feasts, in days from the Rosh Hashanah of the same or, for spring's, the same year.
_HEBREW: Final = {
    "rosh hashanah": (0, 1),
    "yom kippur": (9, 9),
    "sukkot": (14, 20),
    "purim": (-193, -193),
    "passover": (-163, -156),
    "shavuot": (-113, -113),
}
#: Month and day of feasts that are called after no month but keep one.
_FIXED: Final = {"newroz": (3, 21)}
#: Names that mean one of the above.
_OTHER_NAMES: Final = {
    "ramazan": "ramadan",
    "eid al-kabir": "eid al-adha",
    "bakr eid": "eid al-adha",
    "tabaski": "eid al-adha",
    "korite": "eid al-fitr",
    "prophet's birthday": "mawlid",
    "pascha": "orthodox easter",
    "nauruz": "nowruz",
    "thanksgiving day": "thanksgiving",
}


def feast_key(words: str) -> str:
    """The name of a feast as `days_of_feast` takes it: ``Eid-ul-Fitr`` and ``Id al Fitr`` are ``eid al-fitr``."""
    name = re.sub(r"\s+", " ", words.strip().lower().replace("’", "'"))
    name = re.sub(r"^greek ", "orthodox ", name)
    name = re.sub(r"^(?:eid|id|aid)[\s-]+(?:(?:al|ul|el)[\s-]*)?(?=fitr|adha|kabir)", "eid al-", name)
    return _OTHER_NAMES.get(name, name)


@cache
def days_of_feast(name: str, year: int) -> tuple[tuple[date, date], ...]:
    """First and last day of a feast as often as it begins in a year: an Islamic one may do so twice, or never.

    Args:
        name: As `feast_key` gives it; a feast without a table has no days.
        year: Of the Gregorian calendar; outside of `FIRST_YEAR` to `LAST_YEAR` there are no days.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ()
    if name == "eid":
        return tuple(sorted(days_of_feast("eid al-fitr", year) + days_of_feast("eid al-adha", year)))
    if name in _ISLAMIC:
        hijri_year = Gregorian(year, 1, 1).to_hijri().year
        spans = (_islamic(number, *_ISLAMIC[name]) for number in (hijri_year, hijri_year + 1))
        return tuple(span for span in spans if span[0].year == year)
    if name in _HEBREW:
        new_year = hebrew_new_year(year + 3761)
        begins, ends = _HEBREW[name]
        return ((new_year + timedelta(days=begins), new_year + timedelta(days=ends)),)
    if one := _day_of_year(name, year):
        return ((one, one),)
    orthodox = name.startswith("orthodox ")
    western = name.removeprefix("orthodox ")
    if western not in (_ORTHODOX if orthodox else _AROUND_EASTER):
        return ()
    sunday = easter(year, EASTER_ORTHODOX if orthodox else EASTER_WESTERN)
    first, last = _AROUND_EASTER[western]
    return ((sunday + timedelta(days=first), sunday + timedelta(days=last)),)


def _day_of_year(name: str, year: int) -> date | None:
    """The one day of a feast that a rule of the year's gives; none for any other."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name == "nowruz":
        return iranian_day(year - 621, 1, 1)
    if name == "thanksgiving":  # of the United States: November's fourth Thursday
        return days.next_weekday(date(year, 11, 22), 3)
    return None


def _islamic(year: int, month: int, day: int | None) -> tuple[date, date]:
    first = Hijri(year, month, day or 1)
    start = date(*first.to_gregorian().datetuple())
    return (start, start) if day else (start, start + timedelta(days=first.month_length() - 1))
