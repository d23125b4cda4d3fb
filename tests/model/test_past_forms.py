"""Past forms of verbs."""

import pytest

from dotterel.model.past_forms import is_past


@pytest.mark.parametrize("verb", ["shelled", "Shot", "fought", "seized", "cut", "died", "freed"])
def test_past_forms_are_known(verb: str) -> None:
    """By their ending, or by the list."""
    assert is_past(verb)


@pytest.mark.parametrize("verb", ["shell", "shooting", "red", "need", "indeed", "hundred", "attack", ""])
def test_other_words_are_none(verb: str) -> None:
    """Stems, nouns, and a word too short to have the ending."""
    assert not is_past(verb)
