"""Whole numbers in digits and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotterel.resolution.counts.numerals import read_number, read_ordinal


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_separators_round_trip(number: int) -> None:
    """Any number written with thousands separators is read back."""
    assert read_number(f"{number:,}") == number


@pytest.mark.parametrize("words", ["", "three point five", "3.5", "twenty twenty", "soldiers", "1.2 weeks"])
def test_what_is_no_whole_number_is_none(words: str) -> None:
    """A fraction or another word gives no number."""
    assert read_number(words) is None


@pytest.mark.parametrize(("words", "place"), [("third", 3), ("21st", 21), ("twenty-first", 21), ("brigade", None)])
def test_ordinals_give_their_place(words: str, place: int | None) -> None:
    """Ordinals in digits and words are read."""
    assert read_ordinal(words) == place
