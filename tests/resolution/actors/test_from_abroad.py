"""Tests of `dotterel.resolution.actors.from_abroad`."""

import pytest

from dotterel.resolution.actors.from_abroad import is_from_abroad


@pytest.mark.parametrize(
    "words",
    [
        "Ambassadors of thirteen Western countries",
        "foreign oil workers",
        "the international community",
        "some diplomats",
        "The High Commissioner",
        "two foreigners",
        "Enemy warplanes",
        "the enemy",
    ],
)
def test_who_is_no_local_is_known_by_the_words(words: str) -> None:
    """Such parties are never those of the country that the report speaks of, which must not be filled in for them."""
    assert is_from_abroad(words)


@pytest.mark.parametrize(
    "words", ["the foreign minister", "Western Province police", "the Foreign Office", "the ambassador", "villagers"]
)
def test_others_may_be_of_the_country_told(words: str) -> None:
    """A state's own foreign minister, a division called Western and one envoy with a sender are left as they are."""
    assert not is_from_abroad(words)
