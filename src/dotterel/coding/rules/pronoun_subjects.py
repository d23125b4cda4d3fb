"""Who says "it will" is the doer of what "it" will do: in "the ministry said it would seek aid" the ministry seeks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.coding.references import speaker_meant
from dotterel.model import CodedEvent, Document, Mention, Span

_SUBJECT = re.compile(
    r"(?<!\w)(?P<pronoun>he|she|it|they)\s+"
    r"(?P<between>(?:(?:had|has|have|will|would|was|were|is|are|been|being|be|also|not|never|could|may|might|shall|should"
    r"|then|again|now|already|\w+ly)\s+){0,5})$",
    re.IGNORECASE,
)
_BE = re.compile(r"\b(?:was|were|is|are|been|being|be)\b", re.IGNORECASE)
_SUFFERED = re.compile(r"(?:lost|loses?|lose|go(?:es)?|die[sd]?)\b", re.IGNORECASE)
_REACH = 60
_SCORE = 0.7


def fill_pronoun_subjects(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Give an event without a doer the pronoun before its active verb, where it stands for whoever says so.

    Such a pronoun means the speaker in 141 of 147 cases of the annotated reports. Pronouns elsewhere are left: of 12
    that the network has left out, salience leads five to somebody else.

    Args:
        events: All events of the document, before pronouns are resolved.
        document: The document.
    """
    return tuple(_filled(event, document) for event in events)


def _filled(event: CodedEvent, document: Document) -> CodedEvent:
    if event.fillers("actor") or _SUFFERED.match(event.trigger.text):
        return event
    subject = _subject(event, document)
    if subject is None or speaker_meant(subject, document) is None:
        return event
    if any(subject.overlaps(one.span) for one in event.mentions):
        return event
    return replace(event, mentions=(Mention(role="actor", span=subject, score=_SCORE), *event.mentions))


def _subject(event: CodedEvent, document: Document) -> Span | None:
    """The pronoun before the trigger; none before a passive, nor before a participle of another clause."""
    start = max(event.sentence.start, event.trigger.start - _REACH)
    match = _SUBJECT.search(document.text, start, event.trigger.start)
    if match is None:
        return None
    goes_on = event.trigger.text.split(maxsplit=1)[0].lower().endswith("ing")
    if goes_on != (_BE.search(match["between"]) is not None):
        return None
    return document.span(match.start("pronoun"), match.end("pronoun"))
