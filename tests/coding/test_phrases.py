"""Fillers are whole words that say something."""

import pytest

from dotterel.coding.phrases import is_nobody, says_something, whole_name, whole_words, without_participle
from dotterel.model import Role

TEXT = "Rebels in Nagorno-Karabakh met EU-brokered envoys - and left."


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("-Karabakh", "Nagorno-Karabakh"),
        ("Nagorno", "Nagorno-Karabakh"),
        ("EU-", "EU-brokered"),
        ("Rebels", "Rebels"),
        ("envoys", "envoys"),
        ("left", "left"),
    ],
)
def test_hyphenated_words_are_taken_whole(words: str, whole: str) -> None:
    """A filler never starts or ends within a hyphenated word, and a dash between blanks ties nothing."""
    start = TEXT.index(words)
    first, last = whole_words(TEXT, start, start + len(words))
    assert TEXT[first:last] == whole


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("killed more than 6,600 people", "more than 6", "more than 6,600"),
        ("killed 6,600 people", "600", "6,600"),
        ("some 1.25 million", "25", "1.25"),
        ("In 2020, 600 fled", "600", "600"),
        ("killed 6, wounded 20", "6", "6"),
    ],
)
def test_figures_are_taken_whole(text: str, words: str, whole: str) -> None:
    """A toll never loses its thousands to a comma."""
    start = text.index(words)
    first, last = whole_words(text, start, start + len(words))
    assert text[first:last] == whole


@pytest.mark.parametrize(
    ("words", "whole"),
    [("'s fighters", "fighters"), ("s fighters", "fighters"), ("Orin'", "Orin"), ("Orin's", "Orin's"), ("'s", "'s")],
)
def test_what_is_left_of_an_owner_goes(words: str, whole: str) -> None:
    """A filler begins and ends with words of its own, not with half of somebody's name."""
    text = "Of Orin's fighters"
    start = text.index(words)
    first, last = whole_words(text, start, start + len(words))
    assert text[first:last] == whole


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("The garrison of Patuca fled", "The garrison of", "The garrison"),
        ("dockers in the port struck", "dockers in the", "dockers"),
        ("said Mr. Adda on Monday", "Mr", "Mr. Adda"),
        ("met Gen. Awa Orin there", "Gen", "Gen. Awa Orin"),
        ("a man with Mr", "a man with Mr", "a man with Mr"),
        ("out of The", "of", "of"),
    ],
)
def test_words_that_only_lead_on_go_and_titles_take_their_name(text: str, words: str, whole: str) -> None:
    """A filler that was cut too early names a party that can be looked up, not half of a phrase."""
    start = text.index(words)
    first, last = whole_words(text, start, start + len(words))
    assert text[first:last] == whole


@pytest.mark.parametrize(
    ("words", "role", "says"),
    [
        ("'s", "recipient", False),
        ("the", "actor", False),
        ("of the", "place", False),
        (",", "actor", False),
        ("the army", "actor", True),
        ("two", "killed", True),
        ("two", "actor", False),
        ("two men", "actor", True),
        ("who", "actor", False),
        ("The WHO", "actor", True),
    ],
)
def test_articles_and_bare_numbers_name_nobody(words: str, role: Role, says: bool) -> None:
    """A stray article or number is no party; a number is a toll."""
    assert says_something(words, role) is says


@pytest.mark.parametrize(
    ("text", "role", "nobody"),
    [
        ("No group claimed the blast.", "actor", True),
        ("Neither side denied it.", "source", True),
        ("The group claimed the blast.", "actor", False),
        ("No group was harmed.", "recipient", False),
    ],
)
def test_no_group_is_nobody(text: str, role: Role, nobody: bool) -> None:
    """Whom a sentence says there is none of did nothing and says nothing."""
    assert is_nobody(text, text.index(text.split()[1]), role) is nobody


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("Crowds blocked the road near Novi Sad on Friday.", "Sad", "Novi Sad"),
        ("Doctors flew to Banda Aceh at once.", "Banda", "Banda Aceh"),
        ("In Minsk Tuesday the talks went on.", "Minsk", "Minsk"),
        ("Rebels Strike Novi Sad Airport", "Sad", "Sad"),
        ("Rebels shelled the market.\nGeneva hosts talks next week.", "the market", "the market"),
    ],
)
def test_names_of_places_are_taken_whole(text: str, words: str, whole: str) -> None:
    """A place is never half a name; where every word has a capital nothing is guessed."""
    start = text.index(words)
    first, last = whole_name(text, start, start + len(words))
    assert text[first:last] == whole


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Orin-brokered", "Orin"),
        ("U.N.-mediated", "U.N."),
        ("Orin-backed rebels", "Orin-backed rebels"),
        ("the led", "the led"),
    ],
)
def test_what_a_party_did_is_no_part_of_its_name(words: str, party: str) -> None:
    """Whoever brokered talks is found by name; those whom somebody backs are a party of their own."""
    first, last = without_participle(words, 0, len(words))
    assert words[first:last] == party
