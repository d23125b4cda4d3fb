"""Public benchmarks: our events in the answers that others' scorers read, and our own count of the figures.

Each is a crosswalk from definition to definition. None holds anything of a benchmark's data: users bring their own
copy.
"""

from dotterel.evaluation.benchmarks.benchmark import Benchmark, GroupingBenchmark, Item, Row
from dotterel.evaluation.benchmarks.figures import Figure
from dotterel.evaluation.benchmarks.items import read_items, write_rows
from dotterel.evaluation.benchmarks.registry import BENCHMARKS, GROUPINGS, benchmark_named

__all__ = [
    "BENCHMARKS",
    "GROUPINGS",
    "Benchmark",
    "Figure",
    "GroupingBenchmark",
    "Item",
    "Row",
    "benchmark_named",
    "read_items",
    "write_rows",
]
