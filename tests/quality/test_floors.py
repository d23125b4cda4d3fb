"""Quality floors: the shipped program on the corpus' own test side, which training never reads."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from dotterel.coding import load_coder
from dotterel.evaluation import (
    GoldDocument,
    Scores,
    gold_document,
    read_reports,
    read_split,
    report_paths,
    score_documents,
)
from dotterel.resolution import load_resolver

CORPUS = Path(__file__).parents[2] / "corpus"
FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def gold() -> list[GoldDocument]:
    """The test side of the corpus."""
    sides = read_split(CORPUS)
    reports = read_reports(report_paths(CORPUS))
    return [gold_document(report) for report in reports if sides[report.id] == "test"]


@pytest.fixture(scope="module")
def scores(gold: list[GoldDocument]) -> Scores:
    """What the shipped program makes of it."""
    documents = [one.document for one in gold]
    resolver = load_resolver()
    coded = load_coder().code(documents)
    answers = {
        document.id: resolver.resolve(told.events, document) for document, told in zip(documents, coded, strict=True)
    }
    return score_documents(gold, answers)


def test_the_floors_belong_to_this_test_side(gold: list[GoldDocument]) -> None:
    """Floors are only comparable on the reports that they were measured on; new test reports need new floors."""
    hasher = hashlib.sha256()
    for one in sorted(gold, key=lambda each: each.document.id):
        hasher.update(one.document.text.encode())
        hasher.update(repr(one.events).encode())
    assert hasher.hexdigest()[:16] == FLOORS["test_side"]


@pytest.mark.parametrize("question", sorted(FLOORS["floors"]))
def test_quality_does_not_fall_below_its_floor(scores: Scores, question: str) -> None:
    """Each figure stays at or above the floor that was measured when it was set."""
    measured = scores.counts[question].f1
    floor = FLOORS["floors"][question]
    assert measured >= floor, f"{question}: {measured:.3f} is below {floor}"
