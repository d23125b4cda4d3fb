"""Who is quoted between commas speaks, and who stands before them acts: "the army, a rebel said, burned the camp".

In the annotated reports that rules may be fitted to, the one before the commas is the actor of five of six such events,
and has fled in the sixth; the speaker is the actor of none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dotterel.coding.attributions import Attribution, find_attributions
from dotterel.coding.reporting_verbs import forms_of_verbs
from dotterel.coding.rules.clauses import TO_ITS_VERB, begins_in_past
from dotterel.coding.rules.recasting import recast
from dotterel.coding.rules.weapons import mode_of
from dotterel.model import CodedEvent, Document, Mention, Role, Span

RULE = "interposed-speaker"
READ_OFF = 0.7
"""Score of a doer who is read off the grammar alone."""

_SUBJECT = re.compile(r"(?:^|[;:—–]\s*|\s-\s+)(?P<subject>[^\s,;:\"“”—–][^,;:\"“”—–]{1,80}),\s*$")
_NO_SUBJECT = re.compile(
    r"(?:in|on|at|by|since|after|when|if|as|from|during|for|under|despite|while|although|until|with|to|last|but|and)\b"
    r"|.*\b(?:and|but|or|that)$|.*\b(?:is|are|was|were|has|have|had|will|would|said|says)\b",
    re.IGNORECASE,
)
"""What opens an adverbial, ends in a conjunction, or is a whole clause."""
_BETWEEN_COMMAS = re.compile(r",\s(?P<words>[^,;:“”\"]{4,120})(?=,\s+[a-z])")
_BEHIND = re.compile(r"[^,;:\"“”]{0,40},\s+")
"""When or where it was said, and the comma behind it."""
_RELATIVE = re.compile(r"(?:\w+\s+)?(?:who|whom|which|whose)\b", re.IGNORECASE)
"""How a clause about the subject itself begins: "the union, which said so"."""
_VERB = re.compile(rf"{TO_ITS_VERB.pattern}(?P<verb>[a-z]+)", re.IGNORECASE)
_AND = re.compile(r"\band\s+(?:then\s+|later\s+|also\s+)?$")
_NO_DOER = re.compile(
    r"\b(?:attacks?|blasts?|bombings?|explosions?|strikes?|raids?|fire|clash(?:es)?|fighting|shelling|incident|deaths?"
    r"|bullets?|shrapnel|flames?|floods?)$",
    re.IGNORECASE,
)
"""What does harm without being anybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Interposition:
    """A speaker between commas: the subject before them, the speaker and the cue, and where the sentence goes on."""

    subject: Span
    attribution: Attribution
    goes_on: int

    @property
    def speaker(self) -> Span | None:
        return self.attribution.source


def part_interposed(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Events with subject and interposed speaker told apart.

    Only where the verb stands right behind the second comma: what comes before is its subject. The speaker is then no
    doer, and the subject no part of the speaker's name; where the event has no doer, the subject is it.

    Args:
        events: All events of the document, before anything is filled in from other sentences.
        document: The document.
    """
    if not any(_may_be_interposed(event.sentence.text) for event in events):
        return tuple(events)
    found = [one for one in _interpositions(document) if _goes_on_with_verb(one, document.text)]
    return tuple(_parted(event, found, document) for event in events) if found else tuple(events)


def _may_be_interposed(sentence: str) -> bool:
    """Whether words of saying stand between commas: most documents need not be asked who speaks in them."""
    return any(
        word == "according" or word in forms_of_verbs()
        for between in _BETWEEN_COMMAS.finditer(sentence)
        for word in between["words"].lower().split()
    )


def _interpositions(document: Document) -> Iterator[_Interposition]:
    for one in find_attributions(document):
        if one.source is None:
            continue
        number = document.sentence_at(one.cue.start)
        if number is None:
            continue
        sentence = document.sentence_span(number)
        start, end = min(one.source.start, one.cue.start), max(one.source.end, one.cue.end)
        before = _SUBJECT.search(document.text[sentence.start : start])
        behind = _BEHIND.match(document.text, end, sentence.end)
        words = document.text[start:end]
        if "," in words or ";" in words or _RELATIVE.match(words):
            continue
        if before is not None and behind is not None and _NO_SUBJECT.match(before["subject"]) is None:
            subject = document.span(sentence.start + before.start("subject"), sentence.start + before.end("subject"))
            yield _Interposition(subject=subject, attribution=one, goes_on=behind.end())


def _goes_on_with_verb(one: _Interposition, text: str) -> bool:
    """Whether an active verb stands right behind the speaker."""
    match = _VERB.match(text, one.goes_on)
    return match is not None and begins_in_past(match["verb"])


def _follows(event: CodedEvent, one: _Interposition, text: str) -> bool:
    """Whether the event's active verb stands right behind the speaker."""
    return (
        event.trigger.start >= one.goes_on
        and begins_in_past(event.trigger.text)
        and TO_ITS_VERB.fullmatch(text, one.goes_on, event.trigger.start) is not None
    )


def _parted(event: CodedEvent, found: Sequence[_Interposition], document: Document) -> CodedEvent:
    here = next((one for one in found if event.sentence.contains(one.subject)), None)
    if here is None or here.speaker is None:
        return event
    if event.trigger.overlaps(here.attribution.cue):
        return _spoken(event, here.subject, here.speaker)
    if event.trigger.start < here.goes_on:
        return event
    mentions = [_cut(one, "source", here.speaker) for one in event.mentions if not _is_doer_in(one, here.speaker)]
    goes_on = (
        begins_in_past(event.trigger.text) and _AND.search(document.text, here.goes_on, event.trigger.start) is not None
    )
    if not any(one.role == "actor" for one in mentions) and (_follows(event, here, document.text) or goes_on):
        mentions += _subject(here.subject)
    return event if tuple(mentions) == event.mentions else recast(event, mentions, rule=RULE)


def _spoken(event: CodedEvent, subject: Span, speaker: Span) -> CodedEvent:
    """The speech itself, as of "residents allege": the speaker's alone, and of the subject if of nobody else."""
    mentions = [_cut(one, "actor", speaker) for one in event.mentions]
    spoken_of = [one for one in mentions if _is_doer_in(one, subject)]
    mentions = [one for one in mentions if one not in spoken_of]
    if not event.fillers("recipient"):
        mentions += [replace(one, role="recipient") for one in spoken_of]
    return event if tuple(mentions) == event.mentions else recast(event, mentions, rule=RULE)


def _is_doer_in(one: Mention, words: Span) -> bool:
    return one.role == "actor" and words.contains(one.span)


def _cut(one: Mention, role: Role, speaker: Span) -> Mention:
    """A speaker without the subject that was read as part of the name."""
    if one.role != role or not one.span.overlaps(speaker) or one.span.start >= speaker.start:
        return one
    return replace(one, span=speaker)


def _subject(subject: Span) -> tuple[Mention, ...]:
    if mode_of(subject.text) is not None or _NO_DOER.search(subject.text):
        return ()
    return (Mention(role="actor", span=subject, score=READ_OFF, filled_by=RULE),)
