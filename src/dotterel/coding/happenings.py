"""Mentions of one happening within a document: which events tell the same, and so share an incident label."""

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from dotterel.inference import Floats1d
from dotterel.model import CodedEvent

MOST_COMPARED = 400
"""Events of one type that are compared with each other; in a longer document, stretches of so many at a time."""

_YEAR = re.compile(r"\b[12]\d{3}\b")
_FIGURES = re.compile(r"\d+")


def same_happening_groups(
    events: Sequence[CodedEvent], vectors: Mapping[str, Floats1d], *, scale: float, bias: float
) -> list[list[CodedEvent]]:
    """Group the events of one document by happening.

    Average-linkage clustering over the network's log-odds that two events are one. Events of different types, of the
    past and the present, or dated to different years or days are never in one group.

    Args:
        events: In text order.
        vectors: Unit vector of each event by its id.
        scale: Log-odds of a pair = scale times cosine, plus bias.
        bias: As above.

    Returns:
        Groups in the order of their first event; every event is in exactly one.
    """
    alike: dict[tuple[str, bool], list[CodedEvent]] = {}
    for event in events:
        alike.setdefault((event.type, event.historical), []).append(event)
    groups = [
        group
        for members in alike.values()
        for start in range(0, len(members), MOST_COMPARED)
        for group in _clustered(members[start : start + MOST_COMPARED], vectors, scale, bias)
    ]
    order = {event.id: number for number, event in enumerate(events)}
    return sorted(groups, key=lambda group: order[group[0].id])


def _clustered(
    events: Sequence[CodedEvent], vectors: Mapping[str, Floats1d], scale: float, bias: float
) -> list[list[CodedEvent]]:
    """Merge the two nearest groups until no two are rather one than two.

    `sums[i, j]` adds up the log-odds of all pairs between two groups, so that a merger adds two rows; minus infinity
    stands for "never", whatever the others say.
    """
    stacked = np.stack([vectors[event.id] for event in events]).astype(np.float64)
    sums: NDArray[np.float64] = scale * (stacked @ stacked.T) + bias
    for row, first in enumerate(events):
        for column in range(row):
            if _dated_apart(first, events[column]):
                sums[row, column] = sums[column, row] = -np.inf
    np.fill_diagonal(sums, -np.inf)
    sizes = np.ones(len(events))
    groups: list[list[CodedEvent]] = [[event] for event in events]
    while len(groups) > 1:
        means = sums / np.outer(sizes, sizes)
        left, right = sorted(divmod(int(np.argmax(means)), len(groups)))
        if means[left, right] <= 0.0:
            break
        groups[left] += groups.pop(right)
        sums[left] += sums[right]
        sums[:, left] = sums[left]
        sums[left, left] = -np.inf
        sizes[left] += sizes[right]
        sums = np.delete(np.delete(sums, right, axis=0), right, axis=1)
        sizes = np.delete(sizes, right)
    return groups


def _dated_apart(first: CodedEvent, second: CodedEvent) -> bool:
    """Whether both name a year and no year in common, or both name other figures (days) and none in common."""
    years, days = zip(_dates(first), _dates(second), strict=True)
    return _disjoint(*years) or _disjoint(*days)


def _dates(event: CodedEvent) -> tuple[frozenset[str], frozenset[str]]:
    text = " ".join(mention.span.text for mention in event.fillers("time"))
    years = frozenset(_YEAR.findall(text))
    return years, frozenset(_FIGURES.findall(text)) - years


def _disjoint(first: frozenset[str], second: frozenset[str]) -> bool:
    return bool(first and second and not first & second)
