"""Correlation clustering: tellings into groups by the log-odds of their pairs, under what reviewers have settled."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e12
"""Sum of log-odds that no other evidence makes up for."""


def clustered(
    count: int,
    odds: Callable[[int, int], float],
    *,
    joined: Sequence[Sequence[int]] = (),
    apart: Sequence[tuple[int, int]] = (),
) -> list[list[int]]:
    """Merge the two groups with the best mean of log-odds until no two are rather one than two (average linkage).

    Args:
        count: Number of things; they are numbered in an order that must not depend on their arrival.
        odds: Log-odds that two of them, the greater number first, are one.
        joined: Groups that are one whatever the odds; no two of them share a number.
        apart: Pairs that are never in one group.

    Returns:
        Numbers by group, each sorted, in the order of the first.
    """
    groups = _beginning(count, joined)
    sums: NDArray[np.float64] = np.zeros((count, count))
    for one in range(count):
        for other in range(one):
            sums[one, other] = sums[other, one] = odds(one, other)
    for one, other in apart:
        sums[one, other] = sums[other, one] = _NEVER
    sizes = np.array([float(len(group)) for group in groups])
    members = np.zeros((len(groups), count))
    for number, group in enumerate(groups):
        members[number, group] = 1.0
    sums = members @ sums @ members.T
    np.fill_diagonal(sums, -np.inf)
    means = sums / np.outer(sizes, sizes)
    while len(groups) > 1:
        left, right = sorted(divmod(int(np.argmax(means)), len(means)))
        if means[left, right] <= 0.0:
            break
        groups[left] = [*groups[left], *groups[right]]
        groups[right] = []
        sums[left] += sums[right]
        sums[:, left] = sums[left]
        sums[left, left] = -np.inf
        sizes[left] += sizes[right]
        means[left] = sums[left] / (sizes[left] * sizes)
        means[:, left] = means[left]
        sums[right] = sums[:, right] = means[right] = means[:, right] = -np.inf
    return sorted(sorted(group) for group in groups if group)


def _beginning(count: int, joined: Sequence[Sequence[int]]) -> list[list[int]]:
    """The joined groups and every other number by itself."""
    taken = {one for group in joined for one in group}
    return [*(sorted(group) for group in joined), *([one] for one in range(count) if one not in taken)]
