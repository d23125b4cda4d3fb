"""``dotterel release``: a versioned, checksummed data set made from a store, and the check of one."""

from dataclasses import fields
from datetime import date as calendar_date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from dotterel.model import SettingsError
from dotterel.surfaces.cli import options
from dotterel.surfaces.cli.conditions import Conditions, checked_box, checked_codes, checked_span, checked_standings
from dotterel.surfaces.cli.progress import steps
from dotterel.surfaces.cli.streams import error_console, output_console
from dotterel.surfaces.cli.wording import counted, shown
from dotterel.surfaces.export import has_parquet

if TYPE_CHECKING:
    from dotterel.surfaces.release import Licence, MadeRelease, Terms

EXIT_CODES = (
    "Exit codes: 0 the release is made, or whole; 2 a bad option, a version that was given out before, or no incident "
    "to release; 3 the store or a release is missing, damaged or cannot be written; 130 stopped by Ctrl-C."
)
_WHICH = "Which incidents"
_FIRST = "The first time"


def _which(metavar: str, told: str) -> Any:
    return typer.Option(metavar=metavar, help=told, rich_help_panel=_WHICH)


def release(
    version: Annotated[
        str | None, typer.Argument(metavar="[VERSION]", help="Such as 1.0; each is given out once.")
    ] = None,
    store: options.StorePlace = None,
    check: Annotated[
        Path | None,
        typer.Option("--check", metavar="FOLDER", help="Check a release instead: every file against its checksum."),
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Title of the data set.", rich_help_panel=_FIRST)
    ] = None,
    creator: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Whom to cite; again for more.", rich_help_panel=_FIRST),
    ] = None,
    licence: Annotated[
        str | None,
        typer.Option(
            "--licence",
            "--license",
            metavar="ID",
            help="Such as CC-BY-4.0, CC0-1.0 or ODbL-1.0, or the address of another one.",
            rich_help_panel=_FIRST,
        ),
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="The release before: what changed is told; its title, creators and licence are kept.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FOLDER", help="Where releases are kept; else beside the store."),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="Day of the release; else the last one on which the store grew."),
    ] = None,
    format_: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            help="A format beside JSON lines; again for more. Else csv, geojson and, where it can be written, parquet.",
        ),
    ] = None,
    zip_: Annotated[bool, typer.Option("--zip", help="Also as a zip archive.")] = False,
    tar: Annotated[bool, typer.Option("--tar", help="Also as a tar archive, packed by gzip.")] = False,
    anonymous_reviewers: Annotated[
        bool, typer.Option("--anonymous-reviewers", help="Number the reviewers instead of naming them.")
    ] = False,
    sentences: Annotated[
        bool,
        typer.Option("--sentences", help="Put the sentences behind the events in: words of third parties."),
    ] = False,
    texts: Annotated[
        bool,
        typer.Option("--texts", help="Put the whole texts of the reports in, and the sentences: see the how-to first."),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no account.")] = False,
    first: Annotated[str | None, typer.Option("--from", metavar="DATE", rich_help_panel=_WHICH)] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", rich_help_panel=_WHICH)] = None,
    country: Annotated[list[str] | None, _which("CODE", "Country of the place; again for more.")] = None,
    party: Annotated[list[str] | None, _which("CODE", "Country of an actor or recipient; again for more.")] = None,
    type_: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="CODE", help="PLOVER type; again for more.", rich_help_panel=_WHICH),
    ] = None,
    quad: Annotated[list[str] | None, _which("NAME", "Such as material-conflict; again for more.")] = None,
    standing: Annotated[list[str] | None, _which("NAME", "Such as asserted or disputed; again for more.")] = None,
    min_killed: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="Best number killed at least.", rich_help_panel=_WHICH)
    ] = None,
    min_sources: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="Independent sources at least.", rich_help_panel=_WHICH)
    ] = None,
    min_score: Annotated[float | None, _which("SCORE", "Score at least, 0 to 1.")] = None,
    box: Annotated[str | None, _which("S,W,N,E", "Places within these degrees.")] = None,
    words: Annotated[str | None, _which("TEXT", "All these words in summary, names, titles or sentences.")] = None,
    reviewed: Annotated[
        bool | None,
        typer.Option("--reviewed/--unreviewed", help="Whether a reviewer decided on it.", rich_help_panel=_WHICH),
    ] = None,
    historical: Annotated[
        bool | None,
        typer.Option("--historical/--not-historical", help="Whether it is background only.", rich_help_panel=_WHICH),
    ] = None,
) -> None:
    """Make a release: incidents, events, codebook, decisions, manifest and citation in one checksummed folder.

    Texts and sentences of the reports stay out unless you ask for them. The same store gives the same bytes.
    """
    if check is not None:
        _check(check, version)
        return
    from dotterel.surfaces.release import Terms, checked_formats, checked_version, read_release

    if version is None:
        raise SettingsError("no version is given", "Give one, as in: dotterel release 1.0; or --check FOLDER.")
    previous = None if since is None else read_release(since)
    first, last = checked_span(first, last)
    conditions = Conditions(
        words=words,
        types=tuple(code.upper() for code in type_ or ()),
        quads=tuple(quad or ()),
        standings=checked_standings(standing),
        countries=checked_codes(country, option="--country"),
        parties=checked_codes(party, option="--party"),
        first=first,
        last=last,
        box=checked_box(box),
        min_killed=min_killed,
        min_sources=min_sources,
        min_score=options.checked_score(min_score),
        reviewed=reviewed,
        historical=historical,
    )
    name, names, chosen = _first_terms(title, creator, licence, previous)
    terms = Terms(
        title=name,
        version=checked_version(version),
        creators=names,
        licence=chosen,
        date=options.checked_date(date, option="--date"),
        formats=checked_formats(format_, has_parquet=has_parquet()),
        has_sentences=sentences or texts,
        has_texts=texts,
        is_anonymous=anonymous_reviewers,
        filters=_filters(conditions),
    )
    archives = [ending for ending, wanted in ((".zip", zip_), (".tar.gz", tar)) if wanted]
    _make(store, terms, conditions, out=out, previous=previous, archives=archives, quiet=quiet)


