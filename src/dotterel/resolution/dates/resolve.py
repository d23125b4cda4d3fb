"""When: the words of a report to an interval of days, or the reason why there is none.

The machine's clock is never read. Relative words are reckoned from the day of publication; without it they stay
unresolved, while absolute ones still resolve.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dotterel.model import DateAnchor, DateRange, Span, Unresolved
from dotterel.model.dates import day_of
from dotterel.model.replacing import replace
from dotterel.resolution.dates.days import Interval, days_between, one_day
from dotterel.resolution.dates.expressions import Found, matches
from dotterel.resolution.dates.grammar import MONTHS, Reckoning, month_number, weekday_fits
from dotterel.resolution.dates.offsets import Offset, offset_of
from dotterel.resolution.dates.spelling import respelt
from dotterel.resolution.dates.tense import past_at

_HOUR: Final = (
    r"(?:(?:early|late|later|about|around|at\s+least|shortly|just|the|very|on|in|of|at|morning|afternoon|evening|night|nightfall|dawn|noon|midday|midnight"
    r"|\d{1,2}[:.]\d\d|\d{1,2}\s*[ap]\.?m\.?|[012]\d[0-5]\d(?:\s*hrs|\s*hours)?)\s+)*"
)
_SINCE: Final = re.compile(rf"\b(?<!run-)(?<!run\s)(since|until|till|up\s+to)\s+{_HOUR}$", re.IGNORECASE)
_ENDS: Final = re.compile(r"\b(?:since|until|till|before|after)\s+$", re.IGNORECASE)
_ONLY_SINCE: Final = re.compile(rf"\bsince\s+{_HOUR}$", re.IGNORECASE)
_BY: Final = re.compile(rf"\b(by)\s+{_HOUR}$", re.IGNORECASE)
_BESIDE: Final = re.compile(r"\b(before|after|prior\s+to|ahead\s+of|following)\s+(?:the\s+)?$", re.IGNORECASE)
_RANGE: Final = re.compile(
    r"\s*,?\s*(?:and|or|to|until|till|through|into|-|–|—)\s*(?:the\s+|on\s+|from\s+)?", re.IGNORECASE
)
_BESIDE_EACH_OTHER: Final = re.compile(r"[\s,()]*(?:of|on|in|the)?[\s,()]*", re.IGNORECASE)
_STRETCH: Final = re.compile(
    r"(?:(?:for|over|after|in|during|within|since|about|nearly|almost|some|more\s+than|the|last)\s+)*"
    r"(?:[\w-]+\s+){0,2}(?:minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?)(?:\s+of)?",
    re.IGNORECASE,
)
_MONTHS: Final = rf"(?:{'|'.join(MONTHS)})[a-z]*"
#: Words right before a marked span, and right behind it, that may be the rest of its time.
_REST_BEFORE: Final = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?|{_MONTHS}\.?|last|next|past|previous|this|spring|summer|autumn|fall|winter)[\s,]*(?:of\s+)?$",
    re.IGNORECASE,
)
_REST_BEHIND: Final = re.compile(
    rf"\s*,?\s*(?:of\s+)?(?:{_MONTHS}\b|(?:19|20)\d\d\b|\d{{1,2}}\b(?![.:%]\d)|weeks?\b|months?\b|years?\b)",
    re.IGNORECASE,
)
#: How far the rest of a time may lie off, in characters.
_REST_REACH: Final = 24
#: Longest span that is read, in characters; a time in the corpus has about 50 at most.
LONGEST: Final = 300
#: How much of the sentence on either side of the span is read, in characters; the time that patterns take must not grow
#: with the square of a sentence without end.
NEIGHBOURHOOD: Final = 1_000
_YEAR: Final = re.compile(r"(?<![\w.,:$€£/-])(?:18|19|20)\d\d(?![\w.:%]|,\d|\s+(?:people|men|soldiers|troops))")
#: What is left of a score where the words contradict themselves, or their tense the day that they give.
DOUBTFUL: Final = 0.5
#: Days behind publication from which a day and month without a year are mostly told with one.
FAR_BACK: Final = 270
#: Years behind publication from which a month told is of a time of its own, that a month beside it belongs to.
LONG_GONE: Final = 4
#: Behind a marked stretch ("two weeks") the words that make it a date.
_WITH_SIDE: Final = re.compile(r"\s+(?:ago|earlier|later|before|after|previously|afterwards?)\b", re.IGNORECASE)
#: A marked "overnight", and the words behind it that tell which night: "into Monday", "from Sunday to Monday".
_OVERNIGHT: Final = re.compile(r"overnight", re.IGNORECASE)
_WHICH_NIGHT: Final = re.compile(
    r"\s+(?:(?:from|on)\s+\w{3,6}day\s+)?(?:in)?to\s+\w{3,6}day\b|\s+on\s+\w{3,6}day\b", re.IGNORECASE
)
#: Behind a marked weekday the number of its day, with its month or without: "6 March", "6, ...", "the 6th".
_DAY_BEHIND: Final = re.compile(
    r",?\s+(?:the\s+)?(?:(?:[12]?\d|3[01])(?:(?:st|nd|rd|th)?(?:\s+of)?\s+(?-i:[A-Z])[a-z]{2,8}\b|(?:st|nd|rd|th)\b|(?=\s*[,;)](?!\d)|\.\s|\.$))"
    r"|(?-i:[A-Z])[a-z]{2,8}\.?\s+(?:[12]?\d|3[01])(?:st|nd|rd|th)?\b(?!\s+[a-z]))",
    re.IGNORECASE,
)
_ENDS_IN_WEEKDAY: Final = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\s*$", re.IGNORECASE)
_MORNING: Final = re.compile(
    r"dawn|daybreak|daylight|first\s+light|sunrise|morning|small\s+hours|wee\s+hours|\ba\.?m\b", re.IGNORECASE
)
_NIGHT: Final = re.compile(r"night|evening|dusk|nightfall|sunset|\blate\b|\bp\.?m\b", re.IGNORECASE)
#: Rules whose words tell only the hour: without another day they mean publication's.
_HOURS_ONLY: Final = frozenset({"part-of-day", "clock"})
#: Rules of a day with its month, which know better than a weekday beside them.
_NAMED_DAY: Final = frozenset(
    {"day-month", "month-day", "day-month-year", "month-day-year", "iso-date", "numeric-date"}
)
#: Rules whose words may lack a year, and those that tell one.
_WITHOUT_YEAR: Final = frozenset({"day-month", "month-day", "month", "part-of-month", "edge-of-month", "fixed-feast"})
#: Rules whose words may name the weekday of their day as well.
_DAY_WITH_WEEKDAY: Final = _NAMED_DAY | {"weekday-and-day"}
_WITH_YEAR: Final = frozenset({"day-month-year", "month-day-year", "month-year", "year", "iso-date"})
#: What every rule above needs, and most sentences lack.
_FOUR_FIGURES: Final = re.compile(r"\d{4}")
_NO_PUBLICATION: Final = "publication date unknown"


@dataclass(frozen=True, slots=True)
class _Reading:
    """A rule's match with what it gave."""

    found: Found
    interval: Interval
    score: float


