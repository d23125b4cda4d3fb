"""Who to whom, one pair a row: what dyadic formats make of events with several parties."""

from itertools import product

from dotterel.model import Actor
from dotterel.surfaces.export.occurrence import Occurrence
from dotterel.surfaces.export.sides import sides_of

Pair = tuple[Actor | None, Actor | None]


def pairs_of(occurrence: Occurrence) -> list[Pair]:
    """Source and target of each row of a happening or an incident.

    Each actor is paired with each recipient. Where all parties act, each of one side is paired with each of the other
    in both directions, as CAMEO codes what is mutual. A side that nobody stands on is None; there is always one pair.
    """
    sides = sides_of(occurrence)
    onward: list[Pair] = list(product(sides.first or (None,), sides.second or (None,)))
    return [*onward, *((target, source) for source, target in onward)] if sides.mutual else onward
