"""Rules for times reckoned from the day of publication: "yesterday", "Tuesday", "last week", "two years ago"."""

import re
from datetime import date, timedelta
from typing import Final

from dotterel.resolution.counts.numerals import read_ordinal
from dotterel.resolution.dates import days
from dotterel.resolution.dates.days import Interval
from dotterel.resolution.dates.grammar import ORDINALS, Reckoning, Rule, Unread, amount, unit_of, weekday_number

#: Months back and ahead among which a day is looked for that is told by its number and weekday.
MONTHS_AROUND: Final = 1
#: Months of the units that have no fixed number of days.
MONTHS_IN: Final = {"month": 1, "year": 12, "decade": 120, "century": 1200}


class _Shifted:
    """A reader for days counted from publication."""

    def __init__(self, first: int, last: int) -> None:
        self._first, self._last = first, last

    def __call__(self, match: re.Match[str], reckoning: Reckoning) -> Interval | str:
        first = reckoning.today + timedelta(days=self._first)
        last = reckoning.today + timedelta(days=self._last)
        return days.days_between(first, last).reckoned_from("publication")


def _weekday(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """A weekday alone: publication's own is that day, else the one before it; the next where the future is told.

    Agencies call their own day by its name, of what is to come too: of 192 in the annotated reports 190 mean the day of
    publication, and none that of next week.
    """
    number, today = weekday_number(match["weekday"]), reckoning.today
    day = days.next_weekday(today, number) if reckoning.past is False else days.latest_weekday(today, number)
    return days.one_day(day).reckoned_from("publication")


def _which_weekday(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "last Monday" lies before publication's day, "next Monday" behind it, "this Monday" as the verbs tell."""
    number, which, today = weekday_number(match["weekday"]), match["which"].lower(), reckoning.today
    if which in {"last", "past", "previous"}:
        day = days.latest_weekday(today - timedelta(days=1), number)
    elif which in {"next", "coming"}:
        day = days.next_weekday(today + timedelta(days=1), number)
    else:
        day = days.next_weekday(today, number) if reckoning.past is False else days.latest_weekday(today, number)
    return days.one_day(day).reckoned_from("publication")


def _weekday_of_week(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "Tuesday last week", "on Monday of this week"."""
    shift = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    monday, _ = days.week_of(reckoning.today, shift=shift).ends
    return days.one_day(monday + timedelta(days=weekday_number(match["weekday"]))).reckoned_from("publication")


def _weeks_from_weekday(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "Monday week", "two weeks from Friday", "a week ago on Tuesday", "the Friday before last"."""
    groups, number, today = match.groupdict(), weekday_number(match["weekday"]), reckoning.today
    weeks = round(amount(groups["number"])) if groups.get("number") else 1
    if groups.get("back"):
        day = days.latest_weekday(today, number)
        if groups["back"].lower().startswith("before"):
            day = days.latest_weekday(today - timedelta(days=1), number)
        return days.one_day(day - timedelta(weeks=weeks)).reckoned_from("publication")
    day = days.next_weekday(today + timedelta(days=1), number)
    return days.one_day(day + timedelta(weeks=weeks)).reckoned_from("publication")


def _night_into(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "overnight into Sunday", "the night to Monday": the day named and the one before it."""
    day = days.latest_weekday(reckoning.today, weekday_number(match["weekday"]))
    return days.days_between(day - timedelta(days=1), day).reckoned_from("publication")


def _overnight_weekday(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "overnight on Sunday": the night may be the one before or behind, so both days."""
    day = days.latest_weekday(reckoning.today, weekday_number(match["weekday"]))
    return days.days_between(day - timedelta(days=1), day).reckoned_from("publication")


def _weekend(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    which = (match["which"] or "").lower()
    today = reckoning.today
    saturday = days.latest_weekday(today, 5)
    if match.groupdict().get("beforelast"):
        saturday = days.latest_weekday(today - timedelta(days=1 + (today.weekday() == 6)), 5) - timedelta(days=7)
    elif which in {"next", "coming"} or (reckoning.past is False and today.weekday() < 5):
        saturday = days.next_weekday(today + timedelta(days=1), 5)
    elif which in {"last", "past"} and today.weekday() >= 5:
        saturday -= timedelta(days=7)
    return days.days_between(saturday, saturday + timedelta(days=1)).reckoned_from("publication")


def _period(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "last week", "earlier this month", "late next year"."""
    which = match["which"].lower()
    shift = {
        "last": -1,
        "past": -1,
        "previous": -1,
        "this": 0,
        "the current": 0,
        "next": 1,
        "the coming": 1,
        "coming": 1,
    }[" ".join(which.split())]
    unit, today = match["unit"].lower(), reckoning.today
    whole = _calendar(unit, today, shift)
    part = (match.groupdict().get("part") or "").lower()
    part = " ".join(part.split())
    if shift == 0:
        whole = _current(whole, part, reckoning)
    elif part:
        whole = _part(whole, part)
    return whole.reckoned_from("publication")


def _calendar(unit: str, today: date, shift: int) -> Interval:
    if unit == "week":
        return days.week_of(today, shift=shift)
    if unit == "month":
        return days.month(today.year, today.month + shift)
    if unit == "year":
        return days.years(today.year + shift)
    if unit == "decade":
        first = today.year - today.year % 10 + 10 * shift
        return days.decade(first)
    if unit == "quarter":
        quarter = (today.month - 1) // 3 + shift
        opening, closing = days.month(today.year, quarter * 3 + 1), days.month(today.year, quarter * 3 + 3)
        return Interval(first=opening.first, last=closing.last, precision="range")
    first = today.year - (today.year - 1) % 100 + 100 * shift
    return days.years(first, first + 99)


def _current(whole: Interval, part: str, reckoning: Reckoning) -> Interval:
    """The running week, month or year up to publication, or from it where the future is told."""
    today = reckoning.today
    if part == "later" or (reckoning.past is False and not part):
        return Interval(first=today, last=whole.last, precision=whole.precision)
    if part and part not in {"earlier", "so far"}:
        return _part(whole, part).clipped(today) if part != "late" else _part(whole, part)
    return whole.clipped(today)


def _part(whole: Interval, part: str) -> Interval:
    """The first, middle or last third of an interval, or its edge, by the words that name it."""
    first, last = whole.ends
    edge = next((word for word in ("start", "beginning", "middle", "end", "close") if word in part.split()), "")
    third: days.Third = "mid" if "mid" in part else "early" if part.startswith(("early", "earlier", "so")) else "late"
    if whole.precision == "month":
        year, number = first.year, first.month
        return days.edge_of_month(year, number, edge) if edge else days.third_of_month(year, number, third)
    if whole.precision == "year":
        return days.edge_of_year(first.year, edge) if edge else days.third_of_year(first.year, third)
    size = max(((last - first).days + 1) // 3, 1)
    if edge in {"start", "beginning"} or (third == "early" and not edge):
        return days.days_between(first, first + timedelta(days=size - 1))
    if third == "mid":
        return days.days_between(first + timedelta(days=size), last - timedelta(days=size))
    return days.days_between(last - timedelta(days=size - 1), last)


def _edge_of_running(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "the end of the month": the running one; "the start of the decade": its first three years."""
    unit = match["unit"].lower()
    whole = _calendar(unit, reckoning.today, 0)
    begins, _ = whole.ends
    if unit == "decade" and match["edge"].lower() in {"start", "beginning"}:
        return days.years(begins.year, begins.year + 2).reckoned_from("publication")
    edge = match["edge"].lower()
    if unit == "decade" and edge.startswith(("early", "late")):
        return days.decade(begins.year, "early" if edge.startswith("early") else "late").reckoned_from("publication")
    found = _part(whole, edge)
    if reckoning.past and found.first and found.first > reckoning.today:
        found = _part(_calendar(unit, reckoning.today, -1), edge)
    return found.reckoned_from("publication")


def ago(count: float, unit: str, day: date, *, sign: int = -1) -> Interval:
    """The time `count` units before (`sign` -1) or behind (1) a day, as wide as such words are loose.

    Days and one week are exact. Further weeks are kept to within one day for each week behind the first, three at most
    (in the corpus "two weeks ago" lies 14 to 17 days back). Months and years are the calendar month or year.
    """
    if unit == "month":
        target = days.back_months(day, -sign * int(count))
        return days.month(target.year, target.month)
    if unit in {"year", "decade", "century"}:
        back = count * MONTHS_IN[unit] / 12
        if back < 1:
            return ago(12 * back, "month", day, sign=sign)
        return days.years(day.year + sign * int(back))
    if unit in {"week", "fortnight"}:
        weeks = count * (2 if unit == "fortnight" else 1)
        middle = day + sign * timedelta(days=round(7 * weeks))
        loose = timedelta(days=min(max(int(weeks) - 1, 0), 3))
        first, last = middle - loose, middle + loose
        return Interval(first=first, last=last if sign > 0 else min(last, day), precision="week")
    if unit in {"hour", "minute"}:
        hours = count / (60 if unit == "minute" else 1)
        far = day + sign * timedelta(days=-(-int(hours) // 24))
        near = day + sign * timedelta(days=int(hours) // 24)
        return days.days_between(min(far, near), max(far, near)) if hours > 6 else days.one_day(day)
    return days.one_day(day + sign * timedelta(days=int(count)))


def _ago(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    return ago(amount(match["number"]), unit_of(match), reckoning.today).reckoned_from("publication")


def _from_now(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    return ago(amount(match["number"]), unit_of(match), reckoning.today, sign=1).reckoned_from("publication")


def _to_come(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "in three days", "within two weeks" of what is to come; of the past they are a stretch of time."""
    if reckoning.past is not False:
        return "a stretch of time, not a date"
    found = ago(amount(match["number"]), unit_of(match), reckoning.today, sign=1)
    if match["how"].lower() == "within":
        found = days.days_between(reckoning.today, found.ends[1])
    return found.reckoned_from("publication")


def _year_and_half_ago(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "a year and a half ago", "two and a half years ago": a month."""
    return ago(12 * amount(match["number"]) + 6, "month", reckoning.today).reckoned_from("publication")


def _same_last_year(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "the same month last year"."""
    today = reckoning.today
    day = days.back_months(today, 12)
    whole = days.month(day.year, day.month) if match["unit"].lower() == "month" else days.one_day(day)
    return whole.reckoned_from("publication")


def _past_units(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "in the past 24 hours", "over the last five years": up to publication."""
    number = match.groupdict().get("number")
    count, unit, today = amount(number) if number else 1.0, unit_of(match), reckoning.today
    if unit in {"hour", "minute"}:
        first = today - timedelta(days=max(1, round(count / 24)))
    elif unit in {"day", "night"}:
        first = today - timedelta(days=int(count))
    elif unit in {"week", "fortnight"}:
        first = today - timedelta(weeks=int(count) * (2 if unit == "fortnight" else 1))
    else:
        first = days.back_months(today, int(count) * MONTHS_IN[unit])
    return Interval(first=first, last=today, precision="range", anchor="publication")


def _few_ago(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "a few days ago", "several months ago": two to seven units, wide on purpose."""
    unit, today = unit_of(match), reckoning.today
    if unit in {"hour", "minute"}:
        return days.days_between(today - timedelta(days=1), today).reckoned_from("publication")
    far, near = ago(7, unit, today).first, ago(2, unit, today).last
    return Interval(first=far, last=near, precision="range", anchor="publication")


def _few_past(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "over the past few weeks": up to publication, from seven units back, wide on purpose."""
    far = ago(7, unit_of(match), reckoning.today).first
    return Interval(first=far, last=reckoning.today, precision="range", anchor="publication")


def _instant(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "the 2nd inst." (this month), "ult." (the last) and "prox." (the next)."""
    shift = {"i": 0, "u": -1, "p": 1}[match["which"][0].lower()]
    first, last = days.month(reckoning.today.year, reckoning.today.month + shift).ends
    number = read_ordinal(match["ordinal"]) or 0
    if not 1 <= number <= last.day:
        return "no such day"
    return days.one_day(first.replace(day=number)).reckoned_from("publication")


def _day_of_month(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "the 17th of this month", "5th of the current month", "the 16th"."""
    groups = match.groupdict()
    number, today = read_ordinal(groups.get("bare") or match["ordinal"]) or 0, reckoning.today
    which = (match.groupdict().get("which") or "").lower()
    shift = -1 if which in {"last", "past", "previous"} else 1 if which == "next" else 0
    if not which and number > today.day and reckoning.past is not False:
        shift = -1
    if not which and number < today.day and reckoning.past is False:
        shift = 1
    first, last = days.month(today.year, today.month + shift).ends
    if not 1 <= number <= last.day:
        return "no such day"
    return days.one_day(first.replace(day=number)).reckoned_from("publication")


def _weekday_and_day(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "Friday 6", "Friday the 13th": the last day of that number and weekday, or the next where that is told.

    Where neither this month nor its neighbours have such a day, the number counts, which a slip changes less often than
    the weekday that is reckoned from it; `weekday_fits` then says that the two disagree.
    """
    number, weekday, today = int(re.sub(r"\D", "", match["dayno"])), weekday_number(match["weekday"]), reckoning.today
    around = [
        first.replace(day=number)
        for shift in range(-MONTHS_AROUND, MONTHS_AROUND + 1)
        for first, last in [days.month(today.year, today.month + shift).ends]
        if 1 <= number <= last.day
    ]
    if not around:
        return "no such day"
    fitting = [day for day in around if day.weekday() == weekday] or around
    past, ahead = [day for day in fitting if day <= today], [day for day in fitting if day > today]
    if today in fitting:
        found = today
    elif reckoning.past is False:
        found = ahead[0] if ahead else past[-1]
    else:
        found = past[-1] if past else ahead[0]
    return days.one_day(found).reckoned_from("publication")


def _anniversary(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "two years ago today", "a month ago to the day", "this day last year": a single day."""
    number = match.groupdict().get("number")
    count, unit = (int(amount(number)), match["unit"].lower()) if number else (1, "year")
    if unit in MONTHS_IN:
        day = days.back_months(reckoning.today, count * MONTHS_IN[unit])
    else:
        day = reckoning.today - timedelta(days=count * {"week": 7, "fortnight": 14}.get(unit, 1))
    return days.one_day(day).reckoned_from("publication")


def _before_last(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "the year before last", "the end of the month before last"."""
    whole = _calendar(match["unit"].lower(), reckoning.today, -2)
    part = " ".join((match.groupdict().get("part") or "").lower().split())
    return (_part(whole, part) if part else whole).reckoned_from("publication")


def _season(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "last autumn", "this summer": the latest that has begun, for "last" the latest that has ended."""
    name, today = match["season"].lower(), reckoning.today
    third = (match.groupdict().get("third") or "").lower()
    part = None if not third else _THIRDS[third]
    which = (match.groupdict().get("which") or "the").lower()
    candidates = [days.season(year, name, part) for year in range(today.year - 2, today.year + 3)]
    begun = [interval for interval in candidates if interval.first and interval.first <= today]
    ended = [interval for interval in candidates if interval.last and interval.last < today]
    ahead = [interval for interval in candidates if interval.last and interval.last >= today]
    if which in {"last", "past", "previous"}:
        found = ended[-1]
    elif which in {"next", "coming"} or reckoning.past is False:
        found = ahead[0]
    else:
        found = begun[-1].clipped(today)
    return found.reckoned_from("publication")


_THIRDS: Final[dict[str, days.Third]] = {"early": "early", "mid": "mid", "late": "late"}
_EARLY_LATE: Final = (
    r"(?:(?P<part>so\s+far|earlier|early(?:\s+in)?|mid-?|in\s+mid-|later|late(?:\s+in)?"
    r"|(?:the\s+)?(?:start|beginning|middle|end|close)\s+of)[\s-]*)?"
)
_INTO: Final = r"(?:(?:over)?night(?:fall)?|nights?)\s+(?:in)?to\s+"

RULES: Final = (
    Rule(
        rule="today",
        cue="t",
        pattern=r"today(?:['’]s)?|this\s+(?:very\s+)?day",
        read=_Shifted(0, 0),
        score=0.97,
        needs="publication",
    ),
    Rule(
        rule="this-morning",
        cue="this today tonight",
        pattern=r"(?:early\s+|late\s+|later\s+|earlier\s+)?this\s+{part}|tonight|(?:earlier|later)\s+today",
        read=_Shifted(0, 0),
        score=0.97,
        needs="publication",
    ),
    Rule(
        rule="yesterday",
        cue="last yesterday",
        pattern=r"yesterday(?:['’]s)?|last\s+(?:night|evening)(?:['’]s)?",
        read=_Shifted(-1, -1),
        score=0.97,
        needs="publication",
    ),
    Rule(
        rule="day-before-yesterday",
        cue="before yesterday",
        pattern=r"(?:on\s+)?the\s+day\s+before\s+yesterday|the\s+(?:night|evening)\s+before\s+last",
        read=_Shifted(-2, -2),
        score=0.95,
        needs="publication",
    ),
    Rule(
        rule="tomorrow",
        cue="tomorrow",
        pattern=r"tomorrow(?:['’]s)?",
        read=_Shifted(1, 1),
        score=0.95,
        needs="publication",
    ),
    Rule(
        rule="day-after-tomorrow",
        cue="tomorrow",
        pattern=r"the\s+day\s+after\s+tomorrow",
        read=_Shifted(2, 2),
        score=0.95,
        needs="publication",
    ),
    Rule(
        rule="night-into",
        cue="{weekday}",
        pattern=_INTO + r"{weekday}",
        read=_night_into,
        score=0.9,
        needs="publication",
    ),
    Rule(
        rule="night-into",
        cue="night overnight",
        pattern=r"(?:overnight|(?:the|on\s+the|in\s+the)\s+night)\s+(?:from\s+|of\s+|on\s+)?\w+day\s+(?:in)?to\s+{weekday}",
        read=_night_into,
        score=0.9,
        needs="publication",
    ),
    Rule(
        rule="overnight-weekday",
        cue="overnight",
        pattern=r"overnight\s+(?:on\s+)?{weekday}",
        read=_overnight_weekday,
        score=0.7,
        needs="publication",
    ),
    Rule(
        rule="overnight-weekday",
        cue="overnight",
        pattern=r"{weekday}\s+overnight",
        read=_overnight_weekday,
        score=0.7,
        needs="publication",
    ),
    Rule(
        rule="overnight",
        cue="night overnight",
        pattern=r"overnight|(?:during|in)\s+the\s+night(?!\s+(?:of|to|from|between|on|before|after|into)\b)|(?:during|through|in)\s+(?:a\s+single\s+|one\s+)night",
        read=_Shifted(-1, 0),
        score=0.9,
        needs="publication",
    ),
    Rule(
        rule="weekday-of-week",
        cue="week",
        pattern=r"{weekday}(?:,)?\s+(?:of\s+)?(?P<which>last|this|next)\s+week",
        read=_weekday_of_week,
        score=0.9,
        needs="publication",
    ),
    Rule(
        rule="which-weekday",
        cue="coming last next past previous this",
        pattern=r"(?P<which>last|past|previous|this|next|coming)\s+{weekday}",
        read=_which_weekday,
        score=0.93,
        needs="publication",
    ),
    Rule(
        rule="weekday-of-other-week",
        cue="week",
        pattern=r"{number}\s+weeks?\s+from\s+{weekday}",
        read=_weeks_from_weekday,
        score=0.85,
        needs="publication",
    ),
    Rule(
        rule="weekday-of-other-week",
        cue="week",
        pattern=r"{number}\s+weeks?\s+(?P<back>ago)\s+(?:on\s+|last\s+)?{weekday}",
        read=_weeks_from_weekday,
        score=0.85,
        needs="publication",
    ),
    Rule(
        rule="weekday-of-other-week",
        cue="week",
        pattern=r"{weekday}\s+week",
        read=_weeks_from_weekday,
        score=0.85,
        needs="publication",
    ),
    Rule(
        rule="weekday-of-other-week",
        cue="before",
        pattern=r"(?:the\s+)?{weekday}\s+(?P<back>before\s+last)",
        read=_weeks_from_weekday,
        score=0.85,
        needs="publication",
    ),
    Rule(
        rule="weekday-and-day",
        cue="{weekday}",
        pattern=r"{weekday},?\s+(?:the\s+)?(?P<dayno>\d{1,2}(?:st|nd|rd|th))(?!\s+(?:of|[A-Z]))",
        read=_weekday_and_day,
        score=0.9,
        needs="publication",
    ),
    Rule(
        # "On Friday 6 people died" counts people: only a sign or a small word shows that the number is the day's.
        rule="weekday-and-day",
        cue="{weekday}",
        pattern=r"{weekday},?\s+(?P<dayno>[12]?\d|3[01])(?=\s*$|\s*[,;)](?!\d)|\.\s|\.$|\s+(?:in|at|by|when|as|near|and|to)\b)",
        read=_weekday_and_day,
        score=0.9,
        needs="publication",
    ),
    Rule(
        rule="recurring",
        cue="annually daily e monthly nightly weekly yearly",
        pattern=r"(?:daily|nightly|weekly|monthly|yearly|annually|(?:every|each)\s+(?:{number}\s+)?{unit})",
        read=Unread("recurring, no one day"),
        score=0.0,
        marked=True,
    ),
    Rule(
        rule="recurring",
        cue="{weekday} e",
        pattern=r"(?:every|each)\s+{weekday}|(?:mon|tues|wednes|thurs|fri|satur|sun)days",
        read=Unread("recurring, no one day"),
        score=0.0,
    ),
    Rule(
        rule="weekday",
        cue="{weekday}",
        pattern=r"(?<!black\s)(?<!bloody\s)(?<!every\s)(?:a\s+)?{weekday}(?!\s+(?-i:Times|Mirror|Express|Mail|Telegraph|Herald|Post|Observer|World))",
        read=_weekday,
        score=0.97,
        needs="publication",
    ),
    Rule(
        rule="weekend",
        cue="weekend",
        pattern=r"(?:(?:the|this|a|over|at|(?P<which>last|past|next|coming))\s+){1,2}weekend(?:['’]s)?(?P<beforelast>\s+before\s+last)?",
        read=_weekend,
        score=0.9,
        needs="publication",
    ),
    Rule(
        rule="period",
        cue="century decade month quarter week year",
        pattern=_EARLY_LATE
        + r"(?P<which>last|this|next|the\s+current|the\s+coming)\s+(?P<unit>week|month|year|quarter|decade"
        r"|century)(?:['’]s)?",
        read=_period,
        score=0.92,
        needs="publication",
    ),
    Rule(
        rule="before-last",
        cue="before",
        pattern=_EARLY_LATE + r"the\s+(?P<unit>week|month|year)\s+before\s+last",
        read=_before_last,
        score=0.9,
        needs="publication",
    ),
    Rule(
        rule="edge-of-running",
        cue="of",
        pattern=r"(?:the\s+)?{edge}(?P<unit>week|month|year|decade)",
        read=_edge_of_running,
        score=0.6,
        needs="publication",
    ),
    Rule(
        rule="part-of-running",
        cue="th",
        pattern=r"(?P<edge>early|late|later|earlier|midway)\s+(?:in|through)\s+(?:the|that|this)\s+(?P<unit>week|month|year|decade)",
        read=_edge_of_running,
        score=0.6,
        needs="publication",
    ),
    Rule(
        rule="ago",
        cue="ago back",
        pattern=r"(?:(?:just|about|around|some|nearly|almost|exactly|roughly|more\s+than|over|at\s+least)\s+)?{number}\s+{unit}\s+(?:ago|back)(?:\s+today)?",
        read=_ago,
        score=0.8,
        needs="publication",
    ),
    Rule(
        rule="ago",
        cue="ago",
        pattern=r"(?:(?:about|around|some|nearly|almost|roughly|more\s+than|over)\s+)?{number}\s+(?:years?\s+and\s+a\s+half|and\s+a\s+half\s+years)\s+ago",
        read=_year_and_half_ago,
        score=0.75,
        needs="publication",
    ),
    Rule(
        rule="same-last-year",
        cue="same",
        pattern=r"(?:in\s+|on\s+)?the\s+same\s+(?P<unit>day|month|date)\s+(?:of\s+)?(?:last\s+year|a\s+year\s+(?:ago|earlier))",
        read=_same_last_year,
        score=0.85,
        needs="publication",
    ),
    Rule(
        rule="to-come",
        cue="in within",
        pattern=r"(?P<how>in|within)\s+(?:(?:about|around|some|just)\s+)?{number}\s+(?P<unit>day|night|week|fortnight|month|year)s?",
        read=_to_come,
        score=0.6,
        needs="publication",
        marked=True,
    ),
    Rule(
        rule="few-ago",
        cue="ago back",
        pattern=r"(?:a\s+few|several|some|many)\s+{unit}\s+(?:ago|back)",
        read=_few_ago,
        score=0.6,
        needs="publication",
    ),
    Rule(
        rule="few-past",
        cue="the",
        pattern=r"(?:(?:in|over|during|for|within|throughout)\s+)?the\s+(?:past|last)\s+(?:few|several|couple\s+of)\s+{unit}",
        read=_few_past,
        score=0.5,
        needs="publication",
    ),
    Rule(
        rule="from-now",
        cue="from time",
        pattern=r"(?:in\s+)?{number}\s+{unit}(?:\s+time|\s+from\s+(?:now|today))",
        read=_from_now,
        score=0.7,
        needs="publication",
    ),
    Rule(
        rule="past-units",
        cue="the",
        pattern=r"(?:(?:in|over|during|for|within|throughout)\s+)?the\s+(?:past|last|previous)\s+(?:{number}\s+)?{unit}",
        read=_past_units,
        score=0.85,
        needs="publication",
    ),
    Rule(
        rule="day-of-month",
        cue="month",
        pattern=r"(?:the\s+)?{ordinal}\s+(?:day\s+)?of\s+(?:the\s+)?(?P<which>this|last|past|previous|next|current|present)\s+month",
        read=_day_of_month,
        score=0.9,
        needs="publication",
    ),
    Rule(
        rule="day-of-month",
        cue="{digit} the",
        pattern=r"(?:the\s+(?P<ordinal>"
        + ORDINALS
        + r")(?:\s+(?:day\s+)?of\s+the\s+month)?|(?P<bare>\d{1,2}(?:st|nd|rd|th)))(?=\s*$)",
        read=_day_of_month,
        score=0.7,
        needs="publication",
        marked=True,
    ),
    Rule(
        rule="day-of-month",
        cue="inst prox ult",
        pattern=r"(?:the\s+)?{ordinal}\s+(?P<which>inst(?:ant)?|ult(?:imo)?|prox(?:imo)?)\b\.?",
        read=_instant,
        score=0.85,
        needs="publication",
    ),
    Rule(
        rule="weekday",
        cue="{weekday}",
        pattern=r"{weekday_name}",
        read=_weekday,
        score=0.9,
        needs="publication",
        marked=True,
    ),
    Rule(
        rule="anniversary",
        cue="ago this",
        pattern=r"(?:on\s+)?this\s+(?:very\s+)?day\s+last\s+year|(?:exactly\s+)?{number}\s+{unit}\s+ago\s+(?:today|to\s+the\s+day)",
        read=_anniversary,
        score=0.9,
        needs="publication",
    ),
    Rule(
        rule="season",
        cue="autumn fall spring summer winter",
        pattern=r"(?:(?P<third>early|mid|late)[\s-]+)?(?:the|this|(?P<which>last|past|previous|next|coming))\s+{season}",
        read=_season,
        score=0.7,
        needs="publication",
    ),
    Rule(
        rule="season",
        cue="early late mid",
        pattern=r"(?P<third>early|mid|late)[\s-]+(?:in\s+(?:the\s+)?)?{season}",
        read=_season,
        score=0.65,
        needs="publication",
    ),
    Rule(
        rule="edge-of-running",
        cue="end",
        pattern=r"(?:the\s+)?(?P<unit>year|month|week|decade)(?:[\s-]|['’]s\s+)(?P<edge>end)",
        read=_edge_of_running,
        score=0.6,
        needs="publication",
        marked=True,
    ),
    Rule(
        rule="now",
        cue="currently moment now present",
        pattern=r"(?:right\s+|just\s+)?now|currently|at\s+present|at\s+the\s+moment",
        read=_Shifted(0, 0),
        score=0.5,
        needs="publication",
        marked=True,
    ),
    Rule(
        rule="vague",
        cue="ago coming lately recent soon these",
        pattern=r"recently|in\s+recent\s+\w+|lately|soon|(?:days|weeks|months|years|hours|minutes)\s+ago|these\s+days|in\s+the\s+coming\s+\w+",
        read=Unread("no day or period is told"),
        score=0.0,
    ),
)
