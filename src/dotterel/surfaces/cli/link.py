"""``dotterel link``: the events of a store put together into incidents."""

from collections import Counter
from typing import Annotated

import typer
from rich.text import Text

from dotterel.surfaces.cli import options
from dotterel.surfaces.cli.progress import steps
from dotterel.surfaces.cli.streams import error_console
from dotterel.surfaces.cli.wording import counted, shown


def link(
    store: options.StorePlace = None,
    anew: Annotated[
        bool, typer.Option("--anew", help="Link everything again, as after an update; incidents keep their history.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")] = False,
) -> None:
    """Put the events of all reports together into incidents, with every party's account.

    Only reports that were coded, or decided on by a reviewer, since they were last linked are looked at. It can be
    stopped at any time: what is linked stays linked.
    """
    from dotterel.pipeline import LinkingRun
    from dotterel.store import open_store

    errors = error_console()
    with open_store(store) as opened:
        run = LinkingRun(opened)
        if anew:
            run.forget()
        elif run.is_stale:
            line = "Some reports were linked by another version of Dotterel; dotterel link --anew links all alike."
            errors.print(Text(line, style="yellow"), soft_wrap=True)
        pending = run.pending()
        changes: Counter[str] = Counter()
        with steps(errors, quiet=quiet) as note:
            for number, linked in enumerate(run.link(pending), 1):
                changes["opened"] += len(linked.new)
                changes["changed"] += len(linked.changed)
                changes["gone"] += len(linked.gone)
                note("linking", number, len(pending))
        changes["gone"] += run.sweep()  # also after linking anew was broken off, and finished now
        with opened.reading() as records:
            total = records.incidents.count()
        place = shown(opened.place)
    holds = f"{place} holds {counted(total, 'incident')}."
    if not pending:
        errors.print(Text(f"Nothing new to link; {holds}", style="bold"), soft_wrap=True)
        return
    parts = ", ".join(f"{changes[kind]:,} {kind}" for kind in ("opened", "changed", "gone") if changes[kind])
    line = f"{counted(len(pending), 'report')} linked: {parts or 'no incident changed'}."
    errors.print(Text(line, style="bold"), soft_wrap=True)
    errors.print(Text(f"{holds} See: dotterel incidents", style="dim"), soft_wrap=True)
