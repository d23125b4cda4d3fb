"""The strongest ties as a drawing: who on the left, whom on the right, in an order that keeps lines from crossing."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dotterel.model.incidents import UNNAMED
from dotterel.store import Dyad, DyadSide
from dotterel.surfaces.desk.dyad_matrix import name_of
from dotterel.surfaces.desk.incident_words import main_quad

WIDTH = 760
LEFT, RIGHT = 262.0, 498.0
"""Where the circles of both columns lie."""
STEP = 30
"""Between neighbours, from top to bottom."""
MARGIN = 20
LONGEST_NAME = 31
MOST_TIES = 24
_LEAST_NODE, _MOST_NODE = 4.0, 12.0
_LEAST_TIE, _MOST_TIE = 1.4, 9.0
_PASSES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A side on the drawing; one that both did and suffered stands in both columns.

    Attributes:
        name: What it is called.
        shown: The same, cut where it is long.
        country: Its country, where it is a party.
        x: Of its middle, in units of the drawing.
        y: Of its middle.
        radius: Of its circle; its area tells its incidents.
        label_x: Where its name is written.
        is_left: Whether its name ends there, and does not begin.
        incidents: Of its drawn ties.
    """

    name: str
    shown: str
    country: str | None
    x: float
    y: float
    radius: float
    label_x: float
    is_left: bool
    incidents: int


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
    left, right = _ordered(drawn)
    longest = max(len(left), len(right))
    height = 2 * MARGIN + STEP * max(longest - 1, 1)
    columns = [_column(drawn, sides, x, height) for sides, x in ((left, LEFT), (right, RIGHT))]
    actors = dict(zip(left, columns[0], strict=True))
    recipients = dict(zip(right, columns[1], strict=True))
    strongest = drawn[0].incidents
    ties = tuple(
        Tie(
            dyad=one,
            path=_path(actors[one.actor], recipients[one.recipient]),
            width=round(max(_LEAST_TIE, _MOST_TIE * math.sqrt(one.incidents / strongest)), 1),
            quad=main_quad(one.quads),
            words=f"{name_of(one.actor)} {'and' if one.mutual else 'towards'} {name_of(one.recipient)}: "
            f"{one.incidents:,} incidents, {one.killed:,} killed",
        )
        for one in reversed(drawn)
    )
    return Network(height=height, nodes=(*columns[0], *columns[1]), ties=ties, hidden=len(known) - len(drawn))


def _column(dyads: Sequence[Dyad], sides: Sequence[DyadSide], x: float, height: int) -> list[Node]:
    """The sides of one column from top to bottom, evenly so that no name lies on another, around the middle."""
    is_left = x == LEFT
    totals = dict.fromkeys(sides, 0)
    for one in dyads:
        totals[one.actor if is_left else one.recipient] += one.incidents
    top = max(totals.values())
    found = []
    for place, side in enumerate(sides):
        radius = round(max(_LEAST_NODE, _MOST_NODE * math.sqrt(totals[side] / top)), 1)
        found.append(
            Node(
                name=name_of(side),
                shown=_cut(name_of(side)),
                country=side.country if side.label is not None else None,
                x=x,
                y=round(height / 2 + STEP * (place - (len(sides) - 1) / 2), 1),
                radius=radius,
                label_x=x + (-1 if is_left else 1) * (_MOST_NODE + 6),
                is_left=is_left,
                incidents=totals[side],
            )
        )
    return found


def _is_known(side: DyadSide) -> bool:
    return side.country is not None if side.label is None else side.label != UNNAMED


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


def _ordered(dyads: Sequence[Dyad]) -> tuple[list[DyadSide], list[DyadSide]]:
    """Both columns, each side near the mean of those that it is tied to: the columns are sorted by turns."""
    left = list(dict.fromkeys(one.actor for one in dyads))
    right = list(dict.fromkeys(one.recipient for one in dyads))
    for _ in range(_PASSES):
        right = _by_mean(right, left, [(one.recipient, one.actor, one.incidents) for one in dyads])
        left = _by_mean(left, right, [(one.actor, one.recipient, one.incidents) for one in dyads])
    return left, right


def _by_mean(
    sides: Sequence[DyadSide], others: Sequence[DyadSide], ties: Sequence[tuple[DyadSide, DyadSide, int]]
) -> list[DyadSide]:
    place: Mapping[DyadSide, float] = {side: (number + 0.5) / len(others) for number, side in enumerate(others)}
    weight = dict.fromkeys(sides, 0.0)
    total = dict.fromkeys(sides, 0.0)
    for side, other, incidents in ties:
        weight[side] += incidents
        total[side] += incidents * place[other]
    return sorted(sides, key=lambda side: total[side] / weight[side])


def _path(start: Node, end: Node) -> str:
    """A line that leaves and arrives level."""
    middle = (start.x + end.x) / 2
    return f"M{start.x:g} {start.y:g}C{middle:g} {start.y:g} {middle:g} {end.y:g} {end.x:g} {end.y:g}"
