"""``dotterel incidents``: the incidents of a store, and one of them with all accounts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from dotterel.surfaces.cli import cells, options, quads
from dotterel.surfaces.cli.incident_view import incident_view
from dotterel.surfaces.cli.link_view import links_table
from dotterel.surfaces.cli.streams import output_console, put
from dotterel.surfaces.cli.table import shown_width
from dotterel.surfaces.cli.wording import UNKNOWN, counted, shown

if TYPE_CHECKING:
    from dotterel.store import IncidentEntry


def incidents(
    incident: Annotated[
        str | None, typer.Argument(metavar="INCIDENT", help="One of them, by its identifier or the beginning of it.")
    ] = None,
    words: Annotated[str | None, typer.Option("--words", help="Words that must all stand in it.")] = None,
    country: Annotated[list[str] | None, typer.Option("--country", help="Country of the place, as NER.")] = None,
    party: Annotated[list[str] | None, typer.Option("--party", help="Country of a party, as NER.")] = None,
    type_: Annotated[list[str] | None, typer.Option("--type", help="Event type, as ASSAULT.")] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day, as 2024-03-01.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day.")] = None,
    min_killed: Annotated[int | None, typer.Option("--min-killed", help="Fewest killed.")] = None,
    contradicted: Annotated[
        bool | None, typer.Option("--contradicted/--uncontradicted", help="Whether accounts contradict each other.")
    ] = None,
    order: Annotated[str, typer.Option("--order", help="time, killed, sources, changed or priority.")] = "time",
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="Most that are listed.")] = 40,
    links: Annotated[
        bool, typer.Option("--links", help="Of one incident, also which of its events were joined, and how surely.")
    ] = False,
    store: options.StorePlace = None,
) -> None:
    """List the incidents of a store, the latest first; or show one with every party's account side by side."""
    from dotterel.store import IncidentSelection, open_store

    console = output_console()
    days = options.checked_date(first, option="--from"), options.checked_date(last, option="--to")
    with open_store(store) as opened, opened.reading() as records:
        if incident is not None:
            found = records.incidents.find(incident)
            put(console, incident_view(found), width=shown_width(console))
            if links:
                inside = set(found.event_ids)
                judged = {link: None for one in found.event_ids for link in records.links.of_event(one)}
                put(console, links_table([link for link in judged if {link.event_id, link.to_id} <= inside]))
            return
        selection = IncidentSelection(
            words=words,
            countries=tuple(code.upper() for code in country or ()),
            parties=tuple(code.upper() for code in party or ()),
            types=tuple(code.upper() for code in type_ or ()),
            first=days[0],
            last=days[1],
            min_killed=min_killed,
            contradicted=contradicted,
        )
        page = records.incidents.page(selection, order=order, limit=limit)  # type: ignore[arg-type]  # it is checked there
        total = records.incidents.count(selection)
        is_empty = total == 0 and records.incidents.count() == 0
    if not total:
        told = "No incident yet. Make them of the events in the store by: dotterel link" if is_empty else "None fits."
        console.print(told, soft_wrap=True)
        return
    put(console, incident_table(page.entries), width=shown_width(console))
    rest = "" if total <= limit else f" The first {limit:,} are shown; --limit shows more."
    console.print(
        Text(f"\n{counted(total, 'incident')}.{rest} One of them: dotterel incidents ID", style=cells.FAINT),
        soft_wrap=True,
    )


def incident_table(entries: Sequence["IncidentEntry"]) -> Table:
    """A row for each incident."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=cells.FAINT)
    table.add_column("id", no_wrap=True)
    table.add_column("when", no_wrap=True)
    table.add_column("killed", justify="right", no_wrap=True)
    table.add_column("sources", justify="right", no_wrap=True)
    table.add_column("what", ratio=1)
    for entry in entries:
        what = Text.assemble(
            (f"{quads.sign(entry.quad)} ", f"bold {quads.colour(entry.quad)}"), shown(entry.summary or entry.type)
        )
        notes = []
        if entry.standing != "asserted":
            notes.append(entry.standing)
        if entry.contradicted:
            notes.append(f"accounts differ on: {', '.join(entry.contradicted)}")
        if entry.decisions:
            notes.append("reviewed")
        if notes:
            what.append(f"  [{'; '.join(notes)}]", style=cells.FAINT)
        table.add_row(
            Text(entry.incident_id.removeprefix("incident-")[:8], style=cells.FAINT),
            _day(entry),
            Text(killed_words(entry)),
            str(entry.sources),
            what,
        )
    return table


def _day(entry: "IncidentEntry") -> Text:
    """The last day; where none is known, that of the first report, so marked."""
    if entry.date_to or entry.date_from:
        return Text(entry.date_to or f"from {entry.date_from}")
    return Text(f"told {entry.first_report}" if entry.first_report else UNKNOWN, style=cells.FAINT)


def killed_words(entry: "IncidentEntry") -> str:
    """The number killed with its range; empty where none is told."""
    low, best, high = entry.killed_low, entry.killed_best, entry.killed_high
    if best is None:
        return ""
    if low == high == best:
        return f"{best:,}"
    return f"{best:,} ({UNKNOWN if low is None else f'{low:,}'}–{'…' if high is None else f'{high:,}'})"
