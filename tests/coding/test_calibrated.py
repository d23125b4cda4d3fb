"""Calibrating a decoded event changes its scores and nothing else."""

from dataclasses import replace

from dotterel.coding import decode_sentence
from dotterel.coding.calibrated import background_score, calibrated_event
from dotterel.coding.decode import DecodedEvent
from dotterel.inference import Calibration, ScoreMap
from tests.coding.scores import LABELS, candidate, sentence_scores

MAPS = Calibration(
    maps={
        "event": ScoreMap(intercept=-1.0, slope=0.7),
        "modes": ScoreMap(intercept=-0.5, slope=0.7),
        "status": ScoreMap(intercept=-1.5, slope=1.0),
        "historical": ScoreMap(intercept=-0.5, slope=1.0),
        "numbers": ScoreMap(intercept=-1.0, slope=1.0),
    }
)


def decoded() -> DecodedEvent:
    """An attack by somebody on somebody with a number of dead."""
    roles = {0: "B-actor", 2: "B-recipient", 3: "B-killed"}
    (event,) = decode_sentence(sentence_scores(4, {1: "B-ASSAULT"}, [candidate(1, 4, roles)]), LABELS, min_score=0.5)
    return event


def test_no_calibration_changes_nothing() -> None:
    """A model without maps is decoded as it always was."""
    before = decoded()
    after = calibrated_event(before, Calibration())
    assert replace(after, modes=before.modes, statuses=before.statuses) == before
    assert before.modes[: len(after.modes)] == after.modes
    assert before.statuses[:2] == after.statuses


def test_what_is_decided_stays() -> None:
    """Type, span, order of modes and standings, roles and history are the network's."""
    before, after = decoded(), calibrated_event(decoded(), MAPS)
    for name in ("first", "last", "type", "historical"):
        assert getattr(after, name) == getattr(before, name)
    assert [mode.code for mode in after.modes] == [mode.code for mode in before.modes][: len(after.modes)]
    assert [one.code for one in after.statuses] == [one.code for one in before.statuses][:2]
    assert [(one.role, one.first, one.last) for one in after.roles] == [
        (one.role, one.first, one.last) for one in before.roles
    ]


def test_each_role_has_its_own_map() -> None:
    """Numbers have a map here, parties have none."""
    before, after = decoded(), calibrated_event(decoded(), MAPS)
    lower = {one.role for one, raw in zip(after.roles, before.roles, strict=True) if one.score < raw.score}
    assert lower == {"killed"}


def test_codes_that_exclude_each_other_share_what_the_best_leaves() -> None:
    """Standings stay in their order and add up to 1 at most, as does the next best type with the best."""
    after = calibrated_event(decoded(), MAPS)
    scores = [one.score for one in after.statuses]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) <= 1.0 + 1e-6
    assert after.runner_up.score <= after.score
    assert after.runner_up.score + after.score <= 1.0


def test_background_is_as_sure_as_its_decision() -> None:
    """Both decisions have the score of what was decided."""
    assert background_score(0.9, MAPS) == background_score(1.0 - 0.9, MAPS) == MAPS.of("historical").calibrated(0.9)
