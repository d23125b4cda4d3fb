"""How far scores can be taken at their word: calibration error, Brier score, log loss, and bins for a plot."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

BINS = 10
_DRAWS = 300
_SEED = 7
_LEAST = 1e-6
"""Log loss takes no score for surer than this: one sure mistake would outweigh everything else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """How reliable some scores are; for all of it, less is better.

    Attributes:
        answers: How many.
        right: Share of them that is right, in [0, 1].
        error: Expected calibration error, in [0, 1]: the gap between mean score and share right, over bins that hold
            equally many answers (Nguyen and O'Connor 2015, "Posterior calibration and exploratory analysis").
        brier: Mean squared distance from 1 for a right answer and from 0 for a wrong one, in [0, 1].
        log_loss: Mean of minus the logarithm of the score that was given to what turned out true.
    """

    answers: int
    right: float
    error: float
    brier: float
    log_loss: float


def reliability(scores: Floats, right: Floats) -> Reliability:
    """Figures of some answers.

    Args:
        scores: In [0, 1], shape (answers); at least one.
        right: 1 for a right answer and 0 for a wrong one, shape (answers).
    """
    kept = np.clip(scores, _LEAST, 1.0 - _LEAST)
    gaps = [len(chosen) * abs(scores[chosen].mean() - right[chosen].mean()) for chosen in _equal_parts(scores)]
    return Reliability(
        answers=len(scores),
        right=float(right.mean()),
        error=float(sum(gaps) / len(scores)),
        brier=float(np.mean((scores - right) ** 2)),
        log_loss=float(-np.mean(right * np.log(kept) + (1.0 - right) * np.log(1.0 - kept))),
    )


def chance_error(scores: Floats) -> float:
    """The calibration error that these scores would show by chance if each were exactly the share right.

    It is not 0, as few answers are never right in just the expected share: an error near it is as good as none.
    """
    chance = np.random.default_rng(_SEED)
    draws = chance.random((_DRAWS, len(scores))) < scores
    gaps = [np.abs((draws[:, chosen] - scores[chosen]).sum(axis=1)) for chosen in _equal_parts(scores)]
    return float(np.sum(gaps, axis=0).mean() / len(scores))


def bins(scores: Floats, right: Floats, *, fewest: int) -> list[tuple[float, float]]:
    """Mean score and share right of each bin of a plot, by rising score; up to 10 bins of equally many answers.

    Args:
        scores: As in `reliability`.
        right: As in `reliability`.
        fewest: Answers in a bin, so that few answers do not make a zigzag of chance.
    """
    return [
        (float(scores[chosen].mean()), float(right[chosen].mean()))
        for chosen in _equal_parts(scores, at_most=max(2, len(scores) // fewest))
    ]


def _equal_parts(scores: Floats, *, at_most: int = BINS) -> list[NDArray[np.intp]]:
    order = np.argsort(scores, kind="stable")
    return [part for part in np.array_split(order, min(BINS, at_most)) if len(part)]
