"""The best one-to-one pairing of answers with gold."""

import math
from collections.abc import Sequence


def best_pairs(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The one-to-one pairing of rows with columns whose gains add up to most.

    The Hungarian method (Kuhn 1955) with potentials: rows enter one by one, each by the cheapest chain of exchanges,
    in O(rows² · columns). Every row, or every column if these are fewer, is in a pair; among equals the first is taken.

    Args:
        gains: One list a row, all of the same length; at least 0.

    Returns:
        Pairs of row and column numbers, in row order; empty where either side is empty.
    """
    if not gains or not gains[0]:
        return []
    if len(gains) > len(gains[0]):
        turned = best_pairs(list(zip(*gains, strict=True)))
        return sorted((row, column) for column, row in turned)
    most = max(map(max, gains))
    costs = [[most - gain for gain in row] for row in gains]
    row_prices = [0.0] * len(costs)
    column_prices = [0.0] * len(costs[0])
    owners: list[int | None] = [None] * len(costs[0])
    for row in range(len(costs)):
        _enter(row, costs, row_prices, column_prices, owners)
    return sorted((owner, column) for column, owner in enumerate(owners) if owner is not None)


def _enter(
    row: int,
    costs: Sequence[Sequence[float]],
    row_prices: list[float],
    column_prices: list[float],
    owners: list[int | None],
) -> None:
    """Give a further row a column, moving other rows where that is cheapest: Dijkstra's search over reduced costs."""
    columns = range(len(column_prices))
    distances = [math.inf] * len(columns)
    before: list[int | None] = [None] * len(columns)
    settled: list[int] = []
    open_columns = set(columns)
    current, reached, last = row, 0.0, None
    while True:
        for column in sorted(open_columns):
            distance = reached + costs[current][column] - row_prices[current] - column_prices[column]
            if distance < distances[column]:
                distances[column], before[column] = distance, last
        nearest = min(sorted(open_columns), key=distances.__getitem__)
        reached = distances[nearest]
        open_columns.discard(nearest)
        owner = owners[nearest]
        if owner is None:
            break
        settled.append(nearest)
        current, last = owner, nearest
    row_prices[row] += reached
    for column in settled:
        change = reached - distances[column]
        column_prices[column] -= change
        owner = owners[column]
        if owner is not None:
            row_prices[owner] += change
    end: int | None = nearest
    while end is not None:
        previous = before[end]
        owners[end] = row if previous is None else owners[previous]
        end = previous
