"""What somebody says of their own side."""

import pytest

from dotterel.coding.rules.own_reports import without_own_reports
from tests.coding.test_document_logic import document, event, words


@pytest.mark.parametrize(
    ("text", "trigger", "own"),
    [
        ("Orin alleged that its army had answered.", "alleged", "its army"),
        ("The minister said his country would stay.", "said", "his country"),
        ("The front warned that their fighters were near.", "warned", "their fighters"),
        ("The general warned that his men would shoot.", "warned", "his"),
    ],
)
def test_nobody_accuses_whom_they_speak_of_as_their_own(text: str, trigger: str, own: str) -> None:
    """The subject of what is said is the speaker's own side, and so not who is accused or warned."""
    source = document(text)
    speaker = text.partition(f" {trigger}")[0]
    speech = event(source, 0, "ACCUSE", trigger, actor=speaker, recipient=own)
    (kept,) = without_own_reports([speech], source)
    assert (words(kept, "actor"), words(kept, "recipient"), kept.rules) == ([speaker], [], ("own-report",))


def test_who_is_told_to_resign_is_asked() -> None:
    """The subject of a demand is whom it is made to, be it the speakers' own government."""
    source = document("Miners demanded that their government resign.")
    demand = event(source, 0, "REQUEST", "demanded", actor="Miners", recipient="their government")
    assert without_own_reports([demand], source) == (demand,)


def test_own_people_may_be_accused_and_asked() -> None:
    """The object of a verb stays, however near it is, and so does somebody else in a clause."""
    source = document("The governor accused his police.", "Orin said that Tarka had lied.", "Its army was blamed.")
    events = [
        event(source, 0, "ACCUSE", "accused", actor="The governor", recipient="his police"),
        event(source, 1, "ACCUSE", "said", actor="Orin", recipient="Tarka"),
        event(source, 2, "ACCUSE", "blamed", recipient="Its army"),
    ]
    assert list(without_own_reports(events, source)) == events
