"""Quality floors of resolution: the phrases with even numbers, which no rule was written by."""

import tomllib
from pathlib import Path

import pytest

from dotterel.evaluation import Counts
from dotterel.evaluation.phrases import answer_phrases, of_side, phrase_figures, read_phrases
from dotterel.resolution import load_resolver

PHRASES = Path(__file__).parents[2] / "corpus" / "phrases"
FLOORS = tomllib.loads(Path(__file__).with_name("phrase_floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def figures() -> dict[str, Counts]:
    """What the shipped resolution makes of them."""
    return phrase_figures(answer_phrases(of_side(read_phrases(PHRASES), "test"), load_resolver()))


@pytest.mark.parametrize("question", sorted(FLOORS))
def test_resolution_does_not_fall_below_its_floor(figures: dict[str, Counts], question: str) -> None:
    """Each accuracy stays at or above the floor that was measured when it was set."""
    assert figures[question].accuracy >= FLOORS[question]


def test_every_question_has_a_floor(figures: dict[str, Counts]) -> None:
    """None is measured without being held."""
    assert figures.keys() == FLOORS.keys()
