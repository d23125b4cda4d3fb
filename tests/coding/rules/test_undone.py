"""What is told not to have happened."""

import pytest

from dotterel.coding.rules.undone import RULE, mark_undone
from dotterel.model import CodedEvent
from tests.coding.test_document_logic import document, event, words


def read(sentence: str, trigger: str, type_code: str = "ASSAULT", **told: str) -> CodedEvent:
    """The event of a trigger."""
    doc = document(sentence)
    return mark_undone([event(doc, 0, type_code, trigger, **told)])[0]


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("No villager was attacked.", "attacked"),
        ("Nobody has been shot so far.", "shot"),
        ("None of the guards were shot.", "shot"),
        ("The constable did not die.", "die"),
        ("The troops have not yet attacked.", "attacked"),
    ],
)
def test_what_did_not_happen_is_negated(sentence: str, trigger: str) -> None:
    """A sentence that says that nobody was harmed tells no attack, and the rule is named."""
    found = read(sentence, trigger)
    assert (found.modality, found.rules) == ("negated", (RULE,))


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [("No villager was hurt, he said.", "hurt"), ("Nobody has been killed so far.", "killed")],
)
def test_that_nobody_was_hurt_is_no_event(sentence: str, trigger: str) -> None:
    """It denies no attack: an incident that harmed nobody is not disputed by those who say so."""
    doc = document(sentence)
    assert mark_undone([event(doc, 0, "ASSAULT", trigger)]) == ()


def test_who_says_that_nobody_was_shot_denies_it() -> None:
    """A claim that something did not happen is a denial, with its source, and a number of nobody is no toll."""
    found = read("The army said that no envoy was shot.", "shot", status="claimed", source="The army", injured="no")
    assert (found.status, found.modality, words(found, "source"), words(found, "injured")) == (
        "denied",
        "asserted",
        ["The army"],
        [],
    )


def test_an_attack_without_victims_stays() -> None:
    """ "No one was killed in the raid" tells of the raid, and of no killing beside it."""
    doc = document("No one was killed in the night raid.")
    events = [event(doc, 0, "ASSAULT", "killed"), event(doc, 0, "ASSAULT", "raid")]
    assert [(one.trigger.text, one.modality) for one in mark_undone(events)] == [("raid", "asserted")]


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("No further shots came, but a guard was hurt.", "hurt"),
        ("No one was killed other than the two gunmen.", "killed"),
        ("No one else was hurt.", "hurt"),
        ("Guards who have no radio were attacked.", "attacked"),
    ],
    ids=["another clause", "an exception", "somebody was", "another thing lacks"],
)
def test_what_did_happen_stays(sentence: str, trigger: str) -> None:
    """Negations of something else do not undo an attack."""
    assert read(sentence, trigger).modality == "asserted"


def test_what_ought_to_be_done_is_hypothetical() -> None:
    """A call for bombs drops none."""
    assert read("They should bomb the whole forest.", "bomb", status="claimed").modality == "hypothetical"
    assert read("Guns must have killed him.", "killed").modality == "asserted"
