"""``dotterel export``: the incidents or events of a store, in one of the formats of `surfaces.export`."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from dotterel.model import DamagedContent, SettingsError, StoreDamaged, StoreError
from dotterel.surfaces.cli import cells, options
from dotterel.surfaces.cli.account import tell_left_out
from dotterel.surfaces.cli.broken_off import closed_when_broken_off, tell_part
from dotterel.surfaces.cli.conditions import Conditions, checked_box, checked_codes, checked_span, checked_standings
from dotterel.surfaces.cli.progress import steps
from dotterel.surfaces.cli.streams import error_console, output_console, put, ready_output
from dotterel.surfaces.cli.wording import counted, shown
from dotterel.surfaces.export import (
    FORMATS,
    Writer,
    batches,
    description_of,
    description_path,
    format_of,
    incident_writer_for,
    open_target,
    writer_for,
)

if TYPE_CHECKING:
    from dotterel.store import Records

USUAL = "jsonl"
EXIT_CODES = (
    "Exit codes: 0 all was written, also where nothing fits; 2 a bad option, or no incidents where they were asked "
    "for; 3 the store is missing, damaged or cannot be used; 130 stopped by Ctrl-C."
)
_WHICH = "Which"


def export(
    store: options.StorePlace = None,
    incidents: Annotated[
        bool | None,
        typer.Option("--incidents/--events", help="What to write; incidents, where the store holds any."),
    ] = None,
    format_: Annotated[
        str | None, typer.Option("--format", "-f", help=f"As --list shows; else by the name of --out, else {USUAL}.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write there, in one step once all is done.")
    ] = None,
    describe: Annotated[
        bool,
        typer.Option(
            "--describe",
            help="Also describe the columns, in FILE.datapackage.json; without --out show that description alone.",
        ),
    ] = False,
    list_: Annotated[bool, typer.Option("--list", help="List the formats and stop.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no account.")] = False,
    first: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help="Not those that ended before this day.", rich_help_panel=_WHICH),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help="Not those that began after this day.", rich_help_panel=_WHICH),
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE", help="Country of the place (ISO alpha-3); again for more.", rich_help_panel=_WHICH
        ),
    ] = None,
    party: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="Country of an actor or recipient; again for more.", rich_help_panel=_WHICH),
    ] = None,
    party_id: Annotated[
        str | None,
        typer.Option(metavar="ID", help="An actor or recipient, by its register.", rich_help_panel=_WHICH),
    ] = None,
    type_: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="CODE", help="PLOVER type; again for more.", rich_help_panel=_WHICH),
    ] = None,
    mode: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="PLOVER mode; again for more.", rich_help_panel=_WHICH),
    ] = None,
    quad: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Such as material-conflict; again for more.", rich_help_panel=_WHICH),
    ] = None,
    standing: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="asserted, claimed, disputed, denied, planned, possible or negated; again for more.",
            rich_help_panel=_WHICH,
        ),
    ] = None,
    min_killed: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="Best number killed at least.", rich_help_panel=_WHICH)
    ] = None,
    max_killed: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="Best number killed at most.", rich_help_panel=_WHICH)
    ] = None,
    min_sources: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="Independent sources at least.", rich_help_panel=_WHICH)
    ] = None,
    min_score: Annotated[
        float | None, typer.Option(metavar="SCORE", help="Score at least, 0 to 1.", rich_help_panel=_WHICH)
    ] = None,
    box: Annotated[
        str | None,
        typer.Option(metavar="S,W,N,E", help="Places within these degrees.", rich_help_panel=_WHICH),
    ] = None,
    words: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT", help="All these words in summary, names, titles or sentences.", rich_help_panel=_WHICH
        ),
    ] = None,
    contradicted: Annotated[
        bool | None,
        typer.Option(
            "--contradicted/--uncontradicted", help="Whether accounts contradict each other.", rich_help_panel=_WHICH
        ),
    ] = None,
    reviewed: Annotated[
        bool | None,
        typer.Option("--reviewed/--unreviewed", help="Whether a reviewer has decided on it.", rich_help_panel=_WHICH),
    ] = None,
    historical: Annotated[
        bool | None,
        typer.Option(
            "--historical/--not-historical", help="Whether it is told as background only.", rich_help_panel=_WHICH
        ),
    ] = None,
    document: Annotated[
        str | None, typer.Option(metavar="ID", help="Events of one report.", rich_help_panel=_WHICH)
    ] = None,
) -> None:
    """Write the incidents or events of a store in a format of our own or of the field's data sets.

    Of several conditions all must hold. What a format has no room for is left out, and told with the reason.
    """
    if list_:
        _list_formats()
        return
    name = _checked_format(format_, out)
    if describe:
        description = description_of(name, incidents=incidents is not False)
        if out is None:
            ready_output().write(_as_json(description))
            return
    first, last = checked_span(first, last)
    conditions = Conditions(
        words=words,
        types=tuple(code.upper() for code in type_ or ()),
        modes=tuple(mode or ()),
        quads=tuple(quad or ()),
        standings=checked_standings(standing),
        countries=checked_codes(country, option="--country"),
        parties=checked_codes(party, option="--party"),
        party_id=party_id,
        first=first,
        last=last,
        box=checked_box(box),
        min_killed=min_killed,
        max_killed=max_killed,
        min_sources=min_sources,
        min_score=options.checked_score(min_score),
        contradicted=contradicted,
        reviewed=reviewed,
        historical=historical,
        document_id=document,
    )
    _export(store, incidents, conditions, name=name, out=out, describe=describe, quiet=quiet)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Export:
    """What is written.

    Attributes:
        noun: ``incident`` or ``event``.
        writer: In which format.
        batches: The records as the writer wants them: events by document.
        total: About their number: some may be passed over, and events that reviewers added come on top.
        held: Number of those that the store holds, whatever the conditions.
    """

    noun: str
    writer: Writer[Any]
    batches: Iterator[Sequence[Any]]
    total: int
    held: int


def _export(
    store: str | None,
    incidents: bool | None,
    conditions: Conditions,
    *,
    name: str,
    out: Path | None,
    describe: bool,
    quiet: bool,
) -> None:
    from dotterel.store import open_store

    with open_store(store) as opened, opened.reading() as records:
        work = _work(records, incidents, conditions, name=name, place=opened.place, quiet=quiet)
        try:
            with _opened(work.writer, out):
                done = _write(work, quiet=quiet or (out is None and sys.stdout.isatty()))
        except DamagedContent as fault:
            raise StoreDamaged(
                f"the store {opened.place} holds a record that cannot be read: {fault.message}",
                "Run: dotterel db check; it names all that is damaged.",
            ) from fault
    if describe and out is not None:
        description = description_of(name, incidents=work.noun == "incident", path=out)
        with open_target(description_path(out)) as stream:
            stream.write(_as_json(description))
    if not quiet:
        _tell(work, done, name=name, out=out)


def _work(
    records: "Records", incidents: bool | None, conditions: Conditions, *, name: str, place: str, quiet: bool
) -> _Export:
    """What is to be written; incidents where they are asked for, or where nothing is asked for and there are any.

    Raises:
        SettingsError: There are no incidents, or a condition does not apply.
    """
    there = 0 if incidents is False else records.incidents.count()
    if incidents and not there:
        raise SettingsError(
            f"the store {place} holds no incidents yet",
            "Put its events together by: dotterel link; or write the events themselves by --events.",
        )
    if there:
        selection = conditions.of_incidents()
        return _Export(
            noun="incident",
            writer=incident_writer_for(name),
            batches=batches(records.incidents.current(selection)),
            total=records.incidents.count(selection),
            held=there,
        )
    asked, holds = conditions.of_events()
    if incidents is None and not quiet:
        note = "This store holds no incidents yet, so its events are written; for incidents run: dotterel link"
        error_console().print(note, style="dim", soft_wrap=True)
    from dotterel.pipeline import ReviewedEvents

    reviewed = (list(filter(holds, group)) for group in ReviewedEvents(records).by_document(asked))
    return _Export(
        noun="event",
        writer=writer_for(name),
        batches=filter(None, reviewed),
        total=records.events.count(asked),
        held=records.events.count(),
    )


def _write(work: _Export, *, quiet: bool) -> int:
    """Write all; their number."""
    done = 0
    with steps(error_console(), quiet=quiet) as note:
        for batch in work.batches:
            work.writer.write(batch)
            done += len(batch)
            note(f"{work.noun}s", done, max(done, work.total))
    return done


@contextmanager
def _opened(writer: Writer[Any], out: Path | None) -> Iterator[None]:
    """A writer opened on a file or on standard output, and closed; an exception closes it too, so that what was
    written until then can be read.
    """
    try:
        with nullcontext(ready_output()) if out is None else open_target(out) as stream:
            writer.open(stream)
            with closed_when_broken_off(writer):
                yield
            writer.close()
    except (KeyboardInterrupt, StoreError, DamagedContent):
        tell_part(out)
        raise


def _tell(work: _Export, done: int, *, name: str, out: Path | None) -> None:
    console = error_console()
    if not done:
        held = f"the store holds {counted(work.held, work.noun) if work.held else 'none'}"
        console.print(f"No {work.noun} fits: {held}.", style="yellow", soft_wrap=True)
        return
    written = done - work.writer.left_out.total()
    where = f" to {shown(str(out))}" if out else ""
    number = f"{written:,} of {counted(done, work.noun)}" if written < done else counted(done, work.noun)
    console.print(Text(f"{number} written as {name}{where}.", style="bold"), soft_wrap=True)
    tell_left_out(work.writer.left_out, console, format_=name, noun=work.noun)


def _checked_format(name: str | None, out: Path | None) -> str:
    if name is None:
        return (format_of(out) if out else None) or USUAL
    if name not in FORMATS:
        raise SettingsError(f"there is no format {shown(name)!r}", "See: dotterel export --list.")
    return name


def _list_formats() -> None:
    table = cells.plain_table("format", "file", "what it is")
    for name, form in FORMATS.items():
        table.add_row(name, f".{form.ending}", form.about)
    put(output_console(), table)


def _as_json(description: dict[str, Any]) -> str:
    return json.dumps(description, ensure_ascii=False, indent=2) + "\n"
