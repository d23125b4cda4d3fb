"""What is only feared, or held possible, has not happened: "fears of renewed clashes", "the risk of an ambush"."""

import re
from collections.abc import Sequence

from dotterel.model import CodedEvent
from dotterel.model.replacing import replace

RULE = "only-feared"

_REACH = 60
"""Characters before a trigger in which its noun of fear is looked for."""
_FEARED = re.compile(
    r"\b(?:fears?|risks?|dangers?|possibility|prospects?|likelihood|spect(?:re|er))\s+of\s+"
    r"(?:(?!the\b|this\b|that\b|these\b|those\b|his\b|her\b|its\b|their\b"
    r"|(?:led|drove|brought|sent|set|made|kept|gave|left|to|by|in|at|on|over|into|off|and|or|but)\b"
    r"|(?!re|arm|continu|increas|target|plann|prolong|protract|organi[sz]|co-?ordinat|threaten|unprovok)[\w-]+ed\b"
    r"|(?-i:[a-z-]+(?<!s)(?<!ou)s)\b)[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""A noun of fear and what may stand between it and what is feared: no verb, which would have the fear for its subject
("fears of war led to protests", "the risk of famine triggered clashes"), and no noun in the plural before one ("fears
of shortages spark protests").
"""


def mark_feared(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Events with those made hypothetical that the words right before them name as a fear or a chance.

    A definite happening ("fears of the attackers") is left as it was read; so is what is already told as to come,
    imagined, denied or claimed. Of the annotated events behind such words three in four are hypothetical; the one that
    is not is an accusation.

    Args:
        events: Events of a document.
    """
    return tuple(_marked(event) for event in events)


def _marked(event: CodedEvent) -> CodedEvent:
    if event.modality != "asserted" or event.status != "asserted":
        return event
    at = event.trigger.start - event.sentence.start
    if _FEARED.search(event.sentence.text[max(at - _REACH, 0) : at]) is None:
        return event
    return replace(event, modality="hypothetical", rules=(*event.rules, RULE))
