"""Progress bars on standard error, for people only."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from dotterel.surfaces.cli.wording import shown


class Meter(Protocol):
    """What a run tells of its progress."""

    def advance(self, name: str) -> None:
        """One more report, of this name, is done."""
        ...

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Out of the way while results are written to the same terminal."""
        ...


class Silent:
    """A meter that shows nothing."""

    def advance(self, name: str) -> None:
        """Nothing to show."""

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Nothing to hide."""
        yield


class Bar:
    """A meter that shows a bar, the number of reports, and the last one's name."""

    def __init__(self, progress: Progress, *, total: int | None, shared: bool) -> None:
        """Args: the bar; how many reports there will be, if known; whether results go to the same terminal."""
        self._progress = progress
        self._shared = shared
        self._task = progress.add_task("", total=total)

    def advance(self, name: str) -> None:
        """As in `Meter`."""
        self._progress.update(self._task, advance=1, description=shown(name)[-40:])

    @contextmanager
    def paused(self) -> Iterator[None]:
        """As in `Meter`."""
        if not self._shared:
            yield
            return
        self._progress.stop()
        try:
            yield
        finally:
            self._progress.start()


@contextmanager
def meter(console: Console, *, total: int | None, quiet: bool) -> Iterator[Meter]:
    """A bar where the console is a terminal and there is more than one report to wait for; else nothing."""
    if quiet or not console.is_terminal or total == 1:
        yield Silent()
        return
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True) as progress:
        yield Bar(progress, total=total, shared=sys.stdout.isatty())


@contextmanager
def steps(console: Console, *, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Takes note of work in several steps: what is done, how much of it, of how much; a bar for each on a terminal."""
    if quiet or not console.is_terminal:
        yield lambda _step, _done, _whole: None
        return
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def note(step: str, done: int, whole: int) -> None:
            if step not in tasks:
                for earlier in tasks.values():
                    progress.update(earlier, completed=1, total=1)
                tasks[step] = progress.add_task(step, total=whole)
            progress.update(tasks[step], completed=done, total=whole)

        yield note


def expected(sources: Sequence[str], *, corpora: Sequence[str]) -> int | None:
    """How many reports some sources hold, as far as that is known before they are read.

    Args:
        sources: Addresses, as on the command line.
        corpora: Endings of files with many reports in them, whose number only reading tells.
    """
    total = 0
    for source in sources:
        path = Path(source)
        if not path.is_dir():
            total += 1
            if path.suffix.lower() in corpora:
                return None
            continue
        for entry in path.rglob("*"):
            if entry.suffix.lower() in corpora:
                return None
            hidden = any(part.startswith(".") for part in entry.relative_to(path).parts)
            total += entry.is_file() and not hidden
    return total
