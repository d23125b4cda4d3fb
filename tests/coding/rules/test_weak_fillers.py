"""Fillers much less sure than another of their role."""

from dataclasses import replace

import pytest

from dotterel.coding.rules.weak_fillers import drop_fillers_of_others, drop_second_tolls, drop_weak_fillers
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


def test_a_second_toll_far_behind_goes() -> None:
    """Numbers of another happening in the sentence are no second toll; those of two sides both stay."""
    (kept,) = drop_weak_fillers([scored("killed", ("Rebels", 0.95), ("mayor", 0.55))])
    assert words(kept, "killed") == ["Rebels"]
    both = scored("killed", ("Rebels", 0.95), ("mayor", 0.8))
    assert drop_weak_fillers([both]) == (both,)


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


def test_an_actor_listed_beside_a_surer_one_stays() -> None:
    """Before or behind it: of those who act together the network is mostly less sure of one."""
    source = document("Police and soldiers arrested two men near the mill.")
    for scores in ((0.45, 0.9), (0.9, 0.45)):
        mentions = tuple(
            replace(event(source, 0, "COERCE", "arrested", actor=text).mentions[0], score=score)
            for text, score in zip(("Police", "soldiers"), scores, strict=True)
        )
        told = replace(event(source, 0, "COERCE", "arrested"), mentions=mentions)
        assert drop_weak_fillers([told]) == (told,)


def test_an_actor_counted_among_the_dead_stays() -> None:
    """Of two who fought each other, those who died are a side, however unsure the network is of them."""
    source = document("Seven Orin soldiers were killed in fighting with rebels near the mill.")
    told = event(source, 0, "ASSAULT", "fighting", actor="Orin soldiers", killed="Seven")
    mentions = (*(replace(one, score=0.45) for one in told.mentions if one.role == "actor"),)
    rebels = replace(event(source, 0, "ASSAULT", "fighting", actor="rebels").mentions[0], score=0.9)
    toll = next(one for one in told.mentions if one.role == "killed")
    both = replace(told, mentions=(*mentions, rebels, toll))
    assert drop_weak_fillers([both]) == (both,)
    uncounted = replace(told, mentions=(*mentions, rebels))
    assert words(drop_weak_fillers([uncounted])[0], "actor") == ["rebels"]


@pytest.mark.parametrize(
    "fillers",
    [
        (("mayor", 0.2),),
        (("Rebels", 0.9), ("mayor", 0.6)),
        (("Rebels", 0.4), ("mayor", 0.35)),
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


@pytest.mark.parametrize(("weak", "stays"), [(0.4, False), (0.6, True)])
def test_a_weak_toll_goes_to_another_happening(weak: float, *, stays: bool) -> None:
    """The dead of one deed are not those of the next in the sentence; where both are sure of them, both keep them."""
    told = scored("killed", ("asleep", weak))
    other = replace(scored("killed", ("asleep", 0.9)), id="other", incident="i2")
    kept, _ = drop_fillers_of_others([told, other])
    assert bool(kept.mentions) is stays


def test_one_day_does_not_lie_before_and_after_today() -> None:
    """The day of a coming strike is not that of the threat told beside it; of two past deeds both may have it."""
    told = scored("time", ("asleep", 0.6))
    for modality, stays in (("future", False), ("asserted", True)):
        other = replace(scored("time", ("asleep", 0.9)), id="other", incident="i2", modality=modality)
        kept, _ = drop_fillers_of_others([told, other])
        assert bool(kept.mentions) is stays


def numbered(sentence: str, trigger: str, *numbers: tuple[str, float]) -> CodedEvent:
    """An attack with these numbers of dead."""
    source = document(sentence)
    told = event(source, 0, "ASSAULT", trigger)
    mentions = tuple(
        replace(event(source, 0, "ASSAULT", trigger, killed=text).mentions[0], score=score) for text, score in numbers
    )
    return replace(told, mentions=mentions, incident=trigger)


def test_a_number_of_another_event_is_no_second_toll() -> None:
    """Each event keeps the number that it is surer of than the other one is."""
    sentence = "Six were shot dead in Orin, and nine were hanged in Tarka."
    first = numbered(sentence, "shot dead", ("Six", 0.97), ("nine", 0.85))
    second = numbered(sentence, "hanged", ("Six", 0.8), ("nine", 0.95))
    assert [words(one, "killed") for one in drop_second_tolls([first, second])] == [["Six"], ["nine"]]
    assert drop_second_tolls([first]) == (first,)


def test_a_number_behind_a_semicolon_is_the_event_s_beside_it() -> None:
    """What another event tells on the other side of a semicolon is not told of this one."""
    sentence = "A bomber killed 40 in Orin; the air force struck Tarka."
    first, second = numbered(sentence, "killed", ("40", 0.9)), numbered(sentence, "struck", ("40", 0.8))
    assert [words(one, "killed") for one in drop_second_tolls([first, second])] == [["40"], []]


def test_a_weak_number_that_another_event_has_for_sure_goes() -> None:
    """A guess stays where the other event is not sure of the number either."""
    sentence = "A quarrel over pay came before guards killed 12 in Orin."
    weak, sure = numbered(sentence, "quarrel", ("12", 0.4)), numbered(sentence, "killed", ("12", 0.9))
    assert words(drop_fillers_of_others([weak, sure])[0], "killed") == []
    unsure = numbered(sentence, "killed", ("12", 0.7))
    assert words(drop_fillers_of_others([weak, unsure])[0], "killed") == ["12"]
