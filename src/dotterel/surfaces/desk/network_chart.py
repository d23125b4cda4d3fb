"""The strongest ties as a drawing: who on the left, whom on the right, in an order that keeps lines from crossing."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dotterel.model.incidents import UNNAMED
from dotterel.store import Dyad, DyadSide
from dotterel.surfaces.desk.dyad_matrix import name_of
from dotterel.surfaces.desk.incident_words import main_quad

MOST_TIES = 24
_LEAST_NODE = 4.0
_LEAST_TIE, _MOST_TIE = 1.4, 9.0
_PASSES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The measures of a drawing, in its own units.

    Attributes:
        width: Of the whole.
        left: Where the circles of the left column lie; those of the right one lie as far from the other edge.
        step: Between neighbours, from top to bottom.
        most_node: Radius of the largest circle.
        letters: Most letters of a line of a name, with the code behind it.
        lines: Most lines of a name.
    """

    width: int
    left: float
    step: int
    most_node: float
    letters: int
    lines: int


WIDE = Shape(width=760, left=262.0, step=30, most_node=12.0, letters=33, lines=1)
NARROW = Shape(width=360, left=134.0, step=40, most_node=9.0, letters=16, lines=2)
"""For telephones: names are broken, and lines are short."""
_MARGIN = 20
_LINE = 14
"""Between the lines of a name."""
_CODE = 4
"""Letters that a code behind a name takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A side on the drawing; one that both did and suffered stands in both columns.

    Attributes:
        name: What it is called.
        lines: The same as it is written, cut where it is long.
        country: Its country, where it is a party.
        x: Of its middle, in units of the drawing.
        y: Of its middle.
        radius: Of its circle; its area tells its incidents.
        label_x: Where its name is written.
        label_y: Where its first line stands.
        is_left: Whether its name ends there, and does not begin.
        incidents: Of its drawn ties.
    """

    name: str
    lines: tuple[str, ...]
    country: str | None
    x: float
    y: float
    radius: float
    label_x: float
    label_y: float
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
        shape: Its measures.
        height: Of the drawing.
        nodes: Sides.
        ties: Dyads, the weakest first, so that the strongest lie on top.
        hidden: Known ties that are not drawn.
    """

    shape: Shape
    height: int
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    hidden: int


def network_of(dyads: Sequence[Dyad], *, most: int = MOST_TIES, shape: Shape = WIDE) -> Network | None:
    """The drawing of the strongest ties between two known sides; none where there is no such tie."""
    known = [one for one in dyads if _is_known(one.actor) and _is_known(one.recipient) and one.actor != one.recipient]
    drawn = sorted(known, key=lambda one: -one.incidents)[:most]
    if not drawn:
        return None
    left, right = _ordered(drawn)
    longest = max(len(left), len(right))
    height = 2 * _MARGIN + shape.step * max(longest - 1, 1)
    columns = [
        _column(drawn, sides, shape, height, is_left=is_left) for sides, is_left in ((left, True), (right, False))
    ]
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
    return Network(
        shape=shape, height=height, nodes=(*columns[0], *columns[1]), ties=ties, hidden=len(known) - len(drawn)
    )


def _column(
    dyads: Sequence[Dyad], sides: Sequence[DyadSide], shape: Shape, height: int, *, is_left: bool
) -> list[Node]:
    """The sides of one column from top to bottom, evenly so that no name lies on another, around the middle."""
    totals = dict.fromkeys(sides, 0)
    for one in dyads:
        totals[one.actor if is_left else one.recipient] += one.incidents
    top = max(totals.values())
    x = shape.left if is_left else shape.width - shape.left
    found = []
    for place, side in enumerate(sides):
        radius = round(max(_LEAST_NODE, shape.most_node * math.sqrt(totals[side] / top)), 1)
        y = round(height / 2 + shape.step * (place - (len(sides) - 1) / 2), 1)
        country = side.country if side.label is not None else None
        lines = _lines(name_of(side), shape, code=country is not None)
        found.append(
            Node(
                name=name_of(side),
                lines=lines,
                country=country,
                x=x,
                y=y,
                radius=radius,
                label_x=x + (-1 if is_left else 1) * (shape.most_node + 6),
                label_y=y + 4.5 - _LINE / 2 * (len(lines) - 1),
                is_left=is_left,
                incidents=totals[side],
            )
        )
    return found


def _is_known(side: DyadSide) -> bool:
    return side.country is not None if side.label is None else side.label != UNNAMED


def _lines(name: str, shape: Shape, *, code: bool) -> tuple[str, ...]:
    """A name broken into lines, with room for a code behind the last; what is too long is cut."""
    most = shape.letters
    last = most - _CODE if code else most
    if shape.lines == 1 or len(name) <= last:
        return (_cut(name, last),)
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most and len(lines) < shape.lines:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) < shape.lines and len(lines[-1]) > last:
        *before, word = lines[-1].split()
        lines[-1:] = [" ".join(before), word] if before else [word]
    return (*(_cut(line, most) for line in lines[:-1]), _cut(lines[-1], last))


def _cut(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


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
