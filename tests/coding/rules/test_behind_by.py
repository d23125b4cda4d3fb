"""Doers told apart by "by"."""

from dataclasses import replace

import pytest

from dotterel.coding.rules.behind_by import turn_behind_by
from dotterel.model import CodedEvent, Document
from tests.coding.test_document_logic import document, event, words


def told(source: Document, type_code: str, trigger: str, *actors: str, **roles: str) -> CodedEvent:
    """An event of the first sentence with several actors."""
    first = event(source, 0, type_code, trigger, **roles)
    more = [event(source, 0, type_code, trigger, actor=one).mentions for one in actors]
    return replace(first, mentions=(*(mention for one in more for mention in one), *first.mentions))


@pytest.mark.parametrize("preposition", ["by", "from"])
def test_who_stands_behind_by_is_the_only_doer(preposition: str) -> None:
    """Whoever answered a raid did not raid: it was done to them."""
    source = document(f"The army answered raids {preposition} the rebels.")
    (turned,) = turn_behind_by([told(source, "ASSAULT", "raids", "The army", "rebels")], source)
    assert (words(turned, "actor"), words(turned, "recipient")) == (["rebels"], ["The army"])
    assert turned.rules == ("behind-by",)


def test_those_done_to_stay_where_they_are_told() -> None:
    """Where the sentence tells whom it was done to, the one taken from the doers is nobody's victim."""
    source = document("The army answered raids by the rebels on Orin nurses.")
    raid = told(source, "ASSAULT", "raids", "The army", "rebels", recipient="Orin nurses")
    (turned,) = turn_behind_by([raid], source)
    assert (words(turned, "actor"), words(turned, "recipient")) == (["rebels"], ["Orin nurses"])


def test_by_of_another_deed_is_not_this_one() -> None:
    """The subject of an active verb did it; what others did is told behind another noun."""
    source = document("The army struck in answer to shots by the rebels.")
    (turned,) = turn_behind_by([told(source, "ASSAULT", "struck", "The army", "rebels")], source)
    assert (words(turned, "actor"), words(turned, "recipient")) == (["The army"], ["rebels"])


@pytest.mark.parametrize(
    ("text", "type_code", "trigger", "actors"),
    [
        ("The army and a drone killed three in a raid by rebels.", "ASSAULT", "raid", ["rebels"]),
        ("Orin joined an accord by Tarka.", "AGREE", "accord", ["Orin", "Tarka"]),
    ],
    ids=["one doer", "what is had together"],
)
def test_other_doers_stay(text: str, type_code: str, trigger: str, actors: list[str]) -> None:
    """One doer, and what several have together, are left as they were read."""
    source = document(text)
    events = [told(source, type_code, trigger, *actors)]
    assert list(turn_behind_by(events, source)) == events


def test_a_mediator_of_talks_makes_nobody_the_one_done_to() -> None:
    """Whoever else stands beside talks brokered by somebody is not whom they were done to."""
    source = document("Orin gave way in talks by the envoy.")
    (turned,) = turn_behind_by([told(source, "CONSULT", "talks", "Orin", "envoy")], source)
    assert (words(turned, "actor"), words(turned, "recipient")) == (["envoy"], [])


def test_where_it_was_done_may_stand_before_by() -> None:
    """Who freed them is no captor, though the captors stand some words behind; a subject of its own verb stays."""
    source = document("Troops freed nine herders held in Orin by armed gunmen.")
    (turned,) = turn_behind_by([told(source, "ASSAULT", "held", "Troops", "armed gunmen")], source)
    assert (words(turned, "actor"), words(turned, "recipient")) == (["armed gunmen"], [])
    source = document("Troops stormed a camp used by gunmen.")
    (kept,) = turn_behind_by([told(source, "ASSAULT", "stormed", "Troops", "gunmen")], source)
    assert words(kept, "actor") == ["Troops"]
    source = document("Orin was hit in a strike on its port by Tarka.")
    (passive,) = turn_behind_by([told(source, "ASSAULT", "hit", "Orin", "Tarka")], source)
    assert words(passive, "actor") == ["Tarka"]


def test_those_who_back_an_attack_are_left_to_the_network() -> None:
    """Behind "backed by" stands no doer of another deed, but help for this one."""
    source = document("Rebels took the town backed by gunmen.")
    events = [told(source, "ASSAULT", "took", "Rebels", "gunmen")]
    assert list(turn_behind_by(events, source)) == events
