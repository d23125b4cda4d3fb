"""Quality floors: the shipped program on the corpus' own test side, which training never reads."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from dotterel.evaluation import AnnotatedReport, GoldDocument, Scores, gold_document, score_documents
from tests.quality.conftest import Answers

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def gold(reports: dict[str, list[AnnotatedReport]]) -> list[GoldDocument]:
    """The test side of the corpus."""
    return [gold_document(report) for report in reports["test"]]


@pytest.fixture(scope="module")
def scores(gold: list[GoldDocument], coded: Answers) -> Scores:
    """What the shipped program makes of it."""
    return score_documents(gold, coded)


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
