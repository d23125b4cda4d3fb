"""Deeds that go on telling a past that the sentence before began: "Protests broke out in 2020. Police held thousands."

What tells no time behind a sentence that tells history alone is history too where its verb is in the simple past and
nothing in its own sentence tells a recent day: 8 of 9 such events of the annotated reports are. Behind a month of the
last year more of them are news, so that a year at least has to lie between.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dotterel.model import Document, ResolvedEvent
from dotterel.model.dates import day_of
from dotterel.model.past_forms import is_past
from dotterel.model.replacing import replace

RULE = "goes-on-with-history"

_REACH = 60
"""Characters before a trigger in which its auxiliary verb is looked for."""
_DAYS = 366
"""A sentence about a year that ended longer ago tells history; of this year's months the report may still be news."""
_CARRIED_ON = re.compile(
    r"\b(?:has|have|had|having|is|are|will|would|may|could|['’]ve|['’]d)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_OF_NOW = re.compile(
    r"(?-i:\d{1,2} [A-Z])|days?\b|day['’]s|night|morning|evening|afternoon|dawn|noon|weeks?\b|fortnight|month|recent"
    r"|ago\b|earlier|eve\b|hours?\b|now\b|today|this year|last year|meanwhile|separately|so far|still|current",
    re.IGNORECASE,
)
_MATERIAL = frozenset(("material-conflict", "material-cooperation"))


def with_past_told_on(events: Sequence[ResolvedEvent], document: Document) -> tuple[ResolvedEvent, ...]:
    """Events with those marked historical that go on with the history of the sentence before, in one paragraph.

    Args:
        events: All events of one document, in text order.
        document: The document.
    """
    told: dict[int, list[ResolvedEvent]] = {}
    return tuple(_marked(event, told, document) for event in events)


def _marked(event: ResolvedEvent, told: dict[int, list[ResolvedEvent]], document: Document) -> ResolvedEvent:
    """The event, historical where it goes on with those told in the sentence before; it joins those told."""
    number = document.sentence_at(event.sentence.start)
    if number is None:
        return event
    before = told.get(number - 1, []) if number else []
    if before and _goes_on(event) and _same_paragraph(document, number) and _is_history(before, document):
        event = replace(event, historical=True, rules=(*event.rules, RULE))
    told.setdefault(number, []).append(event)
    return event


def _goes_on(event: ResolvedEvent) -> bool:
    """Whether an event tells no time, nor does its sentence, and it is done in the simple past."""
    if event.historical or event.modality != "asserted" or event.quad not in _MATERIAL:
        return False
    if event.date is not None and event.date.unresolved is None:
        return False
    at = event.trigger.start - event.sentence.start
    if _CARRIED_ON.search(event.sentence.text[max(at - _REACH, 0) : at]) or not any(
        is_past(word) for word in event.trigger.text.split()[-2:]
    ):
        return False
    return _OF_NOW.search(event.sentence.text) is None


def _same_paragraph(document: Document, number: int) -> bool:
    return document.sentences[number - 1].paragraph == document.sentences[number].paragraph


def _is_history(events: Sequence[ResolvedEvent], document: Document) -> bool:
    """Whether all that a sentence tells is history, and some of it ended more than a year before the report."""
    published = day_of(document.published)
    if published is None or not all(event.historical for event in events):
        return False
    lately = published - timedelta(days=_DAYS)
    ends = [event.date.last for event in events if event.date is not None and event.date.last is not None]
    return bool(ends) and all(date.fromisoformat(end) < lately for end in ends)
