"""Annotated incidents: the true toll of each shared happening of the corpus, and what its accounts disagree on."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dotterel.model import TOLL_ROLES, EvaluationError, TollRange, TollRole

TOLLS_FILE = "tolls.csv"
CONTRADICTIONS_FILE = "contradictions.csv"
QUESTIONS = ("whether", "what", "who", "whom", "where", "when", "killed", "injured", "held")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldIncident:
    """What is true of one shared happening.

    Attributes:
        label: Such as ``G-mellit-market``.
        tolls: Lowest, best and highest number by role; none where that end is open.
        contradicted: What its accounts disagree on; a disagreement that answers to either of two questions names both.
    """

    label: str
    tolls: Mapping[TollRole, TollRange]
    contradicted: tuple[tuple[str, ...], ...]


def read_incident_gold(folder: Path) -> dict[str, GoldIncident]:
    """The annotated incidents of a corpus, by label; empty where the folder has neither file.

    Raises:
        EvaluationError: A file cannot be read, or has lines that are no annotation; all are listed.
    """
    faults: list[str] = []
    tolls: dict[str, dict[TollRole, TollRange]] = {}
    for number, row in _rows(folder / TOLLS_FILE, ("incident", "role", "low", "best", "high", "reason"), faults):
        try:
            low, best, high = (int(row[end]) if row[end] else None for end in ("low", "best", "high"))
        except ValueError:
            low = best = high = -1
        ends = [end for end in (low, best, high) if end is not None]
        if row["role"] not in TOLL_ROLES or best is None or ends != sorted(ends) or ends[0] < 0:
            faults.append(f"{TOLLS_FILE}:{number}: a role and low <= best <= high are wanted: {','.join(row.values())}")
            continue
        tolls.setdefault(row["incident"], {})[row["role"]] = TollRange(low=low, best=best, high=high)
    contradicted: dict[str, list[tuple[str, ...]]] = {}
    for number, row in _rows(folder / CONTRADICTIONS_FILE, ("incident", "question", "reason"), faults):
        questions = tuple(row["question"].split("/"))
        if not set(questions) <= set(QUESTIONS):
            faults.append(f"{CONTRADICTIONS_FILE}:{number}: no such question: {row['question']}")
            continue
        contradicted.setdefault(row["incident"], []).append(questions)
    if faults:
        raise EvaluationError("annotated incidents have faults:\n" + "\n".join(faults), "See corpus/FORMAT.md.")
    labels = dict.fromkeys((*tolls, *contradicted))
    return {
        label: GoldIncident(label=label, tolls=tolls.get(label, {}), contradicted=tuple(contradicted.get(label, ())))
        for label in labels
    }


def _rows(path: Path, columns: tuple[str, ...], faults: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    if not path.is_file():
        return
    try:
        reader = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
        rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        faults.append(f"{path.name}: cannot be read: {fault}")
        return
    if tuple(reader.fieldnames or ()) != columns:
        faults.append(f"{path.name}:1: columns should be {','.join(columns)}")
        return
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            faults.append(f"{path.name}:{number}: {len(columns)} values are wanted")
        else:
            yield number, row
