"""Who claims, admits or denies a deed of their own is the one said to have done it: "the front claimed the attack".

In the annotated reports that rules may be fitted to, the source right before such words is an actor of the event in 43
of the 48 cases that tell one; claims of responsibility in 15 of 16, and denials of any part in a deed in all five that
name no other doer. Who says that another did it ("claims Syria trains them") names that other, so that the words
between allow none.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.model import CodedEvent, Document, Mention

RULE = "own-deed"
_SCORE_FACTOR = 0.7
_FARTHEST = 90
"""Characters between the source and the deed."""
_OWN = re.compile(
    r"[^.;]*?\b(?:claim(?:ed|s|ing)|t(?:ook|akes?|aken) credit for|admit(?:ted|s)|confesse[ds](?: to)?|acknowledge[ds]"
    r"|den(?:ied|ies|ying)"
    r"|(?:claim(?:ed|s|ing)?|accept(?:ed|s)|assum(?:ed|es)|t(?:ook|akes?|aken)) responsibility for)\s+"
    r"(?:(?:having|carrying out|being behind|responsibility for|involvement in|any|the|an?|this|that|its|their|his|her"
    r"|all|[\w-]+['’]s)\s+){0,3}",
    re.IGNORECASE,
)
_NO_PART = re.compile(
    r"[^.;]*?\bden(?:ied|ies|y|ying)\s+(?:(?:having|any|all|direct|being)\s+)*"
    r"(?:involve\w+ in|(?:a\s+)?(?:part|role|hand|complicity) in|behind|responsibility for|anything to do with)\s+"
    r"(?:(?!(?:and|but|that|who|which|said|says)\b)[\w.'’-]+\s+){0,6}",
    re.IGNORECASE,
)
"""What is denied as one's own deed, however it is described: "denied any part in the bombing"."""
_CLAIMS_IT = re.compile(
    r"[\"”’']?\s+(?:(?:has|have|had|also|later|since|quickly)\s+)*"
    r"(?:claim(?:s|ed|ing)?|accept(?:s|ed|ing)?|assum(?:es|ed|ing)|takes?|took|taking)\s+(?:the\s+)?(?:responsibility|credit)"
    r"(?:\s+for\s+(?:it|them|(?:the|this|that|both)\s+\w+))?\s*(?:[.,;:!?]|$|\b(?:on|in|via|through|hours|later)\b)",
    re.IGNORECASE,
)
"""Behind the source, where the deed stands before it: "bomb kills nine, the front claims responsibility"."""


def fill_own_deeds(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Give claimed and denied events without an actor the source that claims, admits or denies them as its own.

    Args:
        events: All events of the document, with their sources.
        document: The document.
    """
    return tuple(_filled(event, document) for event in events)


def _filled(event: CodedEvent, document: Document) -> CodedEvent:
    if event.status == "asserted" or event.fillers("actor"):
        return event
    before = [source for source in event.fillers("source") if source.span.end <= event.trigger.start]
    doer = max(before, key=lambda source: source.span.end, default=None)
    if doer is None or not _speaks_of_own(doer, event, document):
        doer = next((one for one in event.fillers("source") if _claims_it(one, event, document)), None)
    if doer is None:
        return event
    if any(doer.span.overlaps(other.span) for other in event.fillers("recipient")):
        return event
    actor = replace(doer, role="actor", score=doer.score * _SCORE_FACTOR, filled_by=RULE)
    return replace(event, mentions=(actor, *event.mentions))


def _speaks_of_own(source: Mention, event: CodedEvent, document: Document) -> bool:
    return event.sentence.contains(source.span) and is_own_deed(event, source.span.end, document)


def _claims_it(source: Mention, event: CodedEvent, document: Document) -> bool:
    """Whether a source behind the deed claims it, and nothing else, in the same sentence."""
    if not event.sentence.contains(source.span) or source.span.start < event.trigger.end:
        return False
    return _CLAIMS_IT.match(document.text, source.span.end, event.sentence.end) is not None


def is_own_deed(event: CodedEvent, subject_end: int, document: Document) -> bool:
    """Whether the words from the end of a subject to an event's trigger claim, admit or deny it as the subject's own.

    Args:
        event: With its trigger behind the subject.
        subject_end: Character offset behind the subject, in the event's sentence.
        document: The document.
    """
    if not 0 < event.trigger.start - subject_end <= _FARTHEST:
        return False
    between = document.text[subject_end : event.trigger.start]
    return _OWN.fullmatch(between) is not None or _NO_PART.fullmatch(between) is not None
