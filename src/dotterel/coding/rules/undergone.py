"""Who "comes under fire" is fired on, and who "loses nine men" has not killed them: such subjects suffer the deed."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.coding.rules.recasting import recast
from dotterel.model import CodedEvent, Document, Mention

RULE = "came-under"
LOST = "lost-their-own"
_TYPES = frozenset(("ASSAULT", "ACCUSE"))
"""Attacks with weapons, and with words."""
_UNDER = re.compile(
    r"\b(?:come|comes|came|coming)\s+under\s+"
    r"(?:(?!(?:and|but|then|for|after|before|while|when|as|over|from|by|in|during)\b)[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Up to three words for the kind of fire; not on to another clause: "came under fire and killed two"."""
_UNDER_INSIDE = re.compile(r"^(?:come|comes|came|coming)\s+under\b", re.IGNORECASE)
_LOST = re.compile(
    r"(?:(?:has|have|had)\s+)?(?:lost|loses?|losing|suffer(?:s|ed|ing)?|sustain(?:s|ed|ing)?)\b", re.IGNORECASE
)
_LIVES = re.compile(r"\s+(?:(?:his|her|its|their|the)\s+)?(?:lives|life)\b", re.IGNORECASE)
_REACH = 60


def turn_undergone(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Events with the subject of "came under fire" as whom it hit, where the network took it for the author.

    Of ten annotated attacks told by "lost", none has the one who lost something for its author; where the dead are
    named, they are those hit.

    Args:
        events: All events of the document, before anything is filled in from other sentences.
        document: The document.
    """
    return tuple(_turned(event, document) for event in events)


def _turned(event: CodedEvent, document: Document) -> CodedEvent:
    if event.type == "ASSAULT" and _LOST.match(event.trigger.text):
        return _bereft(event, document.text)
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


def _bereft(event: CodedEvent, text: str) -> CodedEvent:
    """The event with who lost lives as whom it hit, or left out where those are named behind the verb."""
    losers = [one for one in event.fillers("actor") if one.span.end <= event.trigger.start]
    if not losers:
        return event
    own_lives = " li" in event.trigger.text.lower() or _LIVES.match(text, event.trigger.end) is not None
    others = [one for one in event.mentions if one not in losers]
    if own_lives or not event.fillers("recipient"):
        others += [replace(one, role="recipient") for one in losers]
    return recast(event, others, rule=LOST)


def _verb(event: CodedEvent, text: str) -> int | None:
    """Where "came under" begins, of which the trigger is the object or which the trigger is itself."""
    if _UNDER_INSIDE.match(event.trigger.text):
        return event.trigger.start
    match = _UNDER.search(text, max(event.sentence.start, event.trigger.start - _REACH), event.trigger.start)
    return None if match is None else match.start()
