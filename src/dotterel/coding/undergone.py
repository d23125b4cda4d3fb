"""Who "comes under fire" is fired on: the subject of such words suffers what the noun names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.coding.recasting import recast
from dotterel.model import CodedEvent, Document, Mention

RULE = "came-under"
_TYPES = frozenset(("ASSAULT", "ACCUSE"))
"""Attacks with weapons, and with words."""
_UNDER = re.compile(
    r"\b(?:come|comes|came|coming)\s+under\s+"
    r"(?:(?!(?:and|but|then|for|after|before|while|when|as|over|from|by|in|during)\b)[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Up to three words for the kind of fire; not on to another clause: "came under fire and killed two"."""
_UNDER_INSIDE = re.compile(r"^(?:come|comes|came|coming)\s+under\b", re.IGNORECASE)
_REACH = 60


def turn_undergone(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Events with the subject of "came under fire" as whom it hit, where the network took it for the author.

    Args:
        events: All events of the document, before anything is filled in from other sentences.
        document: The document.
    """
    return tuple(_turned(event, document) for event in events)


def _turned(event: CodedEvent, document: Document) -> CodedEvent:
    verb = _verb(event, document.text) if event.type in _TYPES else None
    if verb is None:
        return event
    mentions: list[Mention] = []
    for mention in event.mentions:
        if mention.role != "actor" or mention.span.end > verb:
            mentions.append(mention)
        elif not any(mention.span.overlaps(other.span) for other in event.fillers("recipient")):
            mentions.append(replace(mention, role="recipient"))
    if tuple(mentions) == event.mentions:
        return event
    return recast(event, mentions, rule=RULE)


def _verb(event: CodedEvent, text: str) -> int | None:
    """Where "came under" begins, of which the trigger is the object or which the trigger is itself."""
    if _UNDER_INSIDE.match(event.trigger.text):
        return event.trigger.start
    match = _UNDER.search(text, max(event.sentence.start, event.trigger.start - _REACH), event.trigger.start)
    return None if match is None else match.start()
