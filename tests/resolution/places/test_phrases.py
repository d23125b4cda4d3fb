"""Tests of `dotterel.resolution.places.phrases`."""

import pytest

from dotterel.resolution.places import MemoryGazetteer
from dotterel.resolution.places.phrases import read_phrase


@pytest.mark.parametrize(
    ("text", "target", "containers"),
    [
        ("Koro in Mopti", "Koro", ["Mopti"]),
        ("Koro, Mopti, Mali", "Koro", ["Mopti", "Mali"]),
        ("Mali's Koro", "Koro", ["Mali"]),
        ("the Armenian town of Koro", "Koro", ["Armenian"]),
    ],
)
def test_narrowest_name(text: str, target: str, containers: list[str], atlas: MemoryGazetteer) -> None:
    """The narrower place is told from what contains it, in every order that English has."""
    phrase = read_phrase(text, atlas)
    assert phrase.target is not None
    assert (phrase.target.text, [container.text for container in phrase.containers]) == (target, containers)


def test_names_side_by_side(atlas: MemoryGazetteer) -> None:
    """Names joined by "and" do not contain each other."""
    phrase = read_phrase("Koro and Mopti", atlas)
    assert [mention.text for mention in phrase.beside] == ["Mopti"]
    assert phrase.containers == ()


@pytest.mark.parametrize(("text", "hint"), [("Mopti province", "admin1"), ("the town of Mopti", "settlement")])
def test_type_words(text: str, hint: str, atlas: MemoryGazetteer) -> None:
    """A type word behind the name, or before it with "of", says which kind is meant."""
    assert read_phrase(text, atlas).hints[0] == hint


@pytest.mark.parametrize(
    ("text", "generic"), [("the border", "border"), ("across the country", "country"), ("the market", "words")]
)
def test_generic(text: str, generic: str, atlas: MemoryGazetteer) -> None:
    """A phrase without a name says what it speaks of."""
    phrase = read_phrase(text, atlas)
    assert (phrase.target, phrase.generic) == (None, generic)


def test_unknown_head(atlas: MemoryGazetteer) -> None:
    """A name that the gazetteer does not know is told apart from a common noun before the container."""
    assert read_phrase("Tarkanda Square in Bamako", atlas).unknown_head == "Tarkanda Square"
    assert read_phrase("a square in Bamako", atlas).unknown_head == ""
