"""Who trade blame for a deed are not told to have done it: "army and rebels trade blame after shelling".

Each of them says that the other did it; which of them did, the sentence does not say. Left as actors of the deed they
would be told to have done it together.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.codebook.fight_words import FIGHT
from dotterel.model import CodedEvent, Mention

RULE = "traded-blame"
_ONE_SIDED = frozenset(("ASSAULT", "COERCE"))
"""What one does to another; talks and agreements are had together, whoever is blamed."""
_MUTUAL = re.compile(rf"{FIGHT}|\bwar", re.IGNORECASE)
"""Words for what both do: they exchanged fire, and blamed each other for it."""


def without_traded_blame(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Events without the actors who, in the same sentence, only accuse each other of them.

    Args:
        events: All events of the document, before anything is filled in from other sentences.
    """
    blamers: dict[int, list[tuple[Mention, ...]]] = {}
    for event in events:
        actors = event.fillers("actor")
        if event.type == "ACCUSE" and len(actors) > 1 and not event.fillers("recipient"):
            blamers.setdefault(event.sentence.start, []).append(actors)
    return tuple(_without(event, blamers.get(event.sentence.start, ())) for event in events)


def _without(event: CodedEvent, traded: Sequence[tuple[Mention, ...]]) -> CodedEvent:
    if event.type not in _ONE_SIDED or _MUTUAL.search(event.trigger.text):
        return event
    actors = event.fillers("actor")
    for blamers in traded:
        both = len(actors) > 1 and all(_is_among(one, actors) for one in blamers)
        if both and all(_is_among(one, blamers) for one in actors):
            mentions = tuple(one for one in event.mentions if one.role != "actor")
            return replace(event, mentions=mentions, rules=(*event.rules, RULE))
    return event


def _is_among(one: Mention, others: Sequence[Mention]) -> bool:
    return any(one.span.overlaps(other.span) for other in others)
