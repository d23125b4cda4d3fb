"""Where an incident happened: the narrowest place that most independent reports bear out."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from dotterel.linking.accounts.evidence import Evidence
from dotterel.model import IncidentPlace, Place, ResolvedEvent

FINEST_FIRST = ("exact", "city", "district", "admin1", "region", "country")
SAME_PLACE_KM = 30.0
"""Towns as near as this may be one place under two names: a village and the town that it belongs to."""
NEXT_DIVISION_KM = 150.0
"""A division whose middle is as near as this may be one that the town is said to lie in under older borders."""
_FILLED = ("state-of-parties", "ground-of-report")
_COMPASS = ("North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central")
_KINDS = frozenset((*_COMPASS, "Province", "Region", "District", "County"))
_EARTH_KM = 6371.0


def place_of(events: Sequence[ResolvedEvent], evidence: Evidence) -> IncidentPlace | None:
    """The place that most reports bear out, and of those as many bear out the narrowest.

    A report bears a place out when it tells that place, one inside it, or one that it lies in. Every report has one
    voice: its narrowest place. What was only filled in from the parties or the rest of the report is asked last.
    """
    told = [event for event in events if _is_known(event.place) and not is_filled(event.place)]
    told = told or [event for event in events if _is_known(event.place)]
    if not told:
        named = [event for event in events if event.place is not None and event.place.text.strip()]
        return (
            _made(min(named, key=lambda event: (is_filled(event.place), event.document.id, event.id)), told)
            if named
            else None
        )
    voices: dict[str, ResolvedEvent] = {}
    for event in sorted(told, key=_rank):
        voices.setdefault(evidence.source_of(event), event)
    weights = Counter(_known_as(event.place) for event in voices.values() if event.place)
    places = {_known_as(event.place): event.place for event in told if event.place}
    names = Counter[str]()
    for known, place in places.items():
        names[_name(place)] += weights[known]
    agreeing = {
        known: sum(weights[other] for other in weights if are_compatible_places(place, places[other]))
        for known, place in places.items()
    }

    def worth(event: ResolvedEvent) -> tuple[int, int, int, float, str]:
        place = event.place
        assert place is not None
        return (-agreeing[_known_as(place)], _breadth(place), -names[_name(place)], -place.score, event.id)

    return _made(min(told, key=worth), told)


def are_compatible_places(one: Place, other: Place, *, division_km: float = 0.0) -> bool:
    """Whether both may be the same place: one lies in the other, or they lie side by side.

    Only towns, districts and divisions that are known for what they are rule each other out.

    Args:
        one: A place as told.
        other: Another.
        division_km: How far the middle of a division may lie from what is said to lie beside it.
    """
    if one.precision is None or other.precision is None or is_filled(one) or is_filled(other):
        return True
    if (one.geonameid is not None and one.geonameid == other.geonameid) or _name(one) == _name(other):
        return True
    if names_of(one) & names_of(other):
        return True
    if one.country and other.country and one.country != other.country:
        return _near(one, other, division_km)
    wide = {one.precision, other.precision}
    if wide & {"country", "region"}:
        return True
    if one.admin1 and other.admin1 and one.admin1 != other.admin1:
        return _near(one, other, division_km)
    if "admin1" in wide or ("district" in wide and not (one.admin2 and other.admin2 and one.admin2 != other.admin2)):
        return True
    return _near(one, other, division_km)


def is_filled(place: Place | None) -> bool:
    """Whether the place was not told of the event, but taken from its parties or from elsewhere in its report."""
    return place is not None and any(rule in place.rule for rule in _FILLED)


def names_of(place: Place) -> set[str]:
    """Names in the words and the answer of a place: a village is told with its district."""
    told = f"{place.text} {place.name or ''} {place.admin2 or ''}"
    return {word for word in re.findall(r"\w{4,}", told) if word[0].isupper()} - _KINDS


def _near(one: Place, other: Place, division_km: float) -> bool:
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return True
    wide = "admin1" in (one.precision, other.precision)
    assert one.latitude is not None
    assert one.longitude is not None
    assert other.latitude is not None
    assert other.longitude is not None
    north = math.radians(other.latitude - one.latitude)
    east = math.radians(other.longitude - one.longitude) * math.cos(math.radians((one.latitude + other.latitude) / 2))
    return _EARTH_KM * math.hypot(north, east) <= (division_km if wide else SAME_PLACE_KM)


def _known_as(place: Place) -> tuple[object, ...]:
    """What places are told apart by: thousands of reports tell a few places."""
    where = place.latitude, place.longitude, place.precision
    return place.geonameid, _name(place), place.text, place.country, place.admin1, place.admin2, where, is_filled(place)


def _is_known(place: Place | None) -> bool:
    return place is not None and place.precision is not None


def _breadth(place: Place) -> int:
    return FINEST_FIRST.index(place.precision) if place.precision in FINEST_FIRST else len(FINEST_FIRST)


def _rank(event: ResolvedEvent) -> tuple[int, float, str]:
    assert event.place is not None
    return _breadth(event.place), -event.place.score, event.id


def _name(place: Place) -> str:
    return (place.name or place.text).casefold()


def _made(event: ResolvedEvent, told: Sequence[ResolvedEvent]) -> IncidentPlace:
    place = event.place
    assert place is not None
    point = place.precision not in ("country", "region", None)
    return IncidentPlace(
        name=place.name or " ".join(place.text.split()),
        geonameid=place.geonameid,
        country=place.country,
        admin1=place.admin1,
        admin2=place.admin2,
        latitude=place.latitude if point else None,
        longitude=place.longitude if point else None,
        precision=place.precision,
        score=place.score,
        event_id=event.id,
    )
