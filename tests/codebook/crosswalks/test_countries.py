"""Country codes of other data sets."""

import pytest

from dotterel.codebook.crosswalks import country_codes, is_country
from dotterel.codebook.crosswalks.tables import rows_of
from dotterel.resolution.places.countries import country_names

ROWS = list(rows_of("countries.csv"))


def test_the_countries_are_those_of_the_gazetteer() -> None:
    """No country that an event can have is without its line, and both tables call it the same."""
    assert {row["iso3"]: row["name"] for row in ROWS} == dict(country_names())


@pytest.mark.parametrize("column", ["number", "cow", "gw", "fips"])
def test_no_two_countries_share_a_code(column: str) -> None:
    """A code means one country."""
    codes = [row[column] for row in ROWS if row[column]]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("iso3", "number", "cow", "gw", "fips", "region"),
    [
        ("AFG", "004", 700, 700, "AF", "Asia"),
        ("AUS", "036", 900, 900, "AS", "Asia"),
        ("DEU", "276", 255, 260, "GM", "Europe"),
        ("EGY", "818", 651, 651, "EG", "Middle East"),
        ("KOS", None, 347, 347, "KV", "Europe"),
        ("NER", "562", 436, 436, "NG", "Africa"),
        ("SRB", "688", 345, 340, "RI", "Europe"),
        ("SSD", "728", 626, 626, "OD", "Africa"),
        ("UKR", "804", 369, 369, "UP", "Europe"),
        ("USA", "840", 2, 2, "US", "Americas"),
        ("YEM", "887", 679, 678, "YM", "Middle East"),
        ("PSE", "275", None, None, None, None),
        ("GRL", "304", None, None, "GL", None),
    ],
)
def test_codes_of_a_country(
    iso3: str, number: str | None, cow: int | None, gw: int | None, fips: str | None, region: str | None
) -> None:
    """Where the lists differ, each has its own; where a list does not know a country, there is none."""
    codes = country_codes(iso3)
    assert (codes.number, codes.cow, codes.gw, codes.fips, codes.ucdp_region) == (number, cow, gw, fips, region)


@pytest.mark.parametrize("code", ["UNO", "IMG", "XXX", "", None])
def test_what_is_no_country_has_no_codes(code: str | None) -> None:
    """An international body is no state."""
    assert not is_country(code)
    assert country_codes(code).cow is None
    assert country_codes(code).ucdp_region is None
