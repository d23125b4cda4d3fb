"""Text in pieces: which words name an event, and which fill its roles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dotterel.model import ResolvedEvent

MARKS = ("trigger", "actor", "recipient", "place", "time", "killed", "injured", "held", "size", "means", "source")
"""What words can be marked as; where several claim the same words, the first of this list gives the colour."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mark:
    """Words that belong to an event.

    Attributes:
        start: Character offset in the text.
        end: Offset behind them.
        role: One of `MARKS`.
        event_id: The event.
    """

    start: int
    end: int
    role: str
    event_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text with the same marks all along.

    Attributes:
        text: The words.
        roles: What they are, the most telling first; empty for plain text.
        event_ids: The events that they belong to, sorted.
        opens: Events whose trigger begins here.
    """

    text: str
    roles: tuple[str, ...] = ()
    event_ids: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()


def marks_of(event: ResolvedEvent) -> tuple[Mark, ...]:
    """The words of an event, in text order."""
    found = [(event.trigger.start, event.trigger.end, "trigger")]
    for role, parties in (("actor", event.actors), ("recipient", event.recipients)):
        found.extend((party.start, party.end, role) for party in parties)
    single = (
        ("place", event.place),
        ("time", event.date),
        ("killed", event.killed),
        ("injured", event.injured),
        ("held", event.held),
        ("size", event.size),
        ("source", event.claim.source),
    )
    found.extend((one.start, one.end, role) for role, one in single if one is not None)
    found.extend((one.start, one.end, "source") for one in event.claim.further_sources)
    found.extend((span.start, span.end, "means") for span in event.means)
    return tuple(
        Mark(start=start, end=end, role=role, event_id=event.id) for start, end, role in sorted(found) if start < end
    )


def fits(event: ResolvedEvent, text: str) -> bool:
    """Whether the event was read from this very text: its trigger and sentence stand where it says."""
    return all(text[span.start : span.end] == span.text for span in (event.trigger, event.sentence))


def pieces(text: str, marks: Iterable[Mark], *, start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
    """The text between two offsets, cut wherever a mark begins or ends; put together again it is the same text.

    Args:
        text: The whole text that all offsets index.
        marks: They may overlap; what of them lies outside is left out.
        start: Where to begin.
        end: Where to end; none for the text's end.
    """
    stop = len(text) if end is None else min(end, len(text))
    inside = sorted(
        Mark(start=max(mark.start, start), end=min(mark.end, stop), role=mark.role, event_id=mark.event_id)
        for mark in marks
        if mark.start < stop and mark.end > start
    )
    cuts = sorted({start, stop, *(mark.start for mark in inside), *(mark.end for mark in inside)})
    found: list[Piece] = []
    open_marks: list[Mark] = []
    waiting = inside[::-1]
    for here, there in pairwise(cuts):
        open_marks = [mark for mark in open_marks if mark.end > here]
        while waiting and waiting[-1].start == here:
            open_marks.append(waiting.pop())
        found.append(_piece(text[here:there], here, open_marks))
    return tuple(found)


def _piece(text: str, start: int, marks: Sequence[Mark]) -> Piece:
    roles = {mark.role for mark in marks}
    return Piece(
        text=text,
        roles=tuple(role for role in MARKS if role in roles),
        event_ids=tuple(sorted({mark.event_id for mark in marks})),
        opens=tuple(sorted({mark.event_id for mark in marks if mark.role == "trigger" and mark.start == start})),
    )
