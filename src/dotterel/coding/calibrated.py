"""A decoded event with calibrated scores in place of the network's own."""

from collections.abc import Sequence

from dotterel.coding.decode import DecodedEvent, DecodedRole
from dotterel.inference import Calibration, ScoreMap, left_over
from dotterel.model import Scored

_MOST_MODES = 4


def calibrated_event(decoded: DecodedEvent, calibration: Calibration) -> DecodedEvent:
    """The event with its scores calibrated; what is decided and how it is ranked stays as it is.

    Of modes and statuses those that may be told are kept: the first few. `historical` stays a raw probability, as it is
    the decision itself; `background_score` tells how sure it is.
    """
    event = calibration.of("event")
    score = event.calibrated(decoded.score)
    rival = decoded.runner_up
    modes = calibration.of("modes")
    return DecodedEvent(
        first=decoded.first,
        last=decoded.last,
        type=decoded.type,
        score=score,
        runner_up=Scored(code=rival.code, score=_rival(rival.score, decoded.score, event)),
        modes=tuple([Scored(code=one.code, score=modes.calibrated(one.score)) for one in decoded.modes[:_MOST_MODES]]),
        statuses=_ranked(decoded.statuses, calibration.of("status")),
        historical=decoded.historical,
        roles=tuple(
            [
                DecodedRole(
                    role=one.role,
                    first=one.first,
                    last=one.last,
                    score=calibration.of_role(one.role).calibrated(one.score),
                )
                for one in decoded.roles
            ]
        ),
        candidate=decoded.candidate,
    )


def background_score(historical: float, calibration: Calibration) -> float:
    """How sure it is that an event is background or is not, whichever was decided.

    Args:
        historical: The network's probability of being background.
        calibration: The maps.
    """
    return calibration.of("historical").calibrated(max(historical, 1.0 - historical))


def _ranked(codes: Sequence[Scored], score_map: ScoreMap) -> tuple[Scored, ...]:
    best = codes[0]
    return (
        Scored(code=best.code, score=score_map.calibrated(best.score)),
        *(Scored(code=one.code, score=_rival(one.score, best.score, score_map)) for one in codes[1:2]),
    )


def _rival(score: float, best: float, score_map: ScoreMap) -> float:
    if score_map.is_identity:
        return score
    return left_over(score, best, calibrated_best=score_map.calibrated(best))
