"""Counts over all incidents of a question: by facet, over time, on the map."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dotterel.store import Box, Cluster, IncidentEntry, IncidentSelection, Records, TimeUnit, WideArea

Facet = Literal["country", "quad", "type", "mode", "standing", "party"]
FACETS: tuple[Facet, ...] = ("country", "quad", "type", "mode", "standing", "party")
"""In the order of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Incidents that are shown as one sign on the map.

    Attributes:
        latitude: Of their middle, degrees north.
        longitude: Degrees east.
        box: What they lie in.
        count: How many.
        quads: How many by quad category.
        killed: Sum of the best numbers killed.
        precision: The precision of their places, where it is the same; else none.
        entry: The incident, where there is one only.
        name: Name of the place, where it is one only.
    """

    latitude: float
    longitude: float
    box: Box
    count: int
    quads: Mapping[str, int]
    killed: int = 0
    precision: str | None = None
    entry: IncidentEntry | None = None
    name: str | None = None


def facet_counts(records: Records, selection: IncidentSelection) -> dict[Facet, dict[str, int]]:
    """Number of incidents by value of each facet, in the order of the page; one of two modes counts with both.

    Each is counted without its own condition, so that others can be added.
    """
    found = records.totals.facets(selection, names=FACETS).by
    return {
        facet: {one.value: one.incidents for one in found.get(facet, ()) if one.value is not None} for facet in FACETS
    }


def days_of(records: Records, selection: IncidentSelection) -> tuple[str, str, int] | None:
    """First and last day of any incident, and how many have no day; none where none has a day."""
    found = records.totals.timeline(selection, unit="day")
    if not found.buckets:
        found = records.totals.timeline(selection, unit="year")
    if not found.buckets:
        return None
    return found.buckets[0].first, found.buckets[-1].last, found.undated.incidents


def signs_of(records: Records, selection: IncidentSelection, box: Box, cell_degrees: float) -> tuple[Sign, ...]:
    """Incidents of a box on the map, gathered by cells of a grid; those with coarse places by their place."""
    found = records.totals.clusters(selection, box=box, cell_degrees=min(cell_degrees, 90.0))
    gathered: tuple[Cluster | WideArea, ...] = (*found.clusters, *found.areas)
    alone = [one.incident_id for one in gathered if one.incident_id is not None]
    entries = {entry.incident_id: entry for entry in records.incidents.entries(alone)}
    return tuple(_sign(one, entries.get(one.incident_id or "")) for one in gathered)


def _sign(one: Cluster | WideArea, entry: IncidentEntry | None) -> Sign:
    if isinstance(one, Cluster):
        box = one.box
    else:
        box = Box(south=one.latitude, west=one.longitude, north=one.latitude, east=one.longitude)
    return Sign(
        latitude=one.latitude,
        longitude=one.longitude,
        box=box,
        count=one.incidents,
        quads=one.quads,
        killed=one.killed,
        precision=one.precision,
        entry=entry,
        name=one.name,
    )


def unit_for(first: str, last: str) -> TimeUnit:
    """The unit that gives a stretch of time some dozens of bars."""
    try:
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return "month"
    return "day" if days <= 100 else "week" if days <= 800 else "month" if days <= 5000 else "year"
