"""Fillers are whole words that say something."""

import pytest

from dotterel.coding.phrases import says_something, whole_words

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
    ("words", "says"), [("the", False), ("of the", False), (",", False), ("the army", True), ("12", True)]
)
def test_articles_alone_name_nobody(words: str, says: bool) -> None:
    """A stray article or preposition is no party."""
    assert says_something(words) is says
