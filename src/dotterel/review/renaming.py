"""What an event of a former coding is called now: a new coder gives the same happening another identifier."""

import re
from collections.abc import Iterable, Sequence

from dotterel.model import ResolvedEvent

_WORD = re.compile(r"\w+")
_LEAST_SHARED = 0.5
"""Share of the words of the shorter of two sentences that they must have in common to be one sentence."""


def successors(former: Iterable[ResolvedEvent], present: Sequence[ResolvedEvent]) -> dict[str, str]:
    """The present event that each former one is now, by identifier.

    An event is the same if it stands in the same sentence, and is of the same type or named by the same words; of
    several, the one with both, then the nearest. The sentence may stand elsewhere, where the text was cut anew.

    Args:
        former: Events that are no longer coded, of one document.
        present: The events of that document now.

    Returns:
        One that has no successor is left out.
    """
    found: dict[str, str] = {}
    for event in former:
        ranked = sorted((_rank(event, other), other.id) for other in present if _is_successor(event, other))
        if ranked:
            found[event.id] = ranked[0][1]
    return found


def _is_successor(event: ResolvedEvent, other: ResolvedEvent) -> bool:
    in_one_sentence = _words_shared(event, other) >= _LEAST_SHARED
    return in_one_sentence and (event.type == other.type or _is_named_alike(event, other))


def _rank(event: ResolvedEvent, other: ResolvedEvent) -> tuple[int, float, int]:
    agreeing = (event.type == other.type) + _is_named_alike(event, other)
    return -agreeing, -_words_shared(event, other), abs(event.trigger.start - other.trigger.start)


def _is_named_alike(event: ResolvedEvent, other: ResolvedEvent) -> bool:
    return event.trigger.overlaps(other.trigger) or event.trigger.text.lower() == other.trigger.text.lower()


def _words_shared(event: ResolvedEvent, other: ResolvedEvent) -> float:
    first, second = (set(_WORD.findall(one.sentence.text.lower())) for one in (event, other))
    return len(first & second) / max(1, min(len(first), len(second)))
