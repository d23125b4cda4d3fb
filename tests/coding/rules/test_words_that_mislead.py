"""Words that look like a taking back, a calling off or a denial, and are none."""

import pytest

from dotterel.coding.rules.called_off import mark_called_off
from dotterel.coding.rules.courtesies import without_set_phrases
from dotterel.coding.rules.disowned import mark_disowned
from dotterel.coding.rules.makers import drop_makers
from dotterel.coding.rules.undone import mark_undone
from tests.coding.test_document_logic import document, event, words


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Soldiers from the previous post killed three rebels.", "killed"),
        ("Corrections officers said that inmates killed two guards.", "killed"),
        (
            "Reports that gunmen killed nine were confirmed by the mayor, who said that older rumours were false.",
            "killed",
        ),
        ("Scrap dealers attacked police in Orin.", "attacked"),
        ("The men were not only arrested but also beaten.", "arrested"),
        ("No 2 commander Ali Beno was killed in Orin.", "killed"),
    ],
)
def test_what_happened_stays_as_it_is_told(sentence: str, trigger: str) -> None:
    """A post of soldiers, prison officers, scrap dealers and a deputy take nothing back."""
    source = document(sentence)
    told = [event(source, 0, "ASSAULT", trigger)]
    assert list(mark_undone(mark_called_off(mark_disowned(told, source)))) == told


def test_a_claim_that_is_called_false_is_denied_with_its_speaker_between() -> None:
    """Who says so between commas does not part a claim from its verdict."""
    source = document("Claims that troops killed nine in Orin, the ministry said, are a fabrication.")
    (read,) = mark_disowned([event(source, 0, "ASSAULT", "killed")], source)
    assert read.status == "denied"


def test_condolences_that_were_refused_are_no_support() -> None:
    """Who refused to offer them supported nobody."""
    source = document("Orin refused to offer its condolences to Tarka.", "Orin offered its condolences to Tarka.")
    told = [event(source, 0, "AGREE", "offer"), event(source, 1, "AGREE", "offered")]
    assert [one.type for one in without_set_phrases(told, source)] == ["SUPPORT"]


def test_a_building_that_somebody_built_may_be_hit() -> None:
    """The maker of a weapon did not use it; a hospital built by others is what was struck."""
    source = document("The army attacked the Tarkan-built hospital.")
    (read,) = drop_makers([event(source, 0, "ASSAULT", "attacked", recipient="the Tarkan-built hospital")], source)
    assert words(read, "recipient") == ["the Tarkan-built hospital"]
