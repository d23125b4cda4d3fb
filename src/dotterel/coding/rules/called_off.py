"""What is called off does not take place: "the envoy cancelled a meeting", "the summit was postponed"."""

import re
from collections.abc import Sequence

from dotterel.coding.rules.clauses import begins_in_past
from dotterel.model import CodedEvent
from dotterel.model.replacing import replace

RULE = "called-off"

_TYPES = frozenset(("CONSULT", "AGREE", "ASSAULT", "MOBILIZE", "COOPERATE"))
"""Not protests: a strike that is called off has mostly begun."""
_OFF = (
    r"(?:call(?:s|ed|ing)?\s+off|cancel(?:s|led|ed|ling|ing)?|scrapp(?:ed|ing)|postpon(?:es?|ed|ing)"
    r"|put(?:s|ting)?\s+off|shelv(?:ed|ing)|abort(?:s|ed|ing)?)"
)
_BEFORE = re.compile(
    rf"(?P<not>\b(?:not|never|n['’]t|denie[ds]|den(?:y|ying))\s+(?:\w+\s+)?)?\b{_OFF}\s+"
    r"(?:(?!(?:and|or|but|to|in|on|at|by|for|from|after|before|over|with|as|when|amid|following)\b)[\w'’-]+\s+){0,5}$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"[^.;:]{0,50}?,?\s+(?:was|were|is|are|has\s+been|have\s+been|had\s+been|being|be)\s+"
    r"(?:\w+ly\s+|later\s+|then\s+){0,2}(?:called\s+off|cancell?ed|scrapped|postponed|put\s+off|shelved|aborted)\b",
    re.IGNORECASE,
)
_OTHER_CLAUSE = re.compile(
    r"\b(?:and|but|or|after|before|when|while|as|which|who|that|said|although|though|because|since|until|if)\b",
    re.IGNORECASE,
)
_OFF_TRIGGER = re.compile(rf"\b{_OFF}", re.IGNORECASE)
_REACH = 100


def mark_called_off(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Events without the meetings, visits and operations that the sentence says were called off.

    Where the calling off is an event of its own, it tells all that there is, and what was called off goes; else it
    stays, negated. In the annotated reports none of 27 meetings and visits that were called off, cancelled or put off
    has taken place: 22 are told by a refusal to meet alone.

    Args:
        events: Events of a document, before the codebook's rules.
    """
    tellers = {event.sentence.start for event in events if _OFF_TRIGGER.search(event.trigger.text)}
    kept: list[CodedEvent] = []
    for event in events:
        if not _is_called_off(event):
            kept.append(event)
        elif event.sentence.start not in tellers:
            kept.append(replace(event, modality="negated", rules=(*event.rules, RULE)))
    return tuple(kept)


def _is_called_off(event: CodedEvent) -> bool:
    if event.type not in _TYPES or event.modality == "negated" or event.status == "denied":
        return False
    if _OFF_TRIGGER.search(event.trigger.text) or begins_in_past(event.trigger.text):
        return False
    text, at = event.sentence.text, event.trigger.start - event.sentence.start
    before = _BEFORE.search(text[max(at - _REACH, 0) : at])
    if before is not None:
        return before["not"] is None
    behind = _BEHIND.match(text, event.trigger.end - event.sentence.start)
    if behind is None:
        return False
    return event.type == "CONSULT" and _OTHER_CLAUSE.search(behind.group()) is None