def resolve_date(
    span: Span,
    *,
    published: str | None,
    sentence: str = "",
    event_day: str | None = None,
    previous: DateRange | None = None,
    past: bool | None = None,
    sentence_start: int | None = None,
    feasts: Mapping[str, Sequence[tuple[str, str]]] | None = None,
    before: Sequence[Span] = (),
) -> DateRange:
    """Read words that tell when something happened.

    Args:
        span: The words, such as ``late on Tuesday`` or ``since May``.
        published: Day of publication (ISO; a time behind it is ignored), none where unknown.
        sentence: The sentence they stand in, for the verbs and for "since" or "until" before them.
        event_day: Day of the event that "the day after the raid" speaks of (ISO), where known.
        previous: The last date told before in the report, for "the same day" and "two days later".
        past: Whether the event lies in the past; none leaves it to the verbs of the sentence.
        sentence_start: Offset of the sentence in the document, to find the span in it where its words stand twice.
        feasts: First and last day (ISO) of movable feasts by name, such as ``Ramadan``, in place of our own table.
        before: Sentences before its own, the nearest first, for a day that "the day after" leans on.

    Returns:
        Days from first to last, both inclusive; an end may be open ("until 2011"). Where the words give none, a reason.
    """
    at = _place(span, sentence, sentence_start)
    if at is not None and len(span.text) <= LONGEST:
        span, at = _whole(span, sentence, at)
    if at is not None:
        left = max(at - NEIGHBOURHOOD, 0)
        sentence, at = sentence[left : at + len(span.text) + NEIGHBOURHOOD], at - left
    text = respelt(span.text) if len(span.text) <= LONGEST else span.text
    reader = _Reader(
        text=text,
        sentence=sentence if at is not None else "",
        at=at or 0,
        published=day_of(published),
        event_day=day_of(event_day),
        previous=previous,
        past=past,
        feasts=feasts or {},
        before=before,
    )
    return _resolved(span, reader, sentence, at)


