"""Sentences without a subject ("Also called the president"): whoever led the sentence before goes on acting."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.codebook import Codebook
from dotterel.coding.phrases import plain_words, word_set
from dotterel.model import CodedEvent, Document, Mention, Span

_LEAD_IN = word_set(
    "also later then and but earlier afterwards subsequently separately equally meanwhile again further besides next "
    "moreover additionally has have had"
)
"""Words that may stand before a verb whose subject is left out."""

_PAST = word_set(
    "spoke met held rang told sent took gave went made began fought shot struck hit won sought set left led broke blew"
)
"""Verbs whose past form does not end in -ed."""

_PASSIVE = re.compile(r"\s+(?:by|of|that)\b", re.IGNORECASE)
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
    verb = _WORD.match(event.trigger.text)
    if verb is None or not (verb[0].lower().endswith("ed") or verb[0].lower() in _PAST):
        return False
    before = document.text[event.sentence.start : event.trigger.start]
    behind = document.text[event.trigger.end : event.sentence.end]
    return all(word.lower() in _LEAD_IN for word in _WORD.findall(before)) and _PASSIVE.match(behind) is None


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
