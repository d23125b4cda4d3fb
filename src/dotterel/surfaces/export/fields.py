"""The flat fields of an event: what the formats of our own (csv, csv-hxl, parquet, geojson) have as columns.

Values are typed: a list stays a list with one place for each member, so that the second name, country and sector
belong to the second party; what is not known is None.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from dotterel.model import Actor, Count, ResolvedEvent

Kind = Literal["text", "day", "number", "count", "flag", "list"]
Value = str | int | float | bool | Sequence[str | None] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A flat field.

    Attributes:
        name: The column.
        kind: Text, a day (ISO), a number with or without fraction, true or false, or a list of texts.
        of: Its value for an event; None where it is not known.
    """

    name: str
    kind: Kind
    of: Callable[[ResolvedEvent], Value]


_TOLLS = ("killed", "injured", "held", "size")


def _words(actors: Sequence[Actor]) -> Value:
    return [actor.text for actor in actors]


def _names(actors: Sequence[Actor]) -> Value:
    return [actor.name for actor in actors]


def _countries(actors: Sequence[Actor]) -> Value:
    return [actor.country for actor in actors]


def _sectors(actors: Sequence[Actor]) -> Value:
    return ["+".join(actor.sectors) or None for actor in actors]


def claim_sources(event: ResolvedEvent) -> tuple[Actor, ...]:
    """Those who say that an event happened, or deny it."""
    return (event.claim.source, *event.claim.further_sources) if event.claim.source else ()


def _low(role: str) -> Callable[[ResolvedEvent], Value]:
    return lambda event: count.low if (count := _toll(event, role)) else None


def _high(role: str) -> Callable[[ResolvedEvent], Value]:
    return lambda event: count.high if (count := _toll(event, role)) else None


def _toll(event: ResolvedEvent, role: str) -> Count | None:
    count: Count | None = getattr(event, role)
    return count


FIELDS: tuple[Field, ...] = (
    Field(name="event_id", kind="text", of=lambda event: event.id),
    Field(name="incident_id", kind="text", of=lambda event: event.incident),
    Field(name="document_id", kind="text", of=lambda event: event.document.id),
    Field(name="title", kind="text", of=lambda event: event.document.title),
    Field(name="outlet", kind="text", of=lambda event: event.document.outlet),
    Field(name="published", kind="day", of=lambda event: event.document.published),
    Field(name="url", kind="text", of=lambda event: event.document.url),
    Field(name="type", kind="text", of=lambda event: event.type),
    Field(name="modes", kind="list", of=lambda event: event.modes),
    Field(name="quad", kind="text", of=lambda event: event.quad),
    Field(name="intensity", kind="number", of=lambda event: event.intensity),
    Field(name="modality", kind="text", of=lambda event: event.modality),
    Field(name="historical", kind="flag", of=lambda event: event.historical),
    Field(name="actors", kind="list", of=lambda event: _words(event.actors)),
    Field(name="actor_names", kind="list", of=lambda event: _names(event.actors)),
    Field(name="actor_countries", kind="list", of=lambda event: _countries(event.actors)),
    Field(name="actor_sectors", kind="list", of=lambda event: _sectors(event.actors)),
    Field(name="recipients", kind="list", of=lambda event: _words(event.recipients)),
    Field(name="recipient_names", kind="list", of=lambda event: _names(event.recipients)),
    Field(name="recipient_countries", kind="list", of=lambda event: _countries(event.recipients)),
    Field(name="recipient_sectors", kind="list", of=lambda event: _sectors(event.recipients)),
    Field(name="place", kind="text", of=lambda event: event.place.text if event.place else None),
    Field(name="place_name", kind="text", of=lambda event: event.place.name if event.place else None),
    Field(name="place_country", kind="text", of=lambda event: event.place.country if event.place else None),
    Field(name="place_admin1", kind="text", of=lambda event: event.place.admin1 if event.place else None),
    Field(name="latitude", kind="number", of=lambda event: event.place.latitude if event.place else None),
    Field(name="longitude", kind="number", of=lambda event: event.place.longitude if event.place else None),
    Field(name="place_precision", kind="text", of=lambda event: event.place.precision if event.place else None),
    Field(name="date_from", kind="day", of=lambda event: event.date.first if event.date else None),
    Field(name="date_to", kind="day", of=lambda event: event.date.last if event.date else None),
    Field(name="date_precision", kind="text", of=lambda event: event.date.precision if event.date else None),
    *(
        Field(name=f"{role}_{end}", kind="count", of=of(role))
        for role in _TOLLS
        for end, of in (("low", _low), ("high", _high))
    ),
    Field(name="means", kind="list", of=lambda event: [span.text for span in event.means]),
    Field(name="claim", kind="text", of=lambda event: event.claim.status),
    Field(name="claim_sources", kind="list", of=lambda event: _words(claim_sources(event))),
    Field(name="contexts", kind="list", of=lambda event: event.contexts),
    Field(name="trigger", kind="text", of=lambda event: event.trigger.text),
    Field(name="sentence", kind="text", of=lambda event: event.sentence.text),
    Field(name="score", kind="number", of=lambda event: event.score),
    Field(name="coder", kind="text", of=lambda event: event.coder),
)
"""All fields, in the order of the columns."""
