"""``dotterel runs``: what was coded when, and what two runs say differently."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from dotterel.surfaces.cli import cells, options, wording
from dotterel.surfaces.cli.streams import output_console, put
from dotterel.surfaces.cli.wording import counted, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from dotterel.model import Method, Provenance, ResolvedEvent
    from dotterel.pipeline import Change, DocumentDifferences, RunTally
    from dotterel.store import NumberedRun

runs = typer.Typer(no_args_is_help=True, help="List the runs of a store, and compare two of them.")
_MARKS = {"added": ("+", "green"), "removed": ("-", "red"), "changed": ("~", "yellow")}


@runs.command("list")
def list_runs(store: options.StorePlace = None) -> None:
    """List the runs, the first one first."""
    from dotterel.store import open_store

    with open_store(store) as opened, opened.reading() as records:
        found = records.runs.all()
    console = output_console()
    if not found:
        console.print("No run is recorded yet.")
        return
    differing = _differing_parts([one.run.method for one in found])
    heads = ("run", "started", "coder", *(("with",) if differing else ()), "reports", "events", "sources")
    table = cells.plain_table(*heads, right=("run", "reports", "events"))
    for one in found:
        table.add_row(
            str(one.number),
            Text(one.run.started[:16].replace("T", " ") + ("" if one.run.finished else " (not finished)")),
            Text(shown(_made_by(one))),
            *((Text(_parts_told(one.run.method, differing)),) if differing else ()),
            f"{sum(one.outcomes.values()):,}",
            f"{one.events:,}",
            Text(shown(" ".join(one.run.sources))),
        )
    put(console, table)


@runs.command()
def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="The earlier run: its number in the list.")],
    after: Annotated[str, typer.Argument(metavar="B", help="The later run.")],
    scores: Annotated[bool, typer.Option("--scores", help="Also list events of which only scores moved.")] = False,
    store: options.StorePlace = None,
) -> None:
    """Show what run B says differently from run A: events added, removed, and changed by field."""
    from dotterel.pipeline import RunTally, run_differences
    from dotterel.store import open_store

    console, tally = output_console(), RunTally()
    with open_store(store) as opened:
        with opened.reading() as records:
            earlier, later = records.runs.find(before), records.runs.find(after)
        for name, one in (("A", earlier), ("B", later)):
            console.print(Text(f"{name}: run {one.number}, {shown(_made_by(one))}", style="bold"), soft_wrap=True)
        for line in _other_parts(earlier.run.method, later.run.method):
            console.print(Text(line), soft_wrap=True)
        for document, differences in run_differences(opened, earlier.number, later.number, tally):
            _tell_document(document, differences, console, scores=scores)
    _tell_counts(tally, console)


def _made_by(run: "NumberedRun") -> str:
    method = run.run.method
    digest = f" {method.coder.digest[:8]}" if method.coder.digest else ""
    least = "" if method.min_score is None else f", from {method.min_score:g}"
    return f"{method.coder}{digest}{least}"


def _differing_parts(methods: "Sequence[Method]") -> tuple[str, ...]:
    """Names of the parts beside the coder that not all runs share: they tell runs of one coder apart."""
    by_name = [_parts_by_name(method) for method in methods]
    names = dict.fromkeys(name for parts in by_name for name in parts)
    return tuple(name for name in names if len({parts.get(name) for parts in by_name}) > 1)


def _parts_told(method: "Method", names: "Sequence[str]") -> str:
    parts = _parts_by_name(method)
    return ", ".join(f"{shown(name)} {_versions(parts.get(name))}" for name in names)


def _other_parts(one: "Method", other: "Method") -> list[str]:
    """What beside the coder two methods do not share, a line each: program, registers, gazetteer."""
    before, after = _parts_by_name(one), _parts_by_name(other)
    return [
        f"  {shown(name)}: {_versions(before.get(name))} → {_versions(after.get(name))}"
        for name in dict.fromkeys((*before, *after))
        if before.get(name) != after.get(name)
    ]


def _parts_by_name(method: "Method") -> dict[str, tuple["Provenance", ...]]:
    found: dict[str, tuple[Provenance, ...]] = {}
    for part in method.parts:
        found[part.component] = (*found.get(part.component, ()), part)
    return found


def _versions(parts: "tuple[Provenance, ...] | None") -> str:
    return " and ".join(_version(part) for part in parts) if parts else "none"


def _version(part: "Provenance") -> str:
    return shown(f"{part.version} {part.digest[:8]}" if part.digest else part.version)


def _tell_counts(tally: "RunTally", console: "Console") -> None:
    both = f"{counted(tally.documents, 'report')} coded in both, {tally.differing:,} with differences"
    for name, alone in (("A", tally.only_before), ("B", tally.only_after)):
        if alone:
            both += f"; {alone:,} in {name} only"
    console.print(Text(f"{both}."), soft_wrap=True)
    kinds = ", ".join(f"{tally.events[kind]:,} {kind}" for kind in _MARKS)
    console.print(Text(f"Events: {kinds}."), soft_wrap=True)
    if tally.fields:
        fields = ", ".join(f"{name} {number:,}" for name, number in tally.fields.most_common())
        console.print(Text(f"Changed by field: {fields}."), soft_wrap=True)


def _tell_document(document: str, differences: "DocumentDifferences", console: "Console", *, scores: bool) -> None:
    from dotterel.pipeline import SCORES

    changes = [change for change in differences.changed if scores or change.fields != (SCORES,)]
    lines = [
        *(_line("removed", event) for event in differences.removed),
        *(_line("added", event) for event in differences.added),
        *(_change_line(change) for change in changes),
    ]
    if not lines:
        return
    console.print(Text(shown(document), style=cells.FAINT), soft_wrap=True)
    for line in lines:
        console.print(line, soft_wrap=True)
    console.print()


def _line(kind: str, event: "ResolvedEvent") -> Text:
    mark, colour = _MARKS[kind]
    return Text.assemble(
        (f"  {mark} ", colour), f"{wording.what(event)}: “{shown(event.trigger.text)}” ", (shown(event.id), cells.FAINT)
    )


def _change_line(change: "Change") -> Text:
    line = _line("changed", change.before)
    line.append(f" {', '.join(change.fields)}")
    if change.before.type != change.after.type:
        line.append(f" ({change.before.type} → {change.after.type})")
    return line
