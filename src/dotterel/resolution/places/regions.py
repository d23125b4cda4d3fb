"""Conflict regions, seas, rivers, lines, crossings, camps, and towns that made news: our own table, `regions.csv`."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from dotterel.resolution.places.folding import fold

SETTLED = frozenset(("town", "quarter"))
"""Kinds of our table that are settlements: those that wars made known and GeoNames' list of towns leaves out."""

ASSUMED_POPULATION = 15_000
"""Inhabitants that such a settlement is weighed with: their number is not known to us, and no report names a hamlet
without saying where it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A named place that is neither a settlement nor an administrative division, or is more often named than its
    division, or is a settlement that GeoNames' list of towns leaves out.

    Attributes:
        slug: Stable identifier, made from the name.
        name: Usual English name.
        aliases: Other names.
        kind: ``region``, ``disputed``, ``sea``, ``strait``, ``river``, ``border``, ``crossing``, ``camp``, ``base`` and
        the like; ``town`` and ``quarter`` for settlements.
        country: ISO 3166 alpha-3 code; none where it lies in several, or where its belonging is disputed at sea.
        latitude: Degrees north of its middle.
        longitude: Degrees east of its middle.
        radius_km: Rough radius, in kilometres.
        note: What a reader should know, such as who disputes it.
    """

    slug: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    country: str | None
    latitude: float
    longitude: float
    radius_km: float
    note: str


def regions() -> tuple[Region, ...]:
    """All regions of the shipped table, in its order."""
    table = files("dotterel.resolution.places").joinpath("regions.csv").read_text(encoding="utf-8")
    return tuple(read_regions(table.splitlines()))


def read_regions(lines: Iterable[str]) -> Iterable[Region]:
    """The regions of a table with the columns of `regions.csv`, header first."""
    for row in csv.DictReader(lines):
        yield Region(
            slug=fold(row["name"]).replace(" ", "-"),
            name=row["name"],
            aliases=tuple(filter(None, row["aliases"].split("|"))),
            kind=row["kind"],
            country=row["iso3"] or None,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            radius_km=float(row["radius_km"]),
            note=row["note"],
        )
