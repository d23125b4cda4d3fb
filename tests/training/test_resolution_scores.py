"""Fitting the maps that calibrate the scores of resolution."""

import numpy as np

from dotterel.resolution.calibrated import ResolutionScoreMaps
from training.resolution_scores import Answer, fit_maps, measure


def answers(number: int) -> list[Answer]:
    """Parties scored 0.9 of which six in ten are right, and dates scored 0.5 of which nearly all are."""
    chance = np.random.default_rng(2)
    parties: list[Answer] = [("outside", 0.9, bool(chance.random() < 0.6)) for _ in range(number)]
    return parties + [("date", 0.5, bool(chance.random() < 0.95)) for _ in range(number)]


def test_promises_become_shares() -> None:
    """What promised too much is lowered, what promised too little is raised, each by its own map."""
    maps = ResolutionScoreMaps.from_mapping(fit_maps(answers(2000)))
    assert 0.55 < maps.of("outside").calibrated(0.9) < 0.66
    assert maps.of("date").calibrated(0.5) > 0.9
    told = measure(answers(2000), maps)
    assert told["parties"]["answers"] == 2000
    assert told["parties"]["error_after"] < 0.05 < told["parties"]["error_before"]
