"""Finding the event that a user means, by number, identifier or its beginning."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dotterel.model import ResolvedEvent, SettingsError
from dotterel.surfaces.cli.rows import Row, rows_of
from dotterel.surfaces.cli.wording import shown, what

EVENT_PREFIX = "event-"
_SHOWN_CHOICES = 5


def numbered(events: Sequence[ResolvedEvent]) -> Iterator[Row]:
    """The rows of the events, numbered as the table numbers them; the events of one document follow one another."""
    first = 1
    for _, group in groupby(events, key=lambda event: event.document.id):
        rows = rows_of(list(group), first=first).all
        first += len(rows)
        yield from rows


def find(wanted: str, rows: Sequence[Row]) -> tuple[ResolvedEvent, Row]:
    """The event that is meant, and the row it stands in.

    Args:
        wanted: A row's number, an event's identifier, or the beginning of one (with or without ``event-``).
        rows: All rows.

    Raises:
        SettingsError: No event fits, or several do.
    """
    if wanted.isdigit():
        for row in rows:
            if row.number == int(wanted):
                return row.event, row
    fitting = [
        (event, row)
        for row in rows
        for event in row.mentions
        if event.id.startswith(wanted) or event.id.startswith(EVENT_PREFIX + wanted)
    ]
    exact = [(event, row) for event, row in fitting if wanted in (event.id, event.id.removeprefix(EVENT_PREFIX))]
    if len(exact or fitting) == 1:
        return (exact or fitting)[0]
    if not fitting:
        held = f"The rows are numbered 1 to {len(rows)}." if rows else "There is no event in it."
        raise SettingsError(f"no event {shown(wanted)!r} in what was given", held)
    choices = "; ".join(f"{shown(event.id)} ({what(event)})" for event, _ in fitting[:_SHOWN_CHOICES])
    raise SettingsError(f"{len(fitting)} events begin with {shown(wanted)!r}", f"Say more of one: {choices}.")
