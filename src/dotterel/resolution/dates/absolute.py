"""Rules for dates that name a day, month, season, year or decade.

Those without a year take it from the publication: the latest such day in the past, or the next where the verbs tell
of the future. A day and month over nine months back but at most a month ahead is taken as ahead, for a report that
means the far one says the year.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from dotterel.resolution.counts.numerals import read_ordinal
from dotterel.resolution.dates import days
from dotterel.resolution.dates.calendars import MONTH_NAMES, day_of_other_calendar
from dotterel.resolution.dates.days import Interval, Third
from dotterel.resolution.dates.feasts import days_of_feast, feast_key
from dotterel.resolution.dates.grammar import Reckoning, Rule, Unread, amount, month_number, weekday_number

_IN: Final = (
    r"(?:in|since|until|till|by|before|after|during|from|to|through|throughout|between|and|around|of"
    r"|about|circa|for|late|early|mid)\s+"
)
#: Without a publication "'31" and above are of the last century.
_PIVOT: Final = 2030
_THIRDS: Final[dict[str, Third]] = {
    "early": "early",
    "earlier": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "later": "late",
}
#: Spellings of "of last year" and its kin, behind a month or a day.
_YEAR_WORDS: Final = (
    r"(?:,?\s+(?:(?:of|in)\s+)?(?:(?P<lastyear>last\s+year|the\s+(?:previous|past)\s+year)|(?P<thisyear>this\s+year|the\s+(?:current|same)\s+year)"
    r"|(?P<nextyear>next\s+year)|(?P<beforelast>the\s+year\s+before\s+last))|,?\s*['’](?P<short>\d\d)(?!\w))"
)


def _worded_year(match: re.Match[str], reckoning: Reckoning) -> int | None:
    """The year of "last year" and its kin, and of "'89": the latest such that does not lie beyond the next."""
    groups = match.groupdict()
    if groups.get("short"):
        number, latest = int(groups["short"]), (reckoning.published.year + 1 if reckoning.published else _PIVOT)
        return latest - (latest - number) % 100
    shifts = {"lastyear": -1, "thisyear": 0, "nextyear": 1, "beforelast": -2}
    for name, shift in shifts.items():
        if groups.get(name):
            return reckoning.today.year + shift
    return None


def _iso(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    return _day(int(match["y"]), int(match["m"]), int(match["d"]))


def _day(year: int, month: int, day: int) -> Interval | str:
    try:
        return days.one_day(date(year, month, day))
    except ValueError:
        return "no such day"


def _numeric(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Day, month and year in figures; which of the first two is the day must follow from their size or their date."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["y"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    dotted = match["mark"] == "."
    if two > 12 or one > 12 or one == two or dotted:
        return _day(year, one, two) if two > 12 else _day(year, two, one)
    readings = [reading for reading in (_day(year, two, one), _day(year, one, two)) if isinstance(reading, Interval)]
    if reckoning.published:
        near = [
            reading
            for reading in readings
            if reading.first and timedelta(days=-1) <= reckoning.published - reading.first <= timedelta(days=28)
        ]
        if len(near) == 1:
            return near[0]
    return "day and month may be swapped"


def _numeric_without_year(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    one, two = int(match["one"]), int(match["two"])
    if max(one, two) <= 12 and one != two:
        return "day and month may be swapped"
    day, month = (one, two) if two <= 12 else (two, one)
    found = _day(_nearest_year(month, day, reckoning), month, day)
    return found.reckoned_from("publication") if isinstance(found, Interval) else found


def _dotted_day_and_month(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "16.1.": with dots the day comes first."""
    day, month = int(match["one"]), int(match["two"])
    found = _day(_nearest_year(month, day, reckoning), month, day) if 1 <= month <= 12 else "no such day"
    return found.reckoned_from("publication") if isinstance(found, Interval) else found


def _nearest_year(month: int, day: int, reckoning: Reckoning, *, weekday: int | None = None) -> int:
    """The year that a day and month without one belong to."""
    today = reckoning.today
    candidates = []
    for year in range(today.year - 8, today.year + 9):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        candidates.append(candidate)
    told = [one for one in candidates if one.weekday() == weekday and abs(one.year - today.year) <= 1]
    candidates = told or candidates
    # A report dated by its outlet's clock may tell of a day that has already begun farther east.
    past = [candidate for candidate in candidates if candidate <= today + timedelta(days=1)]
    ahead = [candidate for candidate in candidates if candidate >= today]
    if not past or not ahead:
        return today.year
    if reckoning.past is False and past[-1] < today:
        return ahead[0].year
    far = (today - past[-1]).days > 270 and (ahead[0] - today).days <= 31
    return ahead[0].year if far and not reckoning.sure else past[-1].year


