"""Records some at a time, as writers take them."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Kept = TypeVar("Kept")
_AT_A_TIME = 100


def batches(records: Iterable[Kept]) -> Iterator[list[Kept]]:
    """Records in order, a hundred at a time: what a store gives one by one is never all in memory."""
    iterator = iter(records)
    while batch := list(islice(iterator, _AT_A_TIME)):
        yield batch
