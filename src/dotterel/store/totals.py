"""Totals over current incidents, as people look at many of them: by kind, in time, on the map, and who against whom."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, get_args

from dotterel.store.incident_selections import IncidentSelection
from dotterel.store.selections import Box

FacetName = Literal["type", "mode", "quad", "standing", "country", "party", "year", "month"]
TimeUnit = Literal["day", "week", "month", "quarter", "year"]
PartyLevel = Literal["country", "party"]
PlaceLevel = Literal["country", "admin1"]

NOMINAL_RADIUS_KM: Mapping[str, float] = {"admin1": 100.0, "country": 300.0, "region": 500.0}
"""How wide a place of such a precision is drawn, in kilometres: a rule of thumb, not measured for the place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """Incidents taken together.

    Attributes:
        incidents: Number of incidents.
        killed: Sum of the best numbers killed; those of which no number is told add nothing.
    """

    incidents: int = 0
    killed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TollSum:
    """Numbers of people over incidents taken together.

    Attributes:
        told: Incidents of which any number is told.
        low: Sum of the lowest numbers of accounts that count.
        best: Sum of the best numbers.
        high: Sum of the highest; of an incident without an upper end, of the greatest number told.
        open: Incidents without an upper end: there may have been more than `high`. Where the best number is all that is
            told, as where a reviewer set nothing else, it is the lowest and the highest too.
    """

    told: int = 0
    low: int = 0
    best: int = 0
    high: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much is known of some incidents, and how much is not.

    Attributes:
        incidents: Number of all.
        killed: Numbers killed.
        injured: Numbers injured.
        undated: Of which no day is known.
        unplaced: Of which the country of the place is not known.
        coarse: Whose place is known only as a division, a country or a region.
        one_source: That rest on one independent source.
        claimed: That only parties claim: no outlet vouches for them.
        contradicted: On which accounts contradict each other in any question.
        killed_contradicted: On which they contradict each other in the number killed.
        historical: That are told as background only.
        reviewed: That a reviewer has decided anything about.
        first: Last day known of the earliest; none where none is dated.
        last: Last day known of the latest.
    """

    incidents: int = 0
    killed: TollSum = field(default_factory=TollSum)
    injured: TollSum = field(default_factory=TollSum)
    undated: int = 0
    unplaced: int = 0
    coarse: int = 0
    one_source: int = 0
    claimed: int = 0
    contradicted: int = 0
    killed_contradicted: int = 0
    historical: int = 0
    reviewed: int = 0
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCount:
    """Incidents of one value.

    Attributes:
        value: The value; none where it is not known.
        incidents: Number of incidents.
        killed: As in `Sum`.
    """

    value: str | None
    incidents: int
    killed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """How many incidents each choice would find.

    Attributes:
        total: All that meet every condition.
        by: Values by facet, the most frequent first, years and months in order of time. Each facet leaves the
            condition on itself out, so that it shows what else could be chosen. An incident with several modes, or
            parties of several countries, counts once under each. Incidents whose time is wider than the month or the
            year, or not known, are under no month or year.
    """

    total: Sum
    by: Mapping[FacetName, tuple[FacetCount, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineBucket:
    """Incidents of one day, week, month, quarter or year.

    Attributes:
        first: First day (ISO); weeks begin on Mondays.
        last: Last day, included.
        incidents: Number of incidents.
        killed: As in `Sum`.
        quads: Number of incidents by quad category.
        toll: Killed, from lowest to highest.
    """

    first: str
    last: str
    incidents: int
    killed: int
    quads: Mapping[str, int]
    toll: TollSum


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Incidents in time, each in the bucket of its last day known.

    Attributes:
        unit: Width of a bucket.
        buckets: Those with incidents, the earliest first.
        wider: Incidents that are known only to lie in an interval wider than a bucket, or open at an end: they stand
            in no bucket.
        undated: Incidents of which no day is known.
    """

    unit: TimeUnit
    buckets: tuple[TimelineBucket, ...]
    wider: Sum = field(default_factory=Sum)
    undated: Sum = field(default_factory=Sum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Incidents whose places lie in one cell of the map's grid.

    Attributes:
        latitude: Of their centre of mass, in degrees north.
        longitude: Of their centre of mass, in degrees east.
        incidents: Number of incidents.
        killed: As in `Sum`.
        quads: Number of incidents by quad category.
        box: What their places lie in.
        name: Of the place, where it is one only.
        precision: How narrowly their places are known, where it is the same of all.
        incident_id: The incident, where it is one only.
    """

    latitude: float
    longitude: float
    incidents: int
    killed: int
    quads: Mapping[str, int]
    box: Box
    name: str | None = None
    precision: str | None = None
    incident_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WideArea:
    """Incidents of which only the division, the country or a region is known: to be drawn as an area, not as a point.

    Attributes:
        name: Of the place.
        precision: ``admin1``, ``country`` or ``region``.
        country: Of the place.
        admin1: Of the place.
        latitude: Of its middle, in degrees north.
        longitude: Of its middle, in degrees east.
        radius_km: As in `NOMINAL_RADIUS_KM`.
        incidents: Number of incidents.
        killed: As in `Sum`.
        quads: Number of incidents by quad category.
        incident_id: The incident, where it is one only.
    """

    name: str
    precision: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    radius_km: float
    incidents: int
    killed: int
    quads: Mapping[str, int]
    incident_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clusters:
    """Incidents on the map.

    Attributes:
        cell_degrees: Edge of a cell, in degrees.
        clusters: The most numerous first.
        areas: Incidents that no cluster holds since their place is wide; the most numerous first.
        unplaced: Incidents without coordinates; always none where a box is asked for.
    """

    cell_degrees: float
    clusters: tuple[Cluster, ...]
    areas: tuple[WideArea, ...]
    unplaced: Sum = field(default_factory=Sum)


@dataclass(frozen=True, slots=True, kw_only=True)
class DyadSide:
    """One side of a dyad.

    Attributes:
        country: Its country; none where unknown.
        label: What it is called; none in totals by country.
        id: Identifier in the actor register; none where it has none, and in totals by country.
    """

    country: str | None
    label: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyad:
    """Who against whom.

    Attributes:
        actor: Who; either side where mutual.
        recipient: Whom.
        mutual: Whether the incidents have no recipient, and both sides are actors of them.
        incidents: Number of incidents.
        killed: As in `Sum`; of all sides, since an incident counts as a whole.
        first: Last day known of the earliest; none where none is dated.
        last: Last day known of the latest.
        toll: Killed, from lowest to highest; of all sides too.
        quads: Number of incidents by quad category.
        key: What `IncidentSelection.dyads` calls it.
    """

    actor: DyadSide
    recipient: DyadSide
    mutual: bool
    incidents: int
    killed: int
    first: str | None
    last: str | None
    toll: TollSum = field(default_factory=TollSum)
    quads: Mapping[str, int] = field(default_factory=dict)
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DyadTimeline:
    """A dyad with its incidents in time.

    Attributes:
        dyad: Who against whom.
        timeline: Its incidents, as `Totals.timeline` puts those of this dyad alone.
    """

    dyad: Dyad
    timeline: Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTotal:
    """Incidents of one country or first-order division.

    Attributes:
        country: None where unknown.
        admin1: None where unknown, and in totals by country.
        incidents: Number of incidents.
        killed: As in `Sum`.
        first: Last day known of the earliest; none where none is dated.
        last: Last day known of the latest.
        toll: The numbers killed that are told.
    """

    country: str | None
    admin1: str | None
    incidents: int
    killed: int
    first: str | None
    last: str | None
    toll: TollSum = field(default_factory=TollSum)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyTotal:
    """Incidents of one party of the actor register.

    Attributes:
        id: Its identifier there.
        label: What it is called.
        country: Its country; none where unknown.
        incidents: Number of incidents that it is an actor or a recipient of.
    """

    id: str
    label: str
    country: str | None
    incidents: int


class Totals(Protocol):
    """Counts over current incidents, exact, and quick under any conditions.

    They are counted over columns held in memory, which are read once a process and then brought up to date by what has
    changed: the first total of a process takes seconds in a store of some hundred thousand incidents.
    """

    def sum(self, selection: IncidentSelection | None = None) -> Sum:
        """All that are selected."""
        ...

    def coverage(self, selection: IncidentSelection | None = None) -> Coverage:
        """How much is known of all that are selected, and how much is not."""
        ...

    def counts(self, selection: IncidentSelection | None = None, *, by: FacetName) -> tuple[FacetCount, ...]:
        """Incidents by value of one facet under all conditions, the most frequent first.

        Raises:
            SettingsError: There is no such facet, or it is one of time.
        """
        ...

    def facets(
        self, selection: IncidentSelection | None = None, *, names: Collection[FacetName] = get_args(FacetName)
    ) -> Facets:
        """How many incidents each further choice would find.

        Args:
            selection: Conditions.
            names: Facets that are counted; all of them unless told.
        """
        ...

    def timeline(self, selection: IncidentSelection | None = None, *, unit: TimeUnit = "month") -> Timeline:
        """Incidents in time.

        Args:
            selection: Conditions.
            unit: Width of a bucket.

        Raises:
            SettingsError: There is no such unit.
        """
        ...

    def clusters(
        self, selection: IncidentSelection | None = None, *, box: Box | None = None, cell_degrees: float = 1.0
    ) -> Clusters:
        """Incidents on the map.

        Args:
            selection: Conditions.
            box: The part of the map that is looked at; all of it where none is given.
            cell_degrees: Edge of a cell, in degrees, above 0 and up to 90.

        Raises:
            SettingsError: No grid has such cells.
        """
        ...

    def dyads(
        self, selection: IncidentSelection | None = None, *, by: PartyLevel = "country", limit: int = 100
    ) -> tuple[Dyad, ...]:
        """Who against whom, the most frequent first.

        Where nobody is a recipient, actors face each other; but not two of one state, such as its government and its
        army, in an incident in which actors of another country stand too.

        Args:
            selection: Conditions.
            by: Whether sides are countries, or parties by register identifier, else by label with country.
            limit: Most dyads.

        Raises:
            SettingsError: There is no such level.
        """
        ...

    def dyad_timelines(
        self, selection: IncidentSelection | None = None, *, dyads: Sequence[Dyad], unit: TimeUnit = "month"
    ) -> tuple[DyadTimeline, ...]:
        """Some dyads in time, all read at once.

        Args:
            selection: Conditions.
            dyads: Those that are asked for, all of one level, in the order of the answer.
            unit: Width of a bucket.

        Raises:
            SettingsError: There is no such unit, or the dyads are of both levels.
        """
        ...

    def parties(self, selection: IncidentSelection | None = None, *, limit: int = 100) -> tuple[PartyTotal, ...]:
        """Incidents by party of the actor register, the most frequent first.

        Args:
            selection: Conditions.
            limit: Most parties.
        """
        ...

    def places(
        self, selection: IncidentSelection | None = None, *, by: PlaceLevel = "country"
    ) -> tuple[PlaceTotal, ...]:
        """Incidents by place, the most frequent first.

        Args:
            selection: Conditions.
            by: Whether by country, or by division within it.

        Raises:
            SettingsError: There is no such level.
        """
        ...
