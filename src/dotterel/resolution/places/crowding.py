"""Which places of a crowded name are kept: thousands of villages and creeks share one, and no report needs them all."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

MOST_SHARED = 200
"""Places that one name may have. 200 are weighed in some milliseconds; no name of the packaged gazetteer has more."""


class Sharer(NamedTuple):
    """A place that has the name, as far as the choice needs it.

    Attributes:
        place: Its number.
        wide: Whether it is a country, a region, or a division of the first or second order.
        ground: Its country and first-order division.
        quality: Quality of the name, as its number in `schema.QUALITIES`.
        population: Inhabitants; 0 where unknown.
        settled: Whether it is a settlement.
    """

    place: int
    wide: bool
    ground: tuple[str | None, int | None]
    quality: int
    population: int
    settled: bool


def spared(sharers: Iterable[Sharer], *, most: int = MOST_SHARED) -> Collection[int]:
    """The places that keep the name: all wide ones, then in turn the foremost of every first-order division.

    What a report says of a place beyond its name is mostly the country and the division it lies in, so that each of
    them keeps its foremost place of the name: that of the better name, settlements before landmarks, the most populous
    first. Two hamlets of one name in one province could not be told apart anyway.

    Args:
        sharers: All places of one name.
        most: How many to keep, unless more are wide.
    """
    ranked = sorted(sharers, key=lambda one: (not one.wide, -one.quality, not one.settled, -one.population, one.place))
    turns: dict[tuple[str | None, int | None], int] = defaultdict(int)
    queue = []
    for rank, one in enumerate(ranked):
        queue.append((0 if one.wide else turns[one.ground] + 1, rank, one))
        turns[one.ground] += not one.wide
    queue.sort(key=lambda entry: entry[:2])
    return {one.place for at, (_, _, one) in enumerate(queue) if at < most or one.wide}
