"""``dotterel demo``: the sample reports, coded and linked into incidents."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.text import Text

from dotterel.model import StoreError
from dotterel.surfaces.cli.account import exit_code, tell_account
from dotterel.surfaces.cli.code import code_sources
from dotterel.surfaces.cli.displays import NoDisplay
from dotterel.surfaces.cli.incident_view import incident_view
from dotterel.surfaces.cli.incidents import incident_table
from dotterel.surfaces.cli.parts import Parts
from dotterel.surfaces.cli.streams import error_console, output_console, put
from dotterel.surfaces.cli.table import shown_width
from dotterel.surfaces.cli.wording import counted, shown

if TYPE_CHECKING:
    from dotterel.store import Store

SAMPLES = Path(__file__).parents[1] / "samples"
"""Reports of our own: their persons, outlets and happenings are invented; the older wars that they recall are not."""
_SHOWN = 8

NEXT = (
    ("dotterel desk --open", "the same in a browser: incidents, map and time, who says what, the sentence behind it"),
    ("dotterel incidents --store STORE", "all incidents; with the beginning of an id, one with all its accounts"),
    ("dotterel code FILE", "what one report says, event by event; 'explain' shows the words behind every field"),
    ("dotterel code FOLDER --keep && dotterel link", "your own reports, kept and linked"),
)


def demo(context: typer.Context) -> None:
    """Code the reports that come with Dotterel, all of them invented, and show the incidents that they tell."""
    from dotterel.pipeline import KeptRun, LinkingRun

    parts: Parts = context.obj
    console, width = output_console(), shown_width(output_console())
    samples = sorted(SAMPLES.glob("*.*"))
    put(console, Text(f"{len(samples)} sample reports, invented for this purpose.\n", style="dim"))
    with _demo_store() as store:
        run = parts.assemble()
        kept = KeptRun(store, method=run.method, sources=("samples",))
        record = code_sources(run, [str(SAMPLES)], display=NoDisplay(), published=None, quiet=True, kept=kept)
        linking = LinkingRun(store)
        for _ in linking.link(linking.pending()):
            pass
        with store.reading() as records:
            page = records.incidents.page(order="sources", limit=_SHOWN)
            total = records.incidents.count()
            first = records.incidents.get(page.entries[0].incident_id) if page.entries else None
        place = store.place
    if first is not None:
        put(console, incident_view(first), width=width)
        console.print(Text(f"\nOf {counted(total, 'incident')}, those that the most sources tell", style="bold"))
        put(console, incident_table(page.entries), width=width)
    tell_account(record, error_console())
    console.print(Text("\nNext, try", style="bold"))
    for command, what in NEXT:
        line = command.replace("FILE", _first_sample()).replace("STORE", shown(place))
        console.print(Text.assemble("  ", (line, "bold"), f"\n      {what}"), soft_wrap=True)
    raise typer.Exit(exit_code(record))


@contextmanager
def _demo_store() -> Iterator["Store"]:
    """The demo's own store beside the user's, made anew; one that is gone afterwards where there can be none."""
    from dotterel.store import demo_place, open_store

    place = demo_place()
    try:
        for name in (place, *(place.with_name(place.name + end) for end in ("-wal", "-shm"))):
            name.unlink(missing_ok=True)
        store = open_store(place, create=True)
    except (OSError, StoreError):
        with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / place.name, create=True) as passing:
            yield passing
        return
    with store:
        yield store


def _first_sample() -> str:
    """A sample as the user would name it from where they are."""
    first = min(SAMPLES.glob("*.*"))
    try:
        return str(first.relative_to(Path.cwd()))
    except ValueError:
        return str(first)
