"""The best one-to-one pairing."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from dotterel.evaluation.pairing import best_pairs

MATRICES = st.integers(1, 4).flatmap(
    lambda columns: st.lists(st.lists(st.integers(0, 9), min_size=columns, max_size=columns), min_size=1, max_size=4)
)


def most(gains: list[list[int]]) -> int:
    """The best total, by trying every pairing."""
    rows, columns = len(gains), len(gains[0])
    if rows > columns:
        return most([list(row) for row in zip(*gains, strict=True)])
    return max(
        sum(gains[row][column] for row, column in enumerate(order)) for order in permutations(range(columns), rows)
    )


@given(MATRICES)
def test_no_pairing_gains_more(gains: list[list[int]]) -> None:
    """The pairing is one to one, as large as can be, and the best of all."""
    pairs = best_pairs(gains)
    assert len(pairs) == min(len(gains), len(gains[0]))
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert sum(gains[row][column] for row, column in pairs) == most(gains)


def test_nothing_to_pair() -> None:
    """Either side may be empty."""
    assert best_pairs([]) == best_pairs([[], []]) == []
