"""The crosswalk of toponyms."""

from typing import Any

import pytest

from dotterel.evaluation.benchmarks.geo import Geo
from dotterel.resolution.places import GazetteerEntry, MemoryGazetteer

TEXT = "Troops left Niono in Mali on Monday."
NIONO = {"start": 12, "end": 17, "lat": 14.25, "lon": -5.99}
MALI = {"start": 21, "end": 25, "lat": 17.0, "lon": -4.0}


def entry(number: int, name: str, kind: str, latitude: float, longitude: float) -> GazetteerEntry:
    """A Malian place."""
    return GazetteerEntry(
        id=f"geonames:{number}", geonameid=number, name=name, kind=kind, country="MLI",  # type: ignore[arg-type]
        latitude=latitude, longitude=longitude, population=30_000,
    )  # fmt: skip


@pytest.fixture
def geo() -> Geo:
    """With a country and a town."""
    places = [entry(1, "Mali", "country", 17.0, -4.0), entry(2, "Niono", "settlement", 14.25, -5.99)]
    return Geo(MemoryGazetteer(places))


def item(*toponyms: dict[str, Any]) -> dict[str, Any]:
    """An item with these gold names."""
    return {"id": "one", "text": TEXT, "toponyms": list(toponyms)}


def figures(geo: Geo, gold: dict[str, Any]) -> dict[str, float]:
    """What our answer to one item comes to."""
    rows = geo.rows(gold, geo.document(gold), [])
    return {one.name: one.value for one in geo.figures([gold], {"one": rows})}


def test_names_are_found_and_located(geo: Geo) -> None:
    """Each by its exact span, each within the usual distance."""
    assert figures(geo, item(NIONO, MALI)) == {"names": 1.0, "gold's names within 161 km": 1.0}


def test_a_place_far_from_the_golds_is_wrong(geo: Geo) -> None:
    """The name is right, the place is not."""
    told = figures(geo, item(NIONO | {"lat": 40.0}, MALI))
    assert told == {"names": 1.0, "gold's names within 161 km": 0.5}


def test_what_the_gold_does_not_ask_for_is_not_asked(geo: Geo) -> None:
    """A mention that is no toponym counts against a finder; demonyms have no point."""
    told = figures(geo, item(NIONO, MALI | {"is_toponym": False}))
    assert told["names"] == pytest.approx(2 / 3)
    assert figures(geo, item(NIONO, MALI | {"type": "Demonym", "lat": 0.0}))["gold's names within 161 km"] == 1.0


def test_an_item_without_answer_has_nothing_right(geo: Geo) -> None:
    """A document that could not be read is all missed."""
    assert [one.value for one in geo.figures([item(NIONO)], {})] == [0.0, 0.0]
