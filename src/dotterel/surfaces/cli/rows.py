"""The rows of a document's table: one a happening, with what its other mentions add or contradict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dotterel.model import DateRange, Place, ResolvedEvent
from dotterel.surfaces.cli import wording

_TOLLS = ("killed", "injured", "held", "size")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One happening as its document tells it.

    Attributes:
        number: As shown, counted over the whole run from 1.
        event: The mention that tells most.
        others: The other mentions, in text order.
        place: Its place, or where it tells none that of the first mention with one.
        date: Its time, likewise.
        tolls: Its numbers in words, with those that other mentions of the same standing add to them.
        also: What those say beyond or against the shown one, a line each.
    """

    number: int
    event: ResolvedEvent
    others: tuple[ResolvedEvent, ...]
    place: Place | None
    date: DateRange | None
    tolls: tuple[str, ...]
    also: tuple[str, ...]

    @property
    def mentions(self) -> tuple[ResolvedEvent, ...]:
        """All mentions, in text order."""
        return tuple(sorted((self.event, *self.others), key=lambda event: event.trigger.start))

    @property
    def is_background(self) -> bool:
        """Whether every mention is told as background."""
        return all(event.historical for event in self.mentions)


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

    Mentions share a row when they have the same incident label and type: a label over two types is shown as two rows,
    so that no type is hidden. A row is background where all its mentions are.

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
    tolls = wording.tolls(best)
    for other in others:
        if _standing(other) == _standing(best):
            tolls = {**wording.tolls(other), **tolls}
    beside = (_beside(best, other, tolls) for other in others)
    return Row(
        number=number,
        event=best,
        others=others,
        place=best.place or next((event.place for event in others if event.place and not event.place.unresolved), None),
        date=best.date or next((event.date for event in others if event.date and not event.date.unresolved), None),
        tolls=tuple(tolls[kind] for kind in _TOLLS if kind in tolls),
        also=tuple(dict.fromkeys(line for line in beside if line)),
    )


def _standing(event: ResolvedEvent) -> tuple[str, str]:
    """Who says so, and as what; numbers of one standing belong together."""
    return wording.says(event.claim), event.modality


def _told(event: ResolvedEvent) -> int:
    """How much a mention tells: its filled fields, those that were settled counting double."""
    place = 0 if event.place is None else 1 if event.place.unresolved else 2
    day = 0 if event.date is None else 1 if event.date.unresolved else 2
    parties = 2 * bool(event.actors) + 2 * bool(event.recipients)
    return 2 * len(wording.tolls(event)) + place + day + parties + bool(event.modes) - 3 * event.historical


def _is_title(event: ResolvedEvent) -> bool:
    """Whether a mention stands in the title, where space leaves no room for who says so."""
    return event.sentence.start == 0 and event.sentence.text == event.document.title


def _beside(best: ResolvedEvent, other: ResolvedEvent, tolls: Mapping[str, str]) -> str:
    """What a mention says of toll, standing and source that the row does not; empty where that is nothing."""
    told = [toll for kind, toll in wording.tolls(other).items() if tolls.get(kind) != toll]
    if other.modality != best.modality:
        told.append(f"told as {wording.standing(other)}")
    said = wording.says(other.claim)
    own = other.claim.status == "asserted"
    if told:
        return f"{'elsewhere in the report' if own else said}: {', '.join(told)}"
    if said == wording.says(best.claim):
        return ""
    if own:
        return "" if _is_title(other) else "elsewhere the report itself says so"
    return said if other.claim.status == "denied" or other.claim.source is None else f"{said} so too"
