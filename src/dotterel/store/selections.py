"""Which events are asked for."""

from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from dotterel.model import ResolvedEvent, SettingsError
from dotterel.store.rows import event_row
from dotterel.store.schema import current_codings, event_versions, parties


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box on the map, in degrees; where `west` is greater than `east`, it lies across the date line.

    Raises:
        SettingsError: An edge is off the globe, or `south` lies north of `north`.
    """

    south: float
    west: float
    north: float
    east: float

    def __post_init__(self) -> None:
        across = -180 <= self.west <= 180 and -180 <= self.east <= 180
        if not (across and -90 <= self.south <= self.north <= 90):
            raise SettingsError(
                f"there is no box from {self.south:g}, {self.west:g} to {self.north:g}, {self.east:g}",
                "Give degrees: south and north from -90 to 90, west and east from -180 to 180.",
            )

    @property
    def spans(self) -> tuple[tuple[float, float], ...]:
        """Its west and east edges; two pairs where it lies across the date line."""
        return ((self.west, self.east),) if self.west <= self.east else ((self.west, 180.0), (-180.0, self.east))

    def holds(self, latitude: float | None, longitude: float | None) -> bool:
        """Whether a point lies in it; one that is not known does not."""
        if latitude is None or longitude is None:
            return False
        return self.south <= latitude <= self.north and any(west <= longitude <= east for west, east in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Conditions on events; all that are given must hold.

    Attributes:
        type: PLOVER event type.
        quad: Quad category.
        country: Country of the place.
        party: Country of any actor or recipient.
        first: First day (ISO): an event that ended before it is left out, and one that is not dated.
        last: Last day (ISO): one that began after it is left out, and one that is not dated.
        box: A box that the place lies in.
        min_score: Lowest score.
        document_id: The document.
    """

    type: str | None = None
    quad: str | None = None
    country: str | None = None
    party: str | None = None
    first: str | None = None
    last: str | None = None
    box: Box | None = None
    min_score: float | None = None
    document_id: str | None = None

    def holds(self, event: "ResolvedEvent | EventFacts") -> bool:
        """Whether an event meets the conditions, which a query asks of its columns."""
        told = event if isinstance(event, EventFacts) else EventFacts.of(event)
        return (
            all(
                wanted is None or known == wanted
                for wanted, known in (
                    (self.type, told.type),
                    (self.quad, told.quad),
                    (self.country, told.country),
                    (self.document_id, told.document_id),
                )
            )
            and (self.party is None or self.party in told.parties)
            and (self.first is None or (told.search_to or "") >= self.first)
            and (self.last is None or (told.search_from or "~") <= self.last)
            and (self.box is None or self.box.holds(told.latitude, told.longitude))
            and (self.min_score is None or told.score >= self.min_score)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts:
    """As much of an event as conditions ask of it; attributes as the columns, and the countries of all parties."""

    document_id: str
    type: str
    quad: str
    country: str | None
    parties: frozenset[str | None]
    search_from: str | None
    search_to: str | None
    latitude: float | None
    longitude: float | None
    score: float

    @classmethod
    def of(cls, event: ResolvedEvent) -> Self:
        """Those of an event."""
        row = event_row(event, coding=0, position=0)
        same = ("type", "quad", "search_from", "search_to", "latitude", "longitude", "score")
        return cls(
            document_id=event.document.id,
            country=row["place_country"],
            parties=frozenset(one.country for one in (*event.actors, *event.recipients)),
            **{name: row[name] for name in same},
        )


_ROLES = ("actor", "recipient")
EventColumns = ReadOnlyColumnCollection[str, Any]
"""Of the table of events, or of a question that has as much of it as is asked for."""
CONDITION_COLUMNS = (
    "number", "coding", "position", "type", "quad", "place_country", "search_from", "search_to", "latitude",
    "longitude", "score",
)  # fmt: skip
"""Columns of `event_versions` that conditions name."""


def conditions(selection: Selection, *, event: EventColumns = event_versions.c) -> list[ColumnElement[bool]]:
    """The conditions on a query over `event_versions` joined with `current_codings`.

    Args:
        selection: What is asked for.
        event: Columns of events, `CONDITION_COLUMNS` among them.
    """
    found: list[ColumnElement[bool]] = []
    for column, wanted in ((event.type, selection.type), (event.quad, selection.quad)):
        if wanted is not None:
            found.append(column == wanted)
    if selection.country is not None:
        found.append(event.place_country == selection.country)
    if selection.party is not None:
        found.append(exists().where(with_party(selection.party, event=event)))
    if selection.first is not None:
        found.append(event.search_to >= selection.first)
    if selection.last is not None:
        found.append(event.search_from <= selection.last)
    if selection.box is not None:
        box = selection.box
        beside = or_(*(event.longitude.between(west, east) for west, east in box.spans))
        found += [event.latitude.between(box.south, box.north), beside]
    if selection.min_score is not None:
        found.append(event.score >= selection.min_score)
    if selection.document_id is not None:
        found.append(current_codings.c.document_id == selection.document_id)
    return found


def with_party(country: str, *, event: EventColumns = event_versions.c) -> ColumnElement[bool]:
    """That a row of `parties` is an actor or recipient of an event, and of a country.

    Args:
        country: Of the party.
        event: Columns of events, coding and position among them.
    """
    return and_(
        parties.c.country == country,
        parties.c.role.in_(_ROLES),
        parties.c.coding == event.coding,
        parties.c.event_position == event.position,
    )


def events_with_party(country: str) -> Select[int, int]:
    """The question for codings and positions of all events, current or not, with an actor or recipient of a country."""
    return select(parties.c.coding, parties.c.event_position).where(
        parties.c.country == country, parties.c.role.in_(_ROLES)
    )
