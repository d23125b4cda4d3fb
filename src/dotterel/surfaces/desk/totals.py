"""Counts over all incidents of a question: by facet, over time, on the map."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from dotterel.store import Box, IncidentEntry, IncidentSelection, Records

Unit = Literal["day", "week", "month", "year"]
Facet = Literal["country", "quad", "type", "mode", "standing", "party"]
FACETS: tuple[Facet, ...] = ("country", "quad", "type", "mode", "standing", "party")
"""In the order of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """A stretch of time with its incidents.

    Attributes:
        first: Its first day (ISO).
        quads: Number of incidents by quad category.
    """

    first: str
    quads: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
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


class IncidentTotals(Protocol):
    """Counts over the current incidents."""

    def facets(self, selection: IncidentSelection) -> Mapping[Facet, Mapping[str, int]]:
        """Number of incidents by value of each facet; an incident of two modes counts with both."""
        ...

    def timeline(self, selection: IncidentSelection, unit: Unit) -> tuple[Bucket, ...]:
        """Number of incidents by their last day, the earliest first; stretches without any are left out."""
        ...

    def days(self, selection: IncidentSelection) -> tuple[str, str, int] | None:
        """First and last day of any incident, and how many have no day; none where none has a day."""
        ...

    def clusters(self, selection: IncidentSelection, box: Box, cell_degrees: float) -> tuple[Cluster, ...]:
        """Incidents of a box on the map, gathered by cells of a grid; those with coarse places by their place."""
        ...


class StoredTotals:
    """Counts by the store's own totals."""

    def __init__(self, records: Records) -> None:
        """Args: the store within a transaction."""
        self._records = records

    def facets(self, selection: IncidentSelection) -> Mapping[Facet, Mapping[str, int]]:
        """As in `IncidentTotals`."""
        found = self._records.totals.facets(selection).by
        return {
            facet: {one.value: one.incidents for one in found.get(facet, ()) if one.value is not None}
            for facet in FACETS
        }

    def timeline(self, selection: IncidentSelection, unit: Unit) -> tuple[Bucket, ...]:
        """As in `IncidentTotals`."""
        found = self._records.totals.timeline(selection, unit=unit)
        return tuple(Bucket(first=one.first, quads=one.quads) for one in found.buckets)

    def days(self, selection: IncidentSelection) -> tuple[str, str, int] | None:
        """As in `IncidentTotals`."""
        found = self._records.totals.timeline(selection, unit="day")
        if not found.buckets:
            found = self._records.totals.timeline(selection, unit="year")
        if not found.buckets:
            return None
        return found.buckets[0].first, found.buckets[-1].last, found.undated.incidents

    def clusters(self, selection: IncidentSelection, box: Box, cell_degrees: float) -> tuple[Cluster, ...]:
        """As in `IncidentTotals`."""
        found = self._records.totals.clusters(selection, box=box, cell_degrees=min(cell_degrees, 90.0))
        named = [*(one.incident_id for one in found.clusters), *(one.incident_id for one in found.areas)]
        alone = [incident_id for incident_id in named if incident_id is not None]
        entries = {entry.incident_id: entry for entry in self._records.incidents.entries(alone)}
        points = (
            Cluster(
                latitude=one.latitude,
                longitude=one.longitude,
                box=one.box,
                count=one.incidents,
                quads=one.quads,
                killed=one.killed,
                precision=_precision(entries.get(one.incident_id or "")),
                entry=entries.get(one.incident_id or ""),
                name=one.name,
            )
            for one in found.clusters
        )
        areas = (
            Cluster(
                latitude=one.latitude,
                longitude=one.longitude,
                box=Box(south=one.latitude, west=one.longitude, north=one.latitude, east=one.longitude),
                count=one.incidents,
                quads=one.quads,
                killed=one.killed,
                precision=one.precision,
                entry=entries.get(one.incident_id or ""),
                name=one.name,
            )
            for one in found.areas
        )
        return (*points, *areas)


def _precision(entry: IncidentEntry | None) -> str | None:
    return None if entry is None else entry.place_precision


def unit_for(first: str, last: str) -> Unit:
    """The unit that gives a stretch of time some dozens of bars."""
    try:
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return "month"
    return "day" if days <= 100 else "week" if days <= 800 else "month" if days <= 5000 else "year"
