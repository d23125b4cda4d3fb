"""What is denied: "Orin denied arming the men behind the attack" denies the arming, and takes the attack for granted.

In the annotated reports that rules may be fitted to, all four events that stand behind a preposition after a denied one
are asserted.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.model import CodedEvent, Document, Scored

RULE = "taken-for-granted"
_SPOKEN = frozenset(("ACCUSE", "REQUEST", "THREATEN"))
"""Types that say something of another deed: who denies accusing somebody of it does not grant that it was done."""
_BEHIND = re.compile(
    r"\b(?:(?:of|behind|for|after|over|from|during|before|following)|in(?! an?\b)"
    r"|(?:to|with)(?= (?:the|this|that|these|those)\b))\s+(?:[\w'’-]+\s+){0,4}$",
    re.IGNORECASE,
)
"""What stands between a denied deed and one that is taken for granted; not "to attack", nor the means of the deed
itself ("in an air strike", "with shells").
"""
_ELSEWHERE = re.compile(r";|\b(?:and|or|nor|that)\b", re.IGNORECASE)
"""Words behind which another denied thing may stand."""


def keep_denials_to_their_object(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Events with those asserted that a denial of another one in their sentence only mentions.

    Args:
        events: All events of the document.
        document: The document.
    """
    denied = [event for event in events if event.status == "denied"]
    return tuple(
        _asserted(event)
        if event.status == "denied" and any(_mentions(other, event, document.text) for other in denied)
        else event
        for event in events
    )


def _mentions(denied: CodedEvent, event: CodedEvent, text: str) -> bool:
    """Whether an event stands behind a preposition in what another event of its sentence denies."""
    if denied.sentence.start != event.sentence.start or denied.trigger.end > event.trigger.start:
        return False
    if denied.type in _SPOKEN:
        return False
    between = text[denied.trigger.end : event.trigger.start]
    return _BEHIND.search(between) is not None and _ELSEWHERE.search(between) is None


def _asserted(event: CodedEvent) -> CodedEvent:
    """The event in the writer's own voice; the denial becomes the runner-up."""
    score = next((one.score for one in event.field_scores if one.code == "status"), 0.0)
    return replace(
        event,
        status="asserted",
        mentions=tuple(mention for mention in event.mentions if mention.role != "source"),
        field_scores=tuple(
            Scored(code="status", score=round(1.0 - score, 4)) if one.code == "status" else one
            for one in event.field_scores
        ),
        runners_up=(
            *(pair for pair in event.runners_up if pair[0] != "status"),
            ("status", Scored(code="denied", score=score)),
        ),
        rules=(*event.rules, RULE),
    )
