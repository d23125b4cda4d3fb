"""Who denies, and who owns up."""

import pytest

from dotterel.coding.rules.deniers import refer_deniers
from dotterel.model import CodedEvent
from tests.coding.test_document_logic import document, event, words


def denial(first: str, second: str, trigger: str, *, accusing: bool = False, **roles: str) -> CodedEvent:
    """The second sentence's event after the rule: Orin says in the first that Tarka fired, or accuses it."""
    source = document(first, second)
    said = (
        event(source, 0, "ACCUSE", "accused", actor="Orin", recipient="Tarka")
        if accusing
        else event(source, 0, "ASSAULT", "fired", status="claimed", actor="Tarka", source="Orin")
    )
    return refer_deniers([said, event(source, 1, "ASSAULT", trigger, status="denied", **roles)], source)[1]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "accusing"), [("Orin said Tarka had fired.", False), ("Orin accused Tarka of shots.", True)]
)
def test_the_accused_denies(first: str, *, accusing: bool) -> None:
    """Whoever says it of somebody does not deny it; who denies it is denied to have done it."""
    told = denial(first, "It denied the shots.", "shots", accusing=accusing, source="It")
    assert words(told, "source") == words(told, "actor") == ["Tarka"]
    assert {one.filled_by for one in told.mentions} == {"pronoun: It"}


@pytest.mark.parametrize(
    "second",
    ["It denied that troops made shots.", "It denied reports of shots.", "It praised the shots."],
    ids=["that", "reports", "no denial"],
)
def test_other_pronouns_are_left_to_salience(second: str) -> None:
    """Who denies that somebody did something may be anybody, most of all the one who spoke."""
    told = denial("Orin said Tarka had fired.", second, "shots", source="It")
    assert words(told, "source") == ["It"]


def test_a_pronoun_that_does_not_fit_stays() -> None:
    """ "He" is no state or group."""
    told = denial("Orin said Tarka had fired.", "He denied the shots.", "shots", source="He")
    assert words(told, "source") == ["He"]
