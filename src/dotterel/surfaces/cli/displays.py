"""Where outcomes go: the table for people, or an export writer."""

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from rich.console import Console

from dotterel.surfaces.cli.rows import rows_of
from dotterel.surfaces.cli.streams import put
from dotterel.surfaces.cli.table import document_view, legend, shown_width
from dotterel.surfaces.export import EventWriter

if TYPE_CHECKING:
    from dotterel.pipeline import DocumentOutcome


class Display(Protocol):
    """Shows outcomes as they come."""

    def show(self, outcome: "DocumentOutcome") -> None:
        """Show one report; those that failed or repeat another are left to the account."""
        ...

    def close(self) -> None:
        """Show what stands at the end."""
        ...


class NoDisplay:
    """Shows nothing: the outcomes are looked at later."""

    def show(self, outcome: "DocumentOutcome") -> None:
        """As in `Display`."""

    def close(self) -> None:
        """As in `Display`."""


class TableDisplay:
    """The table; its row numbers run over all reports."""

    def __init__(self, console: Console, *, name_of: Callable[[str], str] = str) -> None:
        """Args: where to, and how a report's name is shown."""
        self._console = console
        self._name_of = name_of
        self._next = 1

    def show(self, outcome: "DocumentOutcome") -> None:
        """As in `Display`."""
        if outcome.document is None or outcome.duplicate_of is not None:
            return
        rows = rows_of(outcome.events, first=self._next)
        self._next += len(rows.all)
        width = shown_width(self._console)
        put(
            self._console,
            document_view(self._name_of(outcome.name), outcome.document.reference(), rows, width=width),
            width=width,
        )

    def close(self) -> None:
        """The legend, where there was a row to explain."""
        if self._next > 1:
            width = shown_width(self._console)
            put(self._console, legend(width=width), width=width)


class WriterDisplay:
    """An export writer."""

    def __init__(self, writer: EventWriter) -> None:
        """Args: the writer, already opened."""
        self._writer = writer

    @property
    def left_out(self) -> Counter[str]:
        """How many events the format could not hold so far, by reason."""
        return self._writer.left_out

    def show(self, outcome: "DocumentOutcome") -> None:
        """As in `Display`."""
        if outcome.events:
            self._writer.write(outcome.events)

    def close(self) -> None:
        """As in `Display`."""
        self._writer.close()
