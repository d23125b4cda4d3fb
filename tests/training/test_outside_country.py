"""Fitting the weights that choose a country from outside the words."""

import numpy as np

from dotterel.resolution.actors.outside_evidence import NONE_NUMBERS, STATE_NUMBERS
from training.outside_country import Question, fit_weights, measure

SHARE = STATE_NUMBERS.index("share")
PLURAL = NONE_NUMBERS.index("none_of_plural")


def questions(number: int) -> list[Question]:
    """Two states each; the one with the greater share is right, but for plurals, which are of none."""
    chance = np.random.default_rng(5)
    asked = []
    for place in range(number):
        numbers = np.zeros((2, len(STATE_NUMBERS)))
        numbers[:, SHARE] = chance.permutation([0.9, 0.1])
        none = np.zeros(len(NONE_NUMBERS))
        none[0] = 1.0
        none[PLURAL] = float(place % 4 == 0)
        right = 2 if place % 4 == 0 else int(numbers[:, SHARE].argmax())
        asked.append(Question(states=("PER", "CHL"), numbers=numbers, none=none, right=right))
    return asked


def test_what_decides_gets_weight() -> None:
    """What was right is found again, and what says nothing weighs nothing."""
    weights = fit_weights(questions(400))
    assert weights.state[SHARE] > 2.0
    assert weights.none[PLURAL] > 2.0
    assert weights.state[STATE_NUMBERS.index("dateline")] == 0.0
    told = measure(questions(100), weights)
    assert told["right_or_rightly_none"] == 1.0
    assert told["answered"] == 0.75
