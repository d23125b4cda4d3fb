"""The table of a document: columns from 100 characters of width on, stacked lines below."""

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dotterel.model import DocumentReference
from dotterel.surfaces.cli import cells, quads, wording
from dotterel.surfaces.cli.rows import Row, Rows
from dotterel.surfaces.cli.widths import packed, shared_out

NARROW = 100
"""Below this width columns would break words; the layout is stacked."""
WIDEST = 170
"""Longer lines are hard to follow."""

_NUMBER = 3
_GAP = 2
_MARGIN = _NUMBER + 2 + 1 + _GAP
"""Number, two blanks, sign, gap."""
_HEADS = ("what", "who → to whom", "where", "when", "toll", "says")
_SHARES = (19, 29, 15, 13, 12, 12)


def document_view(name: str, document: DocumentReference, rows: Rows, *, width: int) -> RenderableType:
    """Heading, then one row a happening, background below.

    Args:
        name: The report's name for people.
        document: What the heading tells.
        rows: The happenings; may be none.
        width: Width of the terminal in characters.
    """
    parts: list[RenderableType] = [*_heading(name, document)]
    if not rows.all:
        parts.append(Text("  Nothing told here is an event of the codebook.", style=cells.FAINT))
    elif width < NARROW:
        parts += _sections(rows, [_stacked(row, width=width) for row in rows.all])
    else:
        widths = _widths(rows, width=width)
        parts.append(_line("", Text(" "), [Text(head, style=cells.FAINT) for head in _HEADS], widths))
        parts.append(Padding(Rule(style=cells.FAINT), (0, 0)))
        parts += _sections(rows, [_columns(row, widths) for row in rows.all])
    return Group(*parts, Text())


def legend(*, width: int) -> RenderableType:
    """What colours, signs and marks mean."""
    pieces = [
        Text.assemble((sign, quads.colour(quad)), (f" {quad.replace('-', ' ')}", cells.FAINT))
        for quad, sign in quads.SIGNS.items()
    ]
    pieces += [
        Text(words, style=cells.FAINT)
        for words in (
            f"{wording.ABOUT} only roughly known",
            "? a guess",
            f"{wording.UNKNOWN} not told or not known",
            f"unsure: score under {wording.UNSURE_BELOW:g}",
        )
    ]
    return Group(Rule(style=cells.FAINT), *packed(pieces, width=width))


def shown_width(console: Console) -> int:
    """The width that is laid out for."""
    return min(console.width, WIDEST)


def _heading(name: str, document: DocumentReference) -> Iterator[RenderableType]:
    yield Text(wording.shown(document.title) if document.title else wording.shown(name), style="bold")
    facts = [Text(wording.shown(document.outlet), style=cells.FAINT)] if document.outlet else []
    if document.published:
        facts.append(Text(wording.day(document.published), style=cells.FAINT))
    else:
        facts.append(Text("date unknown", style="yellow"))
    if document.title:
        facts.append(Text(wording.shown(name), style=cells.FAINT))
    yield Text(" · ", style=cells.FAINT).join(facts)
    yield Text()


def _sections(rows: Rows, views: Sequence[RenderableType]) -> Iterator[RenderableType]:
    """The views of all rows with a blank line between, and a heading before the background."""
    for place, view in enumerate(views):
        if place == len(rows.current):
            yield Text("\nBackground" if place else "Background", style="bold dim")
        elif place:
            yield Text()
        yield view


def _cells(row: Row) -> list[Text]:
    """What, who, where, when, toll and who says so; several lines where there are several things to say."""
    return [
        Text("\n").join([cells.what_cell(row.event), *cells.notes(row)]),
        cells.who_cell(row.event),
        cells.where_cell(row.place),
        cells.when_cell(row.date),
        cells.toll_cell(row.tolls),
        cells.says_cell(row.event),
    ]


def _widths(rows: Rows, *, width: int) -> list[int]:
    natural = [len(head) for head in _HEADS]
    for row in rows.all:
        for place, cell in enumerate(_cells(row)):
            natural[place] = max(natural[place], *(line.cell_len for line in cell.split("\n", allow_blank=True)))
    return shared_out(natural, _SHARES, available=width - _MARGIN - _GAP * (len(_HEADS) - 1))


def _line(number: str, sign: Text, texts: Sequence[Text], widths: Sequence[int], *, style: str = "") -> Table:
    grid = Table.grid(padding=(0, _GAP, 0, 0))
    grid.add_column(width=_MARGIN - _GAP)
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    grid.add_row(_margin(number, sign), *texts, style=style)
    return grid


def _margin(number: str, sign: Text) -> Text:
    return Text.assemble((f"{number:>{_NUMBER}}", cells.FAINT), "  ", sign)


def _columns(row: Row, widths: Sequence[int]) -> RenderableType:
    style = cells.FAINT if cells.is_unsure(row.event) else ""
    line = _line(str(row.number), cells.sign_cell(row.event), _cells(row), widths, style=style)
    return Group(line, *(Padding(also, (0, 0, 0, _MARGIN)) for also in cells.also_lines(row)))


def _stacked(row: Row, *, width: int) -> RenderableType:
    """A row as lines: what; who; where, when, toll and who says so; what other mentions say."""
    event = row.event
    facts = [
        Text.assemble((f"{label} ", cells.FAINT), fact)
        for label, fact in (
            ("where", cells.where_cell(row.place)),
            ("when", cells.when_cell(row.date)),
            ("toll", Text(", ").join(cells.toll_cell(row.tolls).split("\n"))),
        )
    ]
    says = cells.says_cell(event)
    facts.append(Text.assemble(("says ", cells.FAINT), says) if event.claim.status == "asserted" else says)
    room = width - _MARGIN
    what = packed([cells.what_cell(event), *cells.notes(row)], width=room, gap="  ")
    lines = [*what, cells.who_cell(event), *packed(facts, width=room), *cells.also_lines(row)]
    style = cells.FAINT if cells.is_unsure(event) else ""
    return _line(str(row.number), cells.sign_cell(event), [Text("\n").join(lines)], [room], style=style)