def _day_and_month(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """One day or several of a month ("3-5 March", "6 and 8 July")."""
    groups = match.groupdict()
    numbers = [int(number) for number in re.findall(r"\d+", groups["days"])] if groups.get("days") else []
    if groups.get("ordinal"):
        numbers = [read_ordinal(groups["ordinal"]) or 0]
    month = month_number(match["month"])
    year = int(groups["year"]) if groups.get("year") else None
    if year is None and reckoning.published is None and not groups.get("short"):
        return "year not told, publication date unknown"
    year = year or _worded_year(match, reckoning)
    anchored = year is not None
    if year is None:
        weekday = weekday_number(groups["weekday"]) if groups.get("weekday") else None
        year = _nearest_year(month, numbers[0], reckoning, weekday=weekday)
    try:
        interval = days.days_between(date(year, month, numbers[0]), date(year, month, numbers[-1]))
    except ValueError:
        return "no such day"
    return interval if anchored else interval.reckoned_from("publication")


def _month(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """A month, or its early, middle or late days, with a year or without."""
    groups = match.groupdict()
    number = month_number(match["month"])
    year = int(groups["year"]) if groups.get("year") else None
    if year is None and reckoning.published is None and not groups.get("short"):
        return "year not told, publication date unknown"
    year = year or _worded_year(match, reckoning)
    anchor = "absolute" if year else "publication"
    bare = year is None
    if year is None:
        year = _month_year(number, reckoning)
    interval = _part_of_month(match, year, number)
    if bare and interval.first and interval.first <= reckoning.today and reckoning.past is not False:
        interval = interval.clipped(reckoning.today)
    return interval.reckoned_from("publication") if anchor == "publication" else interval


def _month_year(number: int, reckoning: Reckoning) -> int:
    """The year of a month without one: the latest that has begun, or the next to end where the future is told.

    Verbs alone do not carry a month over half a year ahead: "in May" in a report of June is the one just gone.
    """
    today = reckoning.today
    if reckoning.past is False and (reckoning.sure or (number - today.month) % 12 <= 6):
        return today.year + (number < today.month)
    return today.year - (number > today.month)


def _part_of_month(match: re.Match[str], year: int, number: int) -> Interval:
    groups = match.groupdict()
    if groups.get("third"):
        return days.third_of_month(year, number, _THIRDS[groups["third"].lower()])
    if groups.get("edge"):
        return days.edge_of_month(year, number, groups["edge"].lower())
    return days.month(year, number)


def _weekday_of_month(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "the first Monday of May", "the last Friday in May 2020", "the second Sunday of the month"."""
    whole = _month_told(match, reckoning)
    if isinstance(whole, str):
        return whole
    begins, _ = whole.ends
    which = match["which"].lower()
    place = -1 if which in {"last", "final"} else read_ordinal(which) or 1
    day = days.weekday_of_month(begins.year, begins.month, weekday_number(match["weekday"]), place)
    return days.one_day(day).reckoned_from(whole.anchor) if day else "no such day"


def _piece_of_year(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "the first six months of 2020", "the last three months of the year"."""
    if match["year"]:
        year: int | None = int(match["year"])
    elif reckoning.published is None:
        return "year not told, publication date unknown"
    else:
        running = {"last": -1, "next": 1}.get((match["running"] or "").lower(), 0)
        year = _worded_year(match, reckoning) or reckoning.today.year + running
    months = round(amount(match["number"]))
    if year is None or not 1 <= months <= 12:
        return "no such part of a year"
    first = 1 if match["which"].lower() in {"first", "opening"} else 13 - months
    opening, closing = days.month(year, first), days.month(year, first + months - 1)
    found = Interval(first=opening.first, last=closing.last, precision="range")
    return found if match["year"] else found.reckoned_from("publication")


def _relative_month(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "last August", "this May", "next June"."""
    number, word, today = month_number(match["month"]), match["which"].lower(), reckoning.today
    if word in {"last", "past", "previous"}:
        year = today.year - (number >= today.month)
    elif word in {"next", "coming"}:
        year = today.year + (number <= today.month)
    else:
        year = today.year
    return days.month(year, number).reckoned_from("publication")


def _piece_of_month(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "the second week of January", "the last seven days of May", "the last day of this month"."""
    whole = _month_told(match, reckoning)
    if isinstance(whole, str):
        return whole
    begins, _ = whole.ends
    first, last = days.month(begins.year, begins.month).ends
    number = amount(match["number"]) if match.groupdict().get("number") else 1.0
    unit = match["piece"].lower().rstrip("s")
    size = round(number * {"week": 7, "fortnight": 15, "half": 15, "day": 1}[unit])
    if not 1 <= size <= last.day:
        return "no such part of a month"
    if match["which"].lower() in {"last", "final", "closing"}:
        piece = days.days_between(last - timedelta(days=size - 1), last)
    else:
        place = read_ordinal(match["which"]) or 1
        first += timedelta(days=size * (place - 1))
        closes = size == 15 and place == 2
        piece = days.days_between(first, last if closes else min(first + timedelta(days=size - 1), last))
    return piece.reckoned_from(whole.anchor)


def _month_told(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """The month that a piece is of: a named one, or "this", "last" or "next" month."""
    groups = match.groupdict()
    if groups.get("month"):
        return _month(match, Reckoning(published=reckoning.published, past=reckoning.past))
    if reckoning.published is None:
        return "publication date unknown"
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get((groups["running"] or "").lower(), 0)
    return days.month(reckoning.today.year, reckoning.today.month + shift).reckoned_from("publication")


def _year(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    year = int(match["year"])
    third = match.groupdict().get("third")
    if third:
        return days.third_of_year(year, _THIRDS[third.lower()])
    edge = match.groupdict().get("edge")
    return days.edge_of_year(year, edge.lower()) if edge else days.years(year)


def _short_year_range(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "2015-16", "1979-1989"."""
    first, tail = int(match["year"]), match["tail"]
    last = int(tail) if len(tail) == 4 else first - first % 100 + int(tail)
    return days.years(first, last) if first < last <= first + 60 else "no range of years"


def _decade(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    digits = match["decade"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    third = match.groupdict().get("third")
    return days.decade(first, _THIRDS[third.lower()] if third else None)


def _named_decade(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    names = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
    third = match.groupdict().get("third")
    first = 1920 + 10 * names.index(match["name"].lower())
    return days.decade(first, _THIRDS[third.lower()] if third else None)


def _century(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    number = read_ordinal(match["ordinal"]) or 0
    if not 1 <= number <= 21:
        return "no such century"
    return days.years(100 * (number - 1) + 1, 100 * number)


def _season_of_year(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """The season of a year; a winter that names two begins in the first."""
    third = match.groupdict().get("third")
    year = int(match["year"]) if match["year"] else _worded_year(match, reckoning) or 0
    return days.season(year, match["season"].lower(), _THIRDS[third.lower()] if third else None)


def _quarter(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """A quarter or half of a year; without a year the latest that has begun, or the next where the future is told."""
    number, today = _place(match), reckoning.published
    halves = (match.groupdict().get("kind") or "").lower() == "half" or match.groupdict().get("half")
    months = 6 if halves else 3
    if (match.groupdict().get("which") or "").lower() in {"last", "final"}:
        number = 12 // months
    if not 1 <= number <= 12 // months:
        return "no such part of a year"
    if match["year"]:
        return days.part_of_year(int(match["year"]), number, months=months)
    if today is None:
        return "year not told, publication date unknown"
    year = _worded_year(match, reckoning)
    if year is None:
        first, last = days.part_of_year(today.year, number, months=months).ends
        year = today.year + (last < today if reckoning.past is False else -(first > today))
    return days.part_of_year(year, number, months=months).reckoned_from("publication")


def _place(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if figure := groups.get("figure") or groups.get("half"):
        return int(figure)
    return read_ordinal(groups["which"]) or {"last": 4, "final": 4}.get(groups["which"].lower(), 0)


_FEASTS: Final = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new year's": (1, 1),
    "new year": (1, 1),
    "may day": (5, 1),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "all souls' day": (11, 2),
    "valentine's day": (2, 14),
    "epiphany": (1, 6),
    "international women's day": (3, 8),
    "armistice day": (11, 11),
    "remembrance day": (11, 11),
    "bastille day": (7, 14),
    "guy fawkes night": (11, 5),
}


def _fixed_feast(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    month, day = _FEASTS[" ".join(match["feast"].lower().replace("’", "'").split())]
    if match.groupdict().get("year"):
        return _day(int(match["year"]), month, day)
    if reckoning.published is None:
        return "year not told, publication date unknown"
    found = _day(_nearest_year(month, day, reckoning), month, day)
    return found.reckoned_from("publication") if isinstance(found, Interval) else found


def _movable_feast(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """A feast of the church's or the moon's calendar: of the year told, else the last one begun or the next to come."""
    name, told = feast_key(match["feast"]), match.groupdict().get("year")
    if not told and reckoning.published is None:
        return "year not told, publication date unknown"
    if told or match["last_year"]:
        year = int(told) if told else reckoning.today.year - 1
        spans = [span for span in _feast_days(name, reckoning, year) if span[0].year == year]
    else:
        spans = _nearest(name, reckoning, coming=match["next"] is not None)
    if not spans:
        return "movable feast, no table of its days"
    first, last = max(spans)
    found = days.days_between(first, last) if last > first else days.one_day(first)
    return found if told else found.reckoned_from("publication")


def _nearest(name: str, reckoning: Reckoning, *, coming: bool) -> list[tuple[date, date]]:
    """Days of a feast up to the last one begun; of events to come, the one that is on or next; or the coming one."""
    today = reckoning.today
    around = [span for near in (-1, 0, 1) for span in _feast_days(name, reckoning, today.year + near)]
    if coming:
        return sorted(span for span in around if span[0] > today)[:1]
    if reckoning.past is False:
        return sorted(span for span in around if span[1] >= today)[:1]
    return [span for span in around if span[0] <= today]


def _feast_days(name: str, reckoning: Reckoning, year: int) -> Sequence[tuple[date, date]]:
    """Days of a feast that begin in a year, by the caller's table where it has the feast."""
    for known, rows in reckoning.feasts.items():
        if feast_key(known) == name:
            spans = [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in rows]
            return [span for span in spans if span[0].year == year]
    return days_of_feast(name, year)


def _other_calendar(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "1 Ramadan 1445", "22 Bahman 1357", "1 Meskerem 2012"."""
    found = day_of_other_calendar(int(match["era"]), match["moon"], int(re.sub(r"\D", "", match["day"])))
    return days.one_day(found) if found else "another calendar"


#: Months of other calendars, the longer spelling first.
_MOONS: Final = "|".join(sorted(MONTH_NAMES, key=len, reverse=True)).replace("'", "['’]")
_MOVABLE: Final = (
    r"(?P<feast>ramadan|ramazan|(?:eid|id|aid)[\s-]+(?:(?:al|ul|el)[\s-]*)?(?:fitr|adha|kabir)|eid|bakr[\s-]+eid|tabaski|korite"
    r"|muharram|ashura|arbaeen|mawlid|(?:orthodox\s+|greek\s+)?(?:easter(?:\s+(?:sunday|monday|weekend))?|good\s+friday"
    r"|palm\s+sunday|holy\s+week)|maundy\s+thursday|ash\s+wednesday|ascension\s+day|pentecost|pascha|(?-i:Lent)|passover|yom\s+kippur|rosh\s+hashanah|sukkot|hanukkah|purim|shavuot|newroz|nowruz|nauruz|thanksgiving(?:\s+day)?|diwali|holi|durga\s+puja|tet|lunar\s+new\s+year"
    r"|chinese\s+new\s+year|vesak)"
)
#: The day itself behind the feast's name ("on Ashura, 2 March"), which knows better than a table.
_MONTH_NAME: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY_BEHIND: Final = (
    rf"(?:\s+(?:sunday|monday)(?=,?\s+[^\s(]))?,?\s+\(?(?:on\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH_NAME}\b|{_MONTH_NAME}\s+\d)"
)
#: What "the second week of" and "the first Monday of" are of: a named month, or the running one and its neighbours.
_OF_MONTH: Final = (
    r"(?:{month}(?:,?\s+(?:of\s+)?{year})?"
    + _YEAR_WORDS
    + r"?|(?P<running>this|last|next|the|that|the\s+current)\s+month)"
)
_ERA: Final = r"(?P<era>1[1-5]\d\d|(?:19|20)\d\d)(?:\s+(?:A\.?H|S\.?H|E\.?C)\b\.?)?"
#: No unit, movement, square or treaty is a date ("the March 23 Movement", "6 October bridge").
_NO_NAME: Final = (
    r"(?!\s+(?:Movement|Brigades?|Revolution|Square|Street|Bridge|Avenue|Stadium|Park|City|Group"
    r"|Forces|Front|Alliance|Division)\b)"
)

RULES: Final = (
    Rule(
        rule="iso-date",
        cue="{digit}",
        pattern=r"(?P<y>\d{4})[-/](?P<m>\d\d)[-/](?P<d>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
        read=_iso,
        score=0.98,
    ),
    Rule(
        rule="numeric-date",
        cue="{digit}",
        pattern=r"(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<y>\d{4}|\d\d)",
        read=_numeric,
        score=0.9,
    ),
    Rule(
        rule="numeric-day-month",
        cue="{digit}",
        pattern=r"(?P<one>\d{1,2})/(?P<two>\d{1,2})",
        read=_numeric_without_year,
        score=0.7,
        needs="publication",
        lead=r"(?:on|by|since|from|until|dated|of)\s+",
    ),
    Rule(
        rule="numeric-day-month",
        cue="{digit}",
        pattern=r"(?P<one>\d{1,2})\.(?P<two>\d{1,2})\.",
        read=_dotted_day_and_month,
        score=0.7,
        needs="publication",
        marked=True,
    ),
    Rule(
        rule="day-month-year",
        cue="{month}",
        pattern=r"{weekday_short}(?:the\s+)?{days}[\s-]+(?:(?:of|in)\s+)?{month}(?:,?\s+(?:of\s+)?|-){year}" + _NO_NAME,
        read=_day_and_month,
        score=0.98,
    ),
    Rule(
        rule="day-month",
        cue="{month}",
        pattern=r"{weekday_short}(?:the\s+(?:past\s+|last\s+)?)?{days}(?:\s+of)?\s+{month}"
        + _YEAR_WORDS
        + "?"
        + _NO_NAME,
        read=_day_and_month,
        score=0.96,
    ),
    Rule(
        rule="day-month",
        cue="of",
        pattern=r"{weekday_short}(?:the\s+)?{ordinal}\s+of\s+{month}(?:,?\s+(?:of\s+)?{year})?" + _YEAR_WORDS + "?",
        read=_day_and_month,
        score=0.96,
    ),
    Rule(
        rule="month-day-year",
        cue="{month}",
        pattern=r"{weekday_short}{month}\s+(?:the\s+)?{days},?\s+(?:Juche\s+\d{1,3}\s+\(?)?{year}" + _NO_NAME,
        read=_day_and_month,
        score=0.98,
    ),
    Rule(
        rule="month-day",
        cue="{month}",
        # "In May 30 people" counts people: a day of a month stands behind "on", never behind "in".
        pattern=r"(?<!\bin\s){weekday_short}{month}\s+(?:the\s+)?{days}(?!\s+(?:people|persons|men|women|children|soldiers|others)\b)"
        + _YEAR_WORDS
        + "?"
        + _NO_NAME,
        read=_day_and_month,
        score=0.96,
    ),
    Rule(
        rule="piece-of-month",
        cue="in of",
        pattern=r"(?:the\s+)?(?P<which>first|second|third|fourth|last|final|opening|closing)\s+"
        + r"(?:{number}\s+)?(?P<piece>weeks?|fortnight|half|days?)\s+(?:of|in)\s+"
        + _OF_MONTH,
        read=_piece_of_month,
        score=0.8,
    ),
    Rule(
        rule="weekday-of-month",
        cue="in of",
        pattern=r"(?:the\s+)?(?P<which>first|second|third|fourth|fifth|last|final)\s+{weekday}\s+(?:of|in)\s+"
        + _OF_MONTH,
        read=_weekday_of_month,
        score=0.9,
    ),
    Rule(
        rule="piece-of-year",
        cue="months",
        pattern=r"(?:the\s+)?(?P<which>first|opening|last|final|closing)\s+{number}\s+months\s+of\s+(?:{year}|the\s+year"
        + _YEAR_WORDS
        + r"?|(?P<running>this|last|next)\s+year)",
        read=_piece_of_year,
        score=0.85,
    ),
    Rule(
        rule="month-year",
        cue="{month}",
        pattern=r"(?:the\s+month\s+of\s+)?(?:{third})?{month},?\s+(?:of\s+(?:the\s+year\s+)?|in\s+)?{year}",
        read=_month,
        score=0.95,
    ),
    Rule(
        rule="edge-of-month",
        cue="of",
        pattern=r"(?:the\s+)?(?:very\s+)?{edge}{month}(?:,?\s+(?:of\s+)?{year})?" + _YEAR_WORDS + "?",
        read=_month,
        score=0.8,
    ),
    Rule(
        rule="month-of-year",
        cue="{month}",
        pattern=r"(?:{third})?{month}" + _YEAR_WORDS,
        read=_month,
        score=0.9,
        needs="publication",
    ),
    Rule(rule="part-of-month", cue="earlier late mid", pattern=r"{third}{month}", read=_month, score=0.75),
    Rule(
        rule="relative-month",
        cue="coming last next past this",
        pattern=r"(?P<which>last|past|this|next|coming)\s+{month}",
        read=_relative_month,
        score=0.9,
        needs="publication",
    ),
    Rule(
        rule="month",
        cue="{month}",
        pattern=r"(?:the\s+month\s+of\s+)?{month}(?:['’]s)?",
        read=_month,
        score=0.93,
        lead=_IN,
    ),
    Rule(
        rule="year-range",
        cue="{digit}",
        pattern=r"(?:the\s+)?{year}\s*(?:-|–|/)\s*(?P<tail>\d{4}|\d\d)(?!\d)",
        read=_short_year_range,
        score=0.9,
    ),
    Rule(
        rule="season-of-year",
        cue="autumn fall spring summer winter",
        pattern=r"(?:the\s+)?(?:{third})?{season}(?:\s+of)?,?\s+(?:{year}(?:\s*[-–/]\s*\d{2,4})?|['’](?P<short>\d\d)(?!\w))",
        read=_season_of_year,
        score=0.8,
    ),
    Rule(
        rule="quarter-of-year",
        cue="h half q quarter",
        pattern=r"(?:the\s+)?(?:(?P<which>first|second|third|fourth|last|final)[\s-]+(?P<kind>quarter|half)|Q(?P<figure>[1-4])|(?-i:H)(?P<half>[12]))"
        r"(?:(?:(?:\s+of)?(?:\s+the\s+year)?,?\s+|[-/]){year}|" + _YEAR_WORDS + r"|\s+of\s+the\s+year)",
        read=_quarter,
        score=0.95,
    ),
    Rule(
        rule="quarter",
        cue="half q quarter",
        # "The first half" is mostly a match's, "the last quarter" the one just gone; only a marked one is a year's.
        pattern=r"(?:the\s+)?(?:(?P<which>first|second|third|fourth)[\s-]+(?P<kind>quarter|half)|(?-i:Q)(?P<figure>[1-4]))(?P<year>(?!))?",
        read=_quarter,
        score=0.7,
        marked=True,
    ),
    Rule(
        rule="quarter",
        cue="quarter",
        pattern=r"(?:the\s+)?(?P<which>first|second|third|fourth)[\s-]+(?P<kind>quarter)(?P<year>(?!))?(?!\s+of\b|-?final)",
        read=_quarter,
        score=0.7,
        lead=r"(?:in|during|for|since|by|over|throughout)\s+",
    ),
    Rule(
        rule="fiscal-year",
        cue="fi fy year",
        pattern=r"(?:(?:the|this|last|next|current)\s+)*(?:(?:19|20)\d\d[-–/]\d{2,4}\s+)?(?:fiscal|financial|budget|tax)\s+year(?:\s+(?:19|20)\d\d(?:[-–/]\d+)?)?"
        r"|(?:the\s+)?(?:fiscal|financial)\s+{year}(?:[-/]\d+)?|FY\s?\d{2,4}",
        read=Unread("fiscal year"),
        score=0.0,
    ),
    Rule(
        rule="school-year",
        cue="year",
        pattern=r"(?:(?:the|this|last|next|current)\s+)*(?:(?:19|20)\d\d[-–/]\d{2,4}\s+)?(?:school|academic)\s+year(?:\s+(?:19|20)\d\d(?:[-–/]\d+)?)?",
        read=Unread("school year"),
        score=0.0,
    ),
    Rule(rule="part-of-year", cue="earlier late mid", pattern=r"{third}{year}", read=_year, score=0.75),
    Rule(rule="edge-of-year", cue="of", pattern=r"(?:the\s+)?{edge}{year}", read=_year, score=0.8),
    Rule(
        rule="year",
        cue="{digit}",
        pattern=r"(?:the\s+(?:year\s+)?)?{year}(?:['’]s)?(?![-–/]\d)(?!\s+(?:people|persons|men|women|children|soldiers|others|troops|met(?:er|re)s|km|kilomet(?:er|re)s|miles|feet|homes|houses|tonnes|tons)\b)",
        read=_year,
        score=0.92,
        lead=_IN + r"(?:the\s+(?:year\s+)?)?|\(|\bthe\s+",
    ),
    Rule(
        rule="decade",
        cue="{digit}",
        pattern=r"(?:the\s+)?(?:{third})?['’]?(?P<decade>(?:1[5-9]|20)\d0|[2-9]0)['’]?s",
        read=_decade,
        score=0.85,
    ),
    Rule(
        rule="decade",
        cue="the",
        pattern=r"the\s+(?:{third})?(?P<name>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)",
        read=_named_decade,
        score=0.7,
    ),
    Rule(rule="century", cue="century", pattern=r"(?:the\s+)?{ordinal}\s+century", read=_century, score=0.85),
    Rule(
        rule="fixed-feast",
        pattern=r"(?P<feast>christmas\s+eve|christmas\s+day|christmas|boxing\s+day|new\s+year(?:['’]s\s+(?:eve|day)|['’]s)?|(?-i:May\s+Day)|halloween"
        r"|all\s+(?:saints|souls)['’]\s+day|valentine['’]s\s+day|epiphany|international\s+women['’]s\s+day|armistice\s+day|remembrance\s+day"
        r"|bastille\s+day|guy\s+fawkes\s+night)(?:,?\s+{year})?",
        read=_fixed_feast,
        score=0.85,
    ),
    Rule(
        rule="national-day",
        cue="day",
        pattern=r"(?:the\s+)?(?-i:(?:Republic|Independence|National|Victory|Liberation|Constitution|Army|Flag|Unity|Martyrs['’]?|Armed\s+Forces|Labou?r|Teachers['’]?)\s+Day)",
        read=Unread("a national day, which each country has on its own date"),
        score=0.0,
        marked=True,
    ),
    Rule(
        rule="other-calendar-date",
        pattern=r"{day}\s+(?:of\s+)?(?P<moon>" + _MOONS + r"),?\s+" + _ERA,
        read=_other_calendar,
        score=0.7,
    ),
    Rule(
        rule="other-calendar-date",
        pattern=r"(?P<moon>" + _MOONS + r")\s+{day},?\s+" + _ERA,
        read=_other_calendar,
        score=0.7,
    ),
    Rule(
        rule="other-calendar",
        pattern=r"(?:the\s+month\s+of\s+)?(?:\d{1,2}\s+)?(?:baisakh|jestha|asar|shrawan|bhadra|ashwin|kartik|mangsir|poush|magh|falgun|chaitra"
        r"|dhu\s+al-\w+|jumada\s+[\w-]+|rabi\s+[\w-]+|" + _MOONS + r")(?:\s+\d{1,4})?",
        read=Unread("another calendar"),
        score=0.0,
        marked=True,
    ),
    Rule(
        rule="movable-feast",
        pattern=r"(?P<next>(?:next|coming|upcoming)\s+)?"
        + _MOVABLE
        + rf"(?!\s+1[34]\d\d\b|{_DAY_BEHIND})"
        + r"(?:,?\s+{year}|(?P<last_year>,?\s+(?:of\s+)?last\s+year))?",
        read=_movable_feast,
        score=0.8,
    ),
)