def tells_hours_only(when: DateRange) -> bool:
    """Whether the words tell only the hour ("at night"), so that their day is another's."""
    return when.rule.rpartition("+")[2] in _HOURS_ONLY


def _resolved(span: Span, reader: "_Reader", sentence: str, at: int | None) -> DateRange:
    """The reading of a span, without a look at whether it is a piece of a longer time.

    Args:
        span: The words.
        reader: All that they are read against; its text are the words, spelt out.
        sentence: The sentence, or what lies near the words in it.
        at: Where the words stand in it; none where they do not.
    """
    text = reader.text
    if not text.strip():
        return _unread(span, "no words")
    if len(text) > LONGEST:
        return _unread(span, "too long for a time")
    shifted = _shifted(span, reader)
    if shifted is not None:
        return shifted
    if at is not None and _OVERNIGHT.fullmatch(text.strip()):
        which = _WHICH_NIGHT.match(sentence[at + len(span.text) :])
        reader = replace(reader, text=text + which[0]) if which else reader
    if at is not None and _ENDS_IN_WEEKDAY.search(text):
        number = _DAY_BEHIND.match(sentence[at + len(span.text) :])
        with_number = text + (number[0] if number else "")
        if number and any(one.match.end() == len(with_number) for one in matches(with_number, marked=True)):
            reader = replace(reader, text=with_number)
    found = matches(reader.text, marked=True)
    if not found and at is not None:
        longer = _WITH_SIDE.match(sentence[at + len(span.text) :])
        if longer and _STRETCH.fullmatch(text.strip()):
            reader = replace(reader, text=text + longer[0])
            found = matches(reader.text, marked=True)
    if not found:
        if _STRETCH.fullmatch(text.strip()):
            return _unread(span, "a stretch of time, not a date")
        return _unread(span, "no time is told")
    readings: list[_Reading] = []
    reason = ""
    for one in found:
        interval = reader.read(one)
        if isinstance(interval, str):
            reason = reason or interval
        else:
            readings.append(_Reading(one, interval, reader.score(one, interval)))
    if not readings:
        return _unread(span, reason, rule=found[0].rule.rule)
    rule = found[0].rule.rule
    try:
        joined, rule = reader.joined(readings)
        interval, rule = reader.bounded(joined, rule)
    except (ValueError, OverflowError):
        return _unread(span, "no such day", rule=rule)
    return DateRange(
        text=span.text,
        start=span.start,
        end=span.end,
        first=interval.first.isoformat() if interval.first else None,
        last=interval.last.isoformat() if interval.last else None,
        precision=interval.precision,
        anchor=interval.anchor,
        score=round(joined.score, 3),
        rule=rule,
    )


