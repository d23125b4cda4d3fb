"""Merges, splits and pins: what reviewers decided on which events are one happening, for linking to keep to."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise, product
from typing import Any

from dotterel.model import Decision, ReviewError
from dotterel.review.log import standing

Pair = frozenset[str]


def merge_value(groups: Sequence[Sequence[str]]) -> str:
    """What a decision to merge holds in `after`.

    Args:
        groups: Event ids of each of the incidents that are one.
    """
    return json.dumps({"events": [list(group) for group in groups]})


def split_value(groups: Sequence[Sequence[str]]) -> str:
    """What a decision to split holds in `after`: event ids of each of the happenings that it is."""
    return merge_value(groups)


def settled_pairs(decisions: Iterable[Decision]) -> tuple[frozenset[Pair], frozenset[Pair]]:
    """Pairs of event ids that are one happening, and pairs that are not; the latest decision on a pair holds.

    A merge joins one chain of all its events; a split keeps every event of one group from every one of another, and
    each group together; a pin keeps the events of an incident together.

    Args:
        decisions: The log, in order.
    """
    said: dict[Pair, bool] = {}
    for decision in standing(decisions):
        if decision.subject != "incident" or decision.act not in ("merge", "split", "pin"):
            continue
        try:
            groups = _groups(decision)
        except ReviewError:
            continue
        for pair, same in _pairs(decision.act, groups):
            said[pair] = same
    together = frozenset(pair for pair, same in said.items() if same)
    return together, frozenset(said) - together


def _pairs(act: str, groups: Sequence[Sequence[str]]) -> Iterator[tuple[Pair, bool]]:
    if act == "split":
        for one, other in combinations(groups, 2):
            for pair in product(one, other):
                yield frozenset(pair), False
        for group in groups:
            yield from _chain(group)
    else:
        yield from _chain([event_id for group in groups for event_id in group])


def _chain(event_ids: Sequence[str]) -> Iterator[tuple[Pair, bool]]:
    for one, other in pairwise(event_ids):
        if one != other:
            yield frozenset((one, other)), True


def _groups(decision: Decision) -> list[list[str]]:
    """Groups of event ids of a decision.

    Raises:
        ReviewError: It holds none.
    """
    try:
        value: Any = json.loads(decision.after or "null")
        groups = value["events"]
        if all(isinstance(group, list) and all(isinstance(one, str) for one in group) for group in groups):
            return [list(group) for group in groups]
    except (ValueError, KeyError, TypeError) as fault:
        raise ReviewError(f"decision {decision.id} names no events") from fault
    raise ReviewError(f"decision {decision.id} names no events")
