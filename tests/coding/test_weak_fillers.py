"""Parties much less sure than another of their role."""

from dataclasses import replace

import pytest

from dotterel.coding.weak_fillers import FAR_BEHIND, WEAK, drop_fillers_of_others, drop_weak_fillers
from dotterel.model import CodedEvent, Role
from tests.coding.test_document_logic import document, event, words

SENTENCE = "Rebels fired on the camp near Mopti, whose mayor was asleep."


def scored(role: Role, *fillers: tuple[str, float]) -> CodedEvent:
    """An attack with these fillers of one role."""
    source = document(SENTENCE)
    mentions = tuple(
        replace(event(source, 0, "ASSAULT", "fired", **{role: text}).mentions[0], score=score)
        for text, score in fillers
    )
    return replace(event(source, 0, "ASSAULT", "fired"), mentions=mentions)


@pytest.mark.parametrize("role", ["actor", "recipient", "source"])
def test_a_weak_party_beside_a_sure_one_is_left_out(role: Role) -> None:
    """The sure party stays, the one far behind it goes."""
    told = scored(role, ("Rebels", 0.9), ("mayor", WEAK - 0.1))
    (kept,) = drop_weak_fillers([told])
    assert words(kept, role) == ["Rebels"]


@pytest.mark.parametrize(
    "fillers",
    [
        (("mayor", 0.2),),
        (("Rebels", 0.9), ("mayor", WEAK)),
        (("Rebels", WEAK - 0.1 + FAR_BEHIND / 2), ("mayor", WEAK - 0.1)),
    ],
    ids=["the only one", "sure enough", "near the surest"],
)
def test_other_parties_stay(fillers: tuple[tuple[str, float], ...]) -> None:
    """The only party of a role, a fairly sure one, and one as weak as its neighbour are the reader's to judge."""
    told = scored("actor", *fillers)
    assert drop_weak_fillers([told]) == (told,)


def test_places_are_not_parties() -> None:
    """Of several places the narrowest is chosen later: none is left out here."""
    told = scored("place", ("camp", 0.9), ("Mopti", 0.2))
    assert drop_weak_fillers([told]) == (told,)


@pytest.mark.parametrize(
    ("role", "weak", "sure", "incident", "stays"),
    [
        ("place", 0.4, 0.7, "i2", False),
        ("place", 0.4, 0.7, "i1", True),
        ("place", 0.6, 0.9, "i2", True),
        ("place", 0.4, 0.45, "i2", True),
        ("recipient", 0.4, 0.9, "i2", False),
        ("recipient", 0.4, 0.7, "i2", True),
        ("actor", 0.3, 0.9, "i2", True),
    ],
)
def test_what_another_happening_has_more_surely_is_not_shared(
    role: Role, weak: float, sure: float, incident: str, stays: bool
) -> None:
    """A weak place or recipient goes to the happening in the sentence that has it surely; one happening keeps it."""
    words_of = {"place": "the camp", "recipient": "the camp", "actor": "Rebels"}[role]
    told, other = scored(role, (words_of, weak)), replace(scored(role, (words_of, sure)), id="other", incident=incident)
    kept, rival = drop_fillers_of_others([told, other])
    assert bool(kept.mentions) is stays
    assert rival == other
