"""Which incidents are asked for, and in which order."""

from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy import Column, ColumnElement, Connection, FromClause, and_, exists, or_

from dotterel.model import SettingsError
from dotterel.store.dialects import incident_with_words, incident_within_box
from dotterel.store.dyad_keys import STATE_ORGANS, DyadKey, SideKey
from dotterel.store.rows import OPEN_FROM, OPEN_TO
from dotterel.store.schema import current_incidents, incident_parties
from dotterel.store.selections import Box

IncidentOrder = Literal["time", "killed", "sources", "changed", "priority"]
"""By last day, or else that of the first report; by best number killed; by independent sources; by when it was last
changed; by how much a reviewer's look would help."""

_COLUMNS: dict[str, Column[object]] = {
    "time": current_incidents.c.sort_day,
    "killed": current_incidents.c.sort_killed,
    "sources": current_incidents.c.sources,
    "changed": current_incidents.c.number,
    "priority": current_incidents.c.priority,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentSelection:
    """Conditions on incidents; all that are given must hold.

    Attributes:
        words: Words that must all stand in its summary, names, titles or sentences.
        types: PLOVER event types, any of them.
        modes: PLOVER modes, any of them.
        quads: Quad categories, any of them.
        standings: As in `model.Standing`, any of them.
        countries: Countries of the place, any of them.
        divisions: First-order divisions of the place, any of them.
        places: Names of the place, any of them.
        precisions: How narrow the place is known, any of them.
        parties: Countries of an actor or recipient, any of them.
        party_id: Register identifier of an actor or recipient.
        dyads: Who against whom, any of them, as `DyadKey` writes them.
        first: First day (ISO): an incident that ended before it is left out, and one that is not dated.
        last: Last day (ISO): one that began after it is left out, and one that is not dated.
        within: Whether all its days lie within these, or only some of them may; either where none is said.
        box: A box that the place lies in.
        min_killed: Lowest best number killed.
        max_killed: Highest best number killed; those of which no number is told are left out.
        with_toll: Whether any number killed is told.
        min_sources: Lowest number of independent sources.
        max_sources: Highest.
        dated: Whether any of its days is known.
        placed: Whether the country of its place is known.
        min_score: Lowest score.
        contradicted: Whether accounts contradict each other on any question.
        reviewed: Whether a reviewer has decided anything about it that is not taken back.
        historical: Whether it is told as background only.
        changed_after: Number that `number` must be greater than: those that are newer than a known one.
    """

    words: str | None = None
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    quads: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    precisions: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    party_id: str | None = None
    dyads: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    within: bool | None = None
    box: Box | None = None
    min_killed: int | None = None
    max_killed: int | None = None
    with_toll: bool | None = None
    min_sources: int | None = None
    max_sources: int | None = None
    dated: bool | None = None
    placed: bool | None = None
    min_score: float | None = None
    contradicted: bool | None = None
    reviewed: bool | None = None
    historical: bool | None = None
    changed_after: int | None = None


_NO_COLUMN_HOLDS = 2**63
_VALUE_KINDS: dict[str, type[str] | type[int] | type[float]] = {"time": str, "priority": float}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """Where a page ended: the value that it was ordered by, and the number, of its last incident."""

    value: str | float
    number: int

    def __str__(self) -> str:
        return f"{self.number}~{self.value}"

    @classmethod
    def parse(cls, text: str, order: IncidentOrder) -> "Cursor":
        """The cursor of a text as made by `str`.

        Raises:
            SettingsError: It is none, or one of another order.
        """
        number, mark, value = text.partition("~")
        try:
            made = cls(value=_VALUE_KINDS.get(order, int)(value), number=int(number if mark else ""))
            if any(
                isinstance(one, int | float) and not abs(one) < _NO_COLUMN_HOLDS for one in (made.value, made.number)
            ):
                raise ValueError("out of range")
            return made
        except ValueError as fault:
            raise SettingsError(f"{text!r:.40} is no cursor of this list", "Begin at its first page.") from fault


def order_column(order: str) -> Column[object]:
    """The column that an order sorts by.

    Raises:
        SettingsError: There is no such order.
    """
    if order not in _COLUMNS:
        raise SettingsError(
            f"incidents cannot be ordered by {order!r}", f"Orders: {', '.join(get_args(IncidentOrder))}."
        )
    return _COLUMNS[order]


def incident_conditions(selection: IncidentSelection, connection: Connection) -> list[ColumnElement[bool]]:
    """The conditions on a query over `current_incidents`."""
    incident = current_incidents.c
    found: list[ColumnElement[bool]] = []
    for column, wanted in (
        (incident.type, selection.types),
        (incident.quad, selection.quads),
        (incident.standing, selection.standings),
        (incident.place_country, selection.countries),
        (incident.place_admin1, selection.divisions),
        (incident.place_name, selection.places),
        (incident.place_precision, selection.precisions),
    ):
        if wanted:
            found.append(column.in_(wanted))
    if selection.modes:
        padded = " " + incident.modes + " "
        found.append(or_(*(padded.contains(f" {mode} ", autoescape=True) for mode in selection.modes)))
    for column, parties in (
        (incident_parties.c.country, selection.parties),
        (incident_parties.c.register_id, () if selection.party_id is None else (selection.party_id,)),
    ):
        if parties:
            found.append(exists().where(incident_parties.c.incident == incident.number, column.in_(parties)))
    if selection.dyads:
        found.append(or_(*(_faces(DyadKey.parse(dyad)) for dyad in selection.dyads)))
    if selection.first is not None:
        found.append(incident.search_to >= selection.first)
    if selection.last is not None:
        found.append(incident.search_from <= selection.last)
    if selection.within is not None:
        first, last = selection.first or OPEN_FROM, selection.last or OPEN_TO
        inside = and_(incident.search_from >= first, incident.search_to <= last)
        found.append(inside if selection.within else and_(incident.search_to.is_not(None), ~inside))
    if selection.box is not None:
        box = selection.box
        found.append(
            or_(
                *(
                    incident_within_box(connection, south=box.south, north=box.north, west=west, east=east)
                    for west, east in box.spans
                )
            )
        )
    if selection.min_killed is not None:
        found.append(incident.sort_killed >= selection.min_killed)
    if selection.max_killed is not None:
        found.append(incident.sort_killed.between(0, selection.max_killed))
    if selection.with_toll is not None:
        told = or_(
            *(column.is_not(None) for column in (incident.killed_low, incident.killed_best, incident.killed_high))
        )
        found.append(told if selection.with_toll else ~told)
    if selection.min_sources is not None:
        found.append(incident.sources >= selection.min_sources)
    if selection.max_sources is not None:
        found.append(incident.sources <= selection.max_sources)
    for column, is_known in ((incident.search_to, selection.dated), (incident.place_country, selection.placed)):
        if is_known is not None:
            found.append(column.is_not(None) if is_known else column.is_(None))
    if selection.min_score is not None:
        found.append(incident.score >= selection.min_score)
    if selection.contradicted is not None:
        found.append(incident.contradicted != "" if selection.contradicted else incident.contradicted == "")
    if selection.reviewed is not None:
        found.append(incident.decisions > 0 if selection.reviewed else incident.decisions == 0)
    if selection.historical is not None:
        found.append(incident.historical == int(selection.historical))
    if selection.changed_after is not None:
        found.append(incident.number > selection.changed_after)
    if selection.words is not None and selection.words.strip():
        found.append(incident_with_words(connection, selection.words))
    return found


def _faces(dyad: DyadKey) -> ColumnElement[bool]:
    """Whether an incident is one of a dyad."""
    if not dyad.mutual:
        return and_(_has(dyad.actor, "actor"), _has(dyad.recipient, "recipient"))
    party, one, other = incident_parties.c, incident_parties.alias(), incident_parties.alias()
    alone = ~exists().where(party.incident == current_incidents.c.number, party.role == "recipient")
    apart = (
        exists()
        .where(one.c.incident == current_incidents.c.number, other.c.incident == current_incidents.c.number)
        .where(one.c.role == "actor", other.c.role == "actor", one.c.position != other.c.position)
        .where(_is_side(dyad.actor, one), _is_side(dyad.recipient, other), ~_is_beside(one, other))
    )
    return and_(alone, apart)


def _is_beside(one: FromClause, other: FromClause) -> ColumnElement[bool]:
    """Whether two actors stand for one state in an incident with actors of another country."""
    third = incident_parties.alias()
    return and_(
        one.c.country.is_not(None),
        other.c.country.is_not(None),
        one.c.country == other.c.country,
        *(
            or_(*(or_(side.c.sectors == organ, side.c.sectors.startswith(f"{organ} ")) for organ in STATE_ORGANS))
            for side in (one, other)
        ),
        exists().where(third.c.incident == one.c.incident, third.c.role == "actor", third.c.country != one.c.country),
    )


def _has(side: SideKey, role: str) -> ColumnElement[bool]:
    party = incident_parties.c
    return exists().where(
        party.incident == current_incidents.c.number, party.role == role, _is_side(side, incident_parties)
    )


def _is_side(side: SideKey, parties: FromClause) -> ColumnElement[bool]:
    party = parties.c
    if side.id is not None:
        return party.register_id == side.id
    country = party.country.is_(None) if side.country is None else party.country == side.country
    return country if side.label is None else and_(party.register_id.is_(None), party.label == side.label, country)
