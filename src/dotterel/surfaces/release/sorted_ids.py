"""Identifiers sorted on disk, each once, for numbers of them that memory should not hold."""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from types import TracebackType
from typing import IO

_IN_MEMORY = 100_000


def _nameless() -> IO[str]:
    return tempfile.TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="\n")


class SortedIds:
    """Takes identifiers in any order, as often as they come, and gives them back in order, each once."""

    def __init__(self, *, in_memory: int = _IN_MEMORY) -> None:
        """Args: how many are held in memory before they are written to a file that has no name."""
        self._in_memory = in_memory
        self._held: set[str] = set()
        self._runs: list[IO[str]] = []
        self._files = ExitStack()

    def add(self, identifiers: Iterable[str]) -> None:
        """Take some."""
        self._held.update(identifiers)
        if len(self._held) >= self._in_memory:
            run: IO[str] = self._files.enter_context(_nameless())
            run.writelines(f"{one}\n" for one in sorted(self._held) if "\n" not in one)
            self._runs.append(run)
            self._held = {one for one in self._held if "\n" in one}

    def __iter__(self) -> Iterator[str]:
        for run in self._runs:
            run.seek(0)
        runs = [(line.removesuffix("\n") for line in run) for run in self._runs]
        for identifier, _ in groupby(heapq.merge(*runs, sorted(self._held))):
            yield identifier

    def __enter__(self) -> "SortedIds":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._files.close()
