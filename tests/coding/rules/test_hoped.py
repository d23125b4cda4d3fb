"""Hopes."""

import pytest

from dotterel.coding.rules.hoped import drop_hopes
from tests.coding.test_document_logic import document, event


@pytest.mark.parametrize(
    ("sentence", "type_code", "trigger"),
    [
        ("Residents expressed hope for a truce.", "SUPPORT", "expressed hope"),
        ("Observers voiced hope for a calm vote.", "SUPPORT", "voiced"),
        ("The envoy hopes for a longer truce.", "REQUEST", "hopes"),
        ("The mayor is hoping for a deal.", "AGREE", "hoping for"),
    ],
)
def test_hopes_are_no_events(sentence: str, type_code: str, trigger: str) -> None:
    """Who hopes for something has neither backed it nor asked for it, nor agreed to it."""
    source = document(sentence)
    assert drop_hopes([event(source, 0, type_code, trigger)]) == ()


@pytest.mark.parametrize(
    ("sentence", "type_code", "trigger"),
    [
        ("Orin hopes to help the port.", "AGREE", "hopes"),
        ("Orin voiced support for the hopeful.", "SUPPORT", "voiced"),
        ("Orin held out little hope of a loan.", "REJECT", "held out little hope"),
    ],
    ids=["a will", "support", "a refusal"],
)
def test_other_events_stay(sentence: str, type_code: str, trigger: str) -> None:
    """A will to do something, and words beside a hope."""
    source = document(sentence)
    one = event(source, 0, type_code, trigger)
    assert drop_hopes([one]) == (one,)
