"""Fillers much less sure than another of their role."""

from dataclasses import replace

import pytest

from dotterel.coding.weak_fillers import drop_fillers_of_others, drop_weak_fillers
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


@pytest.mark.parametrize("role", ["actor", "recipient", "source", "place"])
def test_a_weak_filler_beside_a_sure_one_is_left_out(role: Role) -> None:
    """The sure one stays, the one far behind it goes."""
    told = scored(role, ("Rebels", 0.9), ("mayor", 0.3))
    (kept,) = drop_weak_fillers([told])
    assert words(kept, role) == ["Rebels"]


def test_of_several_recipients_a_middling_one_goes() -> None:
    """Beside a surer one, whom it was done to must be rather sure; two sure ones both stay."""
    (kept,) = drop_weak_fillers([scored("recipient", ("the camp", 0.68), ("mayor", 0.65))])
    assert words(kept, "recipient") == ["the camp"]
    both = scored("recipient", ("the camp", 0.9), ("mayor", 0.75))
    assert drop_weak_fillers([both]) == (both,)


@pytest.mark.parametrize(("score", "all_stay"), [(0.55, True), (0.45, False)])
def test_the_last_of_a_list_stays(score: float, all_stay: bool) -> None:
    """Of several who are listed as done to, the network is mostly less sure of the later ones; a guess still goes."""
    source = document("Police arrested two men, a woman and a boy near the mill.")
    fillers = (("men", 0.9), ("a woman", 0.6), ("boy", score))
    mentions = tuple(
        replace(event(source, 0, "COERCE", "arrested", recipient=text).mentions[0], score=sure)
        for text, sure in fillers
    )
    (kept,) = drop_weak_fillers([replace(event(source, 0, "COERCE", "arrested"), mentions=mentions)])
    assert words(kept, "recipient") == ["men", "a woman", "boy"][: 3 if all_stay else 2]


@pytest.mark.parametrize(
    "fillers",
    [
        (("mayor", 0.2),),
        (("Rebels", 0.9), ("mayor", 0.4)),
        (("Rebels", 0.4), ("mayor", 0.3)),
    ],
    ids=["the only one", "sure enough", "near the surest"],
)
def test_other_parties_stay(fillers: tuple[tuple[str, float], ...]) -> None:
    """The only party of a role, a fairly sure one, and one as weak as its neighbour are the reader's to judge."""
    told = scored("actor", *fillers)
    assert drop_weak_fillers([told]) == (told,)


def test_of_several_places_sure_ones_stay() -> None:
    """The narrowest of those that are sure is chosen later."""
    told = scored("place", ("camp", 0.9), ("Mopti", 0.5))
    assert drop_weak_fillers([told]) == (told,)


@pytest.mark.parametrize(
    ("role", "weak", "sure", "incident", "stays"),
    [
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


@pytest.mark.parametrize(
    ("weak", "sure", "incident", "elsewhere", "stays"),
    [
        (0.4, 0.7, "i2", 0.8, False),
        (0.4, 0.7, "i2", 0.4, True),
        (0.4, 0.7, "i1", 0.8, True),
        (0.6, 0.9, "i2", 0.8, True),
        (0.4, 0.45, "i2", 0.8, True),
    ],
    ids=["told elsewhere", "nowhere surely", "one happening", "sure enough", "hardly surer"],
)
def test_a_place_goes_to_another_happening_where_its_own_is_told_elsewhere(
    weak: float, sure: float, incident: str, elsewhere: float, stays: bool
) -> None:
    """A weak place that the other happening has surely goes, if another mention says where this one was."""
    told = scored("place", ("Mopti", weak))
    other = replace(scored("place", ("Mopti", sure)), id="other", incident=incident)
    before = scored("place", ("the camp", elsewhere))
    far = replace(before.sentence, start=before.sentence.start + 500, end=before.sentence.end + 500)
    earlier = replace(before, id="earlier", sentence=far)
    kept, *rest = drop_fillers_of_others([told, other, earlier])
    assert bool(kept.mentions) is stays
    assert rest == [other, earlier]


def test_one_day_does_not_lie_before_and_after_today() -> None:
    """The day of a coming strike is not that of the threat told beside it; of two past deeds both may have it."""
    told = scored("time", ("asleep", 0.6))
    for modality, stays in (("future", False), ("asserted", True)):
        other = replace(scored("time", ("asleep", 0.9)), id="other", incident="i2", modality=modality)
        kept, _ = drop_fillers_of_others([told, other])
        assert bool(kept.mentions) is stays
