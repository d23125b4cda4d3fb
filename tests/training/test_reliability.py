"""Figures of how far scores can be taken at their word."""

import math

import numpy as np
import pytest

from training.reliability import bins, chance_error, reliability


def test_figures_by_hand() -> None:
    """Four answers scored 0.75, three of them right: no error on the whole, Brier score and log loss as by the book."""
    scores = np.full(4, 0.75)
    figures = reliability(np.repeat(scores, 10), np.tile([1.0, 1.0, 1.0, 0.0], 10))
    assert (figures.answers, figures.right) == (40, 0.75)
    assert figures.error == pytest.approx(0.0)
    assert figures.brier == pytest.approx(0.1875)
    assert figures.log_loss == pytest.approx(-0.75 * math.log(0.75) - 0.25 * math.log(0.25))


def test_the_error_is_the_gap() -> None:
    """Scores of 0.9 that are right in half of the cases are 0.4 off."""
    assert reliability(np.full(100, 0.9), np.tile([1.0, 0.0], 50)).error == pytest.approx(0.4)


def test_one_sure_mistake_is_not_infinitely_bad() -> None:
    """A wrong answer scored 1 leaves the log loss finite."""
    assert math.isfinite(reliability(np.array([1.0]), np.array([0.0])).log_loss)


def test_exact_scores_show_no_more_than_the_chance_error() -> None:
    """Answers that are right just as often as they say have about the error that is foretold for them."""
    chance = np.random.default_rng(5)
    scores = chance.uniform(0, 1, 400)
    errors = [reliability(scores, (chance.random(400) < scores).astype(float)).error for _ in range(30)]
    assert np.mean(errors) == pytest.approx(chance_error(scores), abs=0.01)


@pytest.mark.parametrize(("answers", "expected"), [(1000, 10), (100, 4), (30, 2), (1, 1)])
def test_few_answers_make_few_dots(answers: int, expected: int) -> None:
    """Dots rise by score, and each stands for enough answers."""
    scores = np.linspace(0, 1, answers)
    dots = bins(scores, np.round(scores), fewest=25)
    assert len(dots) == expected
    assert [score for score, _ in dots] == sorted(score for score, _ in dots)
