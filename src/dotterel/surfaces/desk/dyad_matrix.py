"""Who against whom as a matrix: the sides with the most incidents, and how often each acted towards each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dotterel.briefing.phrases import country_name
from dotterel.store import Dyad, DyadSide

HEATS = 5
"""Shades that tell many incidents from few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A side with all its dyads.

    Attributes:
        side: The side.
        name: What it is called.
        short: Its country's code, where it is a country; else its name.
        incidents: Incidents of all its dyads; one of several dyads counts with each.
        killed: Their best numbers, in sum.
    """

    side: DyadSide
    name: str
    short: str
    incidents: int
    killed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a side of the left did to one of the top.

    Attributes:
        incidents: How many, those among them in which both face each other and nobody is a recipient.
        killed: Sum of the best numbers, of all sides.
        heat: From 0 for none to `HEATS` for the most.
        keys: What conditions call the dyads.
        words: Both names and the numbers, for those who hear the page.
    """

    incidents: int = 0
    killed: int = 0
    heat: int = 0
    keys: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The matrix.

    Attributes:
        sides: Its rows and its columns alike.
        rows: A row of cells a side.
        hidden: Sides that it has no room for.
    """

    sides: tuple[Side, ...]
    rows: tuple[tuple[Cell, ...], ...]
    hidden: int


@dataclass(slots=True)
class _Sum:
    incidents: int = 0
    killed: int = 0
    keys: list[str] = field(default_factory=list)

    def add(self, dyad: Dyad) -> None:
        self.incidents += dyad.incidents
        self.killed += dyad.killed
        if dyad.key not in self.keys:
            self.keys.append(dyad.key)


def name_of(side: DyadSide) -> str:
    """What a side is called."""
    if side.label is not None:
        return side.label
    return "unknown" if side.country is None else country_name(side.country)


def sides_of(dyads: Sequence[Dyad], order: str) -> list[Side]:
    """All sides.

    Args:
        dyads: The dyads.
        order: ``incidents``, ``killed`` (the most first) or ``name``.
    """
    sums: dict[DyadSide, _Sum] = {}
    for dyad in dyads:
        for side in {dyad.actor, dyad.recipient}:
            sums.setdefault(side, _Sum()).add(dyad)
    sides = [
        Side(
            side=side,
            name=name_of(side),
            short=name_of(side) if side.label is not None else side.country or "?",
            incidents=total.incidents,
            killed=total.killed,
        )
        for side, total in sums.items()
    ]
    keys: dict[str, Callable[[Side], tuple[object, ...]]] = {
        "killed": lambda one: (-one.killed, -one.incidents, one.name.casefold()),
        "name": lambda one: (one.name.casefold(), -one.incidents),
    }
    return sorted(sides, key=keys.get(order, lambda one: (-one.incidents, one.name.casefold())))


def matrix_of(dyads: Sequence[Dyad], *, order: str, most: int) -> Matrix:
    """The matrix of some dyads.

    Args:
        dyads: The dyads.
        order: As in `sides_of`.
        most: Most sides; those with the most incidents are taken.
    """
    all_sides = sides_of(dyads, "killed" if order == "killed" else "incidents")
    taken = {one.side for one in all_sides[:most]}
    sides = [one for one in sides_of(dyads, order) if one.side in taken]
    sums: dict[tuple[DyadSide, DyadSide], _Sum] = {}
    for dyad in dyads:
        pairs = {(dyad.actor, dyad.recipient)} | ({(dyad.recipient, dyad.actor)} if dyad.mutual else set())
        for pair in pairs:
            sums.setdefault(pair, _Sum()).add(dyad)
    top = max((sums[pair].incidents for pair in sums if set(pair) <= taken), default=1)
    rows = []
    for one in sides:
        cells = []
        for other in sides:
            total = sums.get((one.side, other.side))
            if total is None:
                cells.append(Cell())
                continue
            cells.append(
                Cell(
                    incidents=total.incidents,
                    killed=total.killed,
                    heat=heat(total.incidents, top),
                    keys=tuple(total.keys),
                    words=f"{one.name} towards {other.name}: {total.incidents:,} incidents, {total.killed:,} killed",
                )
            )
        rows.append(tuple(cells))
    return Matrix(sides=tuple(sides), rows=tuple(rows), hidden=len(all_sides) - len(sides))


def heat(number: int, top: int) -> int:
    """The shade of a number: by its square root, so that few can be told from none."""
    return 0 if number <= 0 else max(1, min(HEATS, round(HEATS * (number / top) ** 0.5)))
