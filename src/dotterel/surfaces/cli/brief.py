"""``dotterel brief``: what the record says of a place in a period, as Markdown, each sentence with its evidence."""

from pathlib import Path
from typing import Annotated

import typer

from dotterel.model import SettingsError
from dotterel.surfaces.cli import options
from dotterel.surfaces.cli.conditions import checked_span
from dotterel.surfaces.cli.streams import error_console, ready_output
from dotterel.surfaces.cli.wording import counted, shown
from dotterel.surfaces.export import open_target


def brief(
    country: Annotated[str, typer.Argument(metavar="COUNTRY", help="Its code or English name, as MLI or Mali.")],
    first: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="First day; else a year before the last.")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Last day; else the last that the record holds.")
    ] = None,
    division: Annotated[
        str | None, typer.Option("--admin1", metavar="NAME", help="A first-order division of it, as records name it.")
    ] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="NAME", help="A place, as records name it.")] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write there, in one step once all is done.")
    ] = None,
    store: options.StorePlace = None,
) -> None:
    """Write a situation brief of a country as Markdown: sentences made of records, each with a note on its evidence.

    How many incidents and dead, compared with the period before, what is not known, who against whom, where, the
    deadliest and latest incidents. Claims stay claims. A period without incidents gives a brief that says so.
    """
    from dotterel.briefing import brief_of, period_of, situation_of, subject_named
    from dotterel.store import open_store
    from dotterel.surfaces.brief_text import brief_text

    first, last = checked_span(first, last)
    subject = subject_named(country, division=division, place=place)
    with open_store(store) as opened, opened.reading() as records:
        period = period_of(records, subject, first=first, last=last)
        if period is None:
            raise SettingsError(
                f"the store {opened.place} holds no dated incident of {subject.name}",
                "Give a period by --from and --to.",
            )
        made = brief_of(records, situation_of(records, subject, period))
        text = brief_text(made)
    if out is None:
        ready_output().write(text)
        return
    with open_target(out) as stream:
        stream.write(text)
    cited = counted(len(made.incidents), "incident")
    error_console().print(f"{made.title}: written to {shown(str(out))}, {cited} cited.", soft_wrap=True)
