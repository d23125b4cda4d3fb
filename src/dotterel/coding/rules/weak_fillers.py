"""Fillers that the network is unsure of and that something surer speaks against: most of them are not of the event."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from dotterel.coding.rules.same_sentence import by_sentence
from dotterel.model import CodedEvent, Mention, Role

_WEAK: dict[Role, tuple[float, float]] = {
    "actor": (0.6, 0.1),
    "source": (0.6, 0.2),
    "recipient": (0.7, 0.0),
    "place": (0.5, 0.1),
    "killed": (0.6, 0.2),
    "injured": (0.6, 0.2),
    "held": (0.6, 0.2),
}
"""Roles of which a weak filler goes beside a surer one: below which score, and how far behind the surest.

Of 106 actors, recipients and sources below 0.4 and 0.2 behind on the sides of the corpus that training did not see, 83
had no part in the event or another one; of 87 actors below 0.6 that are not the surest 49, of six sources between 0.4
and 0.6 five, of 95 recipients below 0.7 that are not the surest 67, of 40 such places 34. Of 23 tolls 0.2 behind
another of their role 19 were not the event's ("one was shot and two taken alive").
"""
_LISTED: dict[Role, float] = {"actor": 0.4, "recipient": 0.5}
"""Score from which a party stays that is listed right beside one that stays: "a judge and his driver". Two of four
such recipients on those sides were the event's; of those not so listed 25 of 89."""
_LIST = re.compile(
    r"\s*(?:,\s*(?:and|or)?|and|or)\s+(?:(?:the|an?|its|his|her|their|one|two|three|four|five|six|seven|eight|nine|ten|\d+"
    r"|several|other)\s+)*",
    re.IGNORECASE,
)
_SURE = 0.5
"""Score from which a place tells where the other mentions of a happening lie too."""
_DISPUTED: dict[Role, tuple[float, float]] = {
    "place": (0.5, 0.1),
    "time": (0.5, 0.3),
    "recipient": (0.5, 0.4),
    "killed": (0.5, 0.25),
    "injured": (0.5, 0.25),
    "held": (0.5, 0.25),
    "size": (0.5, 0.25),
}
"""Roles of which a weak filler goes that another happening in the sentence has more surely: below which score, and how
far behind. Of 38 such places on those sides nine were of both happenings, of 29 such recipients nine, of 26 such times
eight; of 24 such actors 13, so that these stay. None of 11 such numbers that the other has for sure was of both.
"""
_SURE_NUMBER = 0.75
"""Score from which another happening has a number for sure."""
_TOLLS: tuple[Role, ...] = ("killed", "injured", "held", "size")
_SURER_THERE = 0.05
"""How much surer another event must be of a number, where this one has a surer number of its own."""
_BEHIND_IN_TIME = 0.1


def drop_weak_fillers(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Leave out parties, places and tolls that are weak where another of their role is surer.

    The only filler of a role stays, however weak: its score says so. So does a party listed right beside another, and
    an actor who is counted among the dead: "seven Orin soldiers were killed in fighting with Tarka's troops".

    Args:
        events: Events as decoded, before any document logic.
    """
    return tuple(_without_weak(event) for event in events)


def drop_fillers_of_others(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Leave out weak places, times, recipients and numbers that another happening of the sentence has much more surely.

    "The blast came a day after troops killed four in Orin": Orin is where the troops were. A place goes only where
    another mention of the happening tells a surer one, which is then taken on.

    Args:
        events: All events of the document with their incident labels.
    """
    sentences = by_sentence(events)
    placed = {event.incident for event in events if any(one.score >= _SURE for one in event.fillers("place"))}
    return tuple(_without_others(event, sentences[event.sentence.start], placed) for event in events)


def drop_second_tolls(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Leave out a number that another event of the sentence has more surely, where this one has a surer one of its own.

    Of "six were shot dead, and nine were hanged" the nine are those who were hanged. So is a number that only a
    semicolon parts from this event, and nothing from the other: "a bomber killed 40; the air force struck back".

    Args:
        events: All events of the document, one of each happening in a sentence.
    """
    sentences = by_sentence(events)
    kept = []
    for event in events:
        others = [other for other in sentences[event.sentence.start] if other is not event]
        mentions = tuple(one for one in event.mentions if not _is_second_toll(one, event, others))
        kept.append(event if len(mentions) == len(event.mentions) else replace(event, mentions=mentions))
    return tuple(kept)


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
    sure = _SURE_NUMBER if mention.role in _TOLLS else 0.0
    return mention.score < weak and any(
        rival.score >= sure and _is_surer(rival, mention, behind) for rival in _rivals(mention.role, others)
    )


def _is_second_toll(mention: Mention, event: CodedEvent, others: Sequence[CodedEvent]) -> bool:
    """Whether a number is rather another event's: that one is surer of it, and this one of another number."""
    if mention.role not in _TOLLS or mention.filled_by:
        return False
    if event.sentence.contains(mention.span) and _is_behind_semicolon(mention, event):
        rivals = ((other, one) for other in others for one in other.fillers(mention.role))
        if any(
            one.span.overlaps(mention.span) and one.score >= mention.score and not _is_behind_semicolon(one, other)
            for other, one in rivals
        ):
            return True
    own = (one for one in event.fillers(mention.role) if not one.span.overlaps(mention.span))
    if not any(one.score >= mention.score + _SURER_THERE for one in own):
        return False
    return any(_is_surer(rival, mention, _SURER_THERE) for rival in _rivals(mention.role, others))


def _is_behind_semicolon(mention: Mention, event: CodedEvent) -> bool:
    first, last = sorted((mention.span, event.trigger), key=lambda span: span.start)
    start = event.sentence.start
    return ";" in event.sentence.text[first.end - start : last.start - start]


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
    kept = [
        mention
        for mention in event.mentions
        if not _is_weak(mention, surest[mention.role]) or _is_counted(mention, event)
    ]
    left = [mention for mention in event.mentions if mention not in kept]
    while listed := [mention for mention in left if any(_is_listed(one, mention, event) for one in kept)]:
        kept += listed
        left = [mention for mention in left if mention not in listed]
    if not left:
        return event
    return replace(event, mentions=tuple(mention for mention in event.mentions if mention in kept))


def _is_counted(mention: Mention, event: CodedEvent) -> bool:
    """Whether an actor stands right behind a number of dead or injured: those who were hit in a fight are of it."""
    return mention.role == "actor" and any(
        toll.span.overlaps(mention.span) or toll.span.end + 1 == mention.span.start
        for role in _TOLLS
        for toll in event.fillers(role)
    )


def _is_listed(one: Mention, mention: Mention, event: CodedEvent) -> bool:
    """Whether a party stands in a list right beside another one."""
    if one.role != mention.role or mention.score < _LISTED.get(mention.role, 1.0):
        return False
    first, second = sorted((one.span, mention.span), key=lambda span: span.start)
    start = event.sentence.start
    return _LIST.fullmatch(event.sentence.text, first.end - start, second.start - start) is not None


def _is_weak(mention: Mention, surest: float) -> bool:
    if mention.role not in _WEAK or mention.score == surest:
        return False
    weak, behind = _WEAK[mention.role]
    return mention.score < weak and surest - mention.score >= behind
