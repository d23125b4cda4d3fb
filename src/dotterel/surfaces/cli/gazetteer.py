"""``dotterel gazetteer``: import GeoNames' full dump, see which gazetteer is in use, remove an imported one."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dotterel.model import DotterelError
from dotterel.surfaces.cli import cells, failures
from dotterel.surfaces.cli.progress import steps
from dotterel.surfaces.cli.streams import error_console, output_console, put
from dotterel.surfaces.cli.wording import counted, shown

if TYPE_CHECKING:
    from dotterel.resolution.places.edition import Edition

gazetteer = typer.Typer(
    name="gazetteer", no_args_is_help=True, help="Import all places of GeoNames, or see which gazetteer is in use."
)

_LISTED = 5
"""Malformed rows that are shown; the report has more."""

Into = Annotated[
    Path | None,
    typer.Option(
        "--into", metavar="FOLDER", help="Folder of the gazetteer; else DOTTEREL_GAZETTEER, else your data folder."
    ),
]


@gazetteer.command("import")
def import_(
    dumps: Annotated[
        list[Path],
        typer.Argument(metavar="DUMP...", help="allCountries.txt or .zip, or files of countries such as ML.txt."),
    ],
    into: Into = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no account.")] = False,
) -> None:
    """Make a gazetteer of dumps of GeoNames (geonames.org, export/dump) and of the packaged one.

    What stops half way, by Ctrl-C, a full disk or a power cut, goes on when the same command is given again. The
    gazetteer in use stays in use until the new one is complete.
    """
    from dotterel.resolution.places.dump_import import import_dumps
    from dotterel.resolution.places.location import target_folder

    folder = into or target_folder()
    console = error_console()
    try:
        with steps(console, quiet=quiet) as tell:
            edition, was_there = import_dumps(dumps, into=folder, tell=tell)
    except KeyboardInterrupt as stop:
        console.print("Stopped. The same command goes on from here.", style="yellow")
        raise typer.Exit(failures.STOPPED) from stop
    if quiet:
        return
    done = "This had been imported already" if was_there else "Imported"
    put(output_console(), Group(Text(f"{done}: {shown(edition.label)}", style="bold"), _imported(edition, folder)))
    _tell_use(folder, console)


@gazetteer.command()
def status() -> None:
    """Show which gazetteer is in use, what is in it, and whom to name for it."""
    from dotterel.resolution.places import SqliteGazetteer
    from dotterel.resolution.places.dump_import import is_unfinished, packaged_digest
    from dotterel.resolution.places.edition import read_edition
    from dotterel.resolution.places.location import folder_in_use, target_folder

    folder = folder_in_use()
    opened = SqliteGazetteer.open(folder)
    try:
        title = Text(f"In use: {shown(opened.label)}", style="bold")
        if opened.imported:
            edition = read_edition(folder)
            put(output_console(), Group(title, _imported(edition, folder)))
            if edition.packaged != packaged_digest():
                _note("Dotterel's own list of places has changed since: import again to take it in.")
        else:
            facts = {
                "folder": shown(str(folder)),
                "places": _kinds(opened.count_places()),
                "attribution": shown(opened.attribution),
            }
            put(output_console(), Group(title, _facts(facts)))
            _note("All places of GeoNames: dotterel gazetteer import allCountries.zip")
    finally:
        opened.close()
    if is_unfinished(target_folder()):
        _note(f"An import into {target_folder()} is not finished; the same command goes on with it.")


@gazetteer.command()
def remove(into: Into = None) -> None:
    """Remove an imported gazetteer, and what an unfinished import left behind; the packaged one is used again."""
    from dotterel.resolution.places.dump_import import remove_import
    from dotterel.resolution.places.location import target_folder

    folder = into or target_folder()
    done = "Removed the imported gazetteer of" if remove_import(folder) else "There is no imported gazetteer in"
    put(output_console(), Text(f"{done} {shown(str(folder))}."))


def _imported(edition: "Edition", folder: Path) -> RenderableType:
    """What is in an imported gazetteer, and what became of the rows."""
    facts = {
        "folder": shown(str(folder)),
        "imported": shown(edition.imported),
        "places": _kinds(edition.places),
        "names": f"{edition.names:,}",
        "on disk": f"{sum(edition.files.values()) / 1e6:,.0f} MB",
        "rows": f"{edition.rows:,} read, {edition.kept:,} taken in",
        "attribution": shown(edition.attribution),
    }
    if edition.crowded:
        facts["names"] += f", {edition.crowded:,} of them with more places than are kept"
    views: list[RenderableType] = [_facts(facts), Padding(_classes(edition.classes), (1, 0, 0, 2))]
    if edition.rejected:
        views += _rejected(edition, folder)
    return Group(*views)


def _facts(facts: Mapping[str, str]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for name, value in facts.items():
        grid.add_row(Text(f"  {name}", style=cells.FAINT), Text(value))
    return grid


def _kinds(places: Mapping[str, int]) -> str:
    words = {"country": "countries", "admin1": "provinces", "admin2": "districts", "admin3": "lower divisions"}
    parts = (f"{number:,} {words.get(kind, f'{kind}s')}" for kind, number in places.items())
    return f"{sum(places.values()):,}: {', '.join(parts)}"


def _classes(classes: Mapping[str, tuple[int, int]]) -> Table:
    from dotterel.resolution.places.features import CLASSES

    table = cells.plain_table("class", "rows", "taken in", right=("rows", "taken in"))
    for class_, (read, kept) in classes.items():
        words = CLASSES.get(class_, "of no known class")
        table.add_row(shown(f"{class_} {words}"), f"{read:,}", f"{kept:,}")
    return table


def _rejected(edition: "Edition", folder: Path) -> Iterator[RenderableType]:
    """The malformed rows: their number, the first of them, and where the others are told."""
    from dotterel.resolution.places.edition import REJECTED_FILE

    yield Text(f"\n  {counted(edition.rejected, 'malformed row')} passed over", style="yellow")
    report = folder / edition.folder / REJECTED_FILE
    try:
        with report.open(encoding="utf-8") as stream:
            next(stream, None)
            for _, line in zip(range(_LISTED), stream, strict=False):
                file, number, reason, *_ = line.split("\t")
                yield Text(f"  {shown(f'{file}, line {number}: {reason}')}")
    except (OSError, ValueError):
        return  # the report may have been removed; the number stands
    if edition.rejected > _LISTED:
        yield Text(f"  … more in {shown(str(report))}", style=cells.FAINT)


def _tell_use(folder: Path, console: Console) -> None:
    """Say whether it is used from now on, and else how to use it."""
    from dotterel.resolution.places.location import VARIABLE, folder_in_use

    try:
        is_used = folder_in_use().absolute() == folder.absolute()
    except DotterelError:  # the environment names a folder without a gazetteer
        is_used = False
    if is_used:
        console.print("It is used from now on.")
        return
    path = shown(str(folder))
    console.print(Text(f"To use it: --gazetteer {path}, or set {VARIABLE} to {path}."), soft_wrap=True)


def _note(words: str) -> None:
    error_console().print(Text(shown(words), style="dim"), soft_wrap=True)