def _whole(span: Span, sentence: str, at: int) -> tuple[Span, int]:
    """The time expression of which a marked span is a piece, and where it begins: "February 2022" for its "2022".

    Asked only where the words right beside the span look like the rest of one; hours beside a day are no rest.
    """
    end = at + len(span.text)
    before, behind = sentence[max(at - _REST_REACH, 0) : at], sentence[end : end + _REST_REACH]
    if not _REST_BEFORE.search(before) and not _REST_BEHIND.match(behind):
        return span, at
    left, right = max(at - _REST_REACH, 0), min(end + _REST_REACH, len(sentence))
    while 0 < left < at and sentence[left - 1].isalnum():
        left += 1
    while end < right < len(sentence) and sentence[right].isalnum():
        right -= 1
    around = sentence[left:right]
    for found in matches(around, marked=False):
        first, last = left + found.match.start(), left + found.match.end()
        if first <= at and end <= last and last - first > len(span.text.strip()):
            start = span.start - at + first
            return Span(start=start, end=start + last - first, text=sentence[first:last]), first
    return span, at


def _disagree(first: _Reading, second: _Reading) -> bool:
    """Whether one is a weekday and the other a named day that is another: "Monday (12 March)"."""
    for weekday, day in ((first, second), (second, first)):
        if weekday.found.rule.rule == "weekday" and day.found.rule.rule in _NAMED_DAY:
            return not weekday_fits(weekday.found.match["weekday"], day.interval)
    return False


def _shifted(span: Span, reader: "_Reader") -> DateRange | None:
    """The reading of words that reckon from a day, or from an end of a range of days, told behind them; else none."""
    offset = offset_of(reader.text, today=reader.published)
    if offset is None:
        return None
    behind = reader.text[offset.behind :]
    if not any(one.rule.needs != "day" for one in matches(behind, marked=False)):
        return None
    rest = Span(start=span.start + offset.behind, end=span.end, text=behind)
    at = _place(rest, reader.sentence, None)
    alone = replace(
        reader,
        text=respelt(behind),
        sentence=reader.sentence if at is not None else "",
        at=at or 0,
        event_day=None,
        previous=None,
        before=(),
    )
    told = _resolved(rest, alone, alone.sentence, at)
    interval = _reckoned(offset, told)
    if interval is None:
        return None
    return replace(
        told,
        text=span.text,
        start=span.start,
        end=span.end,
        first=interval.first.isoformat() if interval.first else None,
        last=interval.last.isoformat() if interval.last else None,
        precision=interval.precision,
        rule=f"{offset.rule}+{told.rule}",
    )


def _reckoned(offset: Offset, told: DateRange) -> Interval | None:
    """What an offset makes of the date told behind it; none where that is nothing to reckon from."""
    first, last = day_of(told.first), day_of(told.last)
    if told.unresolved is not None or told.precision is None or first is None or last is None:
        return None
    whole = Interval(first=first, last=last, precision=told.precision)
    try:
        if first != last and told.precision != "range":
            return offset.of_period(whole) if offset.of_period else None
        interval = offset.reckon(last if offset.after else first)
    except (ValueError, OverflowError):
        return None
    return None if offset.inside and not interval.within(whole) and first != last else interval


def _place(span: Span, sentence: str, sentence_start: int | None) -> int | None:
    """Offset of the span in its sentence, none where it is not found there."""
    if sentence_start is not None:
        at = span.start - sentence_start
        if at >= 0 and sentence[at : at + len(span.text)] == span.text:
            return at
    at = sentence.find(span.text)
    return at if at >= 0 and span.text else None


