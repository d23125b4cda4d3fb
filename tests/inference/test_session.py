"""Batches go into the network and scores come out, by window and sentence."""

import itertools

import numpy as np
import pytest

from dotterel.inference import (
    SHIPPED,
    Artifact,
    OnnxSession,
    WordPieceTokenizer,
    batch_arrays,
    load_artifact,
)
from tests.inference.models import requests_of, small_tokenizer

SHORT = ["Gunmen shot two herders near Tarka."]
LONG = [
    "The column had left the capital at dawn, and villagers along the road waved at the trucks as they went by.",
    "In the afternoon its commander met elders under a tree, and asked them to keep their cattle off the bridge.",
    "Later, fighters hidden in the reeds opened fire on the last truck, killing the driver and wounding three others.",
]
QUIET = ["A blue kite hung over the roofs.", "Tea was served with mint."]
ROUNDING = 0.02
"""How far scores may move with the batch."""


@pytest.fixture(scope="module")
def artifact() -> Artifact:
    """The shipped model."""
    return load_artifact(SHIPPED)


@pytest.fixture(scope="module")
def session(artifact: Artifact) -> OnnxSession:
    """The shipped network on one thread."""
    return OnnxSession(artifact, threads=1)


@pytest.fixture(scope="module")
def tokenizer(artifact: Artifact) -> WordPieceTokenizer:
    """The shipped tokenizer."""
    return WordPieceTokenizer(artifact.tokenizer)


def test_arrays_are_padded_to_the_longest(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Shorter windows end in zeros; each word knows where its sentence begins and how long it is."""
    tokenizer = WordPieceTokenizer(small_tokenizer(tmp_path_factory.mktemp("arrays") / "tokenizer.json"))
    requests = requests_of(tokenizer, ["Gunmen attacked."], ["Ministers met", "soldiers attack herders"])
    arrays = batch_arrays([request.window for request in requests])
    assert {name: array.shape for name, array in arrays.items()} == {
        **dict.fromkeys(("pieces", "casings", "segments"), (2, 7)),
        **dict.fromkeys(("word_pieces", "word_firsts", "word_lengths"), (2, 5)),
    }
    assert arrays["pieces"][0, 6:].tolist() == [0]
    assert arrays["word_firsts"].tolist() == [[0, 0, 0, 0, 0], [0, 0, 2, 2, 2]]
    assert arrays["word_lengths"].tolist() == [[3, 3, 3, 0, 0], [2, 2, 3, 3, 3]]


@pytest.mark.model
def test_every_sentence_gets_scores_of_its_own_words(session: OnnxSession, tokenizer: WordPieceTokenizer) -> None:
    """Tables have one row a word of the sentence, and what must add up to 1 does."""
    (request,) = requests_of(tokenizer, LONG)
    (scores,) = session.score([request])
    assert sorted(scores) == [0, 1, 2]
    for number, sentence in scores.items():
        words = len(request.sentences[number].word_starts)
        assert len(sentence.word_starts) == len(sentence.triggers) == len(sentence.sectors) == words
        np.testing.assert_allclose(sentence.triggers.sum(axis=1), 1.0, atol=1e-3)
        for candidate in sentence.candidates:
            assert 0 <= candidate.word < words
            assert len(candidate.roles) == words
            np.testing.assert_allclose(candidate.roles.sum(axis=1), 1.0, atol=1e-3)
            assert np.linalg.norm(candidate.happening) == pytest.approx(1.0, abs=1e-3)


@pytest.mark.model
def test_a_batch_without_candidates_gives_scores_all_the_same(
    session: OnnxSession, tokenizer: WordPieceTokenizer
) -> None:
    """Where no word may begin a trigger, the graph's candidate branch runs over nothing and the rest is told."""
    requests = requests_of(tokenizer, QUIET)
    (scores,) = session.score(requests)
    assert [sentence.candidates for sentence in scores.values()] == [(), ()]
    assert all(len(sentence.triggers) == len(sentence.word_starts) > 0 for sentence in scores.values())


@pytest.mark.model
def test_candidates_stand_in_text_order(session: OnnxSession, tokenizer: WordPieceTokenizer) -> None:
    """A sentence's candidates run from its first word to its last, each word at most once."""
    (scores,) = session.score(requests_of(tokenizer, LONG))
    for sentence in scores.values():
        candidate_words = [candidate.word for candidate in sentence.candidates]
        assert candidate_words == sorted(set(candidate_words))
    assert scores[2].candidates


@pytest.mark.model
def test_padding_decides_nothing_sure(session: OnnxSession, tokenizer: WordPieceTokenizer) -> None:
    """What the network says surely of a word, it says of it beside any other window and in any order of the batch."""
    requests = requests_of(tokenizer, SHORT, LONG, QUIET)
    alone = [session.score([request])[0] for request in requests]
    for order in itertools.permutations(range(3)):
        beside = session.score([requests[number] for number in order])
        for place, number in enumerate(order):
            assert alone[number].keys() == beside[place].keys()
            for sentence, scores in alone[number].items():
                rival = beside[place][sentence]
                assert (scores.word_starts, scores.word_ends) == (rival.word_starts, rival.word_ends)
                sure = scores.triggers.max(axis=1) >= 0.8
                assert (scores.triggers.argmax(axis=1) == rival.triggers.argmax(axis=1))[sure].all()


@pytest.mark.model
def test_a_batch_of_one_window_twice_scores_both_alike(session: OnnxSession, tokenizer: WordPieceTokenizer) -> None:
    """Where the batch holds nothing else, the place in it makes no difference at all."""
    (request,) = requests_of(tokenizer, LONG)
    (alone,) = session.score([request])
    for scores in session.score([request, request]):
        for sentence, own in scores.items():
            np.testing.assert_allclose(own.triggers, alone[sentence].triggers, atol=1e-5)
            np.testing.assert_allclose(own.sectors, alone[sentence].sectors, atol=1e-5)


@pytest.mark.model
def test_padding_tells_nothing(session: OnnxSession, tokenizer: WordPieceTokenizer) -> None:
    """A window scores beside others as it does alone, but for a rounding of 0.02."""
    requests = requests_of(tokenizer, SHORT, LONG, QUIET)
    for request, beside in zip(requests, session.score(requests), strict=True):
        (alone,) = session.score([request])
        for number, scores in alone.items():
            np.testing.assert_allclose(scores.triggers, beside[number].triggers, atol=ROUNDING)
            np.testing.assert_allclose(scores.sectors, beside[number].sectors, atol=ROUNDING)
            rivals = {candidate.word: candidate for candidate in beside[number].candidates}
            for candidate in scores.candidates:
                np.testing.assert_allclose(candidate.roles, rivals[candidate.word].roles, atol=ROUNDING)
                np.testing.assert_allclose(candidate.statuses, rivals[candidate.word].statuses, atol=ROUNDING)
