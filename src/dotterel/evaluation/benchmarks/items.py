"""Items of a benchmark out of the user's own copy of its data."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from dotterel.evaluation.benchmarks.benchmark import Benchmark, GroupingBenchmark, Item, Row
from dotterel.evaluation.benchmarks.forms import faults_of
from dotterel.model import EvaluationError

_MOST_FAULTS = 10


def read_items(path: Path, benchmark: Benchmark | GroupingBenchmark, *, side: str | None = None) -> tuple[Item, ...]:
    """The items of a data file (JSON lines), all checked.

    Args:
        path: The file.
        benchmark: Whose data it is.
        side: Keep the items whose ``split`` is this; none keeps all.

    Raises:
        EvaluationError: The file cannot be read, a line is not of the benchmark's form, two items have one id, or none
            is left.
    """
    items: list[Item] = []
    faults: list[str] = []
    seen: dict[str, int] = {}
    for number, item in _lines(path):
        wrong = faults_of(item, benchmark.form)
        faults += [f"line {number}: {fault}" for fault in wrong]
        if wrong or not isinstance(item, dict):
            continue
        name = item[benchmark.id_field]
        if name in seen:
            faults.append(f"line {number}: {name!r} is already the id of line {seen[name]}")
        seen.setdefault(name, number)
        if side is None or item.get("split") == side:
            items.append(item)
    if faults:
        more = [f"and {len(faults) - _MOST_FAULTS} more"] if len(faults) > _MOST_FAULTS else []
        raise EvaluationError(
            "\n".join((f"{path} is not data of the benchmark {benchmark.name}:", *faults[:_MOST_FAULTS], *more)),
            "Give its data as JSON lines, one item a line, as the guide to benchmarks tells.",
        )
    if not items:
        what = "no items" if side is None else f"no item whose split is {side!r}"
        raise EvaluationError(f"{path} holds {what}", "Check the file.")
    return tuple(items)


def write_rows(stream: TextIO, rows: Iterable[Row]) -> None:
    """Write predictions as JSON lines."""
    stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _lines(path: Path) -> Iterator[tuple[int, object]]:
    """Line number and value of each line that is not empty."""
    number = 0
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, json.loads(line)
    except (OSError, UnicodeDecodeError) as fault:
        raise EvaluationError(f"{path} cannot be read: {fault}", "Give the data as JSON lines.") from fault
    except (ValueError, RecursionError) as fault:
        raise EvaluationError(f"{path}, line {number} is not JSON ({fault})", "Give the data as JSON lines.") from fault
