"""``dotterel runs``: what was coded when, and what two runs say differently."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from dotterel.surfaces.cli import cells, options, wording
from dotterel.surfaces.cli.streams import output_console, put
from dotterel.surfaces.cli.wording import counted, shown

if TYPE_CHECKING:
    from rich.console import Console

    from dotterel.model import ResolvedEvent
    from dotterel.pipeline import Change, RunDifferences
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
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=cells.FAINT)
    for head in ("run", "started", "coder", "reports", "events", "sources"):
        table.add_column(head, justify="right" if head in ("run", "reports", "events") else "left")
    for one in found:
        table.add_row(
            str(one.number),
            Text(one.run.started[:16].replace("T", " ") + ("" if one.run.finished else " (not finished)")),
            Text(shown(_made_by(one))),
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
    from dotterel.pipeline import run_differences
    from dotterel.store import open_store

    with open_store(store) as opened:
        with opened.reading() as records:
            earlier, later = records.runs.find(before), records.runs.find(after)
        found = run_differences(opened, earlier.number, later.number)
    console = output_console()
    for name, one in (("A", earlier), ("B", later)):
        console.print(Text(f"{name}: run {one.number}, {shown(_made_by(one))}", style="bold"), soft_wrap=True)
    _tell_counts(found, console)
    _tell_events(found, console, scores=scores)


def _made_by(run: "NumberedRun") -> str:
    method = run.run.method
    digest = f" {method.coder.digest[:8]}" if method.coder.digest else ""
    least = "" if method.min_score is None else f", from {method.min_score:g}"
    return f"{method.coder}{digest}{least}"


def _tell_counts(found: "RunDifferences", console: "Console") -> None:
    both = f"{counted(found.documents, 'report')} coded in both, {len(found.differing):,} with differences"
    for name, alone in (("A", found.only_before), ("B", found.only_after)):
        if alone:
            both += f"; {len(alone):,} in {name} only"
    console.print(Text(f"{both}."), soft_wrap=True)
    kinds = ", ".join(f"{found.total(kind):,} {kind}" for kind in _MARKS)
    console.print(Text(f"Events: {kinds}."), soft_wrap=True)
    if found.fields:
        fields = ", ".join(f"{name} {number:,}" for name, number in found.fields.most_common())
        console.print(Text(f"Changed by field: {fields}."), soft_wrap=True)


def _tell_events(found: "RunDifferences", console: "Console", *, scores: bool) -> None:
    from dotterel.pipeline import SCORES

    for document, differences in found.differing:
        changes = [change for change in differences.changed if scores or change.fields != (SCORES,)]
        lines = [
            *(_line("removed", event) for event in differences.removed),
            *(_line("added", event) for event in differences.added),
            *(_change_line(change) for change in changes),
        ]
        if lines:
            console.print(Text(f"\n{shown(document)}", style=cells.FAINT), soft_wrap=True)
        for line in lines:
            console.print(line, soft_wrap=True)


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
