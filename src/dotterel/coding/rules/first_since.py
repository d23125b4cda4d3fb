"""A time that a record is counted from dates the older deed: "the first attack since 2017, when nine died".

In the annotated reports no attack called the first, the worst or the deadliest since some time is dated to that time;
all eight attacks that are so dated are the older ones.
"""

import re
from collections.abc import Sequence

from dotterel.model import CodedEvent, Mention
from dotterel.model.replacing import replace

RULE = "counted-from"

_RECORD = re.compile(
    r"\b(?:first|worst|deadliest|bloodiest|heaviest|largest|biggest|fiercest|highest|second|third|fourth"
    r"|most (?!of\b)[a-z]+)\b(?!-)[^.;]{0,80}$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s+(?:the\s+|\w+\s+)?$", re.IGNORECASE)
_SINCE_INSIDE = re.compile(r"since\b", re.IGNORECASE)


def drop_times_counted_from(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Events without the times since which they are told to be the first or the worst of their kind.

    Args:
        events: Events of a document, before anything is filled in.
    """
    return tuple(_without(event) for event in events)


def _without(event: CodedEvent) -> CodedEvent:
    kept = tuple(one for one in event.mentions if one.role != "time" or not _is_counted_from(one, event))
    return event if len(kept) == len(event.mentions) else replace(event, mentions=kept, rules=(*event.rules, RULE))


def _is_counted_from(time: Mention, event: CodedEvent) -> bool:
    if time.span.start < event.trigger.end or not event.sentence.contains(time.span):
        return False
    before = event.sentence.text[: time.span.start - event.sentence.start]
    since = _SINCE.search(before)
    if since is None and _SINCE_INSIDE.match(time.span.text) is None:
        return False
    return _RECORD.search(before[: since.start()] if since is not None else before) is not None
