"""Mentions of one happening within a document: which events tell the same, and so share an incident label."""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from dotterel.inference import Floats1d
from dotterel.model import CodedEvent

_FIGURES = re.compile(r"\d+")


def same_happening_groups(
    events: Sequence[CodedEvent], vectors: Mapping[str, Floats1d], *, scale: float, bias: float
) -> list[list[CodedEvent]]:
    """Group the events of one document by happening.

    Average-linkage clustering over the network's log-odds that two events are one; events of different types,
    of the past and the present, or dated to different years or days are never one.

    Args:
        events: In text order.
        vectors: Unit vector of each event by its id.
        scale: Log-odds of a pair = scale times cosine, plus bias.
        bias: As above.

    Returns:
        Groups in the order of their first event; every event is in exactly one.
    """
    groups = [[event] for event in events]
    odds = {
        (first.id, second.id): _log_odds(first, second, vectors, scale, bias)
        for place, first in enumerate(events)
        for second in events[place + 1 :]
    }

    def between(left: Sequence[CodedEvent], right: Sequence[CodedEvent]) -> float:
        pairs = [
            odds[(one.id, other.id)] if (one.id, other.id) in odds else odds[(other.id, one.id)]
            for one in left
            for other in right
        ]
        return sum(pairs) / len(pairs)

    while len(groups) > 1:
        best = max(
            ((between(groups[i], groups[j]), -i, -j) for i in range(len(groups)) for j in range(i + 1, len(groups))),
        )
        if best[0] <= 0.0:
            break
        left, right = -best[1], -best[2]
        groups[left] += groups.pop(right)
    return groups


def _log_odds(
    first: CodedEvent, second: CodedEvent, vectors: Mapping[str, Floats1d], scale: float, bias: float
) -> float:
    if first.type != second.type or first.historical != second.historical or _dated_apart(first, second):
        return -100.0
    return scale * float(np.dot(vectors[first.id], vectors[second.id])) + bias


def _dated_apart(first: CodedEvent, second: CodedEvent) -> bool:
    """Whether both name figures in their time and have none in common, such as "in 2013" and "in 2014"."""
    figures = [
        {figure for mention in event.fillers("time") for figure in _FIGURES.findall(mention.span.text)}
        for event in (first, second)
    ]
    return bool(figures[0] and figures[1] and not figures[0] & figures[1])
