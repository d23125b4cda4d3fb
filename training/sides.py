"""The corpus by the sides of its split."""

from pathlib import Path
from typing import get_args

from dotterel.evaluation import AnnotatedReport, read_reports, read_split, report_paths
from dotterel.evaluation.split import Side


def reports_by_side(folder: Path) -> dict[Side, list[AnnotatedReport]]:
    """The annotated reports of each side, as they are read.

    Args:
        folder: The corpus.

    Raises:
        EvaluationError: A report has faults, or there is no split.
        KeyError: A report has no side yet.
    """
    sides = read_split(folder)
    found: dict[Side, list[AnnotatedReport]] = {side: [] for side in get_args(Side)}
    for report in read_reports(report_paths(folder)):
        found[sides[report.id]].append(report)
    return found
