"""``dotterel code``: events of reports as a table for people, or in one of the formats of `surfaces.export`."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from dotterel.model import SettingsError, StoreError
from dotterel.surfaces.cli import failures, options
from dotterel.surfaces.cli.account import exit_code, tell_account, tell_left_out
from dotterel.surfaces.cli.broken_off import closed_when_broken_off, tell_part
from dotterel.surfaces.cli.displays import Display, TableDisplay, WriterDisplay
from dotterel.surfaces.cli.parts import Parts
from dotterel.surfaces.cli.progress import Meter, expected, meter
from dotterel.surfaces.cli.streams import error_console, output_console, ready_output
from dotterel.surfaces.cli.wording import shown
from dotterel.surfaces.export import FORMATS, format_of, open_target, writer_for

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager

    from dotterel.ingest import Outcome
    from dotterel.model import Report
    from dotterel.pipeline import CodingRun, KeptRun, RunRecord
    from dotterel.store import Store

EXIT_CODES = failures.EXIT_CODES
TABLE = "table"
_ALL_FORMATS = (TABLE, *FORMATS)


def code(
    context: typer.Context,
    sources: options.Sources,
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", help=f"{', '.join(_ALL_FORMATS)}; else by the name of --out, else table."),
    ] = None,
    min_score: options.MinScore = None,
    published: options.Published = None,
    actors: options.Actors = None,
    gazetteer: options.Gazetteer = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write there, in one step once all is done.")
    ] = None,
    store: options.StorePlace = None,
    keep: Annotated[
        bool,
        typer.Option("--keep", help="Keep what is coded in the store, at its usual place unless --store is given."),
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Also code what the store holds already; other answers are new versions.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress bar and no account; failures are still told.")
    ] = False,
) -> None:
    """Code reports: who did what to whom, where, when, with what toll, and who says so.

    A report that cannot be read is named at the end with the reason; the others go on. With --store or --keep every
    report's outcome is kept as soon as it is coded, and what the same coder has coded before is taken from the store.
    """
    name = _checked_format(format_, out)
    score = options.checked_score(min_score)
    day = options.checked_date(published)
    registers = options.checked_registers(actors)
    kept_at = store if store or not keep else ""
    if again and kept_at is None:
        raise SettingsError("--again needs a store", "Give --store PLACE or --keep.")
    parts: Parts = context.obj
    try:
        with _opened_store(kept_at) as opened, _display(name, out) as display:
            run = parts.assemble(min_score=score, actors=registers, gazetteer=gazetteer)
            kept = None if opened is None else _begin(opened, run, sources, again=again)
            record = code_sources(run, sources, display=display, published=day, quiet=quiet, kept=kept)
            display.close()
    except (typer.Exit, StoreError):
        tell_part(out)
        raise
    if not quiet or record.failed:
        tell_account(record, error_console())
    if not quiet and isinstance(display, WriterDisplay):
        tell_left_out(display.left_out, error_console(), format_=name)
    if kept is not None and opened is not None and not quiet:
        error_console().print(f"Kept in {shown(opened.place)} as run {kept.number}.", soft_wrap=True)
    raise typer.Exit(exit_code(record))


def _opened_store(place: str | None) -> "AbstractContextManager[Store | None]":
    """The store at a place, made where there is none; an empty text is the usual place, and none no store."""
    if place is None:
        return nullcontext()
    from dotterel.store import open_store

    return open_store(place or None, create=True)


def _begin(store: "Store", run: "CodingRun", sources: list[str], *, again: bool) -> "KeptRun":
    from dotterel.pipeline import KeptRun

    return KeptRun(store, method=run.method, sources=tuple(sources), again=again)


def code_sources(
    run: "CodingRun",
    sources: list[str],
    *,
    display: Display,
    published: str | None,
    quiet: bool,
    kept: "KeptRun | None" = None,
) -> "RunRecord":
    """Code every report of some sources and show each as it is done; the account of them.

    Raises:
        typer.Exit: The user stopped the run; what was done has been told.
        StoreError: The store failed on the way; what was done has been told, and is kept.
    """
    from dotterel.ingest import SourceSettings, open_sources
    from dotterel.ingest.sources import CORPUS_SUFFIXES
    from dotterel.pipeline import RunRecord

    record = RunRecord(coder=str(run.coder.provenance), gazetteer=run.gazetteer, registers=run.registers)
    reports = open_sources(sources, settings=SourceSettings(published=published))
    console = error_console()
    try:
        with meter(console, total=expected(sources, corpora=tuple(CORPUS_SUFFIXES)), quiet=quiet) as bar:
            _code_reports(run, reports, display=display, record=record, bar=bar, kept=kept)
    except KeyboardInterrupt as stop:
        console.print("Stopped. Done until then:", style="yellow")
        tell_account(record, console)
        raise typer.Exit(failures.STOPPED) from stop
    except StoreError:
        console.print("The store failed. Done until then:", style="yellow")
        tell_account(record, console)
        raise
    return record


def _code_reports(
    run: "CodingRun",
    reports: "Iterable[Report | Outcome]",
    *,
    display: Display,
    record: "RunRecord",
    bar: Meter,
    kept: "KeptRun | None",
) -> None:
    for outcome in run.code(reports, memory=kept):
        if kept is not None:
            kept.keep(outcome)  # before it is shown: what was shown is kept
        with bar.paused():
            display.show(outcome)
        record.add(outcome)
        bar.advance(outcome.name)
    if kept is not None:
        kept.finish()


def _checked_format(name: str | None, out: Path | None) -> str:
    if name is None:
        return (format_of(out) if out else None) or TABLE
    if name not in _ALL_FORMATS:
        raise SettingsError(f"there is no format {shown(name)!r}", f"Formats: {', '.join(_ALL_FORMATS)}.")
    return name


@contextmanager
def _display(name: str, out: Path | None) -> Iterator[Display]:
    """The display of a format, on standard output or in a file; an exception closes a writer too."""
    with nullcontext() if out is None else open_target(out) as stream:
        display = _opened(name, stream)
        with closed_when_broken_off(display) if isinstance(display, WriterDisplay) else nullcontext():
            yield display


def _opened(name: str, stream: TextIO | None) -> Display:
    if name == TABLE:
        return TableDisplay(output_console(stream))
    writer = writer_for(name)
    writer.open(stream or ready_output())
    return WriterDisplay(writer)
