"""Windows go into the network and scores come out, by window and sentence."""

import numpy as np
import pytest

from dotterel.inference import (
    SHIPPED,
    Artifact,
    OnnxSession,
    WordPieceTokenizer,
    load_artifact,
    window_arrays,
)
from tests.inference.models import requests_of, small_tokenizer

SHORT = ["Gunmen shot two herders near Tarka."]
LONG = [
    "The column had left the capital at dawn, and villagers along the road waved at the trucks as they went by.",
    "In the afternoon its commander met elders under a tree, and asked them to keep their cattle off the bridge.",
    "Later, fighters hidden in the reeds opened fire on the last truck, killing the driver and wounding three others.",
]
QUIET = ["A blue kite hung over the roofs.", "Tea was served with mint."]


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


def test_each_word_knows_its_sentence(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The arrays of a window have one row, and each word knows where its sentence begins and how long it is."""
    tokenizer = WordPieceTokenizer(small_tokenizer(tmp_path_factory.mktemp("arrays") / "tokenizer.json"))
    (request,) = requests_of(tokenizer, ["Ministers met", "soldiers attack herders"])
    arrays = window_arrays(request.window)
    assert {name: array.shape for name, array in arrays.items()} == {
        **dict.fromkeys(("pieces", "casings", "segments"), (1, 7)),
        **dict.fromkeys(("word_pieces", "word_firsts", "word_lengths"), (1, 5)),
    }
    assert arrays["word_firsts"].tolist() == [[0, 0, 2, 2, 2]]
    assert arrays["word_lengths"].tolist() == [[2, 2, 3, 3, 3]]


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
def test_what_is_read_beside_a_window_changes_nothing(session: OnnxSession, tokenizer: WordPieceTokenizer) -> None:
    """A window scores beside others exactly as it does alone: the same report gives the same events, always."""
    requests = requests_of(tokenizer, SHORT, LONG, QUIET)
    for request, beside in zip(requests, session.score(requests), strict=True):
        (alone,) = session.score([request])
        for number, scores in alone.items():
            np.testing.assert_array_equal(scores.triggers, beside[number].triggers)
            np.testing.assert_array_equal(scores.sectors, beside[number].sectors)
            for candidate, rival in zip(scores.candidates, beside[number].candidates, strict=True):
                np.testing.assert_array_equal(candidate.roles, rival.roles)
                np.testing.assert_array_equal(candidate.statuses, rival.statuses)
