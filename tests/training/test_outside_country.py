"""Fitting the choice of a country from outside the words."""

import json

import numpy as np
import pytest

pytest.importorskip("torch")

from dotterel.resolution.actors.outside_choice import ANSWER_NUMBERS, OutsideChoice
from dotterel.resolution.actors.outside_evidence import NONE_NUMBERS, QUESTION_NUMBERS, STATE_NUMBERS
from training.fitted import write_fitted
from training.outside_country import Question, fit_choice, measure

SHARE = ANSWER_NUMBERS.index("share")
NONE = len(STATE_NUMBERS) + NONE_NUMBERS.index("none")
SEVERAL = QUESTION_NUMBERS.index("several")


def questions(number: int) -> list[Question]:
    """Two states each; the one with the greater share is right, but for plurals, which are of none."""
    chance = np.random.default_rng(5)
    asked = []
    for place in range(number):
        rows = np.zeros((3, len(ANSWER_NUMBERS)), np.float32)
        rows[:2, SHARE] = chance.permutation([0.9, 0.1])
        rows[2, NONE] = 1.0
        about = np.zeros(len(QUESTION_NUMBERS), np.float32)
        about[SEVERAL] = float(place % 4 == 0)
        right = 2 if place % 4 == 0 else int(rows[:2, SHARE].argmax())
        asked.append(Question(rows=rows, about=about, right=right))
    return asked


def test_what_was_right_is_found_again() -> None:
    """Also what no weighted sum tells: that the question itself speaks for none of the states."""
    choice = OutsideChoice.from_mapping(fit_choice(questions(2000)))
    told = measure(questions(100), choice)
    assert told["right_or_rightly_none"] == 1.0
    assert told["answered"] == 0.75


def test_fitting_again_gives_the_same(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """One seed, one answer; and what is written is read back."""
    first, second = fit_choice(questions(300)), fit_choice(questions(300))
    assert first == second
    write_fitted({"weights": first}, tmp_path / "weights.json")
    text = (tmp_path / "weights.json").read_text(encoding="utf-8")
    assert json.loads(text)["weights"] == first
    rows = sum(np.array(weights).size // np.array(weights).shape[-1] for weights in first.values())
    assert len(text.splitlines()) < rows + 100, "a row of weights stands on one line"
