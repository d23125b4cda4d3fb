"""Fitting the weights of the evidence that two mentions tell one happening.

The exported coder codes the dev documents; every pair of found events of one document and type becomes a row of
evidence, and the gold says whether both tell one happening. A logistic regression with a small penalty gives the
weights. The test side is not read.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dotterel.coding import EVIDENCE, pair_evidence, telling_of
from dotterel.coding.neural_coder import NeuralCoder, load
from dotterel.evaluation import GoldDocument, GoldRecord
from dotterel.model import CodedEvent

_PENALTY = 1.0
_STEPS = 3000
_RATE = 0.5


def fit_happening_weights(folder: Path, gold: Sequence[GoldDocument]) -> dict[str, float]:
    """Weights by name, with ``bias``.

    Args:
        folder: The exported artifact.
        gold: Documents that training did not see.
    """
    evidence, same = _pairs(load(folder), gold)
    means, spreads = evidence.mean(axis=0), evidence.std(axis=0) + 1e-9
    scaled = np.hstack([(evidence - means) / spreads, np.ones((len(evidence), 1))])
    weights = np.zeros(scaled.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (chance - same) + _PENALTY * np.append(weights[:-1], 0.0)
        weights -= _RATE * slope / len(evidence)
    plain = weights[:-1] / spreads
    bias = float(weights[-1] - plain @ means)
    return {name: round(float(value), 4) for name, value in zip(EVIDENCE, plain, strict=True)} | {
        "bias": round(bias, 4)
    }


def _pairs(coder: NeuralCoder, gold: Sequence[GoldDocument]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Evidence, shape (pairs, pieces of evidence), and whether each pair is one happening, shape (pairs)."""
    rows: list[tuple[float, ...]] = []
    same: list[bool] = []
    for one, (events, vectors) in zip(gold, coder.events_with_vectors([each.document for each in gold]), strict=True):
        found = _found(events, one.events)
        for number, (first, first_gold) in enumerate(found):
            for second, second_gold in found[:number]:
                if (first.type, first.historical) == (second.type, second.historical):
                    cosine = float(np.dot(vectors[first.id], vectors[second.id]))
                    rows.append(pair_evidence(telling_of(first), telling_of(second), cosine))
                    same.append(first_gold.incident == second_gold.incident)
    return np.array(rows), np.array(same, dtype=np.float64)


def _found(events: Sequence[CodedEvent], gold: Sequence[GoldRecord]) -> list[tuple[CodedEvent, GoldRecord]]:
    left = list(gold)
    pairs: list[tuple[CodedEvent, GoldRecord]] = []
    for event in events:
        match = next((one for one in left if one.type == event.type and one.trigger.overlaps(event.trigger)), None)
        if match is not None:
            left.remove(match)
            pairs.append((event, match))
    return pairs
