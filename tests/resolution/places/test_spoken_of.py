"""Places spoken of without their name."""

from dataclasses import replace

import pytest

from dotterel.model import Place, Unresolved
from dotterel.resolution.places import place_spoken_of

SEGOU = Place(
    text="Segou", start=10, end=15, name="Segou", country="MLI", latitude=13.4, longitude=-6.3, precision="city",
    score=0.9, rule="name",
)  # fmt: skip
MOPTI_REGION = replace(SEGOU, text="Mopti", start=40, end=45, name="Mopti", precision="admin1")
CHAD = replace(SEGOU, text="Chad", start=60, end=64, name="Chad", country="TCD", precision="country")


def unnamed(words: str, start: int = 100, country: str | None = None) -> Place:
    """Words without a name."""
    unresolved = Unresolved(reason="names no place")
    return Place(text=words, start=start, end=start + len(words), country=country, unresolved=unresolved, rule="none")


@pytest.mark.parametrize("words", ["the town", "that village", "the same city", "the camp", "in and around the town"])
def test_the_town_is_the_last_town_named(words: str) -> None:
    """A region and a country named since are no towns; the words stay its own, and the score is less."""
    found = place_spoken_of(unnamed(words), [SEGOU, MOPTI_REGION, CHAD])
    assert (found.name, found.text, found.start, found.unresolved) == ("Segou", words, 100, None)
    assert found.rule == "spoken-of > name"
    assert found.score < SEGOU.score


def test_the_area_may_be_a_region_but_no_country() -> None:
    """ "The area" is the last place smaller than a country."""
    assert place_spoken_of(unnamed("the area"), [SEGOU, MOPTI_REGION, CHAD]).name == "Mopti"


def test_another_thing_is_left_open() -> None:
    """A bridge is no town, and lies in the country named last in hardly every second report."""
    assert place_spoken_of(unnamed("the bridge"), [SEGOU]) == unnamed("the bridge")


@pytest.mark.parametrize(
    "place",
    [
        unnamed("the town", start=5),
        unnamed("towns everywhere"),
        unnamed("the bridge", country="NER"),
        replace(SEGOU, text="the town", start=100),
    ],
    ids=["nothing before it", "no place in particular", "country known", "already found"],
)
def test_other_places_stay_as_they_are(place: Place) -> None:
    """Nothing is taken from behind, for what is no one place, or in the place of a better answer."""
    assert place_spoken_of(place, [SEGOU]) == place
