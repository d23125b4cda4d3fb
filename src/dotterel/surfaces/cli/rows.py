"""The rows of a document's table: one a happening, with what its other mentions add or contradict."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dotterel.model import ResolvedEvent
from dotterel.surfaces.cli import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One happening as its document tells it.

    Attributes:
        number: As shown, counted over the whole run from 1.
        event: The mention that tells most.
        others: The other mentions, in text order.
        also: What those say beyond or against the shown one, a line each.
    """

    number: int
    event: ResolvedEvent
    others: tuple[ResolvedEvent, ...]
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A document's rows in text order: what the report is about, and what it tells as background."""

    current: tuple[Row, ...]
    background: tuple[Row, ...]

    @property
    def all(self) -> tuple[Row, ...]:
        """All rows in the order of their numbers."""
        return self.current + self.background


def rows_of(events: Sequence[ResolvedEvent], *, first: int = 1) -> Rows:
    """Group the mentions of each happening.

    Mentions share a row when they have the same incident label and type: a label over two types is shown as two rows, so
    that no type is hidden. A row is background where all its mentions are.

    Args:
        events: The events of one document.
        first: Number of the first row.
    """
    groups: dict[tuple[str, str], list[ResolvedEvent]] = {}
    for event in sorted(events, key=lambda one: one.trigger.start):
        groups.setdefault((event.incident or event.id, event.type), []).append(event)
    current = [group for group in groups.values() if not all(event.historical for event in group)]
    background = [group for group in groups.values() if all(event.historical for event in group)]
    return Rows(
        current=tuple(_row(group, first + place) for place, group in enumerate(current)),
        background=tuple(_row(group, first + len(current) + place) for place, group in enumerate(background)),
    )


def _row(mentions: Sequence[ResolvedEvent], number: int) -> Row:
    best = max(mentions, key=lambda event: (_told(event), event.score, -event.trigger.start))
    others = tuple(event for event in mentions if event is not best)
    return Row(number=number, event=best, others=others, also=tuple(_also(best, others)))


def _told(event: ResolvedEvent) -> int:
    """How much a mention tells: its filled fields, those that were settled counting double."""
    place = 0 if event.place is None else 1 if event.place.unresolved else 2
    day = 0 if event.date is None else 1 if event.date.unresolved else 2
    parties = 2 * bool(event.actors) + 2 * bool(event.recipients)
    return 2 * len(wording.tolls(event)) + place + day + parties + bool(event.modes) - 3 * event.historical


def _also(best: ResolvedEvent, others: Iterable[ResolvedEvent]) -> list[str]:
    """Lines for the mentions that differ in toll or standing, or tell a place or day that the best one does not."""
    lines: dict[str, None] = {}
    for other in others:
        differences: list[str] = []
        differences += [toll for toll in wording.tolls(other) if toll not in wording.tolls(best)]
        if best.place is None and other.place is not None:
            differences.append(wording.where(other.place))
        if best.date is None and other.date is not None:
            differences.append(wording.when(other.date))
        if other.modality != best.modality:
            differences.append(f"told as {wording.standing(other)}")
        said_otherwise = wording.says(other.claim) != wording.says(best.claim)
        contradicts = said_otherwise and other.claim.status != "asserted"
        if differences:
            lines[f"{wording.says(other.claim)}: {', '.join(differences)}"] = None
        elif contradicts:
            lines[f"also: {wording.says(other.claim)}"] = None
    return list(lines)
