"""The strongest ties as a drawing: sides on an oval in an order that keeps ties short; all places are reckoned here."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dotterel.store import Dyad, DyadSide
from dotterel.surfaces.desk.dyad_matrix import name_of

WIDTH, MIDDLE = 760, 380
ACROSS = 168
"""From the middle to the side of the oval."""
STEP = 34
"""Between neighbours, from top to bottom."""
MARGIN = 26
LONGEST_NAME = 27
MOST_TIES = 24
_LEAST_NODE, _MOST_NODE = 5.0, 15.0
_LEAST_TIE, _MOST_TIE = 1.4, 7.0
_PASSES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A side on the drawing.

    Attributes:
        name: What it is called.
        shown: The same, cut where it is long.
        x: Of its middle, in units of the drawing.
        y: Of its middle.
        radius: Of its circle; its area tells its incidents.
        label_x: Where its name is written.
        is_left: Whether its name ends there, and does not begin.
        incidents: Of its drawn ties and of those within it.
        inside: Those within it, both sides being the same.
    """

    name: str
    shown: str
    x: float
    y: float
    radius: float
    label_x: float
    is_left: bool
    incidents: int
    inside: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A dyad on the drawing.

    Attributes:
        dyad: The dyad.
        path: Its line.
        width: Of the line.
        quad: The quad category of most of its incidents.
        words: Names and numbers.
    """

    dyad: Dyad
    path: str
    width: float
    quad: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The drawing.

    Attributes:
        height: Of the drawing; its width is `WIDTH`.
        nodes: Sides.
        ties: Dyads, the weakest first, so that the strongest lie on top.
        hidden: Known ties that are not drawn.
    """

    height: int
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    hidden: int


def network_of(dyads: Sequence[Dyad], *, most: int = MOST_TIES) -> Network | None:
    """The drawing of the strongest ties between two known sides; none where there is no such tie."""
    known = [one for one in dyads if _is_known(one.actor) and _is_known(one.recipient) and one.actor != one.recipient]
    drawn = sorted(known, key=lambda one: -one.incidents)[:most]
    if not drawn:
        return None
    sides = _ordered(drawn)
    inside = {one.actor: one.incidents for one in dyads if one.actor == one.recipient and not one.mutual}
    places, height = _places(len(sides))
    at = dict(zip(sides, places, strict=True))
    totals = {side: inside.get(side, 0) for side in sides}
    for one in drawn:
        totals[one.actor] += one.incidents
        totals[one.recipient] += one.incidents
    top = max(totals.values())
    radius = {side: max(_LEAST_NODE, _MOST_NODE * math.sqrt(totals[side] / top)) for side in sides}
    nodes = tuple(
        Node(
            name=name_of(side),
            shown=_cut(name_of(side)),
            x=at[side][0],
            y=at[side][1],
            radius=round(radius[side], 1),
            label_x=round(at[side][0] + (-1 if at[side][0] < MIDDLE else 1) * (radius[side] + 6), 1),
            is_left=at[side][0] < MIDDLE,
            incidents=totals[side],
            inside=inside.get(side, 0),
        )
        for side in sides
    )
    strongest = drawn[0].incidents
    ties = tuple(
        Tie(
            dyad=one,
            path=_path(at[one.actor], at[one.recipient], radius[one.recipient], height, mutual=one.mutual),
            width=round(max(_LEAST_TIE, _MOST_TIE * math.sqrt(one.incidents / strongest)), 1),
            quad=max(one.quads, key=lambda quad: one.quads[quad]) if one.quads else "",
            words=f"{name_of(one.actor)} {'and' if one.mutual else 'towards'} {name_of(one.recipient)}: "
            f"{one.incidents:,} incidents, {one.killed:,} killed",
        )
        for one in reversed(drawn)
    )
    return Network(height=height, nodes=nodes, ties=ties, hidden=len(known) - len(drawn))


def _is_known(side: DyadSide) -> bool:
    return side.label is not None or side.country is not None


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


def _places(number: int) -> tuple[list[tuple[float, float]], int]:
    """Places down the right and up the left, evenly from top to bottom so that no name lies on another."""
    right = (number + 1) // 2
    height = 2 * MARGIN + STEP * max(right - 1, 3)
    middle = height / 2
    places = []
    for one in range(number):
        on_right = one < right
        of = right if on_right else number - right
        place = one if on_right else number - 1 - one
        y = middle + STEP * (place - (of - 1) / 2)
        bend = math.sqrt(max(0.0, 1 - ((y - middle) / (middle + STEP / 2)) ** 2))
        x = MIDDLE + (1 if on_right else -1) * ACROSS * max(bend, 0.35)
        places.append((round(x, 1), round(y, 1)))
    return places, height


def _ordered(dyads: Sequence[Dyad]) -> list[DyadSide]:
    """Sides in an order around the oval in which those with many ties stand close: by trading places while it helps."""
    sides = list(dict.fromkeys(side for one in dyads for side in (one.actor, one.recipient)))
    place = {side: number for number, side in enumerate(sides)}
    ties: dict[DyadSide, list[tuple[DyadSide, int]]] = {side: [] for side in sides}
    for one in dyads:
        ties[one.actor].append((one.recipient, one.incidents))
        ties[one.recipient].append((one.actor, one.incidents))

    def length(side: DyadSide) -> float:
        total = 0.0
        for other, weight in ties[side]:
            apart = abs(place[side] - place[other])
            total += math.sqrt(weight) * min(apart, len(sides) - apart)
        return total

    for _ in range(_PASSES):
        improved = False
        for first, left in enumerate(sides):
            for right in sides[first + 1 :]:
                before = length(left) + length(right)
                place[left], place[right] = place[right], place[left]
                if length(left) + length(right) < before - 1e-9:
                    improved = True
                else:
                    place[left], place[right] = place[right], place[left]
        if not improved:
            break
    return sorted(sides, key=lambda side: place[side])


def _path(start: tuple[float, float], end: tuple[float, float], radius: float, height: int, *, mutual: bool) -> str:
    """A line bent towards the middle and to its own right, so that the way back is another; it ends at the circle."""
    (x1, y1), (x2, y2) = start, end
    across, down = x2 - x1, y2 - y1
    far = math.hypot(across, down) or 1.0
    aside = 0.0 if mutual else 0.13
    pull = 0.32
    control_x = (x1 + x2) / 2 + pull * (MIDDLE - (x1 + x2) / 2) - down * aside
    control_y = (y1 + y2) / 2 + pull * (height / 2 - (y1 + y2) / 2) + across * aside
    back_x, back_y = control_x - x2, control_y - y2
    back = math.hypot(back_x, back_y) or 1.0
    gap = min(radius + (2 if mutual else 8), far / 2)
    end_x, end_y = x2 + back_x / back * gap, y2 + back_y / back * gap
    return f"M{x1:.1f} {y1:.1f}Q{control_x:.1f} {control_y:.1f} {end_x:.1f} {end_y:.1f}"
