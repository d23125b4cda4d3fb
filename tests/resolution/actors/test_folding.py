"""Folding: what tells words apart and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotterel.resolution.actors.folding import fold, tokenize


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Shabaab", "al shabaab"),
        ("Côte d'Ivoire", "Cote d’Ivoire"),
        ("U.S.", "US"),
        ("N'Djamena", "Ndjamena"),
        ("Türkiye", "turkiye"),
        ("People's Party", "People’s Party"),
        ("Łódź", "Lodz"),
        ("Be\u0301nin", "Benin"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    """Case, marks, hyphens, dots and kinds of apostrophe do not make another name."""
    assert fold(one) == fold(other)


def test_an_accent_of_its_own_does_not_cut_a_word() -> None:
    """Text that writes letter and accent as two signs has the words, keys and offsets of any other."""
    first, second = tokenize("Be\u0301nin's re\u0301gime")
    assert (first.key, first.possessive, first.end) == ("benin", True, 8)
    assert (second.key, second.start, second.end) == ("regime", 9, 16)


def test_possessive_is_taken_off() -> None:
    """A possessive ending is noted and does not hide the name."""
    first, second, third = tokenize("Mali's rebels' camp")
    assert (first.key, first.possessive) == ("mali", True)
    assert (second.key, second.possessive) == ("rebels", True)
    assert (third.key, third.possessive) == ("camp", False)


def test_hyphen_joins_and_comma_does_not() -> None:
    """What stands between two words is kept, so that a list is not read as a name."""
    _, backed, rebels, in_list = tokenize("US-backed rebels, soldiers")
    assert backed.joined
    assert not rebels.joined
    assert in_list.gap == ","


@given(st.text(max_size=60))
def test_offsets_lie_in_the_text(text: str) -> None:
    """Every token lies inside the text, in order, without overlap."""
    behind = 0
    for token in tokenize(text):
        assert behind <= token.start < token.end <= len(text)
        behind = token.end


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    """A key folds to itself, so that keys can be looked up as they are."""
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcXYZ- éÉ09", max_size=30))
def test_short_way_agrees_with_the_long_one(text: str) -> None:
    """The quick folding of plain names gives what tokenising gives."""
    assert fold(text) == " ".join(token.key for token in tokenize(text))
