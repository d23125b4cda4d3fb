"""A telling: what one document tells of one happening, as far as it is compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from dotterel.model import DamagedContent

INTERNATIONAL = frozenset(("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"))
"""PLOVER's codes that stand for no state."""

RECORD_VERSION = 1
"""Of the record's form: what was kept in another form is made anew from its events."""

Range = tuple[int | None, int | None]
"""Least and most, none where that end is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One side of a happening, as far as it can be compared.

    Attributes:
        id: Identifier in the actor register; none where it is not known there.
        country: Country or international code; none where unknown.
        sector: Primary sector; none where unknown.
        words: Stems of its words and its name.
    """

    id: str | None = None
    country: str | None = None
    sector: str | None = None
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place that is told, with what is known of it.

    Attributes:
        latitude: Degrees north; none where the gazetteer does not know it.
        longitude: Degrees east.
        country: ISO 3166 alpha-3 code; none for the high seas.
        narrow: Whether it is a town, a district or narrower.
        words: Stems of the names in its words and of its name; empty for a whole country.
    """

    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    narrow: bool = False
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one document tells of one happening: the mentions that share an incident label there.

    Attributes:
        id: Digest of the document and its label.
        document_id: The document.
        outlet: Its outlet, where known.
        published: Its publication day as an ordinal; none where unknown.
        event_ids: The mentions, in text order.
        type: Event type of most mentions.
        quad: Quad category of that type.
        modes: All modes named.
        triggers: Stems of the words that name it.
        actors: Initiators, or all sides.
        recipients: Those at whom it is directed.
        spots: The places told, the narrowest first.
        days: First and last day (ordinals) that the words leave open; none where no time is told.
        sure_of_days: How sure these are, in [0, 1].
        killed: Number killed; none where not told.
        injured: The same of the injured.
        held: Of those arrested, abducted, captured or freed.
        size: Of a crowd, a force, of people displaced or aided.
        historical: Whether it is told as background.
        happened: Whether it is told as happened (asserted, claimed or denied) rather than to come or not at all.
        words: Stems of its sentences.
        names: Stems of the names in its sentences.
        story: Stems of all that the document tells, from its title and from all its events' sentences.
        story_names: Those of them that are names.
        grounds: The states that the document's events touch most.
    """

    id: str
    document_id: str
    outlet: str | None = None
    published: int | None = None
    event_ids: tuple[str, ...] = ()
    type: str
    quad: str
    modes: frozenset[str] = frozenset()
    triggers: frozenset[str] = frozenset()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    spots: tuple[Spot, ...] = ()
    days: tuple[int, int] | None = None
    sure_of_days: float = 1.0
    killed: Range | None = None
    injured: Range | None = None
    held: Range | None = None
    size: Range | None = None
    historical: bool = False
    happened: bool = True
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    story: frozenset[str] = frozenset()
    story_names: frozenset[str] = frozenset()
    grounds: frozenset[str] = frozenset()

    @property
    def countries(self) -> frozenset[str]:
        """The states that it touches: of its parties and its places."""
        states = {party.country for party in (*self.actors, *self.recipients)} | {spot.country for spot in self.spots}
        return frozenset(state for state in states if state is not None and state not in INTERNATIONAL)

    def record(self) -> dict[str, Any]:
        """Its JSON record: sets as sorted lists, what is not known left out."""
        record: dict[str, Any] = {"version": RECORD_VERSION}
        for one in fields(self):
            value = getattr(self, one.name)
            if value is not None and value not in ((), frozenset(), one.default):
                record[one.name] = _plain(value)
        return record

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Telling":
        """The telling of a record.

        Raises:
            DamagedContent: It is not the record of a telling, or one of another version.
        """
        try:
            if record["version"] != RECORD_VERSION:
                raise ValueError(f"it is of version {record['version']}")
            return cls(
                id=str(record["id"]),
                document_id=str(record["document_id"]),
                outlet=record.get("outlet"),
                published=record.get("published"),
                event_ids=tuple(map(str, record.get("event_ids", ()))),
                type=str(record["type"]),
                quad=str(record["quad"]),
                modes=frozenset(record.get("modes", ())),
                triggers=frozenset(record.get("triggers", ())),
                actors=tuple(_party(one) for one in record.get("actors", ())),
                recipients=tuple(_party(one) for one in record.get("recipients", ())),
                spots=tuple(_spot(one) for one in record.get("spots", ())),
                days=_days(record.get("days")),
                sure_of_days=float(record.get("sure_of_days", 1.0)),
                killed=_range(record.get("killed")),
                injured=_range(record.get("injured")),
                held=_range(record.get("held")),
                size=_range(record.get("size")),
                historical=bool(record.get("historical", False)),
                happened=bool(record.get("happened", True)),
                words=frozenset(record.get("words", ())),
                names=frozenset(record.get("names", ())),
                story=frozenset(record.get("story", ())),
                story_names=frozenset(record.get("story_names", ())),
                grounds=frozenset(record.get("grounds", ())),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            raise DamagedContent(f"not the record of a telling: {fault}", "Link its document again.") from fault


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, (Party, Spot)):
        told = ((one.name, getattr(value, one.name)) for one in fields(value))
        return {name: _plain(inner) for name, inner in told if inner not in (None, False, frozenset())}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _party(record: Mapping[str, Any]) -> Party:
    return Party(
        id=record.get("id"),
        country=record.get("country"),
        sector=record.get("sector"),
        words=frozenset(record.get("words", ())),
    )


def _spot(record: Mapping[str, Any]) -> Spot:
    return Spot(
        latitude=record.get("latitude"),
        longitude=record.get("longitude"),
        country=record.get("country"),
        narrow=bool(record.get("narrow", False)),
        words=frozenset(record.get("words", ())),
    )


def _days(value: Sequence[int] | None) -> tuple[int, int] | None:
    if value is None:
        return None
    first, last = value
    return int(first), int(last)


def _range(value: Sequence[int | None] | None) -> Range | None:
    if value is None:
        return None
    low, high = value
    return (None if low is None else int(low)), (None if high is None else int(high))
