"""``dotterel codebook``: what can be coded, and a check of a codebook of one's own."""

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dotterel.model import SettingsError
from dotterel.surfaces.cli import cells, quads
from dotterel.surfaces.cli.streams import output_console, put
from dotterel.surfaces.cli.wording import intensity, shown

if TYPE_CHECKING:
    from dotterel.codebook import BoundaryRule, Codebook, EventType, Mode


def codebook(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]", help="A type, mode (ASSAULT/drone or drone), context, sector or country code."
        ),
    ] = None,
    check: Annotated[
        Path | None,
        typer.Option("--check", metavar="FILE", help="Check a codebook of your own; all faults are listed."),
    ] = None,
) -> None:
    """List the event types, or show one code with its definition, examples and boundary rules."""
    from dotterel.codebook import load_codebook

    console = output_console()
    book = load_codebook(check)
    if check is not None:
        console.print(f"{shown(str(check))} is a sound codebook: {_summary(book)}.", soft_wrap=True)
    if code is not None:
        _show(code, book, console)
    elif check is None:
        put(console, _listing(book))


def _summary(book: "Codebook") -> str:
    modes = sum(len(one.modes) for one in book.types)
    return (
        f"{book.id} with {len(book.types)} types, {modes} modes, {len(book.contexts)} contexts, "
        f"{len(book.sectors)} sectors and {len(book.rules)} boundary rules"
    )


def _listing(book: "Codebook") -> RenderableType:
    table = cells.plain_table("type", "score", "modes", right=("score",))
    for quad in quads.SIGNS:
        types = [one for one in book.types if one.quad == quad]
        if types:
            table.add_row(_quad(quad), "", "")
        for one in types:
            table.add_row(Text(f"  {one.code}"), intensity(one.score), ", ".join(one.mode_codes) or "—")
    footer = Text("\nContexts: ", style=cells.FAINT)
    footer.append(", ".join(book.context_codes))
    footer.append("\nSectors: ").append(", ".join(book.sector_codes))
    return Group(
        Text(_summary(book), style="bold"), Text(), table, footer, Text("\nMore on a code: dotterel codebook ASSAULT")
    )


def _quad(quad: str) -> Text:
    return Text(f"{quads.sign(quad)} {quad.replace('-', ' ')}", style=f"bold {quads.colour(quad)}")


def _show(code: str, book: "Codebook", console: Console) -> None:
    """Show every meaning of a code.

    Raises:
        SettingsError: It has none; the remedy names near ones.
    """
    entries = list(_entries(code, book))
    if not entries:
        known = [*book.type_codes, *book.context_codes, *book.sector_codes, *_mode_codes(book)]
        near = difflib.get_close_matches(code.upper(), known, n=3) or difflib.get_close_matches(
            code.lower(), known, n=3
        )
        remedy = f"Perhaps {', '.join(near)}." if near else "'dotterel codebook' lists all."
        raise SettingsError(f"codebook {book.id} has no code {shown(code)!r}", remedy)
    for place, entry in enumerate(entries):
        put(console, Group(Text(), entry) if place else entry)


def _mode_codes(book: "Codebook") -> list[str]:
    return [mode for one in book.types for mode in one.mode_codes]


def _entries(code: str, book: "Codebook") -> Iterator[RenderableType]:
    type_code, _, mode_code = code.partition("/")
    for event_type in book.types:
        is_type = event_type.code.lower() == type_code.lower()
        if is_type and not mode_code:
            yield _type(event_type, book)
        wanted = mode_code if is_type else ("" if mode_code else code)
        for mode in event_type.modes:
            if mode.code.lower() == wanted.lower():
                yield _mode(event_type, mode, book)
    if mode_code:
        return
    for kind, entries in (("context", book.contexts), ("sector", book.sectors), ("international", book.international)):
        for entry in entries:
            if entry.code.lower() == code.lower():
                yield Group(Text.assemble((entry.code, "bold"), (f"  {kind}", cells.FAINT)), Text(entry.definition))
    for country in book.countries:
        if country.code.lower() == code.lower():
            yield Group(Text.assemble((country.code, "bold"), ("  country", cells.FAINT)), Text(country.name))
            yield Text(country.reason)
    for rule in book.rules:
        if rule.id.lower() == code.lower():
            yield _rule(rule)


def _type(event_type: "EventType", book: "Codebook") -> RenderableType:
    parts: list[RenderableType] = [
        Text.assemble((event_type.code, "bold"), "  ", _quad(event_type.quad), f"  {intensity(event_type.score)}"),
        Text(event_type.definition),
    ]
    if event_type.modes:
        modes = Table.grid(padding=(0, 2, 0, 0))
        for mode in event_type.modes:
            score = event_type.score if mode.score is None else mode.score
            modes.add_row(f"  {mode.code}", intensity(score), mode.definition)
        parts += [Text("\nModes", style="bold"), modes]
    parts += _examples([(example.text, "/".join((event_type.code, *example.modes))) for example in event_type.examples])
    parts += _rules([rule for rule in book.rules if event_type.code in rule.codes])
    return Group(*parts)


def _mode(event_type: "EventType", mode: "Mode", book: "Codebook") -> RenderableType:
    full = f"{event_type.code}/{mode.code}"
    score = event_type.score if mode.score is None else mode.score
    parts: list[RenderableType] = [
        Text.assemble((full, "bold"), "  ", _quad(event_type.quad), f"  {intensity(score)}"),
        Text(mode.definition),
    ]
    parts += _examples([(example.text, full) for example in event_type.examples if mode.code in example.modes])
    parts += _rules([rule for rule in book.rules if full in rule.codes])
    return Group(*parts)


def _examples(examples: list[tuple[str, str]]) -> Iterator[RenderableType]:
    if examples:
        yield Text("\nExamples", style="bold")
    for text, code in examples:
        yield Padding(Text.assemble(f"“{text}” ", (code, cells.FAINT)), (0, 0, 0, 2))


def _rules(rules: "list[BoundaryRule]") -> Iterator[RenderableType]:
    if rules:
        yield Text("\nBoundary rules", style="bold")
    for place, rule in enumerate(rules):
        yield Padding(_rule(rule), (1 if place else 0, 0, 0, 2))


def _rule(rule: "BoundaryRule") -> RenderableType:
    applied = "applied" if rule.is_applied else "guidance"
    parts = [
        Text.assemble((rule.id, "bold"), (f"  {applied}, {rule.source}", cells.FAINT)),
        Text(f"{rule.situation} {rule.reason}"),
    ]
    for example in rule.examples:
        codes = " + ".join(_code_name(code.type, code.modes) for code in example.codes) or "no event"
        parts.append(Text.assemble(f"“{example.text}” ", (codes, cells.FAINT)))
    return Group(*parts)


def _code_name(type_code: str, modes: tuple[str, ...]) -> str:
    return f"{type_code}/{','.join(modes)}" if modes else type_code
