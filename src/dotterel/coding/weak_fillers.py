"""Fillers that the network is unsure of and that something surer speaks against: most of them are not of the event."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from dotterel.model import CodedEvent, Mention, Role

_WEAK: dict[Role, tuple[float, float]] = {
    "actor": (0.4, 0.2),
    "source": (0.6, 0.2),
    "recipient": (0.7, 0.0),
    "place": (0.5, 0.1),
}
"""Roles of which a weak filler goes beside a surer one: below which score, and how far behind the surest.

Of 106 actors, recipients and sources below 0.4 and 0.2 behind on the sides of the corpus that training did not see, 83
had no part in the event or another one; of six sources between 0.4 and 0.6 five, of 95 recipients below 0.7 that are
not the surest 67, of 40 such places 34.
"""
_LISTED = 0.5
"""Score from which a recipient stays that is listed right behind one that stays: "a judge and his driver". Two of four
such on those sides were the event's; of those not so listed 25 of 89."""
_LIST = re.compile(
    r"\s*(?:,\s*(?:and|or)?|and|or)\s+(?:(?:the|an?|its|his|her|their|one|two|three|four|five|six|seven|eight|nine|ten|\d+"
    r"|several|other)\s+)*",
    re.IGNORECASE,
)
_SURE = 0.5
"""Score from which a place tells where the other mentions of a happening lie too."""
_DISPUTED: dict[Role, tuple[float, float]] = {"place": (0.5, 0.1), "recipient": (0.5, 0.4)}
"""Roles of which a weak filler goes that another happening in the sentence has more surely: below which score, and how
far behind. Of 38 such places on those sides nine were of both happenings, and of 29 such recipients nine; of 24 such
actors 13, and of 25 times 13, so that these stay.
"""
_BEHIND_IN_TIME = 0.1


def drop_weak_fillers(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Leave out parties and places that are weak where another of their role is surer.

    The only filler of a role stays, however weak: its score says so. So does a recipient listed right behind another.

    Args:
        events: Events as decoded, before any document logic.
    """
    return tuple(_without_weak(event) for event in events)


def drop_fillers_of_others(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Leave out weak places and recipients that another happening told in the sentence has much more surely.

    "The blast came a day after troops killed four in Orin": Orin is where the troops were. A place goes only where
    another mention of the happening tells a surer one, which is then taken on.

    Args:
        events: All events of the document with their incident labels.
    """
    by_sentence: dict[int, list[CodedEvent]] = {}
    for event in events:
        by_sentence.setdefault(event.sentence.start, []).append(event)
    placed = {event.incident for event in events if any(one.score >= _SURE for one in event.fillers("place"))}
    return tuple(_without_others(event, by_sentence[event.sentence.start], placed) for event in events)


def _without_others(event: CodedEvent, sentence: Sequence[CodedEvent], placed: Collection[str]) -> CodedEvent:
    others = [other for other in sentence if other.incident != event.incident]
    kept = tuple(
        mention
        for mention in event.mentions
        if not _is_of_another_time(mention, event, others)
        and ((mention.role == "place" and event.incident not in placed) or not _is_of_others(mention, others))
    )
    return event if len(kept) == len(event.mentions) else replace(event, mentions=kept)


def _is_of_others(mention: Mention, others: Sequence[CodedEvent]) -> bool:
    if mention.filled_by or mention.role not in _DISPUTED:
        return False
    weak, behind = _DISPUTED[mention.role]
    return mention.score < weak and any(_is_surer(rival, mention, behind) for rival in _rivals(mention.role, others))


def _rivals(role: Role, others: Sequence[CodedEvent]) -> list[Mention]:
    return [rival for other in others for rival in other.fillers(role) if not rival.filled_by]


def _is_surer(rival: Mention, mention: Mention, behind: float) -> bool:
    return rival.score - mention.score >= behind and rival.span.overlaps(mention.span)


def _is_of_another_time(mention: Mention, event: CodedEvent, others: Sequence[CodedEvent]) -> bool:
    """Whether a time is rather that of what is to come, in a sentence that also tells what happened, or the reverse.

    "They called a strike for Tuesday and gave the government two days": one Tuesday cannot lie on both sides of today.
    """
    apart = [other for other in others if (other.modality == "future") != (event.modality == "future")]
    return mention.role == "time" and any(
        _is_surer(rival, mention, _BEHIND_IN_TIME) for rival in _rivals("time", apart)
    )


def _without_weak(event: CodedEvent) -> CodedEvent:
    surest: dict[str, float] = {}
    for mention in event.mentions:
        surest[mention.role] = max(surest.get(mention.role, 0.0), mention.score)
    kept: list[Mention] = []
    for mention in event.mentions:
        if not _is_weak(mention, surest[mention.role]) or any(_is_listed(one, mention, event) for one in kept):
            kept.append(mention)
    return event if len(kept) == len(event.mentions) else replace(event, mentions=tuple(kept))


def _is_listed(first: Mention, mention: Mention, event: CodedEvent) -> bool:
    """Whether a recipient stands in a list right behind another one."""
    if first.role != "recipient" or mention.role != "recipient" or mention.score < _LISTED:
        return False
    start = event.sentence.start
    return _LIST.fullmatch(event.sentence.text, first.span.end - start, mention.span.start - start) is not None


def _is_weak(mention: Mention, surest: float) -> bool:
    if mention.role not in _WEAK or mention.score == surest:
        return False
    weak, behind = _WEAK[mention.role]
    return mention.score < weak and surest - mention.score >= behind
