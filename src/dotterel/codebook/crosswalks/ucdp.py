"""UCDP's codes: type of violence by the sides, precision of place and of time.

Source: the codebook of UCDP GED. Its identifiers of conflicts, dyads and actors are its own and cannot be known here.
"""

from collections.abc import Mapping
from types import MappingProxyType

from dotterel.codebook.crosswalks.sectors import Side
from dotterel.model import PlacePrecision

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
_ORGANISED = frozenset({"state", "armed"})

_WHERE: Mapping[PlacePrecision, int] = MappingProxyType(
    {"exact": 1, "city": 1, "district": 3, "admin1": 4, "country": 6}
)
_NEAR_A_POINT = 2
_LARGE_FEATURE = 5
_DATE = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))


def type_of_violence(first: Side | None, second: Side | None) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided; none where the sides do not settle it.

    Armed people whose organisation is not told are no organised actor in UCDP's sense, and do not settle it.

    Args:
        first: Side of the party that acts, or of one of two that fight each other.
        second: Side of the other party.
    """
    sides = {first, second}
    if first in _ORGANISED and second == "civilian":
        return ONE_SIDED
    if sides <= _ORGANISED:
        return STATE_BASED if "state" in sides else NON_STATE
    return None


def where_precision(precision: PlacePrecision | None, *, near: bool, country_known: bool) -> int | None:
    """UCDP's where_prec, 1 (exact) to 6 (country); none for what it has no number for.

    Args:
        precision: How narrow the place is.
        near: Whether the event was near the place rather than at it.
        country_known: Whether the place lies in one known country.
    """
    if precision == "region":
        return _LARGE_FEATURE if country_known else None
    if near and precision in ("exact", "city"):
        return _NEAR_A_POINT
    return _WHERE.get(precision) if precision else None


def date_precision(days: int) -> int | None:
    """UCDP's date_prec: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 up to a year; none beyond.

    Args:
        days: Length of the interval, both ends included.
    """
    return next((code for longest, code in _DATE if 1 <= days <= longest), None)
