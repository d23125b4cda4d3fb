"""When something was said is not when it happened: "the mine was closed, the ministry said on Tuesday".

Nor is when somebody was born: "one of them, born in 1992, was detained".
"""

import re
from collections.abc import Sequence

from dotterel.coding.rules.claims import SPEECH
from dotterel.model import CodedEvent, Mention
from dotterel.model.replacing import replace

_REACH = 80
"""Characters before a time in which its verb is looked for."""
_SAID_ON = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|stated|added|disclosed)(?:\s+(?:reporters|journalists|here))?"
    r"\s+(?:(?:late|early)\s+)?(?:on\s+)?(?:[A-Z][a-z]{2,5}day,?\s+)?(?:\d{1,2}\s+)?(?:[A-Z][a-z]{2,8}\.?,?\s+)?(?:\d{1,2},?\s+)?$"
)
_BORN = re.compile(r"\bborn\s+(?:(?:in|on|about|around)\s+)?(?:[A-Z][\w'’-]+,?\s+(?:in|on)\s+)?$")
_OWNED = re.compile(r"(?:\s+(?:morning|afternoon|evening|night))?['’]s\b")
"""What stands behind a day that the deed has rather than the saying: "said Monday's blast"."""


def drop_times_of_saying(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Deeds without the times that stand right behind a verb of saying; speech acts keep theirs. None of a birth.

    In the annotated reports such a time is that of 15 of 180 deeds told in its sentence.

    Args:
        events: Events as decoded, before any document logic.
    """
    return tuple(_without(event) for event in events)


def _without(event: CodedEvent) -> CodedEvent:
    speech = event.type in SPEECH
    kept = tuple(
        one
        for one in event.mentions
        if one.role != "time" or not (_is_of_birth(one, event) or (not speech and _is_of_saying(one, event)))
    )
    return event if len(kept) == len(event.mentions) else replace(event, mentions=kept)


def _is_of_birth(time: Mention, event: CodedEvent) -> bool:
    at = max(time.span.start - event.sentence.start, 0)
    return _BORN.search(event.sentence.text[max(at - _REACH, 0) : at]) is not None


def _is_of_saying(time: Mention, event: CodedEvent) -> bool:
    at, behind = time.span.start - event.sentence.start, time.span.end - event.sentence.start
    if at <= 0 or time.span.text.endswith(("'s", "’s")) or _OWNED.match(event.sentence.text, behind):
        return False
    left = max(at - _REACH, 0)
    said = _SAID_ON.search(event.sentence.text[left:at])
    if said is None:
        return False
    verb = event.sentence.start + left + said.start()
    return not verb <= event.trigger.start < time.span.start
