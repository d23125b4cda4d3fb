"""Folded names to numbers: one memory-mapped trie, or several that share the names out among them."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from zlib import crc32

import marisa_trie


class NameIndex:
    """The numbers of all filed names.

    A trie is built in memory, so that a gazetteer of millions of names has many, each of the names whose checksum falls
    to it (`share_of`). The numbers of each follow on those of the one before.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        """Maps the tries into memory.

        Args:
            paths: One file a trie, in their order; at least one.

        Raises:
            RuntimeError: A file is no trie.
            OSError: A file cannot be read.
        """
        self._tries = [marisa_trie.Trie().mmap(str(path)) for path in paths]
        self._firsts = (0, *accumulate(len(trie) for trie in self._tries))

    def __len__(self) -> int:
        return self._firsts[-1]

    def __contains__(self, folded: str) -> bool:
        return folded in self._tries[share_of(folded, len(self._tries))]

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """Every name with its number."""
        for first, trie in zip(self._firsts, self._tries, strict=False):
            for name, number in trie.items():
                yield name, first + number

    def number(self, folded: str) -> int | None:
        """Number of a name; none where nothing is filed under it."""
        share = share_of(folded, len(self._tries))
        number = self._tries[share].get(folded)
        return None if number is None else self._firsts[share] + int(number)


def share_of(folded: str, shares: int) -> int:
    """Which of so many tries holds a name."""
    return crc32(folded.encode()) % shares if shares > 1 else 0
