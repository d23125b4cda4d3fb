"""Titles of opinions."""

import pytest

from dotterel.coding.rules.opinion_titles import without_opinion_titles
from tests.coding.test_document_logic import document, event


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("OPINION: The peace that Orin signs", [1]),
        ("Editorial | Orin signs in haste", [1]),
        ("Orin signs peace with the front", [0, 1]),
        ("Opinion polls rise as Orin signs", [0, 1]),
    ],
)
def test_the_title_of_an_opinion_tells_nothing(title: str, left: list[int]) -> None:
    """Only a first line with such a label goes; the text below it is coded as any other."""
    doc = document(title, "Orin signed the treaty in 2015.")
    events = [event(doc, 0, "SUPPORT", "signs"), event(doc, 1, "SUPPORT", "signed")]
    starts = [doc.sentences[number].start for number in left]
    assert [one.sentence.start for one in without_opinion_titles(events, doc)] == starts