def _make(
    place: str | None,
    terms: "Terms",
    conditions: Conditions,
    *,
    out: Path | None,
    previous: "MadeRelease | None",
    archives: list[str],
    quiet: bool,
) -> None:
    from dotterel.store import open_store
    from dotterel.surfaces.release import make_release

    with open_store(place) as store, steps(error_console(), quiet=quiet) as note:
        folder = store.releases if out is None else out
        made = make_release(
            store,
            terms,
            selection=conditions.of_incidents(),
            folder=folder,
            previous=previous,
            archives=archives,
            note=note,
        )
    if not quiet:
        _tell(made, folder)


def _first_terms(
    title: str | None, creators: list[str] | None, licence: str | None, previous: "MadeRelease | None"
) -> tuple[str, tuple[str, ...], "Licence"]:
    """Title, creators and licence: as given, else those of the release before.

    Raises:
        SettingsError: One is nowhere told; all that are missing are named.
    """
    from dotterel.surfaces.release import KNOWN, checked_line, licence_of

    told = {} if previous is None else previous.manifest
    missing = [
        option
        for option, given in (
            ("--title", title or told.get("title")),
            ("--creator", creators or told.get("creators")),
            ("--licence", licence or told.get("licence")),
        )
        if not given
    ]
    if missing:
        raise SettingsError(
            f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing",
            "Say what the data set is called, whom to cite and what others may do with it, or name the release before "
            f"by --since. Licences: {', '.join(KNOWN)}, or an address.",
        )
    before = told.get("licence") or {}
    return (
        checked_line(str(title or told["title"]), option="--title"),
        tuple(checked_line(str(one), option="--creator") for one in creators or told["creators"]),
        licence_of(str(licence or before.get("id") or before.get("url"))),
    )


def _filters(conditions: Conditions) -> dict[str, object]:
    """The conditions that were given, as plain values by name."""
    found: dict[str, object] = {}
    for name in (one.name for one in fields(Conditions)):
        value = getattr(conditions, name)
        if value is None or value == ():
            continue
        if name == "box":
            found[name] = [value.south, value.west, value.north, value.east]
        else:
            found[name] = list(value) if isinstance(value, tuple) else value
    return found


def _tell(made: "MadeRelease", folder: Path) -> None:
    from dotterel.surfaces.release import unfinished

    console, told = error_console(), made.manifest
    held = ", ".join(f"{number:,} {kind}" for kind, number in told["counts"].items())
    console.print(
        Text(f"Release {told['version']} is in {shown(str(made.folder))}: {held}.", style="bold"), soft_wrap=True
    )
    if told["previous"] is not None:
        changes = ", ".join(f"{number:,} {kind}" for kind, number in told["previous"]["changes"].items())
        console.print(f"  Since {shown(told['previous']['name'])}: {changes}.", soft_wrap=True, highlight=False)
    for path in made.archives:
        console.print(f"  {shown(str(path))}", soft_wrap=True, highlight=False)
    console.print(f"  Cite as: {shown(told['citation'])}", soft_wrap=True, highlight=False)
    if told["holds"]["sentences"]:
        what = "texts" if told["holds"]["texts"] else "sentences"
        note = f"  It holds {what} of third-party reports: see that you may pass them on."
        console.print(note, style="yellow", soft_wrap=True)
    for path in unfinished(folder, made.name):
        note = f"  An earlier run left {shown(str(path))}; unless another is at work there, it can be deleted."
        console.print(note, style="dim", soft_wrap=True)


def _check(folder: Path, version: str | None) -> None:
    from dotterel.surfaces.release import check_release

    if version is not None:
        raise SettingsError("--check takes no version", "Give the folder alone: dotterel release --check FOLDER.")
    checked = check_release(folder)
    told = checked.release.manifest
    size = f"{checked.bytes / 1e6:,.1f} MB"
    line = f"{shown(checked.release.name)} is whole: {counted(checked.files, 'file')}, {size}, of {_day(told['date'])}."
    output_console().print(line, soft_wrap=True, highlight=False)


def _day(iso: str) -> str:
    from dotterel.model.day_words import day

    try:
        return day(calendar_date.fromisoformat(iso).isoformat())
    except ValueError:
        return shown(iso)
