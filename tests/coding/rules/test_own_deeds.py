"""Deeds that their doers claim, admit or deny."""

from dataclasses import replace

import pytest

from dotterel.coding.rules.own_deeds import RULE, fill_own_deeds
from dotterel.model import ClaimStatus
from tests.coding.test_document_logic import document, event, words


@pytest.mark.parametrize(
    ("sentence", "trigger", "status"),
    [
        ("The Red Front claimed the attack.", "attack", "claimed"),
        ("The Red Front has claimed responsibility for Tuesday's attack.", "attack", "claimed"),
        ("The Red Front denied carrying out an attack.", "attack", "denied"),
        ("The Red Front admits shelling the town.", "shelling", "claimed"),
        ("The Red Front has denied any involvement in the May 9 bombing in Orin.", "bombing", "denied"),
        ("The Red Front denies having anything to do with the old mayor's killing.", "killing", "denied"),
    ],
)
def test_who_owns_up_to_a_deed_or_denies_it_is_its_doer(sentence: str, trigger: str, status: ClaimStatus) -> None:
    """The source is the actor as well, says by which rule, and is less sure of it."""
    source = document(sentence)
    claimed = event(source, 0, "ASSAULT", trigger, status=status, source="The Red Front")
    (filled,) = fill_own_deeds([claimed], source)
    (actor,) = filled.fillers("actor")
    assert (actor.span.text, actor.filled_by) == ("The Red Front", RULE)
    assert actor.score < claimed.fillers("source")[0].score


@pytest.mark.parametrize(
    ("sentence", "trigger", "status", "roles"),
    [
        ("The ministry claimed that rebels shelled the town.", "shelled", "claimed", {}),
        ("The ministry said the attack was over.", "attack", "claimed", {}),
        ("The ministry denied the attack.", "attack", "asserted", {}),
        ("The ministry claimed the attack by rebels.", "attack", "claimed", {"actor": "rebels"}),
        ("The ministry denied any part in talks and said rebels shelled the town.", "shelled", "denied", {}),
    ],
    ids=["another did it", "only said", "asserted", "the doer is told", "another clause"],
)
def test_other_deeds_get_no_doer(sentence: str, trigger: str, status: ClaimStatus, roles: dict[str, str]) -> None:
    """What is said of others, what nobody owns up to, and what has an actor stays as it is."""
    source = document(sentence)
    told = event(source, 0, "ASSAULT", trigger, status=status, source="The ministry", **roles)
    assert fill_own_deeds([told], source) == (told,)


@pytest.mark.parametrize(
    ("sentence", "is_doer"),
    [
        ("Bomb kills nine in Orin, Red Front claims responsibility", True),
        ("A bomb killed nine and the Red Front later took credit for it.", True),
        ("A bomb killed nine; the Red Front claimed responsibility for another attack.", False),
        ("A bomb killed nine, the Red Front said.", False),
    ],
)
def test_who_claims_the_deed_told_before_is_its_doer(sentence: str, is_doer: bool) -> None:
    """A claim of responsibility behind the deed is of that deed, unless it names another."""
    source = document(sentence)
    trigger = "kill" + sentence.split("kill")[1].split(maxsplit=1)[0]
    told = event(source, 0, "ASSAULT", trigger, status="claimed", source="Red Front")
    assert words(fill_own_deeds([told], source)[0], "actor") == (["Red Front"] if is_doer else [])


def test_nobody_is_the_doer_of_what_was_done_to_them() -> None:
    """A source that is marked as struck is not made to have struck itself."""
    source = document("The ministry denied the attack.")
    struck = event(source, 0, "ASSAULT", "attack", status="denied", source="The ministry", recipient="The ministry")
    assert words(fill_own_deeds([struck], source)[0], "actor") == []


def test_of_two_sources_the_nearer_owns_the_deed() -> None:
    """Who reports a denial has done nothing: the denier stands nearer."""
    source = document("According to the agency, the army denied carrying out an attack.")
    denied = event(source, 0, "ASSAULT", "attack", status="denied", source="the agency")
    army = event(source, 0, "ASSAULT", "attack", source="the army").mentions
    told = replace(denied, mentions=(*denied.mentions, *army))
    assert words(fill_own_deeds([told], source)[0], "actor") == ["the army"]
