"""What the shipped program makes of the corpus, made once for all floors."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from dotterel.coding import load_coder
from dotterel.evaluation import AnnotatedReport, gold_document, read_reports, read_split, report_paths
from dotterel.model import ResolvedEvent
from dotterel.resolution import load_resolver

CORPUS = Path(__file__).parents[2] / "corpus"

Answers = Mapping[str, Sequence[ResolvedEvent]]


@pytest.fixture(scope="session")
def reports() -> dict[str, list[AnnotatedReport]]:
    """The annotated reports by side."""
    sides = read_split(CORPUS)
    by_side: dict[str, list[AnnotatedReport]] = {}
    for report in read_reports(report_paths(CORPUS)):
        by_side.setdefault(sides[report.id], []).append(report)
    return by_side


@pytest.fixture(scope="session")
def coded(reports: dict[str, list[AnnotatedReport]]) -> Answers:
    """The coder's events of the test side, resolved, by document id."""
    documents = [gold_document(report).document for report in reports["test"]]
    resolver = load_resolver()
    told = load_coder().code(documents)
    return {one.id: resolver.resolve(answer.events, one) for one, answer in zip(documents, told, strict=True)}
