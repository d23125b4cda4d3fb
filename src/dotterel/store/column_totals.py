"""Totals counted over the columns in memory."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from dotterel.model import SettingsError
from dotterel.store.column_cache import ColumnCache
from dotterel.store.dyad_keys import DyadKey, SideKey
from dotterel.store.incident_columns import IncidentColumns, Ints, Mask, TollColumns
from dotterel.store.incident_selections import IncidentSelection
from dotterel.store.selections import Box
from dotterel.store.totals import (
    NOMINAL_RADIUS_KM,
    Cluster,
    Clusters,
    Coverage,
    Dyad,
    DyadSide,
    DyadTimeline,
    FacetCount,
    FacetName,
    Facets,
    PartyLevel,
    PartyTotal,
    PlaceLevel,
    PlaceTotal,
    Sum,
    Timeline,
    TimelineBucket,
    TimeUnit,
    TollSum,
    WideArea,
)

_UNIT_DAYS: dict[str, int] = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
_LAST_ORDINAL = date.max.toordinal()
_EPOCH = date(1970, 1, 1).toordinal()
"""Where numpy counts days from."""
_FACETS: tuple[tuple[FacetName, str], ...] = (
    ("type", "types"),
    ("quad", "quads"),
    ("standing", "standings"),
    ("country", "countries"),
)
_PAIR_FACETS: Mapping[FacetName, tuple[str, str]] = {
    "mode": ("modes", "mode_pairs"),
    "party": ("parties", "country_pairs"),
}
"""Condition of each, and the pairs of rows and values that it counts."""
_TIME_FACETS: Mapping[Literal["year", "month"], int] = {"year": 4, "month": 7}
"""Letters of a day that name them."""
_MOST_KEYS = 4_000_000
"""Up to here groups are found by counting, in some tens of megabytes."""
_MOST_MAPS, _MOST_CLUSTERS = 4, 10_000
"""Maps that are kept until an incident changes, some megabytes each, and how much each may hold."""


class ColumnTotals:
    """As `Totals`."""

    def __init__(self, connection: Connection, cache: ColumnCache) -> None:
        """Args: a connection within its transaction; the columns of its store."""
        self._connection = connection
        self._cache = cache

    def sum(self, selection: IncidentSelection | None = None) -> Sum:
        """As in `Totals`."""
        columns, mask = self._selected(selection)
        return _sum(columns, mask)

    def coverage(self, selection: IncidentSelection | None = None) -> Coverage:
        """As in `Totals`."""
        columns, mask = self._selected(selection)
        words = columns.vocabularies.words
        rows = np.flatnonzero(mask)

        def number(holds: NDArray[Any]) -> int:
            return int(np.count_nonzero(holds))

        def column(name: str) -> NDArray[Any]:
            values: NDArray[Any] = columns.column(name)[rows]
            return values

        days = columns.told_days[rows]
        days = days[days >= 0]
        return Coverage(
            incidents=len(rows),
            killed=_toll_sum(columns.killed_toll, rows),
            injured=_toll_sum(columns.injured_toll, rows),
            undated=number(~columns.is_dated[rows]),
            unplaced=number(column("place_country") < 0),
            coarse=number(columns.is_wide[rows]),
            one_source=number(column("sources") <= 1),
            claimed=number(np.isin(column("standing"), words.known(["claimed"]))),
            contradicted=number(column("contradicted")),
            killed_contradicted=number(column("killed_contradicted")),
            historical=number(column("historical")),
            reviewed=number(column("decisions") > 0),
            first=columns.days[int(days.min())] if len(days) else None,
            last=columns.days[int(days.max())] if len(days) else None,
        )

    def counts(self, selection: IncidentSelection | None = None, *, by: FacetName) -> tuple[FacetCount, ...]:
        """As in `Totals`."""
        _check("facet", by, (*(facet for facet, _ in _FACETS), *_PAIR_FACETS))
        columns, mask = self._selected(selection)
        if by in _PAIR_FACETS:
            rows, codes = getattr(columns, _PAIR_FACETS[by][1])
            told = mask[rows]
            return _counts(columns, codes[told], rows[told])
        rows = np.flatnonzero(mask)
        return _counts(columns, columns.column("place_country" if by == "country" else by)[rows], rows)

    def facets(
        self, selection: IncidentSelection | None = None, *, names: Collection[FacetName] = get_args(FacetName)
    ) -> Facets:
        """As in `Totals`."""
        wanted = selection or IncidentSelection()
        columns = self._cache.columns(self._connection)
        words = self._cache.with_words(self._connection, columns, wanted)
        whole = columns.matching(wanted, with_words=words)
        all_rows = np.flatnonzero(whole)

        def leaves_out_none(without: Sequence[str]) -> bool:
            return not any(getattr(wanted, name) for name in without)

        def mask(*without: str) -> Mask:
            return whole if leaves_out_none(without) else columns.matching(wanted, with_words=words, without=without)

        def chosen(*without: str) -> Ints:
            return all_rows if leaves_out_none(without) else np.flatnonzero(mask(*without))

        by: dict[FacetName, tuple[FacetCount, ...]] = {}
        for facet, condition in _FACETS:
            if facet in names:
                rows = chosen(condition)
                codes = columns.column("place_country" if facet == "country" else facet)[rows]
                by[facet] = _counts(columns, codes, rows)
        for facet, (condition, pairs) in _PAIR_FACETS.items():
            if facet in names:
                rows, codes = getattr(columns, pairs)
                told = mask(condition)[rows]
                by[facet] = _counts(columns, codes[told], rows[told])
        for unit, length in _TIME_FACETS.items():
            if unit in names:
                by[unit] = _counts_in_time(columns, chosen("first", "last"), unit, length=length)
        return Facets(total=_sum_of(columns, all_rows), by=by)

    def timeline(self, selection: IncidentSelection | None = None, *, unit: TimeUnit = "month") -> Timeline:
        """As in `Totals`."""
        _check("unit of time", unit, get_args(TimeUnit))
        return _timeline(*self._selected(selection), unit)

    def clusters(
        self, selection: IncidentSelection | None = None, *, box: Box | None = None, cell_degrees: float = 1.0
    ) -> Clusters:
        """As in `Totals`."""
        if not 0 < cell_degrees <= 90:
            raise SettingsError(f"a grid has no cells of {cell_degrees:g} degrees", "Give a number up to 90.")
        wanted = selection or IncidentSelection()
        columns, mask = self._selected(wanted)
        key = (wanted, box, cell_degrees)
        found = columns.clusters.get(key)
        if found is not None:
            return found
        if box is not None:
            mask = mask & columns.within(box.south, box.north, box.spans)
        is_placed = columns.is_placed
        found = Clusters(
            cell_degrees=cell_degrees,
            clusters=self._clusters(columns, np.flatnonzero(mask & is_placed & ~columns.is_wide), cell_degrees),
            areas=self._areas(columns, np.flatnonzero(mask & is_placed & columns.is_wide)),
            unplaced=_sum(columns, mask & ~is_placed),
        )
        # What words find may differ from one transaction to the next.
        if not wanted.words and len(found.clusters) + len(found.areas) <= _MOST_CLUSTERS:
            if len(columns.clusters) >= _MOST_MAPS:
                columns.clusters = {}  # in one step: several threads may ask
            columns.clusters[key] = found
        return found

    def dyads(
        self, selection: IncidentSelection | None = None, *, by: PartyLevel = "country", limit: int = 100
    ) -> tuple[Dyad, ...]:
        """As in `Totals`."""
        _check("level of parties", by, get_args(PartyLevel))
        columns, mask = self._selected(selection)
        dyads = columns.country_dyads if by == "country" else columns.party_dyads
        told = mask[dyads.rows]
        which, rows = dyads.which[told], dyads.rows[told]
        incidents = np.bincount(which, minlength=len(dyads.actors))
        best = _most(incidents, limit)
        first, last = _ends(columns, which, rows, best, len(incidents))
        is_best = np.zeros(len(incidents), np.bool_)
        is_best[best] = True
        shown = is_best[which]
        which, rows = which[shown], rows[shown]
        tolls = _toll_sums(columns.killed_toll, which, rows, len(incidents))
        place = np.zeros(len(incidents), np.int64)
        place[best] = np.arange(len(best))
        quads = _quads(columns, place[which], rows)
        found = []
        for position, one in enumerate(best):
            actor, recipient = (_side(columns, int(sides[one]), by) for sides in (dyads.actors, dyads.recipients))
            key = DyadKey(actor=_key(actor), recipient=_key(recipient), mutual=bool(dyads.mutual[one]))
            toll = tolls(one)
            found.append(
                Dyad(
                    actor=actor,
                    recipient=recipient,
                    mutual=key.mutual,
                    incidents=int(incidents[one]),
                    killed=toll.best,
                    first=first[one],
                    last=last[one],
                    toll=toll,
                    quads=quads[position],
                    key=str(key),
                )
            )
        return tuple(found)

    def dyad_timelines(
        self, selection: IncidentSelection | None = None, *, dyads: Sequence[Dyad], unit: TimeUnit = "month"
    ) -> tuple[DyadTimeline, ...]:
        """As in `Totals`."""
        _check("unit of time", unit, get_args(TimeUnit))
        columns, mask = self._selected(selection)
        keys = [DyadKey.parse(one.key) for one in dyads]
        if len({key.actor.is_party for key in keys}) > 1:
            raise SettingsError("dyads of countries and of parties were asked for together", "Ask for each by itself.")
        pairs, places = columns.places_of_dyads(keys)
        place = places[pairs.which]
        is_asked = (place >= 0) & mask[pairs.rows]
        place, rows = place[is_asked], pairs.rows[is_asked]
        found = _in_time(columns, np.unique(rows), unit)
        # Where each incident stands: in a bucket, or behind them all as one that is wider, or undated.
        stands = np.zeros(len(columns), np.int64)
        size = len(found.starts) + 2
        stands[found.rows], stands[found.wider], stands[found.undated] = found.buckets, size - 2, size - 1
        which = place * size + stands[rows]
        lines = _Buckets.of(columns, which, rows, len(keys) * size)
        starts, ends = found.starts, _last_days(found.starts, unit)
        return tuple(
            DyadTimeline(
                dyad=one,
                timeline=Timeline(
                    unit=unit,
                    buckets=lines.buckets(starts, ends, number * size),
                    wider=lines.sum(number * size + size - 2),
                    undated=lines.sum(number * size + size - 1),
                ),
            )
            for number, one in enumerate(dyads)
        )

    def parties(self, selection: IncidentSelection | None = None, *, limit: int = 100) -> tuple[PartyTotal, ...]:
        """As in `Totals`."""
        columns, mask = self._selected(selection)
        rows, parties = columns.register_pairs
        words = columns.vocabularies
        incidents = np.bincount(parties[mask[rows]], minlength=1)
        return tuple(
            PartyTotal(
                id=words.parties.values[one][0] or "",
                label=words.labels[one],
                country=words.party_countries[one],
                incidents=int(incidents[one]),
            )
            for one in _most(incidents, limit)
        )

    def places(
        self, selection: IncidentSelection | None = None, *, by: PlaceLevel = "country"
    ) -> tuple[PlaceTotal, ...]:
        """As in `Totals`."""
        _check("level of places", by, get_args(PlaceLevel))
        columns, mask = self._selected(selection)
        rows = np.flatnonzero(mask)
        size = len(columns.vocabularies.words.values) + 1
        keys = (columns.column("place_country")[rows].astype(np.int64) + 1) * size
        if by == "admin1":
            keys += columns.column("place_admin1")[rows] + 1
        found, which = np.unique(keys, return_inverse=True)
        incidents = np.bincount(which, minlength=len(found))
        tolls = _toll_sums(columns.killed_toll, which, rows, len(found))
        best = _most(incidents, len(found))
        first, last = _ends(columns, which, rows, best, len(found))
        word = columns.vocabularies.words.value
        return tuple(
            PlaceTotal(
                country=word(int(found[one] // size) - 1),
                admin1=word(int(found[one] % size) - 1),
                incidents=int(incidents[one]),
                killed=(toll := tolls(one)).best,
                first=first[one],
                last=last[one],
                toll=toll,
            )
            for one in best
        )

    def _selected(self, selection: IncidentSelection | None) -> tuple[IncidentColumns, Mask]:
        return self._cache.selected(self._connection, selection or IncidentSelection())

    def _clusters(self, columns: IncidentColumns, rows: Ints, cell_degrees: float) -> tuple[Cluster, ...]:
        latitudes, longitudes = columns.column("latitude")[rows], columns.column("longitude")[rows]
        across = int(360 / cell_degrees) + 2
        cells = np.floor((latitudes + 90) / cell_degrees).astype(np.int64) * across
        cells += np.floor((longitudes + 180) / cell_degrees).astype(np.int64)
        _, which, number = _grouped(cells)
        first = np.zeros(len(number), np.int64)
        first[which[::-1]] = np.arange(len(rows))[::-1]
        killed = np.bincount(which, weights=columns.killed[rows], minlength=len(number))
        north = np.bincount(which, weights=latitudes, minlength=len(number)) / number
        east = np.bincount(which, weights=longitudes, minlength=len(number)) / number
        names, precisions = (columns.column(column)[rows] for column in ("place_name", "place_precision"))
        (south_edge, north_edge), (west_edge, east_edge), (one_name, other_name), (narrowest, widest) = (
            _least_and_greatest(values, which, len(number)) for values in (latitudes, longitudes, names, precisions)
        )
        quads = _quads(columns, which, rows)
        word = columns.vocabularies.words.value
        order = np.array(_most(number, len(number)), np.int64)
        # Lists are taken from each array as a whole: one number at a time takes several times as long.
        alike = np.stack(
            [
                np.where(least == greatest, least, -1)
                for least, greatest in ((one_name, other_name), (narrowest, widest))
            ],
            axis=1,
        )[order].tolist()
        edges = np.stack((south_edge, west_edge, north_edge, east_edge), axis=1)[order].tolist()
        middles = np.stack((north, east), axis=1)[order].tolist()
        ids = columns.column("incident_id")[rows[first[order]]].tolist()
        return tuple(
            Cluster(
                latitude=round(latitude, 6),
                longitude=round(longitude, 6),
                incidents=incidents,
                killed=dead,
                quads=quads[one],
                box=Box(south=box[0], west=box[1], north=box[2], east=box[3]),
                name=word(name),
                precision=word(precision),
                incident_id=incident_id if incidents == 1 else None,
            )
            for one, incidents, dead, box, (latitude, longitude), (name, precision), incident_id in zip(
                order,
                number[order].tolist(),
                killed[order].astype(np.int64).tolist(),
                edges,
                middles,
                alike,
                ids,
                strict=True,
            )
        )

    def _areas(self, columns: IncidentColumns, rows: Ints) -> tuple[WideArea, ...]:
        if not len(rows):
            return ()
        _, which, number = _grouped(columns.wide_places[rows])
        first = np.zeros(len(number), np.int64)
        first[which[::-1]] = np.arange(len(rows))[::-1]
        killed = np.bincount(which, weights=columns.killed[rows], minlength=len(number))
        quads = _quads(columns, which, rows)
        word = columns.vocabularies.words.value
        order = np.array(_most(number, len(number)), np.int64)
        some = rows[first[order]]
        told = [
            columns.column(column)[some].tolist()
            for column in (
                "place_precision",
                "place_name",
                "place_country",
                "place_admin1",
                "latitude",
                "longitude",
                "incident_id",
            )
        ]
        areas = []
        for one, incidents, dead, precision, name, country, admin1, latitude, longitude, incident_id in zip(
            order.tolist(), number[order].tolist(), killed[order].astype(np.int64).tolist(), *told, strict=True
        ):
            width = word(precision) or ""
            areas.append(
                WideArea(
                    name=word(name) or "",
                    precision=width,
                    country=word(country),
                    admin1=word(admin1),
                    latitude=latitude,
                    longitude=longitude,
                    radius_km=NOMINAL_RADIUS_KM[width or "region"],
                    incidents=incidents,
                    killed=dead,
                    quads=quads[one],
                    incident_id=incident_id if incidents == 1 else None,
                )
            )
        return tuple(areas)


def _check(what: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise SettingsError(f"there is no {what} called {value!r:.40}", f"Known: {', '.join(known)}.")


def _sum(columns: IncidentColumns, mask: Mask) -> Sum:
    return _sum_of(columns, np.flatnonzero(mask))


def _sum_of(columns: IncidentColumns, rows: Ints) -> Sum:
    return Sum(incidents=len(rows), killed=int(columns.killed[rows].sum()))


def _toll_sum(toll: TollColumns, rows: Ints) -> TollSum:
    return TollSum(
        told=int(toll.told[rows].sum()),
        low=int(toll.low[rows].sum()),
        best=int(toll.best[rows].sum()),
        high=int(toll.high[rows].sum()),
        open=int(toll.is_open[rows].sum()),
    )


def _toll_sums(toll: TollColumns, which: Ints, rows: Ints, size: int) -> Callable[[int], TollSum]:
    """By the group that each row is in."""
    told, low, best, high, is_open = (
        np.bincount(which, weights=column[rows], minlength=size)
        for column in (toll.told, toll.low, toll.best, toll.high, toll.is_open)
    )
    return lambda one: TollSum(
        told=int(told[one]), low=int(low[one]), best=int(best[one]), high=int(high[one]), open=int(is_open[one])
    )


def _counts(columns: IncidentColumns, codes: NDArray[Any], rows: Ints) -> tuple[FacetCount, ...]:
    """Counts by word, the most frequent first."""
    size = len(columns.vocabularies.words.values) + 1
    incidents = np.bincount(codes + 1, minlength=size)
    killed = np.bincount(codes + 1, weights=columns.killed[rows], minlength=size)
    found = [
        FacetCount(
            value=columns.vocabularies.words.value(int(one) - 1), incidents=int(incidents[one]), killed=int(killed[one])
        )
        for one in np.flatnonzero(incidents)
    ]
    return tuple(sorted(found, key=lambda one: (-one.incidents, one.value is None, one.value)))


def _quads(columns: IncidentColumns, which: NDArray[Any], rows: Ints) -> dict[int, dict[str, int]]:
    """Number of incidents by quad category, by the group that each row is in."""
    names, kinds = columns.quad_kinds
    numbers = np.bincount(which * len(names) + kinds[rows])
    found: dict[int, dict[str, int]] = {}
    keys = np.flatnonzero(numbers)
    groups, quads = np.divmod(keys, max(len(names), 1))
    for group, quad, number in zip(groups.tolist(), quads.tolist(), numbers[keys].tolist(), strict=True):
        if group in found:
            found[group][names[quad]] = number
        else:
            found[group] = {names[quad]: number}
    return found


def _grouped(keys: Ints) -> tuple[Ints, Ints, Ints]:
    """The different keys in rising order, the number of the one that each key is, and how many are each; from 0."""
    if keys.max(initial=0) > _MOST_KEYS:
        return np.unique(keys, return_inverse=True, return_counts=True)
    counted = np.bincount(keys)  # a tenth of the time that sorting takes
    found = np.flatnonzero(counted)
    place = np.zeros(len(counted), np.int64)
    place[found] = np.arange(len(found))
    return found, place[keys], counted[found]


def _least_and_greatest(values: NDArray[Any], which: Ints, size: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """By group; every group has a member."""
    least, greatest = np.zeros(size, values.dtype), np.zeros(size, values.dtype)
    least[which] = greatest[which] = values  # some member of each
    np.minimum.at(least, which, values)
    np.maximum.at(greatest, which, values)
    return least, greatest


@dataclass(frozen=True, slots=True)
class _InTime:
    """Incidents by bucket of time.

    Attributes:
        starts: First day of each bucket, as in `datetime.date.toordinal`, in rising order.
        rows: Of the incidents that are in one.
        buckets: Which one, by place in `starts`; as long as `rows`.
        wider: Rows of dated incidents that are in none.
        undated: Rows of the others.
    """

    starts: Ints
    rows: Ints
    buckets: Ints
    wider: Ints
    undated: Ints


def _in_time(columns: IncidentColumns, rows: Ints, unit: TimeUnit) -> _InTime:
    days = columns.told_days[rows]
    is_dated = columns.ordinals[days] > 0
    day = columns.vocabularies.words.known(["day"])
    is_day = np.isin(columns.column("date_precision")[rows], day)
    fits = is_dated & (is_day | (columns.widths[rows] <= _UNIT_DAYS[unit]))
    # Buckets are found for the days that there are, some thousand at most, then looked up.
    starts, buckets, _ = _grouped(_first_days(columns.ordinals, unit)[days[fits]])
    return _InTime(starts, rows[fits], buckets, rows[is_dated & ~fits], rows[~is_dated])


@dataclass(frozen=True, slots=True)
class _Buckets:
    """Incidents by group, each a bucket of some line of time.

    Attributes:
        incidents: Number of each.
        tolls: Killed in each.
        quads: Number of incidents of each by quad category.
    """

    incidents: Ints
    tolls: Callable[[int], TollSum]
    quads: dict[int, dict[str, int]]

    @classmethod
    def of(cls, columns: IncidentColumns, which: Ints, rows: Ints, size: int) -> "_Buckets":
        """Those that rows are in.

        Args:
            columns: Of all incidents.
            which: The group that each row is in, below `size`.
            rows: Of incidents; as long as `which`.
            size: Number of groups.
        """
        return cls(
            incidents=np.bincount(which, minlength=size),
            tolls=_toll_sums(columns.killed_toll, which, rows, size),
            quads=_quads(columns, which, rows),
        )

    def sum(self, group: int) -> Sum:
        """All of one group."""
        return Sum(incidents=int(self.incidents[group]), killed=self.tolls(group).best)

    def buckets(self, starts: Ints, ends: Ints, begin: int = 0) -> tuple[TimelineBucket, ...]:
        """Those with incidents of a line whose groups are numbered from `begin` on, by the ends of all its buckets."""
        there = np.flatnonzero(self.incidents[begin : begin + len(starts)])
        return tuple(
            TimelineBucket(
                first=date.fromordinal(first).isoformat(),
                last=date.fromordinal(last).isoformat(),
                incidents=int(self.incidents[group]),
                killed=(toll := self.tolls(group)).best,
                quads=self.quads[group],
                toll=toll,
            )
            for group, first, last in zip(
                (there + begin).tolist(), starts[there].tolist(), ends[there].tolist(), strict=True
            )
        )


def _timeline(columns: IncidentColumns, mask: Mask, unit: TimeUnit) -> Timeline:
    found = _in_time(columns, np.flatnonzero(mask), unit)
    line = _Buckets.of(columns, found.buckets, found.rows, len(found.starts))
    return Timeline(
        unit=unit,
        buckets=line.buckets(found.starts, _last_days(found.starts, unit)),
        wider=_sum_of(columns, found.wider),
        undated=_sum_of(columns, found.undated),
    )


def _counts_in_time(columns: IncidentColumns, rows: Ints, unit: TimeUnit, *, length: int) -> tuple[FacetCount, ...]:
    """Counts by bucket in order of time, each named by so many letters of its first day."""
    found = _in_time(columns, rows, unit)
    incidents = np.bincount(found.buckets, minlength=len(found.starts))
    killed = np.bincount(found.buckets, weights=columns.killed[found.rows], minlength=len(found.starts))
    return tuple(
        FacetCount(
            value=date.fromordinal(first).isoformat()[:length], incidents=int(incidents[one]), killed=int(killed[one])
        )
        for one, first in enumerate(found.starts.tolist())
    )


def _first_days(ordinals: Ints, unit: TimeUnit) -> Ints:
    """First day of the bucket that each day is in, as ordinals; what is no day becomes no day of use."""
    if unit == "day":
        return ordinals
    if unit == "week":  # the first day of the year 1 was a Monday
        return ordinals - (ordinals - 1) % 7
    return _ordinals_of(_calendar(ordinals, unit))


def _last_days(starts: Ints, unit: TimeUnit) -> Ints:
    """Last day of the buckets that begin on some days, as ordinals."""
    if unit == "day":
        return starts
    if unit == "week":
        return np.minimum(starts + 6, _LAST_ORDINAL)
    return _ordinals_of(_calendar(starts, unit) + (3 if unit == "quarter" else 1)) - 1


def _calendar(ordinals: Ints, unit: TimeUnit) -> NDArray[np.datetime64]:
    """Months or years that days are in; of a quarter its first month."""
    days = (ordinals - _EPOCH).astype("datetime64[D]")
    if unit == "year":
        return days.astype("datetime64[Y]")
    months: NDArray[np.datetime64] = days.astype("datetime64[M]")
    if unit == "quarter":
        months = (months.astype(np.int64) // 3 * 3).astype("datetime64[M]")
    return months


def _ordinals_of(times: NDArray[np.datetime64]) -> Ints:
    """First days of months or years."""
    return times.astype("datetime64[D]").astype(np.int64) + _EPOCH


def _most(numbers: NDArray[Any], limit: int) -> list[int]:
    """Places of the greatest numbers above 0, the greatest first, among equals the first."""
    there = np.flatnonzero(numbers)
    order = np.argsort(-numbers[there], kind="stable")[: max(limit, 0)]
    return [int(one) for one in there[order]]


def _ends(
    columns: IncidentColumns, which: Ints, rows: Ints, wanted: list[int], size: int
) -> tuple[dict[int, str | None], dict[int, str | None]]:
    """First and last of the last days known, of some of the groups that rows are in."""
    is_wanted = np.zeros(size, np.bool_)
    is_wanted[wanted] = True
    days = columns.told_days[rows]
    told = is_wanted[which] & (days >= 0)
    first = np.full(size, len(columns.days), np.int64)
    last = np.full(size, -1, np.int64)
    np.minimum.at(first, which[told], days[told])
    np.maximum.at(last, which[told], days[told])
    is_dated = {one: last[one] >= 0 for one in wanted}
    return (
        {one: columns.days[first[one]] if is_dated[one] else None for one in wanted},
        {one: columns.days[last[one]] if is_dated[one] else None for one in wanted},
    )


def _side(columns: IncidentColumns, code: int, by: PartyLevel) -> DyadSide:
    words = columns.vocabularies
    if by == "country":
        return DyadSide(country=words.words.value(code))
    return DyadSide(country=words.party_countries[code], label=words.labels[code], id=words.parties.values[code][0])


def _key(side: DyadSide) -> SideKey:
    return SideKey(country=side.country, id=side.id, label=side.label if side.id is None else None)
