"""The fixed split of the corpus: every report is on one side, and so is every shared happening.

`corpus/split.csv` holds it, one report a line. A new report gets its side from a digest of its identifier (or, where
it tells a happening that others tell too, of the group's), and keeps it for good.
"""

import csv
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, get_args

from dotterel.evaluation.annotated import AnnotatedReport
from dotterel.model import EvaluationError

Side = Literal["train", "dev", "test"]
SPLIT_FILE = "split.csv"

_SALT = "b"
"""Chosen once, by the sizes alone, so that the first 859 reports fall 682, 89 and 88 to train, dev and test."""


def read_split(folder: Path) -> dict[str, Side]:
    """The recorded side of each report.

    Raises:
        EvaluationError: The file is missing or has a line that is not `report,side`.
    """
    path = folder / SPLIT_FILE
    try:
        rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    except OSError as fault:
        raise EvaluationError(f"no {SPLIT_FILE} in {folder.name}", "Run python -m training.split.") from fault
    sides: dict[str, Side] = {}
    for number, row in enumerate(rows[1:], 2):
        if len(row) != 2 or row[1] not in get_args(Side) or row[0] in sides:
            raise EvaluationError(f"{SPLIT_FILE}:{number}: bad line {','.join(row)!r}", "One report,side a line.")
        sides[row[0]] = row[1]  # type: ignore[assignment]
    return sides


def extend_split(reports: Sequence[AnnotatedReport], sides: Mapping[str, Side]) -> dict[str, Side]:
    """The split with every report placed; recorded sides stay as they are.

    Raises:
        EvaluationError: Reports of one shared happening are recorded on two sides.
    """
    extended = dict(sides)
    for group in shared_groups(reports):
        recorded = {sides[report.id] for report in group if report.id in sides}
        if len(recorded) > 1:
            names = ", ".join(report.id for report in group)
            raise EvaluationError(f"reports of one happening are on two sides: {names}", "Put them on one side.")
        side = recorded.pop() if recorded else side_of(min(report.id for report in group))
        for report in group:
            extended[report.id] = side
    return extended


def side_of(report_id: str) -> Side:
    """The side that a digest of the identifier gives: a tenth dev, a tenth test, the rest train."""
    number = int.from_bytes(hashlib.sha256((_SALT + report_id).encode()).digest()[:4], "big") % 10
    return "test" if number == 0 else "dev" if number == 1 else "train"


def shared_groups(reports: Sequence[AnnotatedReport]) -> list[list[AnnotatedReport]]:
    """Reports grouped so that any two which tell one `G-` happening of a file are together."""
    group_by_label: dict[tuple[str, str], list[AnnotatedReport]] = {}
    groups: list[list[AnnotatedReport]] = []
    for report in reports:
        group = [report]
        groups.append(group)
        for label in report.shared_incidents:
            other = group_by_label.get((report.file, label))
            if other is not None and other is not group:
                other += group
                groups.remove(group)
                group_by_label = {key: other if value is group else value for key, value in group_by_label.items()}
                group = other
            group_by_label[report.file, label] = group
    return groups
