"""Sectors elsewhere, and UCDP's codes."""

import pytest

from dotterel.codebook import load_codebook
from dotterel.codebook.crosswalks import (
    SIDES,
    cameo_actor,
    date_precision,
    inter_of,
    sector_codes,
    side_of,
    state_of,
    type_of_violence,
    where_precision,
)
from dotterel.codebook.crosswalks.tables import rows_of
from dotterel.model import PlacePrecision


def test_every_sector_of_plover_is_there() -> None:
    """No party is without an answer, be it that there is none."""
    assert {row["sector"] for row in rows_of("sectors.csv")} == set(load_codebook().sector_codes)
    assert {row[use] for row in rows_of("sectors.csv") for use in ("acting", "targeted")} <= {"", *SIDES}


def test_a_minister_acts_for_the_state_and_is_attacked_as_a_civilian() -> None:
    """One word, two sides."""
    assert side_of("NER", ("GOV",), targeted=False) == "state"
    assert side_of("NER", ("GOV",), targeted=True) == "civilian"
    assert inter_of("NER", ("GOV",), targeted=True, place_country="NER") == 7


def test_the_first_telling_sector_decides() -> None:
    """A qualifier before it tells nothing."""
    assert side_of("NER", ("OPP", "REB"), targeted=False) == "armed"
    assert side_of("NER", ("UNK",), targeted=False) is None
    assert side_of("IMG", (), targeted=False) == "armed"


@pytest.mark.parametrize(("place", "inter"), [("NER", 1), ("MLI", 8), (None, None)])
def test_soldiers_abroad_are_external(place: str | None, inter: int | None) -> None:
    """And where the place is unknown, neither number is."""
    assert inter_of("NER", ("MIL",), targeted=False, place_country=place) == inter


def test_cameo_actor_codes() -> None:
    """Country and roles in CAMEO's letters; what it has no role for is passed over."""
    assert cameo_actor("NER", ("MED", "OPP")) == "NERHLHOPP"
    assert cameo_actor(None, ("PTY",)) == ""
    assert sector_codes("XYZ") is None


def test_only_states_have_state_numbers() -> None:
    """Neither the United Nations nor rebels fight as a state."""
    assert state_of("NER", ("MIL",), targeted=True) == "NER"
    assert state_of("UNO", ("MIL",), targeted=True) is None
    assert state_of("NER", ("REB",), targeted=True) is None


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("state", "armed", 1),
        ("armed", "state", 1),
        ("state", "state", 1),
        ("armed", "armed", 2),
        ("armed", "civilian", 3),
        ("state", "civilian", 3),
        ("irregular", "civilian", None),
        ("civilian", "civilian", None),
        ("civilian", "state", None),
        (None, "civilian", None),
        ("state", None, None),
    ],
)
def test_type_of_violence(first, second, code) -> None:  # type: ignore[no-untyped-def]
    """Only organised actors make UCDP's types; what is unknown makes none."""
    assert type_of_violence(first, second) == code


@pytest.mark.parametrize(
    ("precision", "near", "code"),
    [
        ("exact", False, 1),
        ("city", False, 1),
        ("city", True, 2),
        ("district", True, 3),
        ("admin1", False, 4),
        ("region", False, 5),
        ("country", False, 6),
        (None, False, None),
    ],
)
def test_where_precision(precision: PlacePrecision | None, near: bool, code: int | None) -> None:
    """UCDP's numbers for our words."""
    assert where_precision(precision, near=near, country_known=True) == code


def test_a_region_of_no_one_country_has_no_number() -> None:
    """It may be at sea or over several states."""
    assert where_precision("region", near=False, country_known=False) is None


@pytest.mark.parametrize(
    ("days", "code"), [(0, None), (1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (366, 5), (367, None)]
)
def test_date_precision(days: int, code: int | None) -> None:
    """By the length of the interval."""
    assert date_precision(days) == code
