"""Rules for times reckoned from a day told elsewhere in the report: "the same day", "two days later", "at dawn".

The day is the one told in the same sentence, else the event's own, else the last one told before.
"""

import re
from datetime import date, timedelta
from typing import Final

from dotterel.resolution.counts.numerals import read_ordinal
from dotterel.resolution.dates import days
from dotterel.resolution.dates.days import Interval
from dotterel.resolution.dates.grammar import Reckoning, Rule, Unread, amount, month_number, unit_of, weekday_number
from dotterel.resolution.dates.relative import ago

_AFTER_EVENT: Final = "reckoned from an event without a known day"


def _known(reckoning: Reckoning) -> date:
    """The day reckoned from; a range ("night to night") may be read again without one."""
    if reckoning.day is None:
        raise ValueError("no day told to reckon from")
    return reckoning.day


def _same(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "the same day", "that evening", "the same month"."""
    day, unit = _known(reckoning), match["unit"].lower()
    if unit == "week":
        return days.week_of(day).reckoned_from(reckoning.day_anchor)
    if unit == "month":
        return days.month(day.year, day.month).reckoned_from(reckoning.day_anchor)
    if unit in {"year", "spring", "summer", "autumn", "winter"}:
        whole = days.years(day.year) if unit == "year" else days.season(day.year, unit)
        return whole.reckoned_from(reckoning.day_anchor)
    if unit == "weekend":
        saturday = days.latest_weekday(day, 5)
        return days.days_between(saturday, saturday + timedelta(days=1)).reckoned_from(reckoning.day_anchor)
    return days.one_day(day).reckoned_from(reckoning.day_anchor)


def _neighbour(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "the next day", "the previous evening", "the following year"."""
    day, unit = _known(reckoning), match["unit"].lower()
    sign = 1 if match["which"].lower() in {"next", "following", "subsequent"} else -1
    if unit in {"week", "month", "year"}:
        found = {
            "week": days.week_of(day, shift=sign),
            "month": days.month(day.year, day.month + sign),
            "year": days.years(day.year + sign),
        }[unit]
        return found.reckoned_from(reckoning.day_anchor)
    return days.one_day(day + timedelta(days=sign)).reckoned_from(reckoning.day_anchor)


def _day_beside(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "the day before", "the evening before", "the day after": of the day told."""
    sign = 1 if match["side"].lower() == "after" else -1
    return days.one_day(_known(reckoning) + timedelta(days=sign)).reckoned_from(reckoning.day_anchor)


def _previous_month(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "the previous December", "the following March"."""
    day, number = _known(reckoning), month_number(match["month"])
    if match["which"].lower() in {"following", "next"}:
        year = day.year + (number <= day.month)
    else:
        year = day.year - (number >= day.month)
    return days.month(year, number).reckoned_from(reckoning.day_anchor)


def _that_weekday(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "that Thursday", "the following Friday", "the previous Monday"."""
    day, number = _known(reckoning), weekday_number(match["weekday"])
    which = match["which"].lower()
    if which == "following":
        found = days.next_weekday(day + timedelta(days=1), number)
    elif which in {"previous", "preceding"}:
        found = days.latest_weekday(day - timedelta(days=1), number)
    else:
        found = min(
            (days.latest_weekday(day, number), days.next_weekday(day, number)), key=lambda near: abs(near - day)
        )
    return days.one_day(found).reckoned_from(reckoning.day_anchor)


def _units_on(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "two days earlier", "a week later"."""
    sign = -1 if match["side"].lower().startswith(("earlier", "before", "previously")) else 1
    return ago(amount(match["number"]), unit_of(match), _known(reckoning), sign=sign).reckoned_from(
        reckoning.day_anchor
    )


def _units_from_event(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "two days after" and a clause as the day of what the clause tells: on the other side of the day told.

    "Troops moved in on Friday, two days after rebels took the town": the taking was on Wednesday. At the head of a
    sentence ("Two days after the raid, the minister resigned") the words date what follows, so they count onwards
    from a day told before.
    """
    opens = match.start() == 0 and match.string[:1].isupper() and reckoning.day_anchor != "publication"
    side = match["side"].lower()
    sign = (1 if side in {"after", "since", "following"} else -1) * (1 if opens else -1)
    return ago(amount(match["number"]), unit_of(match), _known(reckoning), sign=sign).reckoned_from(
        reckoning.day_anchor
    )


def _day_beside_event(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "the day after the raid", where the raid's day is the one told."""
    sign = 1 if match["side"].lower() in {"after", "following"} else -1
    number = match.groupdict().get("number")
    interval = ago(amount(number) if number else 1.0, unit_of(match), _known(reckoning), sign=sign)
    return interval.reckoned_from(reckoning.day_anchor)


def _vague_on(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "hours later", "minutes earlier": the same day."""
    return days.one_day(_known(reckoning)).reckoned_from(reckoning.day_anchor)


def _few_on(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "days later", "a few weeks earlier": two to seven units from the day told, wide on purpose."""
    sign = 1 if match["side"].lower().startswith(("later", "after")) else -1
    near, far = (ago(count, unit_of(match), _known(reckoning), sign=sign) for count in (2, 7))
    first, last = (near.first, far.last) if sign > 0 else (far.first, near.last)
    return Interval(first=first, last=last, precision="range", anchor=reckoning.day_anchor)


def _nth_day(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "the third day of the blockade", where the day told is its first."""
    number = read_ordinal(match["ordinal"]) or 1
    return days.one_day(_known(reckoning) + timedelta(days=number - 1)).reckoned_from(reckoning.day_anchor)


def _running_day(match: re.Match[str], reckoning: Reckoning) -> Interval | str:
    """Read "the third consecutive day": from the first of them to the day told."""
    number = read_ordinal(match["ordinal"]) or 1
    day = _known(reckoning)
    return days.days_between(day - timedelta(days=number - 1), day).reckoned_from(reckoning.day_anchor)


_CLOCK: Final = (
    r"(?:(?:at|from|by|around|about|shortly\s+(?:before|after)|before|after|until|till|since)\s+)*"
    r"(?:\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?|hrs|hours|h|GMT|WIT|local\s+time)?|\d{1,2}\s*[ap]\.?m\.?|[012]\d[0-5]\d\s*(?:hrs|hours|h|GMT|local\s+time)"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})(?:\s+o['’]clock)?\s+in\s+the\s+(?:morning|afternoon|evening)"
    r"|\d{1,2}\s+o['’]clock)"
)
_PART_OF_DAY: Final = (
    r"(?:earlier|later)\s+(?:in|on)\s+(?:in\s+)?the\s+(?:day|morning|afternoon|evening|night)|"
    r"(?:(?:early|late|later)\s+)?(?:(?:at|in|by|before|after|around|about|until|till|since|from|during|shortly\s+before|shortly\s+after|towards?)\s+)*"
    r"(?:the\s+)?(?:early\s+|late\s+|small\s+)?(?:hours\s+of\s+the\s+)?(?:(?:early\s+)?morning|forenoon|afternoon|evening|nightfall|night|dawn|daybreak|daylight|first\s+light"
    r"|sunrise|sunset|dusk|noon|midday|midnight|lunchtime|breakfast|small\s+hours|wee\s+hours)(?:\s+and\s+(?:dawn|noon|midnight))?"
)
#: "at eleven" tells an hour only in a span that is marked as a time.
_BARE_HOUR: Final = (
    r"(?:at|around|by|shortly\s+before|shortly\s+after|before|after)\s+(?:one|two|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
)

RULES: Final = (
    Rule(
        rule="same",
        cue="same that",
        pattern=r"(?:(?:on|in|at|during)\s+)?(?:(?:the|that)\s+(?:very\s+)?same|same|that)\s+(?:early\s+|late\s+)?"
        r"(?P<unit>day|morning|forenoon|afternoon|evening|night|dawn|hour|moment|time|weekend|week|month|year|spring|summer|autumn|winter|date)",
        read=_same,
        score=0.8,
        needs="day",
    ),
    Rule(
        rule="neighbouring",
        cue="the",
        pattern=r"(?:on\s+|in\s+)?the\s+(?P<which>next|following|subsequent|previous|preceding)\s+(?P<unit>day|morning|afternoon|evening|night|dawn|week|month|year)",
        read=_neighbour,
        score=0.75,
        needs="day",
    ),
    Rule(
        rule="day-beside",
        cue="the",
        pattern=r"(?:on\s+)?the\s+(?:day|night|evening|morning|afternoon)\s+(?P<side>before|after)(?!\s+(?:the|a|an|his|her|its|their|yesterday|tomorrow|last)\b)"
        r"|(?:on\s+)?the\s+(?P<eve>eve)(?!\s+of)",
        read=lambda match, reckoning: (
            days.one_day(_known(reckoning) - timedelta(days=1)).reckoned_from(reckoning.day_anchor)
            if match["eve"]
            else _day_beside(match, reckoning)
        ),
        score=0.7,
        needs="day",
    ),
    Rule(
        rule="neighbouring-month",
        cue="the",
        pattern=r"the\s+(?P<which>previous|preceding|following|next)\s+{month}",
        read=_previous_month,
        score=0.75,
        needs="day",
    ),
    Rule(
        rule="that-weekday",
        cue="following preceding same that",
        pattern=r"(?:the\s+|that\s+)?(?P<which>that|same|following|previous|preceding)\s+{weekday}",
        read=_that_weekday,
        score=0.7,
        needs="day",
    ),
    Rule(
        rule="units-on",
        cue="after before earlier later on previously thereafter",
        pattern=r"(?:(?:just|about|some|only|exactly|barely|less\s+than|more\s+than)\s+)?{number}\s+{unit}\s+(?P<side>earlier|later|before\s+(?:that|this)|after\s+(?:that|this)|before|previously|afterwards?|thereafter|on)(?=\W|$)(?!\s+\w+ed\b)(?!\s+(?:the|a|an|his|her|its|their|after|before)\b)",
        read=_units_on,
        score=0.7,
        needs="day",
    ),
    Rule(
        rule="units-from-event",
        cue="after before following since",
        pattern=r"(?:(?:just|about|some|only|exactly|barely)\s+)?{number}\s+{unit}\s+(?P<side>after|before|since|following)",
        read=_units_from_event,
        score=0.6,
        needs="day",
        marked=True,
    ),
    Rule(
        rule="day-beside-event",
        cue="the",
        pattern=(
            r"(?:on\s+)?(?:the\s+(?P<unit>day|morning|evening|night|week|month|year))\s+(?P<side>after"
            r"|before|following)\s+(?:the|a|an|his|her|its|their)\s+[\w'’ -]+"
        ),
        read=_day_beside_event,
        score=0.6,
        needs="day",
        marked=True,
    ),
    Rule(
        rule="day-beside-event",
        cue="after before following",
        pattern=r"{number}\s+{unit}\s+(?P<side>after|before|following)\s+(?:the|a|an|his|her|its|their)\s+[\w'’ -]+",
        read=_day_beside_event,
        score=0.6,
        needs="day",
        marked=True,
    ),
    Rule(
        rule="moments-on",
        cue="afterward earlier later shortly",
        pattern=r"(?:(?:a\s+few|several|some)\s+)?(?<!\d\s)(?:minutes|hours|moments)\s+(?:earlier|later|afterwards?)|shortly\s+(?:afterwards?|thereafter)",
        read=_vague_on,
        score=0.65,
        needs="day",
    ),
    Rule(
        rule="moments-on",
        cue="within",
        pattern=r"within\s+(?:the|an|a\s+few)\s+(?:hours?|minutes?)",
        read=_vague_on,
        score=0.6,
        needs="day",
        marked=True,
    ),
    Rule(
        rule="few-on",
        cue="afterward earlier later previously",
        pattern=r"(?:(?:a\s+few|several|some)\s+)?(?<!\d\s)(?P<unit>day|week|month|year)s\s+(?P<side>earlier|later|afterwards?|previously)",
        read=_few_on,
        score=0.5,
        needs="day",
    ),
    Rule(
        rule="nth-day",
        cue="the",
        pattern=r"(?:on\s+)?the\s+{ordinal}\s+day\s+of\s+(?:the|a|an|his|her|its|their|this)\s+(?!month\b)[\w'’ -]+",
        read=_nth_day,
        score=0.5,
        needs="day",
        marked=True,
    ),
    Rule(
        rule="running-day",
        cue="day night",
        pattern=r"(?:for\s+)?(?:the|a)\s+{ordinal}\s+(?:(?:consecutive|straight|successive)\s+)?(?:day|night)(?:\s+(?:running|in\s+a\s+row))?",
        read=_running_day,
        score=0.6,
        needs="day",
        marked=True,
    ),
    Rule(rule="part-of-day", pattern=_PART_OF_DAY, read=_vague_on, score=0.6, needs="day", marked=True),
    Rule(rule="clock", cue="{digit} clock the", pattern=_CLOCK, read=_vague_on, score=0.6, needs="day", marked=True),
    Rule(
        rule="clock",
        cue="{digit}",
        pattern=r"(?:at\s+)?[012]\d[0-5]\d",
        read=_vague_on,
        score=0.6,
        needs="day",
        marked=True,
    ),
    Rule(
        rule="clock",
        cue="after around at before by shortly",
        pattern=_BARE_HOUR,
        read=_vague_on,
        score=0.6,
        needs="day",
        marked=True,
    ),
    Rule(
        rule="after-event",
        cue="after before during following of since until when",
        pattern=(
            r"(?:on\s+)?(?:the\s+)?(?:eve|day|evening|morning|night)\s+of\s+(?:the|a|an|his|her|its"
            r"|their)\s+[\w'’ -]+|(?:(?:shortly|soon|immediately|right|days|weeks|months|years|hours"
            r"|minutes)\s+)?(?:after|before|since|during|following|until|when)\s+(?:the|a|an|his|her|its"
            r"|their|this|that|which)\s+(?!\d)[\w'’ -]+"
        ),
        read=Unread(_AFTER_EVENT),
        score=0.0,
        marked=True,
    ),
)
