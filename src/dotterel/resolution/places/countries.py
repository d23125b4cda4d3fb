"""Countries with their names, the words for their people, and a middle point: our own table in `countries.csv`."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from dotterel.resolution.places.folding import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or dependent territory.

    Attributes:
        iso2: ISO 3166 alpha-2 code.
        iso3: ISO 3166 alpha-3 code (``KOS`` for Kosovo, which has none).
        name: Its usual English name.
        aliases: Other names, former ones included.
        adjectives: Adjectives and words for its people, in the singular.
        latitude: Degrees north of a point near its middle.
        longitude: Degrees east of a point near its middle.
    """

    iso2: str
    iso3: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    latitude: float
    longitude: float


@cache
def countries() -> tuple[Country, ...]:
    """All countries, in the order of the table."""
    table = files("dotterel.resolution.places").joinpath("countries.csv").read_text(encoding="utf-8")
    return tuple(
        Country(
            iso2=row["iso2"],
            iso3=row["iso3"],
            name=row["name"],
            aliases=tuple(filter(None, row["aliases"].split("|"))),
            adjectives=tuple(filter(None, row["adjectives"].split("|"))),
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
        )
        for row in csv.DictReader(table.splitlines())
    )


@cache
def countries_of_adjectives() -> Mapping[str, tuple[str, ...]]:
    """Folded adjective or word for a people, singular and plural, to the ISO 3166 alpha-3 codes it can mean."""
    codes: dict[str, tuple[str, ...]] = {}
    for country in countries():
        for adjective in country.adjectives:
            folded = fold(adjective)
            for form in (folded, folded + "s"):
                codes[form] = (*codes.get(form, ()), country.iso3)
    return MappingProxyType(codes)


@cache
def country_names() -> Mapping[str, str]:
    """ISO 3166 alpha-3 code to the usual English name."""
    return MappingProxyType({country.iso3: country.name for country in countries()})
