"""Whoever is charged with a deed is said to have done it."""

import pytest

from dotterel.coding.rules.accused_of import RULE, fill_accused
from tests.coding.test_document_logic import document, event, words


@pytest.mark.parametrize(
    ("sentence", "charge", "deed"),
    [
        ("Two Orin nurses await trial in Tarka accused of sending money to rebels.", "trial", "sending"),
        ("Police held Two Orin nurses on suspicion of having bombed a bridge.", "held", "bombed"),
        ("Two Orin nurses were jailed for nine years for plotting to kill a judge.", "jailed", "kill"),
        ("Two Orin nurses have been charged in Tarka with allegedly arming rebels.", "charged", "arming"),
    ],
)
def test_the_accused_is_the_doer(sentence: str, charge: str, deed: str) -> None:
    """The deed behind "accused of" takes whom the charge is against, and says why; they are no source of it."""
    source = document(sentence)
    events = [
        event(source, 0, "ACCUSE", charge, recipient="Two Orin nurses"),
        event(source, 0, "ASSAULT", deed, status="claimed", source="Two Orin nurses"),
    ]
    filled = fill_accused(events, source)[1]
    assert words(filled, "actor") == ["Two Orin nurses"]
    assert words(filled, "source") == []
    assert [one.filled_by for one in filled.fillers("actor")] == [RULE]


@pytest.mark.parametrize(
    ("sentence", "deed", "roles"),
    [
        ("Judges tried two nurses, and rebels bombed a bridge.", "bombed", {}),
        ("Judges tried two nurses for the rebels' bombing.", "bombing", {"actor": "rebels"}),
        ("Judges tried two nurses for the beating of two nurses.", "beating", {"recipient": "two nurses"}),
    ],
)
def test_other_deeds_keep_their_doers(sentence: str, deed: str, roles: dict[str, str]) -> None:
    """What the charge is not about, what has a doer, and what was done to the charged themselves stays."""
    source = document(sentence)
    events = (event(source, 0, "ACCUSE", "tried", recipient="two nurses"), event(source, 0, "ASSAULT", deed, **roles))
    assert fill_accused(events, source) == events
