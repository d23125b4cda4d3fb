"""Calibration keeps order, keeps to [0, 1], and can be undone."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotterel.inference import FIELDS, SUREST, Calibration, ScoreMap, field_of, left_over
from dotterel.model import ROLES

maps = st.builds(ScoreMap, intercept=st.floats(-5, 5), slope=st.floats(0.05, 5))
shares = st.floats(0, 1)


@given(score_map=maps, first=shares, second=shares)
def test_order_is_kept(score_map: ScoreMap, first: float, second: float) -> None:
    """Of two answers of a field, calibration never makes the less sure one the surer."""
    low, high = sorted((first, second))
    assert score_map.calibrated(low) <= score_map.calibrated(high)


@given(score_map=maps, raw=shares)
def test_a_calibrated_score_is_a_share(score_map: ScoreMap, raw: float) -> None:
    """Every score stays in [0, 1]."""
    assert 0.0 <= score_map.calibrated(raw) <= 1.0


@given(raw=shares)
def test_no_map_is_the_identity(raw: float) -> None:
    """A field without a map keeps the network's own score to the last digit, and so does its lowest score."""
    assert Calibration().of("event").calibrated(raw) == raw
    assert Calibration().of("event").raw(raw) == raw


@given(score_map=maps, raw=st.floats(0.01, 0.99))
def test_raw_undoes_calibrated(score_map: ScoreMap, raw: float) -> None:
    """A lowest score can be taken back to the network's scale."""
    assert score_map.raw(score_map.calibrated(raw)) == pytest.approx(raw, abs=1e-6)


@given(score_map=maps, lowest=shares, raw=shares)
def test_a_lowest_score_keeps_what_is_above_it(score_map: ScoreMap, lowest: float, raw: float) -> None:
    """Comparing on the network's scale keeps the same answers as comparing calibrated scores would."""
    calibrated = score_map.calibrated(raw)
    if abs(calibrated - lowest) > 1e-6:
        assert (raw >= score_map.raw(lowest)) == (calibrated >= lowest)


def test_nothing_is_surer_than_the_network_can_tell() -> None:
    """A raw 1 that was rounded by the network is not certain after calibration; a lowest score of 1 keeps nothing."""
    score_map = ScoreMap(intercept=-1.0, slope=0.5)
    assert score_map.calibrated(1.0) == score_map.calibrated(SUREST) < 1.0
    assert score_map.raw(1.0) == math.inf
    assert score_map.raw(0.0) == 0.0


def test_a_map_that_runs_against_1_can_still_be_undone() -> None:
    """A steep map gives scores that are 1 in floating point; asking for 1 then keeps those, and breaks nothing."""
    steep = ScoreMap(intercept=40.0, slope=5.0)
    assert steep.calibrated(SUREST) == 1.0
    assert steep.raw(1.0) == SUREST


def test_a_known_value() -> None:
    """The map is a straight line on log-odds: 0.8 has odds 4, and minus the logarithm of 4 makes them even."""
    assert ScoreMap(intercept=-math.log(4.0), slope=1.0).calibrated(0.8) == pytest.approx(0.5)
    assert ScoreMap(intercept=0.0, slope=0.5).calibrated(0.8) == pytest.approx(2 / 3)


@pytest.mark.parametrize(("intercept", "slope"), [(0, 0), (0, -1), (math.nan, 1), (0, math.nan), (math.inf, 1)])
def test_a_map_that_keeps_no_order_is_refused(intercept: float, slope: float) -> None:
    """No model can be loaded whose map turns answers around."""
    with pytest.raises(ValueError, match="order"):
        ScoreMap(intercept=intercept, slope=slope)


def test_a_mapping_survives_the_manifest() -> None:
    """What is written is what is read, in plain numbers."""
    calibration = Calibration(maps={name: ScoreMap(intercept=0.1, slope=0.9) for name in FIELDS})
    assert Calibration.from_mapping(calibration.to_mapping()) == calibration
    assert list(calibration.to_mapping()) == list(FIELDS)


def test_every_role_has_a_field() -> None:
    """Numbers of people share a map; every other role has its own."""
    fields = {role: field_of(role) for role in ROLES}
    assert set(fields.values()) <= set(FIELDS)
    assert {role for role, name in fields.items() if name == "numbers"} == {"killed", "injured", "held", "size"}


@given(score_map=maps, best=shares, part=shares)
def test_the_next_best_is_never_above_the_best(score_map: ScoreMap, best: float, part: float) -> None:
    """Codes that exclude each other add up to 1 at most, and stay in their order."""
    rival = part * min(best, 1.0 - best)
    calibrated = score_map.calibrated(best)
    second = left_over(rival, best, calibrated_best=calibrated)
    assert 0.0 <= second <= calibrated
    assert second + calibrated <= 1.0 + 1e-9
