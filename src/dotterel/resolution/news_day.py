"""The day of a present deed that tells none, in a report that tells no recent day but that of its publication.

"Officials said on Tuesday", written on that Tuesday, and nothing else of that week: what the report tells in plain
verbs is that day's news. Read by hand over annotated reports (their undated present events that no other mention
dates), 66 of 79 such events were of the day. Left out are those that their clause sets back: in a perfect tense ("has
halted"), behind "after" or "since", and words told as a thing done before ("at their request"); with them it would be
66 of 99. What goes on for longer ("their assistance") is left out as well. What is only claimed is left open, but where
the report tells the same happening as fact; so is all that lies in reports that mostly tell history.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dotterel.model import DateRange, Document, ResolvedEvent, Span
from dotterel.model.replacing import replace
from dotterel.resolution.dates import find_dates, resolve_date
from dotterel.resolution.dates.dateline import Dateline

NEWS_DAY_SCORE = 0.7
"""Below the share that was right by hand: the coder's own events are not as sure as annotated ones."""

_WEEK = timedelta(days=7)
_LONGEST = 2_000
"""Characters of the longest sentence that is read; what is longer is none, and reading it would take long."""
_REACH = 300
"""Characters before a trigger in which its clause is looked for."""
_PERFECT = re.compile(r"\b(?:has|have|had|having|['’]ve|['’]d|which|who)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_SET_BACK = re.compile(
    r"\b(?:after|since|before|following|until|till|earlier|previous(?:ly)?)\b[^,;:]*$", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"aid|assistance|help|cooperation|inquir(?:y|ies)|investigations?|probes?|campaigns?|conflicts?|wars?|sanctions"
    r"|embargo|blockade|curfew|siege|occupation",
    re.IGNORECASE,
)
_AS_A_THING = re.compile(
    r"(?:accusation|allegation|appeal|call|charge|claim|complaint|concession|condemnation|demand|endorsement|invitation"
    r"|offer|pardon|pledge|plea|promise|protest|refusal|rejection|request|threat|ultimatum|vow|warning)s?",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    r"(?:\b(?:an?|the|this|that|its|his|her|their|our|any|no|of|for|to|by|on|at|over|in|with|against)|['’]s?)"
    r"\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_MAY_TELL = re.compile(
    r"\d|days?\b|day['’]s|night|morning|evening|afternoon|dawn|noon|week|fortnight|month|recent|ago\b|earlier|eve\b"
    r"|now\b|(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JU|AUG|SEP|OCT|NOV|DEC)",
    re.IGNORECASE,
)
"""What any words for a recent day hold; most sentences have none and need not be read."""
_AGAIN_AND_AGAIN = re.compile(r"\b(?:every|each)\s+(?:year|month|week|day)\b|\bannual(?:ly)?\b", re.IGNORECASE)
_OF_OLD = re.compile(
    r"\b(?:daily|nightly)(?=\s*(?:[.,;]|$))|\b(?:regularly|routinely|frequently|often|formerly)\b"
    r"|\bin (?:his|her|their) (?:youth|childhood|teens)\b|\bas an? (?:(?:young|small|little) )?(?:boy|girl|child)\b",
    re.IGNORECASE,
)
"""Words for what is done again and again, or was in somebody's younger years."""


def with_news_day(
    events: Sequence[ResolvedEvent], document: Document, lines: Sequence[Dateline]
) -> tuple[ResolvedEvent, ...]:
    """Events with the report's day for a date where they are of that day's news and tell none.

    Args:
        events: All events of one document, in text order.
        document: The document.
        lines: Its datelines.
    """
    happenings = {event.incident or event.id for event in events if _is_news(event)}
    if not happenings or _tells_history(events):
        return tuple(events)
    day = _news_day(document, lines, [event.date for event in events if event.date is not None])
    if day is None:
        return tuple(events)
    return tuple(
        replace(event, date=day) if (event.incident or event.id) in happenings and _may_be_of_the_day(event) else event
        for event in events
    )


def _may_be_of_the_day(event: ResolvedEvent) -> bool:
    return event.date is None and not event.historical and event.modality == "asserted"


def _is_news(event: ResolvedEvent) -> bool:
    """Whether an event without a date is told plainly, as something that has just been done."""
    if not _may_be_of_the_day(event) or event.claim.status != "asserted":
        return False
    at = event.trigger.start - event.sentence.start
    before = event.sentence.text[max(at - _REACH, 0) : at]
    if _PERFECT.search(before) or _SET_BACK.search(before) or _AGAIN_AND_AGAIN.search(event.sentence.text):
        return False
    if _GOES_ON.fullmatch(event.trigger.text) or _OF_OLD.search(event.sentence.text):
        return False
    return _AS_A_THING.fullmatch(event.trigger.text) is None or _OF_SOMEBODY.search(before) is None


def _tells_history(events: Sequence[ResolvedEvent]) -> bool:
    return 2 * sum(event.historical for event in events) > len(events)


def _news_day(document: Document, lines: Sequence[Dateline], dates: Sequence[DateRange]) -> DateRange | None:
    """The day of writing in the words that tell it first; none where they do not, or tell another day of that week.

    Args:
        document: The document.
        lines: Its datelines.
        dates: Those of its events: most reports tell another day in one of them, and need not be searched.
    """
    written = lines[0].day.isoformat() if lines else (document.published or "")[:10]
    try:
        today = date.fromisoformat(written)
    except ValueError:
        return None
    if any(line.day != today for line in lines):
        return None
    if any(_is_recent(when, today) and not _is_day(when, written) for when in dates):
        return None
    begins = {line.start: line.end for line in lines}
    told: DateRange | None = None
    for number in range(len(document.sentences)):
        sentence = document.sentence_span(number)
        for words in _times(sentence, begins.get(sentence.start, sentence.start)):
            when = resolve_date(words, published=written, sentence=sentence.text, sentence_start=sentence.start)
            if not _is_recent(when, today):
                continue
            if not _is_day(when, written):
                return None
            told = told or when
    if told is None:
        return None
    return replace(told, anchor="publication", score=NEWS_DAY_SCORE, role_score=None, rule=f"news-day > {told.rule}")


def _times(sentence: Span, behind: int) -> list[Span]:
    """The time expressions of a sentence behind its dateline, but for what comes back every year."""
    if len(sentence.text) > _LONGEST or not _MAY_TELL.search(sentence.text) or _AGAIN_AND_AGAIN.search(sentence.text):
        return []
    found = find_dates(sentence.text)
    spans = [Span(start=sentence.start + one.start, end=sentence.start + one.end, text=one.text) for one in found]
    return [span for span in spans if span.start >= behind]


def _is_day(when: DateRange, day: str) -> bool:
    return when.first == when.last == day


def _is_recent(when: DateRange, today: date) -> bool:
    """Whether an interval reaches into the week before the report and not beyond it; a year is of no week."""
    if when.unresolved is not None or when.last is None or when.precision == "year":
        return False
    return today - _WEEK <= date.fromisoformat(when.last) <= today
