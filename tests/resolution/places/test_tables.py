"""Tests of the shipped tables `countries.csv` and `regions.csv`, through their readers."""

from collections import Counter

from dotterel.resolution.places.countries import Country, countries, countries_of_adjectives, country_names
from dotterel.resolution.places.folding import fold
from dotterel.resolution.places.regions import Region, regions


def test_codes_are_unique() -> None:
    """Every country has codes of its own."""
    assert max(Counter(country.iso3 for country in countries()).values()) == 1
    assert max(Counter(country.iso2 for country in countries()).values()) == 1


def test_coordinates_are_on_the_globe() -> None:
    """No row has its columns shifted or its degrees swapped off the globe."""
    rows: list[Country | Region] = [*countries(), *regions()]
    for row in rows:
        assert -90 <= row.latitude <= 90, row.name
        assert -180 <= row.longitude <= 180, row.name


def test_adjectives() -> None:
    """Adjectives, plurals and peoples give their countries, and a shared one gives all of them."""
    adjectives = countries_of_adjectives()
    assert adjectives["armenians"] == ("ARM",)
    assert set(adjectives["congolese"]) == {"COD", "COG"}


def test_regions_are_named_once() -> None:
    """No two regions share a slug, so their identifiers are stable and unique."""
    counted = Counter(region.slug for region in regions())
    assert [slug for slug, times in counted.items() if times > 1] == []


def test_no_alias_names_two_regions() -> None:
    """A name of one region is not another name of a second one."""
    owners: dict[str, set[str]] = {}
    for region in regions():
        for name in (region.name, *region.aliases):
            owners.setdefault(fold(name), set()).add(region.slug)
    assert {name: slugs for name, slugs in owners.items() if len(slugs) > 1} == {}


def test_countries_of_regions_are_known() -> None:
    """Every region's country is one of the table, and every region has an extent."""
    unknown = [region.name for region in regions() if region.country not in (None, *country_names())]
    assert unknown == []
    assert all(region.radius_km > 0 for region in regions())
