"""Decoding turns probability tables into triggers and roles."""

from dataclasses import replace

import pytest

from dotterel.coding import decode_sentence
from dotterel.inference import SentenceScores
from tests.coding.scores import LABELS, candidate, sentence_scores


def test_a_trigger_of_several_words_is_one_event() -> None:
    """B and I of one type make one trigger, scored by its first sure word."""
    scores = sentence_scores(5, {2: "B-ASSAULT", 3: "I-ASSAULT"}, [candidate(2, 5, {0: "B-actor"})])
    (event,) = decode_sentence(scores, LABELS, min_score=0.5)
    assert (event.first, event.last, event.type) == (2, 4, "ASSAULT")
    assert event.score == pytest.approx(0.925, abs=0.01)
    assert event.runner_up.code == "CONSULT"


def test_two_triggers_side_by_side_stay_two() -> None:
    """A second B begins another event even without a word between."""
    scores = sentence_scores(4, {1: "B-ASSAULT", 2: "B-CONSULT"}, [candidate(1, 4, {}), candidate(2, 4, {})])
    assert [event.type for event in decode_sentence(scores, LABELS, min_score=0.5)] == ["ASSAULT", "CONSULT"]


def test_roles_are_runs_of_words() -> None:
    """Neighbouring words of one role are one filler; a run that starts with I- is read like one that starts with B-."""
    roles = {0: "B-actor", 1: "I-actor", 3: "I-recipient", 4: "I-recipient"}
    scores = sentence_scores(5, {2: "B-ASSAULT"}, [candidate(2, 5, roles)])
    (event,) = decode_sentence(scores, LABELS, min_score=0.5)
    assert [(role.role, role.first, role.last) for role in event.roles] == [("actor", 0, 2), ("recipient", 3, 5)]


def test_only_modes_of_the_type_are_given() -> None:
    """An ASSAULT is never done by phone, however sure the network is."""
    scores = sentence_scores(3, {1: "B-ASSAULT"}, [candidate(1, 3, {}, modes=(0.2, 0.8, 0.99))])
    (event,) = decode_sentence(scores, LABELS, min_score=0.5)
    assert [mode.code for mode in event.modes] == ["drone", "firearms"]


def test_the_lowest_score_is_kept_to() -> None:
    """A weak trigger appears only where the threshold allows it."""
    scores = sentence_scores(3, {1: "B-ASSAULT"}, [candidate(1, 3, {})], sure=0.55)
    assert len(decode_sentence(scores, LABELS, min_score=0.5)) == 1
    assert decode_sentence(scores, LABELS, min_score=0.7) == ()


def test_a_sentence_without_words_has_no_events() -> None:
    """Nothing in, nothing out."""
    assert decode_sentence(sentence_scores(0, {}, []), LABELS, min_score=0.5) == ()


def test_one_name_has_one_role() -> None:
    """Neighbouring words of two party roles, with nothing between them, are one party in the likelier role."""
    roles = {0: "B-actor", 1: "I-actor", 2: "B-recipient", 4: "B-recipient"}
    scores = sentence_scores(5, {3: "B-ASSAULT"}, [candidate(3, 5, roles)])
    (event,) = decode_sentence(scores, LABELS, min_score=0.5)
    assert [(role.role, role.first, role.last) for role in event.roles] == [("actor", 0, 3), ("recipient", 4, 5)]


def torn(shares: dict[int, float], roles: dict[int, str]) -> SentenceScores:
    """Six words of which some share what would make one of them name an ASSAULT; the network asked about word 2."""
    scores = sentence_scores(6, {}, [candidate(2, 6, roles)], sure=0.99)
    triggers = scores.triggers.copy()
    for word, share in shares.items():
        triggers[word, LABELS.triggers.index("B-ASSAULT")] = share
        triggers[word, 0] = 1 - share
    return replace(scores, triggers=triggers)


def test_a_deadly_event_shared_out_over_words_is_told_by_its_toll() -> None:
    """Words that are too weak one by one make one event, on the likeliest of them, where somebody died in it."""
    shares, roles = {1: 0.2, 2: 0.35}, {4: "B-killed"}
    (event,) = decode_sentence(torn(shares, roles), LABELS, min_score=0.5)
    assert (event.first, event.last, event.type) == (2, 3, "ASSAULT")
    assert event.score == pytest.approx(0.575, abs=0.001)
    assert decode_sentence(torn(shares, {4: "B-recipient"}), LABELS, min_score=0.5) == ()
    assert decode_sentence(torn(shares, roles), LABELS, min_score=0.6) == ()
    assert decode_sentence(torn({1: 0.1, 2: 0.35}, roles), LABELS, min_score=0.5) == ()


def test_a_toll_makes_no_second_deadly_event() -> None:
    """Where a sentence names its deadly event surely, weak words beside it are not another."""
    scores = torn({1: 0.2, 2: 0.35, 5: 0.9}, {4: "B-killed"})
    scores = replace(scores, candidates=(*scores.candidates, candidate(5, 6, {4: "B-killed"})))
    assert [event.first for event in decode_sentence(scores, LABELS, min_score=0.5)] == [5]
