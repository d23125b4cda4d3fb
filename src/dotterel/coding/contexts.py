"""Contexts of a document: the topics under which its events stand."""

from collections.abc import Sequence

import numpy as np

from dotterel.inference import SentenceScores

CONTEXT_THRESHOLD = 0.5


def contexts_of(
    scores: Sequence[SentenceScores], codes: Sequence[str], *, threshold: float = CONTEXT_THRESHOLD
) -> tuple[str, ...]:
    """Codes whose mean probability over the document's words reaches the threshold, best first.

    Args:
        scores: Scores of the document's sentences.
        codes: The network's context labels.
        threshold: Lowest mean probability kept, in [0, 1].
    """
    weights = [len(sentence.word_starts) for sentence in scores]
    if not sum(weights):
        return ()
    means = np.average([sentence.contexts for sentence in scores], axis=0, weights=weights)
    order = np.argsort(-means, kind="stable")
    return tuple(codes[number] for number in order if means[number] >= threshold)
