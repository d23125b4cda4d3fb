"""Tests of `dotterel.resolution.places.containers`."""

import pytest

from dotterel.model import Place, span_of
from dotterel.resolution.places import MemoryGazetteer, PlaceContext, resolve_place


def resolve(name: str, sentence: str, atlas: MemoryGazetteer, **context: object) -> Place:
    """Resolves a name where it stands in a sentence."""
    start = sentence.index(name)
    surroundings = PlaceContext(sentence=sentence, text=sentence, **context)  # type: ignore[arg-type]
    return resolve_place(span_of(sentence, start, start + len(name)), context=surroundings, gazetteer=atlas)


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen took 70 pupils in Clark, in Mali's Mopti region, on Monday.",
        "Gunmen took 70 pupils in Clark in the region of Mopti, police said.",
        "Gunmen took 70 pupils in Clark in Tombola, Mopti, on Monday.",
    ],
)
def test_a_namesake_outside_the_container_told_is_not_given(sentence: str, atlas: MemoryGazetteer) -> None:
    """Where no place of the name lies in what the sentence says, the container is given rather than one abroad."""
    place = resolve("Clark", sentence, atlas)
    assert (place.text, place.name, place.country, place.rule) == ("Clark", "Mopti", "MLI", "container")
    assert place.precision in ("admin1", "city")


@pytest.mark.parametrize(
    "sentence",
    [
        "Protesters marched in Clark, Mali and Armenia.",
        "The two sides met in Clark in Mali talks.",
        "Two died in Clark in Malian shelling.",
    ],
)
def test_what_stands_behind_need_not_contain(sentence: str, atlas: MemoryGazetteer) -> None:
    """The next of a list, or words that only begin with a country, do not move a place into it."""
    assert resolve("Clark", sentence, atlas).country == "USA"


def test_a_container_that_fits_chooses_the_namesake(atlas: MemoryGazetteer) -> None:
    """Words before the container's name do not hide it."""
    place = resolve("Alexandria", "A man was shot in Alexandria, in Louisiana, on Monday.", atlas)
    assert (place.country, place.rule) == ("USA", "contained-name")
