"""Counts over all incidents of a question: by facet, over time, on the map."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal, Protocol

from dotterel.store import Box, IncidentEntry, Incidents, IncidentSelection

Unit = Literal["day", "week", "month", "year"]
Facet = Literal["type", "mode", "quad", "standing", "country"]
FACETS: tuple[Facet, ...] = ("type", "mode", "quad", "standing", "country")
COARSE = frozenset({"admin1", "country", "region"})
"""Precisions of which a place's point says little: such incidents are gathered by place, never with others near it."""
_AT_A_TIME = 2000


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


class CountedTotals:
    """Counts made by reading every entry: right for any store, slow for a great one."""

    def __init__(self, incidents: Incidents) -> None:
        """Args: where the incidents are."""
        self._incidents = incidents

    def facets(self, selection: IncidentSelection) -> Mapping[Facet, Mapping[str, int]]:
        """As in `IncidentTotals`."""
        found: dict[Facet, Counter[str]] = {facet: Counter() for facet in FACETS}
        for entry in self._entries(selection):
            found["type"][entry.type] += 1
            found["quad"][entry.quad] += 1
            found["standing"][entry.standing] += 1
            found["mode"].update(entry.modes)
            if entry.place_country:
                found["country"][entry.place_country] += 1
        return found

    def timeline(self, selection: IncidentSelection, unit: Unit) -> tuple[Bucket, ...]:
        """As in `IncidentTotals`."""
        buckets: dict[str, Counter[str]] = {}
        for entry in self._entries(selection):
            told = entry.date_to or entry.date_from
            if told:
                buckets.setdefault(start_of(told, unit), Counter())[entry.quad] += 1
        return tuple(Bucket(first=first, quads=buckets[first]) for first in sorted(buckets))

    def days(self, selection: IncidentSelection) -> tuple[str, str, int] | None:
        """As in `IncidentTotals`."""
        days = [entry.date_to or entry.date_from or "" for entry in self._entries(selection)]
        dated = [day for day in days if day]
        return (min(dated), max(dated), len(days) - len(dated)) if dated else None

    def clusters(self, selection: IncidentSelection, box: Box, cell_degrees: float) -> tuple[Cluster, ...]:
        """As in `IncidentTotals`."""
        gathered: dict[tuple[object, ...], _Gathering] = {}
        for entry in self._entries(replace(selection, box=box)):
            if entry.latitude is None or entry.longitude is None:
                continue
            if entry.place_precision in COARSE:
                key: tuple[object, ...] = (entry.place_precision, entry.latitude, entry.longitude)
            else:
                key = (math.floor(entry.latitude / cell_degrees), math.floor(entry.longitude / cell_degrees))
            gathered.setdefault(key, _Gathering()).entries.append(entry)
        return tuple(one.cluster() for one in gathered.values())

    def _entries(self, selection: IncidentSelection) -> Iterator[IncidentEntry]:
        after = None
        while True:
            page = self._incidents.page(selection, order="changed", after=after, limit=_AT_A_TIME)
            yield from page.entries
            after = page.next
            if after is None:
                return


@dataclass(slots=True)
class _Gathering:
    entries: list[IncidentEntry] = field(default_factory=list)

    def cluster(self) -> Cluster:
        latitudes = [entry.latitude for entry in self.entries if entry.latitude is not None]
        longitudes = [entry.longitude for entry in self.entries if entry.longitude is not None]
        return Cluster(
            latitude=sum(latitudes) / len(latitudes),
            longitude=sum(longitudes) / len(longitudes),
            box=Box(south=min(latitudes), west=min(longitudes), north=max(latitudes), east=max(longitudes)),
            count=len(self.entries),
            quads=Counter(entry.quad for entry in self.entries),
            killed=sum(entry.killed_best or 0 for entry in self.entries),
            precision=_one_of(entry.place_precision for entry in self.entries),
            entry=self.entries[0] if len(self.entries) == 1 else None,
            name=_one_of(entry.place_name for entry in self.entries),
        )


def _one_of(values: Iterable[str | None]) -> str | None:
    """The value, where all are the same."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


def start_of(day: str, unit: Unit) -> str:
    """The first day (ISO) of the week (from Monday), month or year that a day lies in."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return day
    if unit == "week":
        # The first week of the year 1 begins before there are dates.
        return (on - timedelta(days=min(on.weekday(), on.toordinal() - 1))).isoformat()
    if unit == "month":
        return on.replace(day=1).isoformat()
    if unit == "year":
        return on.replace(month=1, day=1).isoformat()
    return day


def unit_for(first: str, last: str) -> Unit:
    """The unit that gives a stretch of time some dozens of bars."""
    try:
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return "month"
    return "day" if days <= 100 else "week" if days <= 800 else "month" if days <= 5000 else "year"
