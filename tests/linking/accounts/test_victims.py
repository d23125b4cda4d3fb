"""Victims told one by one: who is named, and who of them must be somebody else."""

import pytest

from dotterel.linking.accounts.victims import must_be_another, victim, victims_of
from dotterel.model import Count
from tests.linking.accounts.told import HERDERS, party, told


@pytest.mark.parametrize(
    ("one", "other", "another"),
    [
        ("Abel Quintanilla", "Wilson Quintanilla, 19", True),
        ("Jorge Armijos Tandazo", "the mayor Jorge Armijos", False),
        ("Mohammed Hadad", "Muhammad Haddad", False),
        ("a 71-year-old woman", "a 12-year-old girl", True),
        ("a policeman", "a schoolgirl", True),
        ("a teacher", "Ana Ruiz", False),
        ("the mayor", "a father of two", False),
        ("his mother, Reina Mejia", "Abel Quintanilla", True),
        ("Reina Mejia", "her mother", False),
    ],
)
def test_two_victims_are_two_people_only_where_they_must_be(one: str, other: str, another: bool) -> None:
    """Names, ages, sex and childhood tell people apart; words that leave it open may be of one person."""
    assert must_be_another(victim(one), victim(other)) is another
    assert must_be_another(victim(other), victim(one)) is another


def test_a_name_is_no_title_and_no_first_word() -> None:
    """Titles, articles and whose mother it is are no part of a name."""
    assert victim("Private Gor Melik").name == ("gor", "melik")
    assert victim("Abel's mother, Reina Mejia").name == ("reina", "mejia")
    assert victim("Gunmen").name == ()


def test_only_a_number_read_off_victims_names_them() -> None:
    """ "Two herders" names nobody, and a list is each of those in it."""
    names = party("Awa and Oumar Keita", **HERDERS)
    event = told(recipients=(names,))
    listed = Count(text=names.text, start=0, end=19, low=2, high=2, rule="named-victims")
    assert [one.name for one in victims_of(event, listed)] == [("awa", "keita"), ("oumar", "keita")]
    assert victims_of(event, Count(text="two", start=0, end=3, low=2, high=2, rule="number")) == ()
    assert victims_of(event, Count(text="", start=0, end=3, low=None, high=3, rule="lone-victim")) == ()
