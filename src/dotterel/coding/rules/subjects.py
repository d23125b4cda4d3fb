"""Sentences without a subject ("Also called the president"): whoever led the sentence before goes on acting."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.codebook import Codebook
from dotterel.coding.phrases import plain_words, word_set
from dotterel.model import CodedEvent, Document, Mention, Span
from dotterel.model.past_forms import is_past

_LEAD_IN = word_set(
    "also later then and but earlier afterwards subsequently separately equally meanwhile again further besides next "
    "moreover additionally has have had"
)
"""Words that may stand before a verb whose subject is left out."""

_NEVER_PASSIVE = word_set("met spoke went talked agreed")

_NO_OBJECT = re.compile(
    r"\s*[,;:]|\s+(?:by|of|that|in|from|near|since|during|after|before|while|last|was|were|is|are|on (?:\d|\w+day))\b",
    re.IGNORECASE,
)
"""What stands behind a participle ("Held since May, the two ...") and seldom behind a verb that acts on somebody."""

_OWN_CLAUSE = re.compile(r"[,;:]|\b(?:was|were|is|are|has|have|had)\b", re.IGNORECASE)
"""Between a verb and its own object there is none of this; in "Killed there were two herders" there is."""

_WORD = re.compile(r"\w+")
_SCORE_FACTOR = 0.6
RULE = "subject-of-sentence-before"


def fill_left_out_subjects(
    events: Sequence[CodedEvent], document: Document, codebook: Codebook
) -> tuple[CodedEvent, ...]:
    """Give an event whose verb opens a sentence without a subject the subject of the sentence before as its actor.

    Spoken, translated and headline English leaves subjects out. The subject of the sentence before is the party that
    stands first in it, before the verb. A nominal trigger, a passive, and a sentence behind one without events get
    nobody.

    Args:
        events: All events of the document, in text order.
        document: The document.
        codebook: Tells which types have two sides: there the subject joins the other actor.
    """
    number_by_start = {sentence.start: number for number, sentence in enumerate(document.sentences)}
    by_sentence: dict[int, list[CodedEvent]] = {}
    filled: list[CodedEvent] = []
    for event in events:
        number = number_by_start[event.sentence.start]
        lacks = _lacks_subject(event, codebook) and _opens_sentence(event, document)
        led = _led(event, by_sentence.get(number - 1, ())) if lacks else event
        by_sentence.setdefault(number, []).append(led)
        filled.append(led)
    return tuple(filled)


def _lacks_subject(event: CodedEvent, codebook: Codebook) -> bool:
    actors = event.fillers("actor")
    if not actors:
        return True
    alone = len(actors) == 1 and not event.fillers("recipient") and actors[0].span.start >= event.trigger.end
    return alone and codebook.event_type(event.type).two_sided


def _opens_sentence(event: CodedEvent, document: Document) -> bool:
    """Whether the trigger is a verb in the active past with nothing but adverbs or an auxiliary before it."""
    match = _WORD.match(event.trigger.text)
    verb = match[0].lower() if match is not None else ""
    before = document.text[event.sentence.start : event.trigger.start]
    if not is_past(verb) or any(word.lower() not in _LEAD_IN for word in _WORD.findall(before)):
        return False
    return verb in _NEVER_PASSIVE or not _is_participle(event, document)


def _is_participle(event: CodedEvent, document: Document) -> bool:
    """Whether the verb rather tells what was done to somebody: "Arrested on Monday, the two ..." leaves nobody out."""
    end = event.trigger.end
    objects = [mention.span.start for mention in event.fillers("recipient") if mention.span.start >= end]
    between = document.text[end : min(objects, default=end)]
    behind = document.text[end : event.sentence.end]
    return _NO_OBJECT.match(behind) is not None or _OWN_CLAUSE.search(between) is not None


def _led(event: CodedEvent, previous: Sequence[CodedEvent]) -> CodedEvent:
    subjects = [
        mention
        for other in previous
        if other.modality == event.modality
        for mention in other.fillers("actor")
        if _stands_in_front(mention.span, other)
    ]
    own = {plain_words(mention.span.text) for mention in event.mentions}
    subject: Mention | None = min(subjects, key=lambda mention: mention.span.start, default=None)
    if subject is None or plain_words(subject.span.text) in own:
        return event
    filler = replace(subject, role="actor", score=subject.score * _SCORE_FACTOR, filled_by=RULE)
    return replace(event, mentions=(filler, *event.mentions))


def _stands_in_front(span: Span, event: CodedEvent) -> bool:
    """Whether a party stands before the verb; one that was itself filled in from further back does."""
    return span.end <= event.trigger.start
