"""``dotterel evaluate --benchmark``: the user's own copy of a public benchmark coded, written out and counted."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from dotterel.model import DocumentError, EvaluationError
from dotterel.surfaces.cli import cells
from dotterel.surfaces.cli.parts import Parts
from dotterel.surfaces.cli.progress import Meter, meter
from dotterel.surfaces.cli.streams import error_console, output_console, put
from dotterel.surfaces.cli.wording import counted, shown

if TYPE_CHECKING:
    from dotterel.evaluation.benchmarks import Benchmark, Figure, Item, Row
    from dotterel.pipeline import CodingRun

NAMES = (
    "gsr",
    "plv",
    "muc4_full",
    "muc4_ree",
    "muc4_templates",
    "polnear",
    "field_gold",
    "geo",
    "ngec_actors",
    "ecb_docs",
    "ecb_mentions",
)
"""The benchmarks, for the help; a test holds them to be those of the registry, which is loaded when it is asked."""

_POOL = 64
"""Items coded at a time: enough windows to keep every core busy, and a bar that moves."""


def answer(
    name: str,
    data: Path,
    *,
    parts: Parts,
    out: Path | None,
    side: str | None,
    min_score: float | None,
    actors: tuple[Path, ...],
) -> None:
    """Code the items of a benchmark, write our answers, and print our own count of the figure.

    Args:
        name: Which benchmark.
        data: Its data, as JSON lines.
        parts: Puts the coding run together.
        out: Where the answers go; none writes none.
        side: Take the items whose ``split`` is this; none or ``all`` takes all.
        min_score: Lowest trigger score; none takes the benchmark's.
        actors: Register files of the user's own.

    Raises:
        SettingsError: No benchmark is called so, or the output cannot be written.
        EvaluationError: Data that cannot be read or is not the benchmark's, or an output that is the data itself.
    """
    from dotterel.evaluation.benchmarks import GROUPINGS, benchmark_named, read_items, write_rows
    from dotterel.surfaces.export.target import open_target

    grouping = GROUPINGS.get(name)
    benchmark = grouping or benchmark_named(name)
    items = read_items(data, benchmark, side=None if side == "all" else side)
    if out is not None and out.exists() and out.samefile(data):
        raise EvaluationError(f"--out is the data itself ({out})", "Choose another file.")
    with nullcontext() if out is None else open_target(out) as stream:
        if grouping is not None:
            answers, unread = grouping.grouped(items, data), list[str]()
        else:
            answers, unread = _coded(benchmark_named(name), items, parts, min_score=min_score, actors=actors)
        if stream is not None:
            write_rows(stream, chain.from_iterable(answers.values()))
    console = output_console()
    put(console, Text(f"{benchmark.name}: {benchmark.about}\n{counted(len(items), 'item')} of {shown(str(data))}\n"))
    put(console, _table(benchmark.figures(items, answers)))
    for line in unread:
        error_console().print(Text(shown(line)), style="yellow", soft_wrap=True)


def _coded(
    benchmark: "Benchmark", items: "Sequence[Item]", parts: Parts, *, min_score: float | None, actors: tuple[Path, ...]
) -> "tuple[Mapping[str, Sequence[Row]], list[str]]":
    run = parts.assemble(min_score=benchmark.min_score if min_score is None else min_score, actors=actors)
    with meter(error_console(), total=len(items), quiet=False) as progress:
        return _answers(benchmark, items, run, progress)


def _answers(
    benchmark: "Benchmark", items: "Sequence[Item]", run: "CodingRun", progress: Meter
) -> "tuple[dict[str, Sequence[Row]], list[str]]":
    """Rows by item id, and a line for each item that could not be made into a document and so has no answer."""
    answers: dict[str, Sequence[Row]] = {}
    unread: list[str] = []
    for first in range(0, len(items), _POOL):
        read = []
        for item in items[first : first + _POOL]:
            try:
                read.append((item, benchmark.document(item)))
            except DocumentError as error:
                unread.append(f"{item[benchmark.id_field]} is not answered: {error.message}")
                progress.advance(item[benchmark.id_field])
        coded = run.coder.code([document for _, document in read])
        for (item, document), answer in zip(read, coded, strict=True):
            resolved = run.resolver.resolve(answer.events, document)
            answers[item[benchmark.id_field]] = benchmark.rows(item, document, resolved)
            progress.advance(document.name)
    return answers, unread


def _table(figures: "Sequence[Figure]") -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=cells.FAINT)
    table.add_column("figure", min_width=30)
    for heading in ("F1 or share", "precision", "recall", "given", "wanted"):
        table.add_column(heading, justify="right")
    for number, figure in enumerate(figures):
        values = [
            f"{figure.value:.3f}",
            *("" if share is None else f"{share:.3f}" for share in (figure.precision, figure.recall)),
            *("" if amount is None else str(amount) for amount in (figure.given, figure.wanted)),
        ]
        table.add_row(figure.name, *values, style="" if number else "bold")
    return table
