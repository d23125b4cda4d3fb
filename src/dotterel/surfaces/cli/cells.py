"""The cells of a row as styled text, which both layouts share; and the plain table that other lists stand in."""

from collections.abc import Collection, Sequence

from rich.table import Table
from rich.text import Text

from dotterel.model import Actor, DateRange, Place, ResolvedEvent
from dotterel.surfaces.cli import quads, wording
from dotterel.surfaces.cli.rows import Row

FAINT = "dim"


def plain_table(*heads: str, right: Collection[str] = ()) -> Table:
    """A table without lines.

    Args:
        heads: The names of its columns.
        right: Those of them whose cells stand at the right, as numbers do.
    """
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=FAINT)
    for head in heads:
        table.add_column(head, justify="right" if head in right else "left")
    return table


def is_unsure(event: ResolvedEvent) -> bool:
    """Whether an event's row is dimmed."""
    return event.score < wording.UNSURE_BELOW


def sign_cell(event: ResolvedEvent) -> Text:
    """The sign of the quad in its colour."""
    return Text(quads.sign(event.quad), style=f"bold {quads.colour(event.quad)}")


def what_cell(event: ResolvedEvent) -> Text:
    """Plain words in the colour of the quad."""
    return Text(wording.what(event), style=f"bold {quads.colour(event.quad)}")


def notes(row: Row) -> list[Text]:
    """Dimmed marks and the number of other mentions; below the heading "Background" nothing is marked as past."""
    marks = [mark for mark in wording.marks(row.event) if not (row.is_background and mark == wording.PAST)]
    if row.others:
        marks.append(f"+{wording.counted(len(row.others), 'mention')}")
    return [Text(mark, style=FAINT) for mark in marks]


def who_cell(event: ResolvedEvent) -> Text:
    """Actors, an arrow, recipients; the sides of a mutual event without an arrow."""
    cell = _parties(event.actors)
    if event.recipients:
        cell.append(" → ", style="bold")
        cell.append_text(_parties(event.recipients))
    return cell


def where_cell(place: Place | None) -> Text:
    """The place with its precision."""
    return _known(wording.where(place))


def when_cell(date: DateRange | None) -> Text:
    """The interval."""
    return _known(wording.when(date))


def toll_cell(tolls: Sequence[str]) -> Text:
    """Numbers, a line each."""
    return _known("\n".join(tolls) or wording.UNKNOWN)


def says_cell(event: ResolvedEvent) -> Text:
    """Who says so; faint where the report itself does."""
    said = wording.says(event.claim)
    return Text(said, style=FAINT if event.claim.status == "asserted" else "italic")


def also_lines(row: Row) -> list[Text]:
    """What the other mentions say beyond or against the shown one."""
    return [Text(f"↳ {line}", style="italic") for line in row.also]


def _parties(actors: Sequence[Actor]) -> Text:
    if not actors:
        return _known(wording.UNKNOWN)
    cell = Text()
    for place, actor in enumerate(actors):
        if place:
            cell.append(", ")
        cell.append(wording.party(actor))
        if codes := wording.codes(actor):
            cell.append(f" {codes}", style=FAINT)
    return cell


def _known(words: str) -> Text:
    return Text(words, style=FAINT if words == wording.UNKNOWN else "")