def _unread(span: Span, reason: str, *, rule: str = "") -> DateRange:
    return DateRange(text=span.text, start=span.start, end=span.end, rule=rule, unresolved=Unresolved(reason=reason))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Everything that one span is read against."""

    text: str
    sentence: str
    at: int
    published: date | None
    event_day: date | None
    previous: DateRange | None
    past: bool | None
    feasts: Mapping[str, Sequence[tuple[str, str]]]
    before: Sequence[Span] = ()

    def read(self, found: Found) -> Interval | str:
        """What a rule's match gives, or why nothing."""
        rule = found.rule
        if rule.needs == "publication" and self.published is None:
            return _NO_PUBLICATION
        reckoning = self._reckoning(found)
        if rule.needs == "day":
            if rule.rule == "day-beside-event" and (day := self._day_in_apposition()):
                return one_day(day).reckoned_from("document")
            reckoning = self._with_day(found, reckoning)
            if reckoning.day is None:
                return "no day told to reckon from" if self.published else _NO_PUBLICATION
        try:
            if year := self._year_beside(found):
                beside = rule.read(found.match, Reckoning(published=year, past=True))
                return beside.reckoned_from("document") if isinstance(beside, Interval) else beside
            return rule.read(found.match, reckoning)
        except (ValueError, OverflowError):
            return "no such day"

    def score(self, found: Found, interval: Interval) -> float:
        """The rule's score, lower where the anchor or the tense was guessed."""
        guessed = interval.anchor == "document" or (
            self.past is None and self._tense(found) is False and interval.anchor == "publication"
        )
        score = found.rule.score * (0.85 if guessed else 1.0)
        return score * DOUBTFUL if self._is_doubtful(found, interval) else score

    def _is_doubtful(self, found: Found, interval: Interval) -> bool:
        """Whether the weekday told is another, or the year was taken from publication against what is usual.

        A day without a year that has just been or is soon to come is told without one. One that lies ahead though the
        verbs tell of the past is mostly ahead (all three in the annotated reports), but may be a slip or last year's;
        so may one that they set far back.
        """
        weekday = found.match.groupdict().get("weekday") if found.rule.rule in _DAY_WITH_WEEKDAY else None
        if weekday and not weekday_fits(weekday, interval):
            return True
        if found.rule.rule not in _WITHOUT_YEAR or interval.anchor != "publication" or not self.published:
            return False
        if interval.precision != "day" or interval.first is None:
            return False
        if (self.published - interval.first).days > FAR_BACK:
            return True
        return interval.first > self.published + timedelta(days=1) and self._tense(found) is True

    def joined(self, readings: list[_Reading]) -> tuple[_Reading, str]:
        """One reading out of several: a range from one to the other, or the narrower of two that agree."""
        current = readings[0]
        rule = current.found.rule.rule
        for reading in readings[1:]:
            following = reading
            gap = self.text[current.found.match.end() : following.found.match.start()]
            bridge = self.text[current.found.end : following.found.start]
            if _RANGE.fullmatch(bridge) or re.search(r"\b(?:and|or|to|until|till)\b|[-–—]", gap):
                ranged = self._range(current, following)
                if ranged:
                    current, rule = ranged, f"range+{following.found.rule.rule}"
                continue
            narrower = following.interval.within(current.interval)
            explicit = current.found.rule.rule == "weekday" and following.found.rule.rule in _NAMED_DAY
            if _BESIDE_EACH_OTHER.fullmatch(bridge) and _disagree(current, following):
                current = replace(current, score=current.score * DOUBTFUL)
                following = replace(following, score=following.score * DOUBTFUL)
            if _BESIDE_EACH_OTHER.fullmatch(bridge) and (
                narrower or explicit or following.found.rule.rule == "night-into"
            ):
                current, rule = following, following.found.rule.rule
        return current, rule

    def bounded(self, reading: _Reading, rule: str) -> tuple[Interval, str]:
        """The interval once "since", "until", "by", "before" or "after" before it has been heard."""
        interval, match = reading.interval, reading.found.match
        inside = self.text[: match.start()]
        before = self.sentence[: self.at] + inside
        opened = re.match(r"(since|until|till)\b", match[0], re.IGNORECASE) or re.match(
            r"\s*(since)\b", self.text, re.IGNORECASE
        )
        if since := _SINCE.search(before) or opened:
            word = since[1].lower()
            if word != "since" and reading.found.rule.rule in _HOURS_ONLY:
                return interval, rule
            return (
                (self._since(interval), f"since+{rule}")
                if word == "since"
                else (self._until(interval), f"until+{rule}")
            )
        if _BY.search(before) and self.published and interval.last and interval.last > self.published:
            return self._until(interval), f"by+{rule}"
        beside = _BESIDE.search(inside)
        if beside and interval.first and interval.last and reading.found.rule.rule not in _HOURS_ONLY:
            if beside[1].lower() in {"after", "following"}:
                return self._after(interval), f"after+{rule}"
            return replace(
                interval, first=None, last=interval.first - timedelta(days=1), precision="range"
            ), f"before+{rule}"
        return interval, rule

    def _since(self, interval: Interval) -> Interval:
        """From the interval's first day to publication; open where publication is unknown."""
        if self.published and interval.first and interval.first > self.published:
            return interval
        if self.published and interval.first == self.published:
            return one_day(self.published).reckoned_from(interval.anchor)
        return replace(interval, last=self.published, precision="range")

    def _after(self, interval: Interval) -> Interval:
        """From the day behind the interval to publication; open where publication does not lie behind it."""
        _, last = interval.ends
        first = last + timedelta(days=1)
        closed = self.published if self.published and self.published >= first else None
        return replace(interval, first=first, last=closed, precision="day" if first == closed else "range")

    def _until(self, interval: Interval) -> Interval:
        """Up to the interval's last day: from publication where it lies ahead, else open at its beginning."""
        if self.published and interval.last and interval.last >= self.published:
            return days_between(self.published, interval.last).reckoned_from(interval.anchor)
        return replace(interval, first=None, precision="range")

    def _range(self, first: _Reading, last: _Reading) -> _Reading | None:
        """From the first to the last; what the first leaves out (its year, its week) it takes from the last."""
        end = last.interval.last
        if end is None or first.interval.first is None:
            return None
        start = first.interval
        if start.anchor == "publication":
            again = first.found.rule.read(first.found.match, Reckoning(published=end, past=True, feasts=self.feasts))
            start = again if isinstance(again, Interval) else start
        if start.first is None or start.first > end:
            return None
        interval = days_between(start.first, end).reckoned_from(last.interval.anchor)
        return _Reading(first.found, interval, min(first.score, last.score))

    def _year_beside(self, found: Found) -> date | None:
        """A day of the year that its sentence tells for words without one, as `Reckoning.published`.

        Where publication is unknown, the one year of the sentence; else that of the month or day told before the words,
        where it is long gone ("In May 1987 he marched in, and in September he did it again").
        """
        groups = found.match.groupdict()
        if found.rule.rule not in _WITHOUT_YEAR or groups.get("year") or not _FOUR_FIGURES.search(self.sentence):
            return None
        told = [
            (one.start, interval)
            for one in matches(self.sentence, marked=False)
            if one.rule.rule in _WITH_YEAR and isinstance(interval := one.rule.read(one.match, Reckoning()), Interval)
        ]
        if self.published is None:
            years = {int(match[0]) for match in _YEAR.finditer(self.sentence) if not self._is_end_of_stretch(match)}
            return date(years.pop(), 12, 31) if len(years) == 1 else None
        before = [interval for start, interval in told if start < self.at]
        if not before or any(start > self.at for start, _ in told):
            return None
        first, _ = before[-1].ends
        if before[-1].precision == "year" or first.year > self.published.year - LONG_GONE:
            return None
        month = month_number(groups["month"]) if groups.get("month") else 12
        return date(first.year if month >= first.month else first.year + 1, 12, 31)

    def _is_end_of_stretch(self, year: re.Match[str]) -> bool:
        """Whether a year only begins or ends a stretch ("closed since 2018"): it dates nothing else of the sentence."""
        return _ENDS.search(self.sentence[: year.start()]) is not None

    def _tense(self, found: Found) -> bool | None:
        if self.past is not None:
            return self.past
        if _ONLY_SINCE.search(self.sentence[: self.at] + self.text[: found.match.start()]):
            return True
        whole = self.sentence or self.text
        return past_at(whole, self.at + found.start, self.at + found.end)

    def _reckoning(self, found: Found) -> Reckoning:
        return Reckoning(
            published=self.published, past=self._tense(found), sure=self.past is not None, feasts=self.feasts
        )

    def _with_day(self, found: Found, reckoning: Reckoning) -> Reckoning:
        """The reckoning with the day that the words lean on: told in the sentence, the event's, or told before."""
        coarse = (found.match.groupdict().get("unit") or "").lower() in {
            "month",
            "year",
            "week",
        } or found.rule.rule == "neighbouring-month"
        beside = self._told_beside(coarse=coarse)
        if beside:
            return replace(reckoning, day=beside, day_anchor="document")
        if self.event_day:
            return replace(reckoning, day=self.event_day, day_anchor="event")
        if nearest := self._told_in_sentences_before(coarse=coarse):
            return replace(reckoning, day=nearest, day_anchor="document")
        hours = found.rule.rule in _HOURS_ONLY
        before = self._told_before(coarse=coarse, hours=hours)
        if before and hours and self._is_next_morning(found, before):
            before += timedelta(days=1)
        if before:
            return replace(reckoning, day=before, day_anchor="document")
        if self.published and (hours or found.rule.rule == "units-from-event"):
            # In the corpus all six clauses of "eight weeks after ..." without another day count back from publication.
            anchor: DateAnchor = "publication"
            return replace(reckoning, day=self.published, day_anchor=anchor)
        return reckoning

    def _is_next_morning(self, found: Found, before: date) -> bool:
        """Whether a morning is that behind the night told before; "overnight" tells its morning already."""
        if self.previous is None or self.previous.first != self.previous.last:
            return False
        if self.published is not None and before >= self.published:
            return False
        return bool(_MORNING.search(found.match[0]) and _NIGHT.search(self.previous.text))

    def _told_beside(self, *, coarse: bool) -> date | None:
        """The day told last before the span in its sentence, else first behind it."""
        days = [
            (found.start, day)
            for found, day in self._told_in(self.sentence, coarse=coarse)
            if not (found.match.start() < self.at + len(self.text) and self.at < found.match.end())
        ]
        before = [day for start, day in days if start < self.at]
        return before[-1] if before else days[0][1] if days else None

    def _day_in_apposition(self) -> date | None:
        """The day right before the words, which only tell it once more: "on Tuesday, two days before the vote"."""
        before = [(found, day) for found, day in self._told_in(self.sentence, coarse=False) if found.end <= self.at]
        if not before or not re.fullmatch(r"\s*[,(]\s*", self.sentence[before[-1][0].end : self.at]):
            return None
        return before[-1][1]

    def _told_in_sentences_before(self, *, coarse: bool) -> date | None:
        """The day told last in the nearest sentence before that tells one, but not before `previous`."""
        for sentence in self.before:
            if self.previous is not None and self.previous.start >= sentence.start:
                return None
            if told := [day for _, day in self._told_in(sentence.text, coarse=coarse)]:
                return told[-1]
        return None

    def _told_in(self, sentence: str, *, coarse: bool) -> Iterator[tuple[Found, date]]:
        """The expressions of a sentence that lean on no other, with their days; none of them to come."""
        for found in matches(sentence, marked=False):
            if found.rule.needs == "day" or (found.rule.needs == "publication" and self.published is None):
                continue
            tense = self.past if self.past is not None else past_at(sentence, found.start, found.end)
            try:
                interval = found.rule.read(
                    found.match, Reckoning(published=self.published, past=tense, feasts=self.feasts)
                )
            except (ValueError, OverflowError):
                continue
            if isinstance(interval, Interval) and interval.first and interval.last:
                if self.published and interval.first > self.published and self.past is not False:
                    continue
                if coarse or interval.last - interval.first <= timedelta(days=1):
                    yield found, interval.last if not coarse else interval.first

    def _told_before(self, *, coarse: bool, hours: bool) -> date | None:
        if self.previous is None:
            return None
        first, last = day_of(self.previous.first), day_of(self.previous.last)
        if first is None or last is None:
            return None
        if not coarse and last - first > timedelta(days=2):
            return None
        if hours and self.published and not timedelta(days=-1) <= self.published - last <= timedelta(days=7):
            return None
        if hours and self.published and last > self.published and self.past is not False:
            # What is to come, told before, does not date what has happened since.
            return None
        return last if not coarse else first
