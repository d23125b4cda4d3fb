"""Which tellings are compared: those near in time that touch a state or a rare name together."""

import math
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from dotterel.linking.telling import Telling
from dotterel.linking.words import Rarities, load_rarities

DAYS_IN_STRETCH = 7
LONGEST_SPAN = 31
"""Days of the longest span that stands in stretches; "this year" would stand in fifty."""
BEFORE_REPORT = 6
"""Days before its report in which an undated happening most likely lies."""
RARE = 3.5
"""Rarity from which a name narrows a block: one report in thirty holds it, or fewer."""
VERY_RARE = 5.0
"""Rarity from which a name brings tellings of any time together: one report in a hundred and fifty."""
MOST_NAMES = 6
MOST_STORY = 10
MOST_STATES = 5
_LARGE_TOLL = 3
_ROUNDING = 1e-9
"""Sums of the same numbers in another order differ by less."""

Alike = TypeVar("Alike", bound=Hashable)
"""What stands in a block: an identifier, or a number that stands for one."""


def block_keys(telling: Telling, *, rarities: Rarities | None = None) -> tuple[str, ...]:
    """Keys of a telling, as text: two with a key in common are candidates to be one, and the more keys the better.

    Most keys have a stretch of days, so that no key grows with the years; a happening told as long past has none but
    those of its rarest names, and those of its days where they are told.

    Args:
        telling: The telling.
        rarities: How rare stems are; the shipped ones unless told.
    """
    return tuple(dict.fromkeys(_keys(telling, rarities or load_rarities())))


def alike(blocks: Iterable[Sequence[Alike]], most: int) -> dict[Alike, float]:
    """What shares the most and the rarest keys, with how much: a key counts the more the fewer stand under it.

    Args:
        blocks: What stands under each key.
        most: How many are given; more where several share as much as the last of them, up to four times as many.
    """
    shared: dict[Alike, float] = {}
    for block in blocks:
        worth = 1.0 / math.log2(2 + len(block))
        for one in block:
            shared[one] = shared.get(one, 0.0) + worth
    if len(shared) <= most:
        return shared
    ranked = sorted(shared.items(), key=lambda one: -one[1])
    least = ranked[most - 1][1] - _ROUNDING
    return {one: worth for one, worth in ranked[: 4 * most] if worth >= least}


def _keys(telling: Telling, rarities: Rarities) -> Iterator[str]:
    spots = frozenset().union(*(spot.words for spot in telling.spots))
    names = rarities.rarest(telling.names | spots, MOST_NAMES, least=RARE)
    story = rarities.rarest(telling.story_names, MOST_STORY, least=RARE)
    known = names if telling.historical else (*names, *story)
    yield from (f"any {telling.type} {name}" for name in known if rarities.of(name) >= VERY_RARE)
    days = _days(telling)
    if days is None:
        return
    states = sorted(telling.countries | telling.grounds)[:MOST_STATES]
    killed = telling.killed[0] if telling.killed else None
    for stretch in range(days[0] // DAYS_IN_STRETCH, days[1] // DAYS_IN_STRETCH + 1):
        when = f"{stretch} {telling.type}"
        yield from (f"{when} state {state}" for state in states)
        yield from (f"{when} name {name}" for name in dict.fromkeys((*names, *story)))
        if killed is not None and killed >= _LARGE_TOLL:
            yield f"{when} killed {killed}"


def _days(telling: Telling) -> tuple[int, int] | None:
    """The days on which it may have happened, as far as they are few; a told day may be off by one."""
    if telling.days is not None:
        first, last = telling.days
        if last - first <= LONGEST_SPAN:
            return first - 1, last + 1
        return (
            None
            if telling.historical or telling.published is None
            else (telling.published - BEFORE_REPORT, telling.published)
        )
    if telling.published is None or telling.historical:
        return None
    return telling.published - BEFORE_REPORT, telling.published + 1
