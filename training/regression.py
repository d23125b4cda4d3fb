"""Logistic regression with a small penalty, by Newton's method; weights may be held to one sign."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

_PENALTY = 3.0
_STEPS = 40

Floats = NDArray[np.float64]


def fit(rows: Floats, same: Floats, names: Sequence[str], *, signs: Mapping[str, int]) -> dict[str, float]:
    """Weights by name, the bias last: Newton's method on the penalised log-likelihood of scaled evidence.

    A weight that would have the sign that it may not have is held at 0. Without that, pieces of evidence that come
    together take opposite signs, and two copies of a report are kept apart.

    Args:
        rows: Evidence, shape (pairs, pieces of evidence).
        same: Whether each pair is one, shape (pairs,).
        names: Of the pieces of evidence, and of the bias.
        signs: The only sign (1 or -1) that the weight of a name may have; names that are left out may have either.
    """
    means, spreads = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = np.hstack([(rows - means) / spreads, np.ones((len(rows), 1))])
    held = np.array([signs.get(name, 0) for name in names])
    penalty = _PENALTY * np.append(np.ones(len(names) - 1), 1e-6)
    weights = np.zeros(len(names))
    free = np.ones(len(names), dtype=bool)
    for step in range(_STEPS):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (chance - same) + penalty * weights
        free |= (step % 5 == 0) & (held * slope < 0.0)
        some = scaled[:, free]
        curve = (some * (chance * (1 - chance) + 1e-9)[:, None]).T @ some + np.diag(penalty[free])
        weights[free] -= np.linalg.solve(curve, slope[free])
        wrong = held * weights < 0.0
        weights[wrong], free[wrong] = 0.0, False
    plain = np.where(spreads > 1e-8, weights[:-1] / spreads, 0.0)
    told = {name: round(float(value), 4) for name, value in zip(names[:-1], plain, strict=True)}
    return told | {names[-1]: round(float(weights[-1] - plain @ means), 4)}
