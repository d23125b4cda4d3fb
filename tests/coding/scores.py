"""Scores made by hand, for tests of decoding."""

from collections.abc import Mapping, Sequence

import numpy as np

from dotterel.inference import CandidateScores, Labels, SentenceScores, spans_of
from dotterel.model import ROLES

LABELS = Labels(
    triggers=spans_of(("ASSAULT", "CONSULT")),
    roles=spans_of(ROLES),
    modes=("ASSAULT/firearms", "ASSAULT/drone", "CONSULT/phone"),
    statuses=("asserted", "claimed", "denied", "negated", "future", "hypothetical"),
    sectors=("MIL", "CVL"),
    contexts=("military", "territory"),
)


def rows(words: int, labels: Sequence[str], chosen: Mapping[int, str], *, sure: float = 0.9) -> np.ndarray:
    """A probability table: the chosen label of a word gets `sure`, every other word is surely outside."""
    table = np.full((words, len(labels)), (1 - sure) / (len(labels) - 1), np.float32)
    for word in range(words):
        label = chosen.get(word, "O")
        table[word] = (1 - sure) / (len(labels) - 1)
        table[word, labels.index(label)] = sure
    return table


def candidate(
    word: int,
    words: int,
    roles: Mapping[int, str],
    *,
    modes: Sequence[float] = (0.9, 0.1, 0.1),
    status: str = "asserted",
) -> CandidateScores:
    """A candidate event."""
    statuses = np.full(6, 0.02, np.float32)
    statuses[LABELS.statuses.index(status)] = 0.9
    return CandidateScores(
        word=word,
        roles=rows(words, LABELS.roles, roles),
        modes=np.array(modes, np.float32),
        statuses=statuses,
        historical=0.1,
        happening=np.array([1.0, 0.0], np.float32),
    )


def sentence_scores(
    words: int, triggers: Mapping[int, str], candidates: Sequence[CandidateScores], *, sure: float = 0.9
) -> SentenceScores:
    """Scores of a sentence whose words are four letters long with one blank between."""
    return SentenceScores(
        word_starts=tuple(5 * number for number in range(words)),
        word_ends=tuple(5 * number + 4 for number in range(words)),
        triggers=rows(words, LABELS.triggers, triggers, sure=sure),
        sectors=np.zeros((words, 2), np.float32),
        contexts=np.zeros(2, np.float32),
        relevance=0.5,
        candidates=tuple(candidates),
    )
