"""Verbs of saying and thinking."""

from dotterel.coding.reporting_verbs import forms_of_verbs


def test_every_form_of_a_verb_is_known() -> None:
    """A verb is found in whichever tense a report uses."""
    forms = forms_of_verbs()
    for words in (
        "say says said saying",
        "deny denies denied denying",
        "admit admits admitted admitting",
        "prefer prefers preferred preferring",
        "regret regrets regretted regretting",
        "agree agrees agreed agreeing",
    ):
        assert all(word in forms for word in words.split())


def test_past_and_participle_share_a_form() -> None:
    """The words around a form decide which of the two it is."""
    assert forms_of_verbs()["warned"][1] == {"past", "participle"}
    assert forms_of_verbs()["wrote"][1] == {"past"}
