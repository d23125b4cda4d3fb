"""Words for a people that stand for its language."""

import pytest

from dotterel.resolution.actors import CsvActorRegister, context_of
from dotterel.resolution.languages import tells_language
from dotterel.resolution.places import SqliteGazetteer, country_mentions
from tests.factories import document


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Speaker read the result in Bislama, English and French.", "English"),
        ("The Speaker read the result in Bislama, English and French.", "French"),
        ("She gave the speech in Spanish to the crowd.", "Spanish"),
        ("Speaking English, the general denied it.", "English"),
        ("He said so in an interview in Arabic with a radio station.", "Arabic"),
    ],
)
def test_what_something_was_said_in(text: str, word: str) -> None:
    """A language is told behind "in" or "speaking", with nothing behind it that is of the people."""
    at = text.index(word)
    assert tells_language(text, at, at + len(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("There was fighting in Russian and Ukrainian towns.", "Russian"),
        ("There was fighting in Russian and Ukrainian towns.", "Ukrainian"),
        ("The village is in Lebanese hands.", "Lebanese"),
        ("Two French and three Spanish soldiers fell.", "French"),
    ],
)
def test_whose_something_is(text: str, word: str) -> None:
    """Before what is of the people, the word tells whose it is."""
    at = text.index(word)
    assert not tells_language(text, at, at + len(word))


def test_a_language_does_not_speak_for_its_state() -> None:
    """Neither the register nor the gazetteer counts a state for the language in which something was read."""
    text = "The Speaker of Vanuatu read the result in English and French."
    assert set(context_of(document(text=text), CsvActorRegister.load()).weights) == {"VUT"}
    assert {one.country for one in country_mentions(text, SqliteGazetteer.open())} == {"VUT"}
