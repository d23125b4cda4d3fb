"""``dotterel actors``: a check of actor registers of one's own, and what the register knows of a name."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dotterel.model import SettingsError
from dotterel.surfaces.cli import cells, options
from dotterel.surfaces.cli.streams import output_console, put
from dotterel.surfaces.cli.wording import UNKNOWN, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dotterel.resolution.actors import Agent, Change, Clash, Effect, Entry, Form

LONGER_NAMES = 8
"""Longer names that are shown beside a name."""

actors = typer.Typer(no_args_is_help=True, help="Check actor registers of your own; ask what the register knows.")


@actors.command()
def check(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]...", help="Registers of your own (CSV); ours where none is.")
    ] = None,
) -> None:
    """List every fault of actor registers of your own, or what they add, change and share names with.

    Files are laid one over the other in the order given, over the register that comes with Dotterel.
    """
    console = output_console()
    if not files:
        _tell_shipped(console)
        return
    from dotterel.resolution.actors import effects_of

    for place, effect in enumerate(effects_of(options.checked_files(files, option="actors check"))):
        put(console, Group(Text() if place else "", _effect(effect)) if place else _effect(effect))


@actors.command()
def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name, alias, surname, country word or agent word.")],
    day: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="Say who is in office on this day, as 2022-09-13.")
    ] = None,
    actors: options.Actors = None,
) -> None:
    """Show what the register knows of a name: whom it may mean, with codes and dates, best first."""
    from dotterel.resolution.actors import CsvActorRegister, fold, shipped_register

    on = options.checked_date(day, option="--date")
    own = options.checked_files(actors, option="--actors")
    register = CsvActorRegister.load(extra=own) if own else shipped_register()
    key = fold(name)
    forms, agent = register.forms(key), register.agent(key)
    longer = [text for text in register.containing(key, most=LONGER_NAMES + 1) if text != key] if key else []
    if not forms and agent is None and not register.measure(key):
        remedy = f"Longer names: {'; '.join(map(shown, longer[:LONGER_NAMES]))}." if longer else ""
        raise SettingsError(
            f"the register does not know {shown(name)!r}",
            remedy or "--actors FILE adds your own; a part of a name is enough.",
        )
    parts: list[RenderableType] = []
    if forms:
        parts.append(_forms(forms, on))
    if agent is not None:
        parts.append(_agent(agent))
    if register.measure(key):
        parts.append(Text("a word that counts what follows it"))
    if longer:
        parts.append(Text(f"Longer names: {'; '.join(map(shown, longer[:LONGER_NAMES]))}", style=cells.FAINT))
    put(output_console(), Group(*parts))


def _tell_shipped(console: Console) -> None:
    """Raises: typer.Exit: With 2, where the shipped register has faults."""
    from dotterel.resolution.actors import check_register

    numbers = ("entries", "with a source", "faults")
    table = cells.plain_table("file", *numbers, right=numbers)
    reports = check_register()
    for report in reports:
        sourced = UNKNOWN if report.sourced is None else f"{report.sourced:,}"
        table.add_row(report.name, f"{report.entries:,}", sourced, str(len(report.faults)))
    put(console, table)
    faults = [fault for report in reports for fault in report.faults]
    for fault in faults:
        console.print(Text(f"  {shown(str(fault))}"), soft_wrap=True)
    if faults:
        raise typer.Exit(2)


def _effect(effect: "Effect") -> RenderableType:
    new = [change for change in effect.changes if change.changed is None]
    changed = [change for change in effect.changes if change.changed is not None]
    entries = len(effect.changes)
    head = f"{shown(str(effect.file.path))}: {entries:,} {'entry' if entries == 1 else 'entries'}"
    head += f", {len(new):,} new, {len(changed):,} known before"
    if "source" in effect.file.columns:
        head += f", {sum(bool(row.cells['source']) for row in effect.file.rows):,} with a source"
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=cells.FAINT)
    grid.add_column(justify="right", style=cells.FAINT)
    grid.add_column(overflow="fold")
    for change in effect.changes:
        grid.add_row("new" if change.changed is None else "changes", f"line {change.line}", _change(change))
    for clash in effect.clashes:
        grid.add_row(Text("clash", style="yellow"), f"line {clash.line}", _clash(clash))
    parts: list[RenderableType] = [
        Text(head, style="bold"),
        Text(f"SHA-256 {effect.file.digest[:16]}", style=cells.FAINT),
        Padding(grid, (0, 0, 0, 2)),
    ]
    if effect.clashes:
        told = "Which of two is meant, day and countries of the report decide; where they cannot, neither is taken."
        parts.append(Text(told, style=cells.FAINT))
    return Group(*parts)


def _change(change: "Change") -> str:
    from dotterel.resolution.actors import party_of

    party = party_of(change)
    what = shown(change.key)
    if party is not None:
        what += f"  {shown(party.name)}  {_codes(party.countries, party.sectors)}  {_term(party)}"
    elif "sectors" in change.cells:
        what += f"  {shown('·'.join(change.cells['sectors'].split()))}"
    else:
        what += f"  {shown(change.cells.get('name', ''))}"
    if change.changed is not None:
        what += f"  ({', '.join(change.changed) or 'nothing'})"
    return what.rstrip()


def _clash(clash: "Clash") -> str:
    if clash.agent is not None:
        return f"“{shown(clash.text)}” is also the agent word {clash.agent.phrase} ({'·'.join(clash.agent.sectors)})"
    entry = clash.entry
    if entry is None:
        return f"“{shown(clash.text)}”"
    return (
        f"“{shown(clash.text)}” is also {shown(entry.name)} "
        f"({shown(entry.id)}, {_codes(entry.countries, entry.sectors)}, {_term(entry)})"
    )


def _forms(forms: "Sequence[Form]", on: str | None) -> RenderableType:
    """Two lines for each entry: who with codes and dates, then how the words name it."""
    held = [(form, *_standing(form.entry, on)) for form in forms]
    lines: list[RenderableType] = []
    for form, _, standing in sorted(held, key=lambda one: (one[1], one[0].use in ("surname", "local"))):
        entry = form.entry
        term = _term(entry) + (f", {standing}" if on else "")
        lines.append(
            Text.assemble(
                (shown(entry.name), "bold"), f"  {_codes(entry.countries, form.sectors or entry.sectors)}  {term}"
            )
        )
        details = (form.use, entry.kind.replace("_", " "), shown(entry.note), shown(entry.id))
        lines.append(Padding(Text(" · ".join(part for part in details if part), style=cells.FAINT), (0, 0, 0, 4)))
    return Group(*lines)


def _standing(entry: "Entry", on: str | None) -> tuple[int, str]:
    """Order and words: what holds on the day comes first."""
    if entry.ended(on):
        return 1, f"ended before {on}"
    return (2, f"not yet on {on}") if entry.not_begun(on) else (0, f"holds on {on}")


def _agent(agent: "Agent") -> Text:
    country = f", {agent.country} where no country is named" if agent.country else ""
    return Text(f"{agent.kind} word {agent.phrase}: {'·'.join(agent.sectors)}{country}")


def _codes(countries: tuple[str, ...], sectors: tuple[str, ...]) -> str:
    return shown("·".join((" ".join(countries) or UNKNOWN, *sectors)))


def _term(entry: "Entry") -> str:
    if not entry.first and not entry.last:
        return UNKNOWN
    return shown(f"{entry.first or '…'} to {entry.last or 'now'}")
