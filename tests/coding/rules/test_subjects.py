"""Subjects that a sentence leaves out."""

import pytest

from dotterel.codebook import load_codebook
from dotterel.coding.rules.subjects import RULE, fill_left_out_subjects
from tests.coding.test_document_logic import document, event, words

CODEBOOK = load_codebook()


def test_a_call_without_a_caller_takes_the_caller_before() -> None:
    """The one who led the sentence before goes on acting, and the filler says that it was filled in."""
    doc = document("President Soro phoned Premier Diallo.", "Also called the mayor of Segou.")
    first = event(doc, 0, "CONSULT", "phoned", actor="President Soro")
    second = event(doc, 1, "CONSULT", "called", actor="the mayor of Segou")
    filled = fill_left_out_subjects([first, second], doc, CODEBOOK)[1]
    assert words(filled, "actor") == ["President Soro", "the mayor of Segou"]
    assert filled.fillers("actor")[0].filled_by == RULE
    assert filled.fillers("actor")[0].score < first.fillers("actor")[0].score


def test_a_row_of_such_sentences_keeps_its_subject() -> None:
    """A subject that was filled in is carried on to the next sentence without one."""
    doc = document("The army entered Tarka.", "Later burned the market.", "Then shot two herders.")
    chain = [
        event(doc, 0, "ASSAULT", "entered", actor="The army"),
        event(doc, 1, "ASSAULT", "burned"),
        event(doc, 2, "ASSAULT", "shot", recipient="two herders"),
    ]
    assert [words(one, "actor") for one in fill_left_out_subjects(chain, doc, CODEBOOK)] == [["The army"]] * 3


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Shelling killed two herders.", "Shelling"),
        ("Urged by the clergy, the rebels withdrew.", "Urged"),
        ("In Tarka burned the market.", "burned"),
        ("Arrested on Monday, the herders were freed.", "Arrested"),
        ("Held since May, the herders were freed.", "Held"),
        ("Killed, too, were two herders.", "Killed"),
    ],
)
def test_nouns_passives_and_other_openings_get_nobody(sentence: str, trigger: str) -> None:
    """Only an active verb at the very opening has left its subject out."""
    doc = document("The army entered Tarka.", sentence)
    first, second = event(doc, 0, "ASSAULT", "entered", actor="The army"), event(doc, 1, "ASSAULT", trigger)
    assert fill_left_out_subjects([first, second], doc, CODEBOOK)[1] == second


@pytest.mark.parametrize(
    "sentence", ["Killed at the scene were two herders.", "Invited to the palace, two herders refused."]
)
def test_who_stands_behind_a_participle_was_acted_upon_by_nobody_named(sentence: str) -> None:
    """Between a participle and its party stands a comma or a verb: no subject was left out before it."""
    doc = document("The army entered Tarka.", sentence)
    first = event(doc, 0, "ASSAULT", "entered", actor="The army")
    second = event(doc, 1, "ASSAULT", sentence.split(maxsplit=1)[0], recipient="two herders")
    assert fill_left_out_subjects([first, second], doc, CODEBOOK)[1] == second


def test_a_verb_without_an_object_may_have_its_time_behind_it() -> None:
    """ "Met on Tuesday" is no passive, whatever stands behind it."""
    doc = document("The mayor phoned the premier.", "Also met on Tuesday with the elders.")
    first = event(doc, 0, "CONSULT", "phoned", actor="The mayor")
    second = event(doc, 1, "CONSULT", "met", actor="the elders")
    assert words(fill_left_out_subjects([first, second], doc, CODEBOOK)[1], "actor") == ["The mayor", "the elders"]


def test_an_actor_of_its_own_stays_alone() -> None:
    """A one-sided event that names its actor keeps it."""
    doc = document("The army entered Tarka.", "Fired the gunmen at dawn.")
    first, second = (
        event(doc, 0, "ASSAULT", "entered", actor="The army"),
        event(doc, 1, "THREATEN", "Fired", actor="gunmen"),
    )
    assert words(fill_left_out_subjects([first, second], doc, CODEBOOK)[1], "actor") == ["gunmen"]


def test_a_party_behind_the_verb_is_no_subject() -> None:
    """In a passive sentence the agent stands behind the verb and does not lead the next sentence."""
    doc = document("The market was burned by the army.", "Also fired two shots.")
    first, second = event(doc, 0, "ASSAULT", "burned", actor="the army"), event(doc, 1, "ASSAULT", "fired")
    assert fill_left_out_subjects([first, second], doc, CODEBOOK)[1] == second
