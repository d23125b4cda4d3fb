"""Which events are asked for."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, exists, or_

from dotterel.model import SettingsError
from dotterel.store.dialects import within_box
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
        on_globe = -90 <= self.south <= self.north <= 90 and all(-180 <= edge <= 180 for edge in (self.west, self.east))
        if not on_globe:
            raise SettingsError(
                f"there is no box from {self.south:g}, {self.west:g} to {self.north:g}, {self.east:g}",
                "Give degrees: south and north from -90 to 90, west and east from -180 to 180.",
            )

    @property
    def spans(self) -> tuple[tuple[float, float], ...]:
        """Its west and east edges; two pairs where it lies across the date line."""
        return ((self.west, self.east),) if self.west <= self.east else ((self.west, 180.0), (-180.0, self.east))


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


def conditions(selection: Selection, connection: Connection) -> list[ColumnElement[bool]]:
    """The conditions on a query over `event_versions` joined with `current_codings`."""
    event = event_versions.c
    found: list[ColumnElement[bool]] = []
    for column, wanted in ((event.type, selection.type), (event.quad, selection.quad)):
        if wanted is not None:
            found.append(column == wanted)
    if selection.country is not None:
        found.append(event.place_country == selection.country)
    if selection.party is not None:
        found.append(
            exists().where(
                parties.c.country == selection.party,
                parties.c.role.in_(("actor", "recipient")),
                parties.c.coding == event.coding,
                parties.c.event_position == event.position,
            )
        )
    if selection.first is not None:
        found.append(event.search_to >= selection.first)
    if selection.last is not None:
        found.append(event.search_from <= selection.last)
    if selection.box is not None:
        box = selection.box
        found.append(
            or_(
                *(
                    within_box(connection, south=box.south, north=box.north, west=west, east=east)
                    for west, east in box.spans
                )
            )
        )
    if selection.min_score is not None:
        found.append(event.score >= selection.min_score)
    if selection.document_id is not None:
        found.append(current_codings.c.document_id == selection.document_id)
    return found
