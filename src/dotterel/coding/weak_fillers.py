"""Fillers that the network is unsure of and that something surer speaks against: most of them are not of the event."""

from collections.abc import Sequence
from dataclasses import replace

from dotterel.coding.decode import PARTY_ROLES
from dotterel.model import CodedEvent, Mention, Role

WEAK = 0.4
"""Score below which a party beside a surer one is left out."""
FAR_BEHIND = 0.2
"""How far behind the surest of its role it must lie.

Of 106 such parties on the sides of the corpus that training did not see, 83 had no part in the event or another one.
"""

_DISPUTED: dict[Role, tuple[float, float]] = {"place": (0.5, 0.1), "recipient": (0.5, 0.4)}
"""Roles of which a weak filler goes that another happening in the sentence has more surely: below which score, and how
far behind. Of 38 such places on those sides nine were of both happenings, and of 29 such recipients nine; of 24 such
actors 13, and of 25 times 13, so that these stay.
"""


def drop_weak_fillers(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Leave out actors, recipients and sources that are weak where another of their role is much surer.

    The only filler of a role stays, however weak: its score says so.

    Args:
        events: Events as decoded, before any document logic.
    """
    return tuple(_without_weak(event) for event in events)


def drop_fillers_of_others(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Leave out weak places and recipients that another happening told in the sentence has much more surely.

    "The blast came a day after troops killed four in Orin": Orin is where the troops were.

    Args:
        events: All events of the document with their incident labels.
    """
    by_sentence: dict[int, list[CodedEvent]] = {}
    for event in events:
        by_sentence.setdefault(event.sentence.start, []).append(event)
    return tuple(_without_others(event, by_sentence[event.sentence.start]) for event in events)


def _without_others(event: CodedEvent, sentence: Sequence[CodedEvent]) -> CodedEvent:
    others = [other for other in sentence if other.incident != event.incident]
    kept = tuple(mention for mention in event.mentions if not _is_of_others(mention, others))
    return event if len(kept) == len(event.mentions) else replace(event, mentions=kept)


def _is_of_others(mention: Mention, others: Sequence[CodedEvent]) -> bool:
    if mention.filled_by or mention.role not in _DISPUTED:
        return False
    weak, behind = _DISPUTED[mention.role]
    return mention.score < weak and any(
        rival.score - mention.score >= behind and rival.span.overlaps(mention.span)
        for other in others
        for rival in other.fillers(mention.role)
        if not rival.filled_by
    )


def _without_weak(event: CodedEvent) -> CodedEvent:
    surest: dict[str, float] = {}
    for mention in event.mentions:
        surest[mention.role] = max(surest.get(mention.role, 0.0), mention.score)
    kept = tuple(mention for mention in event.mentions if not _is_weak(mention, surest[mention.role]))
    return event if len(kept) == len(event.mentions) else replace(event, mentions=kept)


def _is_weak(mention: Mention, surest: float) -> bool:
    return mention.role in PARTY_ROLES and mention.score < WEAK and surest - mention.score >= FAR_BEHIND
