"""Tests of `dotterel.resolution.places.scoring`."""

from dataclasses import replace

import pytest

from dotterel.resolution.places import GazetteerEntry, MemoryGazetteer, NamedEntry
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
