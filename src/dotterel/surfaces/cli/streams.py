"""Standard output and standard error, made ready for any terminal, pipe and file."""

import sys
from io import TextIOWrapper
from typing import TextIO

from rich.console import Console, RenderableType


def output_console(stream: TextIO | None = None) -> Console:
    """The console for results: standard output, or a file, which gets no colour."""
    return Console(file=stream or ready_output(), highlight=False, markup=False, emoji=False, soft_wrap=False)


def error_console() -> Console:
    """The console for everything that is not a result."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def ready_output() -> TextIO:
    """Standard output in UTF-8 without newline translation, so that a pipe gets the same bytes on every system.

    A terminal keeps its own encoding; what it cannot show becomes a question mark.
    """
    stream = sys.stdout
    if isinstance(stream, TextIOWrapper):
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    return stream


def put(console: Console, view: RenderableType, *, width: int | None = None) -> None:
    """Write a view of results; into a pipe or a file without the blanks that fill up its lines.

    Args:
        console: Where to.
        view: What.
        width: Width to lay out for; the console's own unless told.
    """
    if console.is_terminal:
        console.print(view, width=width)
        return
    with console.capture() as capture:
        console.print(view, width=width)
    console.file.writelines(f"{line.rstrip()}\n" for line in capture.get().splitlines())
    console.file.flush()
