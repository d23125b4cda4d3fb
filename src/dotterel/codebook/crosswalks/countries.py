"""Country codes of other data sets: ISO's numbers, Correlates of War, Gleditsch and Ward, and FIPS 10-4.

A state that a list does not know has no code there: dependencies are no states of Correlates of War, and FIPS 10-4,
withdrawn in 2008, has two codes for the Palestinian territories and none for the whole. The table is for the states of
today: Germany is 255 in Correlates of War and 260 with Gleditsch and Ward, Serbia 345 and 340, Yemen 679 and 678.

Sources: ISO 3166-1; the state list of Correlates of War (2016); Gleditsch and Ward's list of independent states and its
supplement of microstates; FIPS 10-4 with its later changes. Regions: the codebook of UCDP GED, by number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dotterel.codebook.crosswalks.tables import rows_of

_UCDP_REGIONS = ((2, 199, "Americas"), (200, 399, "Europe"), (400, 629, "Africa"), (630, 699, "Middle East"))
_UCDP_LAST_REGION = "Asia"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryCodes:
    """The codes of one country.

    Attributes:
        iso3: ISO 3166 alpha-3 code (``KOS`` for Kosovo, which has none).
        name: Its usual English name; none for what is no country.
        number: ISO 3166 numeric code, three digits with leading zeros; none for Kosovo.
        cow: State number of Correlates of War.
        gw: State number of Gleditsch and Ward, which UCDP uses.
        fips: FIPS 10-4 code, two letters, which GDELT uses for places.
    """

    iso3: str
    name: str | None = None
    number: str | None = None
    cow: int | None = None
    gw: int | None = None
    fips: str | None = None

    @property
    def ucdp_region(self) -> str | None:
        """UCDP's region of the world; none for what is no state of Gleditsch and Ward."""
        if self.gw is None:
            return None
        return next((name for low, high, name in _UCDP_REGIONS if low <= self.gw <= high), _UCDP_LAST_REGION)


def country_codes(iso3: str | None) -> CountryCodes:
    """The codes of a country; without any for what is none, such as ``UNO`` or an unknown country."""
    return _by_iso3().get(iso3 or "", CountryCodes(iso3=iso3 or ""))


def is_country(iso3: str | None) -> bool:
    """Whether a code is that of a country or territory, and not of an international body."""
    return iso3 in _by_iso3()


def country_named(name: str) -> str | None:
    """The code of a country by its usual English name, in any case; none where there is none."""
    wanted = name.casefold()
    return next((one.iso3 for one in _by_iso3().values() if one.name and one.name.casefold() == wanted), None)


@cache
def _by_iso3() -> Mapping[str, CountryCodes]:
    return MappingProxyType(
        {
            row["iso3"]: CountryCodes(
                iso3=row["iso3"],
                name=row["name"],
                number=row["number"] or None,
                cow=int(row["cow"]) if row["cow"] else None,
                gw=int(row["gw"]) if row["gw"] else None,
                fips=row["fips"] or None,
            )
            for row in rows_of("countries.csv")
        }
    )
