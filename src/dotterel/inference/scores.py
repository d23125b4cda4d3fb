"""What the network says about a document: scores per word and per candidate event."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats1d = NDArray[np.float32]
Floats2d = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CandidateScores:
    """Scores of one word that may begin a trigger. All are probabilities in [0, 1].

    Attributes:
        word: Number of the word in its sentence.
        roles: Shape (words of the sentence, role labels); rows add up to 1.
        modes: Shape (modes); independent of each other.
        statuses: Shape (statuses); adds up to 1.
        historical: Probability of being background.
        happening: Unit vector, shape (dimensions): mentions of one happening point the same way.
    """

    word: int
    roles: Floats2d
    modes: Floats1d
    statuses: Floats1d
    historical: float
    happening: Floats1d


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SentenceScores:
    """Scores of one sentence. All are probabilities in [0, 1].

    Attributes:
        word_starts: Character offset of each word in the sentence, shape (words).
        word_ends: Character offset behind each word, shape (words).
        triggers: Shape (words, trigger labels); rows add up to 1.
        sectors: Shape (words, sectors); independent of each other.
        contexts: Shape (contexts); independent of each other.
        relevance: Probability that the window which the sentence was read in tells of an event.
        candidates: In text order.
    """

    word_starts: tuple[int, ...]
    word_ends: tuple[int, ...]
    triggers: Floats2d
    sectors: Floats2d
    contexts: Floats1d
    relevance: float
    candidates: tuple[CandidateScores, ...]
