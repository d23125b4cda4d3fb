"""Order-keeping maps of a score in [0, 1] to the share of such answers that is right (Platt 1999)."""

import math
from dataclasses import dataclass

SUREST = 0.9999
"""Raw scores above this are taken for this, and those as near to 0 likewise: nearer is rounding inside the network,
and no map can be fitted there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreMap:
    """Log-odds of a calibrated score as `intercept + slope * log-odds of the raw one`.

    Attributes:
        intercept: Finite; above 0 where the network is too modest.
        slope: Finite and above 0, so that order is kept; below 1 where the network is too sure of itself.
    """

    intercept: float = 0.0
    slope: float = 1.0

    def __post_init__(self) -> None:
        """Refuse a map that does not keep order.

        Raises:
            ValueError: The slope is not above 0, or a number is not finite.
        """
        if not (math.isfinite(self.intercept) and math.isfinite(self.slope) and self.slope > 0.0):
            raise ValueError(f"a calibration of slope {self.slope:g} and intercept {self.intercept:g} keeps no order")

    @property
    def is_identity(self) -> bool:
        """Whether it leaves every score as it is."""
        return self.intercept == 0.0 and self.slope == 1.0

    def calibrated(self, raw: float) -> float:
        """The calibrated score of a raw one; both in [0, 1]."""
        if self.intercept == 0.0 and self.slope == 1.0:
            return raw
        least = 1.0 - SUREST
        within = SUREST if raw > SUREST else raw if raw > least else least
        return _share(self.intercept + self.slope * math.log(within / (1.0 - within)))

    def raw(self, calibrated: float) -> float:
        """The lowest raw score that is calibrated to this or more; infinite where there is none."""
        if self.is_identity:
            return calibrated
        surest = self.calibrated(1.0)
        if calibrated >= surest:
            return SUREST if calibrated == surest else math.inf
        if calibrated <= self.calibrated(0.0):
            return 0.0
        return _share((_log_odds(calibrated) - self.intercept) / self.slope)


IDENTITY = ScoreMap()
"""Leaves every score as it is."""


def _log_odds(share: float) -> float:
    return math.log(share / (1.0 - share))


def _share(log_odds: float) -> float:
    if log_odds >= 0.0:
        return 1.0 / (1.0 + math.exp(-log_odds))
    odds = math.exp(log_odds)
    return odds / (1.0 + odds)
