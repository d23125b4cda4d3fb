"""A flat table for spreadsheets: one event a row.

A list is joined by "; ", with one place kept for each member, so that the second name, country and sector belong to the
second actor. What is not known is an empty cell. Columns, in order:

    event_id, incident_id          identifiers; the mentions of one happening share the second
    document_id … url              the report: title, outlet, publication date (ISO), address
    type, modes, quad, intensity   what happened; intensity in [-10, 10]
    modality, historical           asserted, future, hypothetical or negated; true for background
    actors … recipient_sectors     words, canonical names, countries and sectors (joined by "+") of each party
    place … place_precision        words, name, country, division, degrees north and east, how narrow it is
    date_from … date_precision     first and last day (ISO, both inclusive), how narrow they are
    killed_low … size_high         lowest and highest number that the words allow; an open end is empty
    means                          weapons or other means, in the report's words
    claim, claim_sources           asserted, claimed or denied, and by whom
    contexts                       what the report is about
    trigger, sentence              the words that name the event, and the sentence around them
    score, coder                   confidence in trigger and type, in [0, 1]; what coded it

A cell whose text a spreadsheet would run as a formula (it begins with =, +, -, @, a tab or a line end) gets an
apostrophe in front (OWASP, CSV injection). Numbers are written bare.
"""

import csv
from collections.abc import Callable, Sequence
from typing import TextIO

from dotterel.model import Actor, Count, ResolvedEvent

Cell = str | int | float | None

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_TOLLS = ("killed", "injured", "held", "size")


class CsvWriter:
    """Writes one row an event under a header; see `Writer`. Lines end as RFC 4180 has it."""

    _stream: TextIO

    def open(self, stream: TextIO) -> None:
        """The header."""
        self._stream = stream
        self._rows = csv.writer(stream, lineterminator="\r\n")
        self._rows.writerow(COLUMNS)

    def write(self, events: Sequence[ResolvedEvent]) -> None:
        """One row an event."""
        for event in events:
            self._rows.writerow([safe_cell(cell_of(event)) for cell_of in _CELLS.values()])
        self._stream.flush()

    def close(self) -> None:
        """Nothing stands behind the last row."""


def safe_cell(cell: Cell) -> Cell:
    """The cell, with an apostrophe before a text that a spreadsheet would run as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell


def _joined(parts: Sequence[str | None]) -> str:
    """A list in one cell; empty where no member is known, so that no lone separators are left."""
    return "; ".join(part or "" for part in parts) if any(parts) else ""


def _words(actors: Sequence[Actor]) -> str:
    return _joined([actor.text for actor in actors])


def _names(actors: Sequence[Actor]) -> str:
    return _joined([actor.name for actor in actors])


def _countries(actors: Sequence[Actor]) -> str:
    return _joined([actor.country for actor in actors])


def _sectors(actors: Sequence[Actor]) -> str:
    return _joined(["+".join(actor.sectors) for actor in actors])


def _sources(event: ResolvedEvent) -> tuple[Actor, ...]:
    return (event.claim.source, *event.claim.further_sources) if event.claim.source else ()


def _toll(event: ResolvedEvent, role: str) -> Count | None:
    count: Count | None = getattr(event, role)
    return count


def _low(role: str) -> Callable[[ResolvedEvent], Cell]:
    return lambda event: count.low if (count := _toll(event, role)) else None


def _high(role: str) -> Callable[[ResolvedEvent], Cell]:
    return lambda event: count.high if (count := _toll(event, role)) else None


_CELLS: dict[str, Callable[[ResolvedEvent], Cell]] = {
    "event_id": lambda event: event.id,
    "incident_id": lambda event: event.incident,
    "document_id": lambda event: event.document.id,
    "title": lambda event: event.document.title,
    "outlet": lambda event: event.document.outlet,
    "published": lambda event: event.document.published,
    "url": lambda event: event.document.url,
    "type": lambda event: event.type,
    "modes": lambda event: _joined(event.modes),
    "quad": lambda event: event.quad,
    "intensity": lambda event: event.intensity,
    "modality": lambda event: event.modality,
    "historical": lambda event: str(event.historical).lower(),
    "actors": lambda event: _words(event.actors),
    "actor_names": lambda event: _names(event.actors),
    "actor_countries": lambda event: _countries(event.actors),
    "actor_sectors": lambda event: _sectors(event.actors),
    "recipients": lambda event: _words(event.recipients),
    "recipient_names": lambda event: _names(event.recipients),
    "recipient_countries": lambda event: _countries(event.recipients),
    "recipient_sectors": lambda event: _sectors(event.recipients),
    "place": lambda event: event.place.text if event.place else None,
    "place_name": lambda event: event.place.name if event.place else None,
    "place_country": lambda event: event.place.country if event.place else None,
    "place_admin1": lambda event: event.place.admin1 if event.place else None,
    "latitude": lambda event: event.place.latitude if event.place else None,
    "longitude": lambda event: event.place.longitude if event.place else None,
    "place_precision": lambda event: event.place.precision if event.place else None,
    "date_from": lambda event: event.date.first if event.date else None,
    "date_to": lambda event: event.date.last if event.date else None,
    "date_precision": lambda event: event.date.precision if event.date else None,
    **{f"{role}_{end}": of(role) for role in _TOLLS for end, of in (("low", _low), ("high", _high))},
    "means": lambda event: _joined([span.text for span in event.means]),
    "claim": lambda event: event.claim.status,
    "claim_sources": lambda event: _words(_sources(event)),
    "contexts": lambda event: _joined(event.contexts),
    "trigger": lambda event: event.trigger.text,
    "sentence": lambda event: event.sentence.text,
    "score": lambda event: event.score,
    "coder": lambda event: event.coder,
}

COLUMNS: tuple[str, ...] = tuple(_CELLS)
"""The header, in order."""
