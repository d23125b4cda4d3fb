"""Deeds that stand where a doer does."""

import pytest

from dotterel.coding.rules.deeds_no_doers import drop_deeds_as_doers
from tests.coding.test_document_logic import document, event, words


@pytest.mark.parametrize(
    ("told", "actor", "left"),
    [
        ("The strike hit a camp in the woods.", "The strike", []),
        ("The air strike hit a camp in the woods.", "The air strike", []),
        ("The army hit a camp in the woods.", "The army", ["The army"]),
        ("Orin's strike group hit a camp.", "Orin's strike group", ["Orin's strike group"]),
    ],
)
def test_a_deed_that_the_report_tells_is_nobody(told: str, actor: str, left: list[str]) -> None:
    """Who did it is unknown then; a party that is only named by such a word stays."""
    source = document("Nine died in an air strike on Friday.", told)
    first = event(source, 0, "ASSAULT", "air strike")
    second = event(source, 1, "ASSAULT", "hit", actor=actor)
    assert words(drop_deeds_as_doers([first, second])[1], "actor") == left


def test_whom_a_verb_sends_may_act() -> None:
    """Words behind a verb are no deed."""
    source = document("The state sent troops to Orin.", "Troops fired at the crowd.")
    first = event(source, 0, "MOBILIZE", "sent troops")
    second = event(source, 1, "ASSAULT", "fired", actor="Troops")
    assert words(drop_deeds_as_doers([first, second])[1], "actor") == ["Troops"]
