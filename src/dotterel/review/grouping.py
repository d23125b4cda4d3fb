"""Merges, splits and pins: what reviewers decided on which events are one happening, for linking to keep to."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, product
from typing import Any

from dotterel.model import Decision, ReviewError
from dotterel.review.log import standing

Pair = tuple[str, str]
"""Two event ids, the lesser first."""


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
    """Pairs of events that are one happening, and pairs that are not.

    A merge joins all its events; a split keeps every event of one group from every one of another, and each group
    together; a pin keeps the events of an incident together. Where decisions speak against each other the later one
    holds, also by what follows from it: after a split of A from C, an older merge of A, B and C joins B to one of them.

    Args:
        decisions: The log, in order.

    Returns:
        Pairs together and pairs apart; no two events that are kept apart are joined by any chain of pairs together.
    """
    together: set[Pair] = set()
    apart: set[Pair] = set()
    groups = _Joined()
    for decision in reversed(standing(decisions)):
        if decision.subject != "incident" or decision.act not in ("merge", "split", "pin"):
            continue
        try:
            said = list(_pairs(decision.act, _groups(decision)))
        except ReviewError:
            continue
        for (one, other), same in said:
            if not same:
                if not groups.are_one(one, other):
                    apart.add((one, other))
            elif not any(groups.would_join(pair, one, other) for pair in apart):
                groups.join(one, other)
                together.add((one, other))
    return frozenset(together), frozenset(apart)


class _Joined:
    """Groups of events that pairs join."""

    def __init__(self) -> None:
        """Every event alone."""
        self._group: dict[str, set[str]] = {}

    def of(self, event_id: str) -> set[str]:
        """The group of an event."""
        return self._group.setdefault(event_id, {event_id})

    def are_one(self, one: str, other: str) -> bool:
        """Whether two events are in one group."""
        return other in self.of(one)

    def would_join(self, pair: Pair, one: str, other: str) -> bool:
        """Whether joining two events would put a pair into one group."""
        whole = self.of(one) | self.of(other)
        return pair[0] in whole and pair[1] in whole

    def join(self, one: str, other: str) -> None:
        """Make one group of two."""
        whole = self.of(one) | self.of(other)
        for event_id in whole:
            self._group[event_id] = whole


def _pairs(act: str, groups: Sequence[Sequence[str]]) -> Iterator[tuple[Pair, bool]]:
    if act == "split":
        for one, other in combinations(groups, 2):
            for left, right in product(one, other):
                if left != right:
                    yield _pair(left, right), False
    wholes = groups if act == "split" else [list(chain.from_iterable(groups))]
    for whole in wholes:
        for one, other in combinations(dict.fromkeys(whole), 2):
            yield _pair(one, other), True


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


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
