"""Records of the model as rows: the columns that people ask by, beside the whole record."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from dotterel.model import Actor, Count, Document, ResolvedEvent, record_of

_GREATEST = 2**63 - 1
"""The greatest number that a column holds; the record itself keeps greater ones."""
OPEN_FROM, OPEN_TO = "0001-01-01", "9999-12-31"
"""Stand in columns for an end of an interval that is open."""
_REFUSED = {0: "\N{REPLACEMENT CHARACTER}"} | dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")

Row = dict[str, Any]
Value = TypeVar("Value")


def now() -> str:
    """This moment in UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def plain(text: str) -> str:
    """A text that every database takes: PostgreSQL has no U+0000, and neither has half a surrogate pair."""
    return text.translate(_REFUSED) if not text.isascii() or "\0" in text else text


def plain_or_none(text: str | None) -> str | None:
    """As `plain`, where there is a text."""
    return None if text is None else plain(text)


def chunks(values: Sequence[Value], size: int) -> Iterator[Sequence[Value]]:
    """Some of them at a time, since a statement takes only so many values in either database."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def document_columns(document: Document) -> Row:
    """The columns that repeat a document's record."""
    return {
        "document_id": plain(document.id),
        "title": plain_or_none(document.title),
        "published": plain_or_none(document.published),
        "outlet": plain_or_none(document.outlet),
        "url": plain_or_none(document.url),
        "language": plain(document.language),
        "name": plain(document.name),
        "text": plain(document.text),
    }


def event_row(event: ResolvedEvent, *, coding: int, position: int) -> Row:
    """The row of an event."""
    place, when = event.place, event.date
    first, last = (None, None) if when is None else (plain_or_none(when.first), plain_or_none(when.last))
    row = {
        "coding": coding,
        "position": position,
        "event_id": plain(event.id),
        "type": plain(event.type),
        "modes": plain(" ".join(event.modes)),
        "contexts": plain(" ".join(event.contexts)),
        "quad": plain(event.quad),
        "intensity": event.intensity,
        "score": event.score,
        "modality": event.modality,
        "claim_status": event.claim.status,
        "historical": int(event.historical),
        "happening": plain(event.incident),
        "trigger_text": plain(event.trigger.text),
        "sentence": plain(event.sentence.text),
        "date_from": first,
        "date_to": last,
        "date_precision": None if when is None else when.precision,
        "search_from": first or (last and OPEN_FROM),
        "search_to": last or (first and OPEN_TO),
        "place_name": None if place is None else plain_or_none(place.name),
        "place_country": None if place is None else plain_or_none(place.country),
        "place_admin1": None if place is None else plain_or_none(place.admin1),
        "latitude": None if place is None else place.latitude,
        "longitude": None if place is None else place.longitude,
        "place_precision": None if place is None else place.precision,
        "record": record_of(event),
    }
    for name in ("killed", "injured", "held", "size"):
        count: Count | None = getattr(event, name)
        row[f"{name}_low"] = None if count is None else within(count.low)
        row[f"{name}_high"] = None if count is None else within(count.high)
    return row


def party_rows(event: ResolvedEvent, *, coding: int, position: int) -> Iterator[Row]:
    """A row for each actor, recipient and source of an event."""
    claim = event.claim
    sources = () if claim.source is None else (claim.source, *claim.further_sources)
    roles: tuple[tuple[str, Sequence[Actor]], ...] = (
        ("actor", event.actors),
        ("recipient", event.recipients),
        ("source", sources),
    )
    for role, parties in roles:
        for number, party in enumerate(parties):
            yield {
                "coding": coding,
                "event_position": position,
                "role": role,
                "position": number,
                "text": plain(party.text),
                "name": plain_or_none(party.name),
                "register_id": plain_or_none(party.id),
                "country": plain_or_none(party.country),
                "sectors": plain(" ".join(party.sectors)),
                "score": party.score,
            }


def within(number: int | None) -> int | None:
    """A number as near to this one as a column can hold."""
    return None if number is None else max(-_GREATEST, min(number, _GREATEST))
