"""Fitting the maps that calibrate scores."""

import numpy as np
import pytest

from dotterel.inference import Calibration, ScoreMap
from training.answers import Answer
from training.calibration import compare, fit_calibration, fit_map, isotonic, measure_calibration, recalibrate

TRUE = ScoreMap(intercept=-0.8, slope=0.6)


def drawn(number: int, *, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Raw scores, and answers that are right as often as a known map says."""
    chance = np.random.default_rng(seed)
    scores = chance.uniform(0.02, 0.999, number)
    shares = np.array([TRUE.calibrated(score) for score in scores])
    return scores, (chance.random(number) < shares).astype(float)


def answers(number: int, *, seed: int = 1) -> list[Answer]:
    """The same as answers of twenty reports about one field."""
    scores, right = drawn(number, seed=seed)
    return [
        Answer(field="actor", score=float(score), right=bool(hit), document_id=f"d{place % 20}")
        for place, (score, hit) in enumerate(zip(scores, right, strict=True))
    ]


def test_a_known_distortion_is_found_again() -> None:
    """Enough answers give back the map that they were drawn from."""
    fitted = fit_map(*drawn(20000))
    assert fitted.intercept == pytest.approx(TRUE.intercept, abs=0.08)
    assert fitted.slope == pytest.approx(TRUE.slope, abs=0.05)


def test_scores_that_can_be_taken_at_their_word_stay() -> None:
    """Where nothing is wrong, the map is nearly the identity."""
    chance = np.random.default_rng(3)
    scores = chance.uniform(0.02, 0.98, 20000)
    fitted = fit_map(scores, (chance.random(20000) < scores).astype(float))
    assert (fitted.intercept, fitted.slope) == pytest.approx((0.0, 1.0), abs=0.06)


def test_no_answers_leave_scores_as_they_are() -> None:
    """A field that was never seen is not touched."""
    assert fit_map(np.array([]), np.array([])).is_identity


@pytest.mark.parametrize("right", [[0.0, 0.0], [1.0, 1.0], [1.0, 0.0]])
def test_few_or_contrary_answers_still_give_a_map(right: list[float]) -> None:
    """One-sided answers do not run away, and answers that are right the less the surer they are keep the order."""
    fitted = fit_map(np.array([0.3, 0.9]), np.array(right))
    assert abs(fitted.intercept) < 5
    assert fitted.slope > 0


def test_answers_that_are_all_very_sure_do_not_run_away() -> None:
    """Newton's step overshoots where nearly all scores are 1; the fit comes back from it."""
    scores = np.concatenate([np.full(300, 1.0), np.linspace(0.3, 0.9, 30)])
    right = np.concatenate([np.ones(240), np.zeros(60), np.ones(18), np.zeros(12)])
    fitted = fit_map(scores, right)
    assert fitted.calibrated(1.0) == pytest.approx(0.8, abs=0.05)


def test_isotonic_steps_rise() -> None:
    """The free fit that the map is compared with is monotone too, and close to the shares."""
    scores, right = drawn(3000)
    values = isotonic(scores, right)(np.linspace(0, 1, 101))
    assert np.all(np.diff(values) >= 0)
    assert values[50] == pytest.approx(TRUE.calibrated(0.5), abs=0.1)


def test_the_map_mends_scores_on_other_reports() -> None:
    """Judged on reports that it was not fitted on, the calibrated score has the smaller error and log loss."""
    (forms,) = compare(answers(4000)).values()
    assert forms["platt"].error < 0.3 * forms["raw"].error
    assert forms["platt"].log_loss < forms["raw"].log_loss
    assert forms["platt"].log_loss <= forms["isotonic"].log_loss + 0.01


def test_only_fields_with_answers_are_fitted_and_told() -> None:
    """The table has a row for what was measured; other fields keep their scores."""
    calibration = fit_calibration(answers(4000))
    assert set(calibration.maps) == {"actor"}
    told = measure_calibration(answers(2000, seed=2), calibration)
    assert set(told) == {"actor"}
    assert told["actor"]["after"]["error"] < told["actor"]["before"]["error"]
    assert told["actor"]["answers"] == 2000
    assert len(told["actor"]["after"]["scores"]) == len(told["actor"]["after"]["right"]) == 10


def test_fitting_anew_keeps_the_raw_lowest_score() -> None:
    """The same events are kept by default after calibration, however often it is done; the rest stays as it was."""
    first, second = ({"calibration": {"event": {"intercept": one, "slope": 0.9}}} for one in (-0.5, 0.2))
    manifest = recalibrate({"name": "small", "min_score": 0.45}, first)
    again = recalibrate(recalibrate(manifest, second), second)
    for one in (manifest, again):
        score_map = Calibration.from_mapping(one["calibration"]).of("event")
        assert score_map.raw(one["min_score"]) == pytest.approx(0.45, abs=2e-4)
        assert one["name"] == "small"
