"""``dotterel demo``: the sample reports, coded."""

from pathlib import Path

import typer
from rich.text import Text

from dotterel.surfaces.cli.account import exit_code, tell_account
from dotterel.surfaces.cli.code import code_sources
from dotterel.surfaces.cli.displays import TableDisplay
from dotterel.surfaces.cli.parts import Parts
from dotterel.surfaces.cli.streams import error_console, output_console, put

SAMPLES = Path(__file__).parents[1] / "samples"
"""Reports of our own: their persons, outlets and happenings are invented; the older wars that they recall are not."""

NEXT = (
    ("dotterel explain 1 FILE", "every field of an event with the words that it was read from"),
    ("dotterel code FILE --format csv --out events.csv", "your own reports as a spreadsheet"),
    ("dotterel codebook ASSAULT", "what counts as an attack, and where the borders are"),
)


def demo(context: typer.Context) -> None:
    """Code the reports that come with Dotterel, all of them invented, and show the events."""
    parts: Parts = context.obj
    console = output_console()
    put(console, Text("Five sample reports, invented for this purpose.\n", style="dim"))
    display = TableDisplay(console, name_of=lambda name: Path(name).name)
    record = code_sources(parts.assemble(), [str(SAMPLES)], display=display, published=None, quiet=True)
    display.close()
    tell_account(record, error_console())
    console.print(Text("\nNext, try", style="bold"))
    for command, what in NEXT:
        console.print(
            Text.assemble("  ", (command.replace("FILE", _first_sample()), "bold"), f"\n      {what}"), soft_wrap=True
        )
    raise typer.Exit(exit_code(record))


def _first_sample() -> str:
    """A sample as the user would name it from where they are."""
    first = min(SAMPLES.glob("*.*"))
    try:
        return str(first.relative_to(Path.cwd()))
    except ValueError:
        return str(first)
