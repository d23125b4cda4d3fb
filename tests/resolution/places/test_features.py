"""Tests of `dotterel.resolution.places.features`: our own table of what is taken in."""

import pytest

from dotterel.resolution.places.features import CLASSES, features
from dotterel.resolution.places.schema import KINDS


def test_table_is_well_formed() -> None:
    """Every code has a class of GeoNames, a kind that we know, and a reach where that settles the precision."""
    for code, feature in features().items():
        assert code.partition(".")[0] in CLASSES
        assert feature.kind in KINDS
        assert (feature.radius_km is not None) == (feature.kind in ("admin3", "landmark")), code
        assert feature.radius_km is None or feature.radius_km > 0


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("P.PPL", "settlement"),
        ("A.ADM1", "admin1"),
        ("A.ADM2", "admin2"),
        ("A.ADM4", "admin3"),
        ("S.CMPRF", "landmark"),
    ],
)
def test_kinds_of_common_features(code: str, kind: str) -> None:
    """Towns, divisions and camps become what the resolver expects of them."""
    assert features()[code].kind == kind


@pytest.mark.parametrize("code", ["S.SCH", "S.HTL", "U.SMU", "P.PPLH", "A.ADM1H", "."])
def test_left_out(code: str) -> None:
    """Schools, hotels, the floor of the sea, and what exists no more are left out."""
    assert code not in features()
