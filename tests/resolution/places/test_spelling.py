"""Tests of `dotterel.resolution.places.spelling`."""

import pytest

from dotterel.resolution.places.spelling import known_spellings


@pytest.mark.parametrize(
    ("asked", "filed"),
    [
        ("kharkov", "kharkiv"),
        ("janaozen", "zhanaozen"),
        ("ras al ain", "ras al ayn"),
        ("mutur", "muttur"),
        ("hilla", "hillah"),
        ("lugansk", "luhansk"),
    ],
)
def test_one_exchange(asked: str, filed: str) -> None:
    """Two systems' letters for one sound, an article, a double letter or an ending lead to the filed name."""
    assert known_spellings(asked, {filed}.__contains__) == ((filed, 1),)


def test_two_exchanges_only_where_one_finds_nothing() -> None:
    """A nearer spelling shuts out farther ones, so that a name is not stretched without need."""
    far = {"tall rifat"}.__contains__
    assert known_spellings("tel rifaat", far) == (("tall rifat", 2),)
    both = {"tall rifat", "tell rifaat"}.__contains__
    assert known_spellings("tel rifaat", both) == (("tell rifaat", 1),)


@pytest.mark.parametrize("asked", ["", "foca", "bo", "al ku"])
def test_short_names_have_no_other_spelling(asked: str) -> None:
    """A name of a few letters becomes another name with every exchange, so that none is made."""
    assert known_spellings(asked, lambda _: True) == ()


def test_the_name_itself_is_not_among_them() -> None:
    """Only other spellings are given: the name as asked was already looked for."""
    assert "kharkiv" not in dict(known_spellings("kharkiv", lambda _: True))


def test_words_too_long_for_a_name_are_not_respelt() -> None:
    """A marked stretch of 100,000 letters asks for no spelling at all, for there would be too many."""
    assert known_spellings("kharkov " * 12_500, lambda _: True) == ()
