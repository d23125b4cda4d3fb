"""The pronoun before a verb, for whoever says so."""

import pytest

from dotterel.coding.rules.pronoun_subjects import fill_pronoun_subjects
from tests.coding.test_document_logic import document, event, words


def test_who_says_it_will_is_the_doer() -> None:
    """A wish without a doer has the pronoun between the words of saying and its verb."""
    source = document("The Orin government said that it would formally seek aid from Tarka.")
    (filled,) = fill_pronoun_subjects([event(source, 0, "REQUEST", "seek", recipient="Tarka")], source)
    assert words(filled, "actor") == ["it"]


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The herders said they were arrested on Monday.", "arrested"),
        ("The army said it lost nine men.", "lost"),
        ("The council met when it arrested the herders.", "arrested"),
        ("A spokesman said he would arrest them.", "arrest"),
    ],
)
def test_other_pronouns_are_left(sentence: str, trigger: str) -> None:
    """Those who suffer the deed, those behind no words of saying, and those who speak for others are no doers."""
    source = document(sentence)
    bare = event(source, 0, "COERCE", trigger)
    assert fill_pronoun_subjects([bare], source) == (bare,)


def test_a_told_doer_stays() -> None:
    """Where the network names a doer, the pronoun is not asked."""
    source = document("The Orin government said it would seek aid.")
    told = event(source, 0, "REQUEST", "seek", actor="The Orin government")
    assert fill_pronoun_subjects([told], source) == (told,)
