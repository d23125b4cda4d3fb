"""Corrections, withdrawn statements and claims that are called false."""

import pytest

from dotterel.coding.rules.disowned import CALLED_FALSE, CORRECTED, TAKEN_BACK, mark_disowned
from dotterel.model import CodedEvent
from tests.coding.test_document_logic import document, event, words


def standing(events: list[CodedEvent]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Modality, claim and rules of each event."""
    return [(one.modality, one.status, one.rules) for one in events]


@pytest.mark.parametrize(
    "sentences",
    [
        ("CORRECTION", "It was stated that guards had killed eight men."),
        ("It was stated that guards had killed eight men.", "The newspaper regrets the error."),
        ("An earlier version of this story said that guards had killed eight men.",),
        ("Correction: an earlier entry said that guards had killed eight men.",),
        ("Correction", 'It appeared under the headline "Eight men killed by guards" on Monday.'),
    ],
)
def test_what_a_text_corrects_is_not_told(sentences: tuple[str, ...]) -> None:
    """What had been printed in error is negated, and nobody is its source."""
    doc = document(*sentences)
    place = next(number for number, one in enumerate(sentences) if "killed" in one)
    found = mark_disowned([event(doc, place, "ASSAULT", "killed", status="claimed", actor="guards")], doc)
    assert standing(list(found)) == [("negated", "asserted", (CORRECTED,))]


def test_an_earlier_report_of_somebody_may_be_right() -> None:
    """Without a correction, what an earlier report said stays a claim."""
    doc = document("An earlier report said that guards had killed eight men.")
    found = mark_disowned([event(doc, 0, "ASSAULT", "killed", status="claimed")], doc)
    assert standing(list(found)) == [("asserted", "claimed", ())]


def test_a_corrected_story_still_tells_news() -> None:
    """Only what is told as printed before is taken back."""
    doc = document("CORRECTED: Orin lost nine", "Gunmen killed nine soldiers on Monday.")
    found = mark_disowned([event(doc, 1, "ASSAULT", "killed")], doc)
    assert standing(list(found)) == [("asserted", "asserted", ())]


def test_who_withdraws_a_statement_denies_it() -> None:
    """The source stays: it now says the opposite."""
    doc = document("The spokesman withdrew an earlier statement that nine bandits had been killed.")
    (found,) = mark_disowned([event(doc, 0, "ASSAULT", "killed", status="claimed", source="The spokesman")], doc)
    assert (found.status, found.rules, words(found, "source")) == ("denied", (TAKEN_BACK,), ["The spokesman"])


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Orin says it lost nine; earlier report of four withdrawn", "withdrawn"),
        ("A photograph on page 1 showed soldiers in flight and has been withdrawn.", "withdrawn"),
        ("The agency withdrew its report on the clash.", "withdrew"),
    ],
)
def test_reports_are_no_troops(sentence: str, trigger: str) -> None:
    """What is withdrawn must be more than words for a retreat."""
    doc = document(sentence)
    assert mark_disowned([event(doc, 0, "RETREAT", trigger)], doc) == ()


@pytest.mark.parametrize(
    "sentence",
    ["The army withdrew its troops from the valley.", "The report says troops withdrew on Monday."],
)
def test_troops_that_withdraw_retreat(sentence: str) -> None:
    """A withdrawal of troops stays, reports nearby or not."""
    doc = document(sentence)
    assert len(mark_disowned([event(doc, 0, "RETREAT", "withdrew")], doc)) == 1


@pytest.mark.parametrize(
    "verdict",
    [
        "is a fabrication",
        "is entirely unfounded",
        "is part of the enemy's propaganda",
        "are lies",
        "is, he says, devoid of any truth",
    ],
)
def test_a_claim_called_false_is_denied(verdict: str) -> None:
    """Whose claim it is did not do what it tells."""
    doc = document(f"The allegation of the front that jets struck a school {verdict}.")
    told = event(doc, 0, "ASSAULT", "struck", status="claimed", actor="the front", recipient="a school")
    (found,) = mark_disowned([told], doc)
    assert (found.status, found.rules, words(found, "actor"), words(found, "recipient")) == (
        "denied",
        (CALLED_FALSE,),
        [],
        ["a school"],
    )


@pytest.mark.parametrize(
    "sentence",
    ["The claim that jets struck a school is not false.", "Jets struck a school; the report is a lie."],
    ids=["not false", "another clause"],
)
def test_other_verdicts_deny_nothing(sentence: str) -> None:
    """Only a claim that holds the deed and is called false takes it back."""
    doc = document(sentence)
    (found,) = mark_disowned([event(doc, 0, "ASSAULT", "struck", status="claimed")], doc)
    assert found.status == "claimed"
