"""Tests of `dotterel.resolution.places.tokens`."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dotterel.resolution.places.tokens import begins_name, name_runs, words_of


@given(st.text())
def test_words_index_the_text(text: str) -> None:
    """Every word holds the characters between its offsets, and words do not overlap."""
    words = words_of(text)
    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(left.end <= right.start for left, right in pairwise(words))


def test_full_stops_and_possessives() -> None:
    """Full stops stay in abbreviations only; a possessive ending is told and left out."""
    words = words_of("The U.S. left Mali's St. Louis.")
    assert [word.text for word in words] == ["The", "U.S.", "left", "Mali", "St.", "Louis"]
    assert [word.text for word in words if word.possessive] == ["Mali"]


def test_arabic_article_begins_a_name() -> None:
    """A small Arabic article before a capital begins a name; the English word "as" does not."""
    text = "near al-Hasakah as Kabul"
    words = words_of(text)
    assert [words[at].text for at in range(len(words)) if begins_name(text, words, at)] == ["al", "Hasakah", "Kabul"]


def test_runs_stop_at_commas() -> None:
    """A name does not reach over a comma, and the longest run comes first."""
    text = "Cox's Bazar, Dhaka"
    assert [run for _, run in name_runs(text, words_of(text), 0)] == ["Cox's Bazar", "Cox"]
