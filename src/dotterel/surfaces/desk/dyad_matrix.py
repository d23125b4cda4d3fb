"""Who against whom as a matrix: the sides with the most incidents, and how often each acted towards each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dotterel.briefing.phrases import country_name
from dotterel.store import Dyad, DyadSide

HEATS = 5
"""Shades that tell many incidents from few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A side with its dyads of one end.

    Attributes:
        side: The side.
        name: What it is called.
        short: Its country's code, where it is a country; else its name.
        incidents: Incidents of these; one of several dyads counts with each.
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
        actors: Its rows: those that did it.
        recipients: Its columns: those it was done to.
        rows: A row of cells an actor.
        hidden: Sides that it has no room for, actors and recipients together.
    """

    actors: tuple[Side, ...]
    recipients: tuple[Side, ...]
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


def _sides(cells: Mapping[tuple[DyadSide, DyadSide], _Sum], end: int, *, order: str, most: int) -> list[Side]:
    """Sides of one end, those with the most first; then in the order that is asked for."""
    sums: dict[DyadSide, _Sum] = {}
    for pair, cell in cells.items():
        total = sums.setdefault(pair[end], _Sum())
        total.incidents += cell.incidents
        total.killed += cell.killed
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

    def by_number(one: Side) -> tuple[int, int, str]:
        numbers = (one.killed, one.incidents) if order == "killed" else (one.incidents, one.killed)
        return -numbers[0], -numbers[1], one.name.casefold()

    taken = sorted(sides, key=by_number)[:most]
    return sorted(taken, key=lambda one: one.name.casefold()) if order == "name" else taken


def matrix_of(dyads: Sequence[Dyad], *, order: str, most: int) -> Matrix:
    """The matrix of some dyads.

    Args:
        dyads: The dyads.
        order: Of rows and columns: ``incidents``, ``killed`` (the most first) or ``name``.
        most: Most rows, and most columns; those with the most are taken.
    """
    sums: dict[tuple[DyadSide, DyadSide], _Sum] = {}
    for dyad in dyads:
        pairs = {(dyad.actor, dyad.recipient)} | ({(dyad.recipient, dyad.actor)} if dyad.mutual else set())
        for pair in pairs:
            sums.setdefault(pair, _Sum()).add(dyad)
    actors, recipients = (_sides(sums, end, order=order, most=most) for end in (0, 1))
    shown = [(one.side, other.side) for one in actors for other in recipients]
    top = max((sums[pair].incidents for pair in shown if pair in sums), default=1)
    rows = []
    for one in actors:
        cells = []
        for other in recipients:
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
    hidden = sum(len({pair[end] for pair in sums}) for end in (0, 1)) - len(actors) - len(recipients)
    return Matrix(actors=tuple(actors), recipients=tuple(recipients), rows=tuple(rows), hidden=hidden)


def heat(number: int, top: int) -> int:
    """The shade of a number: by its square root, so that few can be told from none."""
    return 0 if number <= 0 else max(1, min(HEATS, round(HEATS * (number / top) ** 0.5)))
