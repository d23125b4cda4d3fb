"""The door to benchmarks: what a crosswalk to somebody else's gold must be able to do."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from dotterel.evaluation.benchmarks.figures import Figure
from dotterel.evaluation.benchmarks.forms import Form
from dotterel.model import Document, ResolvedEvent

Item = Mapping[str, Any]
"""One line of a benchmark's data, checked to be of its form."""

Row = dict[str, Any]
"""One line of predictions, in the form that the benchmark's usual scorer reads."""


class Benchmark(Protocol):
    """A crosswalk from our events to the answers of one benchmark, definition by definition, and the count of them.

    Attributes:
        name: As it is asked for.
        about: What is measured, in one line.
        form: What an item of its data must hold.
        id_field: Field of an item that names it.
        min_score: Lowest trigger score that its answers are made from; none for the coder's own. A benchmark that
            forces one answer out of each item takes what a record of events would leave out.
    """

    name: str
    about: str
    form: Form
    id_field: str
    min_score: float | None

    def document(self, item: Item) -> Document:
        """The document of an item, to be coded.

        Raises:
            DocumentError: Its text cannot be made into a document.
        """
        ...

    def rows(self, item: Item, document: Document, events: Sequence[ResolvedEvent]) -> Sequence[Row]:
        """Our answer to an item.

        Args:
            item: The item.
            document: As `document` gave it.
            events: All events of the document, in text order.
        """
        ...

    def figures(self, items: Sequence[Item], answers: Mapping[str, Sequence[Row]]) -> Sequence[Figure]:
        """What the answers come to; the figure that is usually quoted stands first.

        Args:
            items: The gold.
            answers: Rows by item id; an item that is left out has none.
        """
        ...


class GroupingBenchmark(Protocol):
    """A crosswalk to a benchmark that asks which of its items belong together: all are answered at once.

    Attributes:
        name: As in `Benchmark`, and so the others.
        about: What is measured, in one line.
        form: What an item of its data must hold.
        id_field: Field of an item that names it.
    """

    name: str
    about: str
    form: Form
    id_field: str

    def grouped(self, items: Sequence[Item], data: Path) -> Mapping[str, Sequence[Row]]:
        """Our answers, by item id.

        Args:
            items: All items.
            data: The file that they are from, where what they refer to may stand beside it.
        """
        ...

    def figures(self, items: Sequence[Item], answers: Mapping[str, Sequence[Row]]) -> Sequence[Figure]:
        """As in `Benchmark`."""
        ...
