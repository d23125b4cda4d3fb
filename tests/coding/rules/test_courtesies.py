"""Pleas, condolences and other set phrases."""

import pytest

from dotterel.coding.rules.courtesies import RULE, without_set_phrases
from dotterel.model import CodedEvent
from tests.coding.test_document_logic import document, event


def read(sentence: str, trigger: str, type_code: str) -> list[CodedEvent]:
    """What is left of an event."""
    doc = document(sentence)
    return list(without_set_phrases([event(doc, 0, type_code, trigger)], doc))


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [("The general pleaded not guilty.", "pleaded"), ("She has pleaded innocent to the charge.", "pleaded")],
)
def test_who_pleads_not_guilty_concedes_nothing(sentence: str, trigger: str) -> None:
    """A plea of innocence is no concession."""
    assert read(sentence, trigger, "CONCEDE") == []


def test_a_plea_of_guilt_is_a_concession() -> None:
    """Who pleads guilty gives in."""
    assert len(read("The treasurer pleaded guilty.", "pleaded", "CONCEDE")) == 1


def test_condolences_are_no_promise() -> None:
    """Condolences that are offered are support in words, once."""
    (found,) = read("The king offered his condolences to the families.", "offered", "AGREE")
    assert (found.type, found.rules) == ("SUPPORT", (RULE,))
    doc = document("The king offered his condolences.")
    events = [event(doc, 0, "AGREE", "offered"), event(doc, 0, "SUPPORT", "condolences")]
    assert [one.type for one in without_set_phrases(events, doc)] == ["SUPPORT"]


def test_a_word_not_given_is_no_offer() -> None:
    """ "Offered no comment" offers nothing; no apology is a concession that was not made."""
    assert read("The ministry offered no comment.", "offered", "AGREE") == []
    assert [one.modality for one in read("The unit offered no apology.", "offered", "CONCEDE")] == ["negated"]


def test_offers_stay() -> None:
    """Who offers help offers it, whatever stands beside."""
    (found,) = read("The king offered tents and sent his condolences.", "offered", "AGREE")
    assert found.type == "AGREE"
