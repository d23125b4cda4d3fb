"""Tests of `dotterel.resolution.places.scoring`."""

from dataclasses import replace
from time import perf_counter

import pytest

from dotterel.resolution.places import GazetteerEntry, MemoryGazetteer, NamedEntry
from dotterel.resolution.places.crowding import MOST_SHARED
from dotterel.resolution.places.scoring import Clues, contains, weigh

TOWN = GazetteerEntry(
    id="geonames:1", name="Tarka", kind="settlement", country="NER", admin1="Tahoua", latitude=14.6, longitude=7.9
)


def test_no_candidates() -> None:
    """Without candidates there is nothing to weigh."""
    assert weigh((), Clues()) == []


def test_shares_are_likelihoods(atlas: MemoryGazetteer) -> None:
    """The shares of candidates far from each other sum to 1."""
    weighed = weigh(atlas.find("alexandria"), Clues())
    assert sum(one.share for one in weighed) == pytest.approx(1.0)


def test_near_entries_share_their_likelihood() -> None:
    """A town and its division are not rivals: choosing either is hardly wrong."""
    division = replace(TOWN, id="geonames:2", kind="admin1", admin1="Tarka")
    beside = replace(TOWN, id="geonames:3", admin1="Tarka")
    weighed = weigh(tuple(NamedEntry(entry=one, quality="main") for one in (beside, division)), Clues())
    assert [one.share for one in weighed] == pytest.approx([1.0, 1.0])


@pytest.mark.parametrize("quality", ["variant", "loose"])
def test_other_names_weigh_less(quality: str) -> None:
    """A place found by its main name outweighs the same place found by another one."""
    main = weigh((NamedEntry(entry=TOWN, quality="main"),), Clues())[0]
    other = weigh((NamedEntry(entry=TOWN, quality=quality),), Clues())[0]  # type: ignore[arg-type]
    assert other.weight < main.weight


def test_containment_of_kinds() -> None:
    """A country contains its places, a region what lies within its radius, and nothing contains itself."""
    niger = replace(TOWN, id="geonames:9", kind="country", admin1=None)
    sahel = replace(TOWN, id="region:sahel", kind="region", country=None, radius_km=1500.0)
    elsewhere = replace(TOWN, id="geonames:8", country="NGA", latitude=-30.0)
    assert contains(niger, TOWN)
    assert contains(sahel, TOWN)
    assert not contains(TOWN, TOWN)
    assert not contains(niger, elsewhere)
    assert not contains(sahel, elsewhere)


def test_a_town_is_meant_before_a_hill_of_its_name() -> None:
    """Of one name, the settlement goes before the lower division, and that before the landmark, unless words ask."""
    hill = replace(TOWN, id="geonames:4", kind="landmark", feature="hill", latitude=20.0, radius_km=3.0)
    canton = replace(TOWN, id="geonames:5", kind="admin3", feature="division", latitude=25.0, radius_km=20.0)
    found = tuple(NamedEntry(entry=one, quality="main") for one in (hill, canton, TOWN))
    assert [one.entry.kind for one in weigh(found, Clues())] == ["settlement", "admin3", "landmark"]
    assert weigh(found, Clues(hints=("region", "landmark")))[0].entry.kind == "landmark"


def test_landmarks_and_lower_divisions_contain_what_is_near() -> None:
    """A village lies in a valley or a canton whose reach it is within, and a bridge at the town that it is near."""
    valley = replace(TOWN, id="geonames:4", kind="landmark", feature="valley", radius_km=30.0)
    canton = replace(TOWN, id="geonames:5", kind="admin3", feature="division", radius_km=20.0)
    near, far = replace(TOWN, id="geonames:6", latitude=14.7), replace(TOWN, id="geonames:7", latitude=16.0)
    for container in (valley, canton):
        assert contains(container, near)
        assert not contains(container, far)
    assert contains(TOWN, replace(near, kind="landmark", feature="bridge"))


def test_hundreds_of_namesakes_are_weighed_in_no_time() -> None:
    """As many candidates as one name may have cost milliseconds; the bound is loose, for a busy machine."""
    crowd = tuple(
        NamedEntry(entry=replace(TOWN, id=f"geonames:{at}", latitude=at % 60, longitude=at % 97), quality="main")
        for at in range(MOST_SHARED)
    )
    holders = tuple(replace(TOWN, id=f"geonames:h{at}", latitude=at % 50, longitude=at % 91) for at in range(200))
    started = perf_counter()
    weigh(crowd, Clues(containers=(holders,), near=((14.0, 7.0),)))
    assert perf_counter() - started < 1.0
