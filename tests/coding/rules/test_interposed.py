"""Speakers between commas."""

from dataclasses import replace

import pytest

from dotterel.coding.rules.interposed import part_interposed
from dotterel.model import CodedEvent
from tests.coding.test_document_logic import document, event, words


def read(sentence: str, trigger: str, **roles: str) -> CodedEvent:
    """An attack after the rule; the network gave it these fillers."""
    source = document(sentence)
    (parted,) = part_interposed([event(source, 0, "ASSAULT", trigger, status="claimed", **roles)], source)  # type: ignore[arg-type]
    return parted


@pytest.mark.parametrize(
    "said",
    ["a rebel said", "a rebel claimed last week", "according to a rebel", "says a rebel"],
)
def test_the_subject_before_the_commas_acts(said: str) -> None:
    """Who is quoted in between speaks, and did not do it."""
    parted = read(f"The army, {said}, burned the camp.", "burned", actor="a rebel")
    assert words(parted, "actor") == ["The army"]
    assert parted.rules == ("interposed-speaker",)


def test_a_second_verb_has_the_same_subject() -> None:
    """What is joined to the verb by "and" was done by the same."""
    source = document("The guards, the union said, looted a clinic and beat the nurses.")
    looted = event(source, 0, "ASSAULT", "looted", actor="The guards")
    beat = event(source, 0, "ASSAULT", "beat", recipient="the nurses")
    assert words(part_interposed([looted, beat], source)[1], "actor") == ["The guards"]


@pytest.mark.parametrize("accuser", ["The guards", "The guards, residents"])
def test_an_accusation_is_the_speakers(accuser: str) -> None:
    """Where the cue itself is told as an accusation, the subject is its target."""
    source = document("The guards, residents allege, burned the camp.")
    alleged = event(source, 0, "ACCUSE", "allege", actor=accuser)
    burned = event(source, 0, "ASSAULT", "burned")
    (charge, _) = part_interposed([alleged, burned], source)
    assert words(charge, "actor") == ([] if accuser == "The guards" else ["residents"])
    assert words(charge, "recipient") == (["The guards"] if accuser == "The guards" else [])


def test_the_subject_is_no_part_of_the_speaker() -> None:
    """One filler over both is cut to the one who speaks."""
    parted = read("The army, a rebel said, burned the camp.", "burned", source="The army, a rebel")
    assert (words(parted, "source"), words(parted, "actor")) == (["a rebel"], ["The army"])


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The camp, a rebel said, was burned by night.", "burned"),
        ("On Monday, a rebel said, burned tents were found.", "burned"),
        ("The blast, a rebel said, killed nine.", "killed"),
        ("The union, which said so on Monday, burned the flag.", "burned"),
        ("Soldiers entered and, according to a rebel, burned the camp.", "burned"),
    ],
    ids=["passive", "no subject", "nobody", "of the subject itself", "subject farther ahead"],
)
def test_no_doer_is_made_up(sentence: str, trigger: str) -> None:
    """Only an active verb right behind the commas has who stands before them for its subject."""
    assert words(read(sentence, trigger), "actor") == []


def test_without_commas_nothing_changes() -> None:
    """A speaker who may also be the doer stays where no comma tells them apart."""
    source = document("A rebel said the army burned the camp.")
    one = replace(event(source, 0, "ASSAULT", "burned", actor="A rebel"))
    assert part_interposed([one], source) == (one,)
