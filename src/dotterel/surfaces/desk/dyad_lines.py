"""Dyads in time: a small drawing of each of the first ones, all on one scale of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dotterel.store import Dyad, DyadTimeline, TimelineBucket, TimeUnit
from dotterel.surfaces.desk.dyad_matrix import name_of

WIDTH, HEIGHT = 200, 40
"""Of one drawing, in its own units."""
MOST_LINES = 12
_LEAST_BAR = 0.8
_UNITS: tuple[tuple[int, TimeUnit], ...] = ((45, "day"), (200, "week"), (1900, "month"), (7300, "quarter"))
"""Up to how many days of a period each unit of time is used; these are some dozens of steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One dyad's drawing.

    Attributes:
        dyad: The dyad.
        path: A bar for each step of time with incidents; empty where none is dated narrowly enough.
        top: The step with the most incidents, the first of equals; none where there is no step.
    """

    dyad: Dyad
    path: str
    top: TimelineBucket | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DyadLines:
    """The drawings, and the same as a table.

    Attributes:
        unit: Unit of time of them all.
        first: First day of the scale of time (ISO).
        last: Last day of it.
        lines: One a dyad.
        rows: First and last day of each step in which any has incidents, with the number of each dyad.
    """

    unit: TimeUnit
    first: str
    last: str
    lines: tuple[Line, ...]
    rows: tuple[tuple[str, str, tuple[int, ...]], ...]


def unit_of(first: str, last: str) -> TimeUnit:
    """The unit of time that a period is drawn in."""
    days = date.fromisoformat(last).toordinal() - date.fromisoformat(first).toordinal() + 1
    return next((unit for most, unit in _UNITS if days <= most), "year")


def days_of_dyads(dyads: Sequence[Dyad], *, first: str | None, last: str | None) -> tuple[str, str] | None:
    """The period that dyads are drawn over: what is asked for, and wherever nothing is, what their incidents take.

    Args:
        dyads: The dyads.
        first: First day asked for (ISO).
        last: Last day asked for.

    Returns:
        First and last day; none where no incident is dated.
    """
    firsts = [one.first for one in dyads if one.first]
    lasts = [one.last for one in dyads if one.last]
    if not firsts or not lasts:
        return None
    begins = first or min(firsts)
    return begins, max(last or max(lasts), begins)


def dyad_lines(told: Sequence[DyadTimeline], *, first: str, last: str, unit: TimeUnit) -> DyadLines:
    """The drawings of dyads in time.

    Args:
        told: The dyads with their incidents in time, of one unit.
        first: First day of the period (ISO).
        last: Last day of it.
        unit: Unit of time.
    """
    steps = sorted({(one.first, one.last) for line in told for one in line.timeline.buckets})
    begins = min([first, *(start for start, _ in steps)])
    ends = max([last, *(end for _, end in steps)])
    start = date.fromisoformat(begins).toordinal()
    scale = WIDTH / (date.fromisoformat(ends).toordinal() + 1 - start)
    numbers = [{one.first: one.incidents for one in line.timeline.buckets} for line in told]
    return DyadLines(
        unit=unit,
        first=begins,
        last=ends,
        lines=tuple(_line(one, start=start, scale=scale) for one in told),
        rows=tuple((one, other, tuple(number.get(one, 0) for number in numbers)) for one, other in steps),
    )


def dyad_name(dyad: Dyad) -> str:
    """Both names, for those who hear the page."""
    return f"{name_of(dyad.actor)} {'and' if dyad.mutual else 'towards'} {name_of(dyad.recipient)}"


def _line(told: DyadTimeline, *, start: int, scale: float) -> Line:
    buckets = told.timeline.buckets
    top = max(buckets, key=lambda one: one.incidents, default=None)
    bars = []
    for one in buckets:
        left = (date.fromisoformat(one.first).toordinal() - start) * scale
        right = (date.fromisoformat(one.last).toordinal() + 1 - start) * scale
        gap = min(0.5, (right - left) / 8)
        left, right = left + gap, max(right - gap, left + gap + _LEAST_BAR)
        upper = HEIGHT - HEIGHT * one.incidents / (top.incidents if top else 1)
        bars.append(f"M{left:.1f} {HEIGHT}V{upper:.1f}H{right:.1f}V{HEIGHT}Z")
    return Line(dyad=told.dyad, path="".join(bars), top=top)
