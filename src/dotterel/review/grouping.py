"""Merges, splits and pins: what reviewers decided on which events are one happening, for linking to keep to."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, product
from typing import Any

from dotterel.model import Decision, ReviewError
from dotterel.review.log import standing

Pair = tuple[str, str]
"""Two event ids, the lesser first."""
_NEAR = 30
"""Events after it that each event of a group is paired with: the pairs of a group of a thousand events would be half a
million, and a chain that so many links hold does not break where some events are no longer coded."""


def merge_value(groups: Sequence[Sequence[str]]) -> str:
    """What a decision to merge holds in `after`.

    Args:
        groups: Event ids of each of the incidents that are one.
    """
    return json.dumps({"events": [list(group) for group in groups]})


def split_value(groups: Sequence[Sequence[str]]) -> str:
    """What a decision to split holds in `after`: event ids of each of the happenings that it is."""
    return merge_value(groups)


def settled_pairs(
    decisions: Iterable[Decision], *, renamed: Mapping[str, str] | None = None
) -> tuple[frozenset[Pair], frozenset[Pair]]:
    """Pairs of events that are one happening, and pairs that are not.

    A merge joins all its events; a split keeps every event of one group from every one of another, and each group
    together; a pin keeps the events of an incident together. Where decisions speak against each other the later one
    holds, also by what follows from it: after a split of A from C, an older merge of A, B and C joins B to one of them.

    Args:
        decisions: The log, in order.
        renamed: What events of former codings are called now, as `successors` finds it.

    Returns:
        Pairs together and pairs apart; no two events that are kept apart are joined by any chain of pairs together.
    """
    together: set[Pair] = set()
    apart: set[Pair] = set()
    groups = _Groups()
    for decision in reversed(standing(decisions)):
        if decision.subject != "incident" or decision.act not in ("merge", "split", "pin"):
            continue
        try:
            named = _groups(decision)
            said = list(_pairs(decision.act, _renamed(named, renamed) if renamed else named))
        except ReviewError:
            continue
        for (one, other), same in said:
            if same and groups.join(one, other):
                together.add((one, other))
            elif not same and groups.part(one, other):
                apart.add((one, other))
    return frozenset(together), frozenset(apart)


class _Groups:
    """Groups of events that pairs join, and which of them are kept apart; each question in a step or two."""

    def __init__(self) -> None:
        """Every event alone."""
        self._parent: dict[str, str] = {}
        self._members: dict[str, int] = {}
        self._apart: dict[str, set[str]] = {}

    def join(self, one: str, other: str) -> bool:
        """Make one group of the groups of two events; whether they are one now."""
        first, second = self._of(one), self._of(other)
        if first == second:
            return True
        if second in self._apart.get(first, ()):
            return False
        if self._members.get(first, 1) < self._members.get(second, 1):
            first, second = second, first
        self._parent[second] = first
        self._members[first] = self._members.get(first, 1) + self._members.get(second, 1)
        for third in self._apart.pop(second, set()):
            self._apart[third].discard(second)
            self._apart[third].add(first)
            self._apart.setdefault(first, set()).add(third)
        return True

    def part(self, one: str, other: str) -> bool:
        """Keep the groups of two events apart; whether they are apart now."""
        first, second = self._of(one), self._of(other)
        if first == second:
            return False
        self._apart.setdefault(first, set()).add(second)
        self._apart.setdefault(second, set()).add(first)
        return True

    def _of(self, event_id: str) -> str:
        """The event that stands for the group of one."""
        path = []
        while event_id in self._parent:
            path.append(event_id)
            event_id = self._parent[event_id]
        for passed in path:
            self._parent[passed] = event_id
        return event_id


def _pairs(act: str, groups: Sequence[Sequence[str]]) -> Iterator[tuple[Pair, bool]]:
    """The pairs that a decision names, those apart first; of large groups only some, see `_NEAR`."""
    if act == "split":
        for one, other in combinations(groups, 2):
            for left, right in chain(product(one, other[:_NEAR]), product(one[:_NEAR], other[_NEAR:])):
                if left != right:
                    yield _pair(left, right), False
    wholes = groups if act == "split" else [list(chain.from_iterable(groups))]
    for whole in wholes:
        events = list(dict.fromkeys(whole))
        for place, one in enumerate(events):
            for other in events[place + 1 : place + 1 + _NEAR]:
                yield _pair(one, other), True


def _renamed(groups: Sequence[Sequence[str]], renamed: Mapping[str, str]) -> list[list[str]]:
    return [list(dict.fromkeys(renamed.get(one, one) for one in group)) for group in groups]


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
