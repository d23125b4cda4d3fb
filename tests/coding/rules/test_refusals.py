"""Who asked for what is turned down."""

from dataclasses import replace

import pytest

from dotterel.coding.rules.refusals import turn_refusals
from tests.coding.test_document_logic import document, event, words

PARTIES = {"actor": "Tarka", "recipient": "Orin"}


def parties(sentence: str, type_code: str, trigger: str, **roles: str) -> tuple[list[str], list[str]]:
    """Authors and recipients of an event after the rule; the network gave it these."""
    source = document(sentence)
    (turned,) = turn_refusals([event(source, 0, type_code, trigger, **roles)], source)
    return words(turned, "actor"), words(turned, "recipient")


@pytest.mark.parametrize(
    ("sentence", "type_code", "trigger"),
    [
        ("Tarka rejected a request by Orin for water.", "REQUEST", "request"),
        ("Tarka has brushed aside Orin threats to cut off its oil.", "THREATEN", "threats"),
        ("Tarka turned down an offer of dialogue from Orin.", "AGREE", "offer"),
        ("Tarka dismissed Orin's accusation that its men had fired.", "ACCUSE", "accusation"),
    ],
)
def test_who_asks_is_told_beside_the_noun(sentence: str, type_code: str, trigger: str) -> None:
    """The refuser did not ask, threaten, offer or accuse; the one named with the noun did."""
    authors, asked = parties(sentence, type_code, trigger, **PARTIES)
    assert (authors, asked) == (["Orin"], ["Tarka"] if type_code in ("REQUEST", "THREATEN") else [])


def test_a_demand_was_made_to_who_refuses_it() -> None:
    """Where nobody is told to ask, the refuser is still the one asked."""
    assert parties("Tarka refused demands for a vote.", "REQUEST", "demands", actor="Tarka") == ([], ["Tarka"])


@pytest.mark.parametrize(
    ("sentence", "trigger", "roles"),
    [
        ("Tarka rejected the deal and repeated its demand that Orin withdraw.", "demand", PARTIES),
        ("Tarka denied making threats against Orin.", "threats", PARTIES),
        ("Tarka made a request to Orin.", "request", PARTIES),
        ("Tarka rejected the deal, demanding that Orin withdraw.", "demanding", PARTIES),
    ],
    ids=["another clause", "its own threats", "nothing refused", "no noun"],
)
def test_own_demands_stay(sentence: str, trigger: str, roles: dict[str, str]) -> None:
    """What the subject itself asks for, beside what it refuses."""
    source = document(sentence)
    one = replace(event(source, 0, "REQUEST", trigger, **roles))  # type: ignore[arg-type]
    assert turn_refusals([one], source) == (one,)
