"""Calibrated scores: order-keeping maps from what the network says to the share of such answers that are right.

The network's own scores rank answers well, but what it scores 0.9 is not right nine times in ten. One map a field,
fitted on reports that training did not see, mends that (docs/decisions/0014-calibrated-scores.md). A map has two
numbers and works on the log-odds of a score (Platt 1999, "Probabilistic outputs for support vector machines",
section 2); it never falls, so it never changes which of two answers of a field is the surer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, get_args

from dotterel.model import IDENTITY, Role, ScoreMap

Field = Literal[
    "event",
    "modes",
    "status",
    "historical",
    "actor",
    "recipient",
    "place",
    "time",
    "numbers",
    "means",
    "source",
    "sectors",
]
FIELDS: tuple[Field, ...] = get_args(Field)
"""What has a map of its own: ``event`` is trigger and type; ``numbers`` are killed, injured, held and size together."""

_NUMBERS: frozenset[Role] = frozenset({"killed", "injured", "held", "size"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The maps of a model, by field; a field without one keeps the network's own scores."""

    maps: Mapping[Field, ScoreMap] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, name: Field) -> ScoreMap:
        """The map of a field."""
        return self.maps.get(name, IDENTITY)

    def of_role(self, role: Role) -> ScoreMap:
        """The map of a role's fillers."""
        return self.of(field_of(role))

    def to_mapping(self) -> dict[str, dict[str, float]]:
        """For the manifest: plain numbers."""
        return {
            name: {"intercept": one.intercept, "slope": one.slope}
            for name, one in sorted(self.maps.items(), key=lambda pair: FIELDS.index(pair[0]))
        }

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Mapping[str, float]]) -> "Calibration":
        """From the manifest.

        Raises:
            ValueError: A field is unknown, or a map does not keep order.
            KeyError, TypeError, AttributeError: A map lacks a number, or is none.
        """
        unknown = sorted(set(mapping) - set(FIELDS))
        if unknown:
            raise ValueError(f"calibration of unknown fields: {', '.join(unknown)}")
        return cls(
            maps=MappingProxyType(
                {
                    name: ScoreMap(intercept=float(mapping[name]["intercept"]), slope=float(mapping[name]["slope"]))
                    for name in FIELDS
                    if name in mapping
                }
            )
        )


def field_of(role: Role) -> Field:
    """The field whose map a role's fillers share."""
    return "numbers" if role in _NUMBERS else role  # type: ignore[return-value]


def left_over(rival: float, best: float, *, calibrated_best: float) -> float:
    """The calibrated score of a next best code: its share of what the best one leaves over, and never above it.

    Codes of one field exclude each other, so that a map of its own could give both of them more than half.

    Args:
        rival: Its raw score, at most `best`.
        best: Raw score of the best code, in [0, 1].
        calibrated_best: The same calibrated.
    """
    if best >= 1.0:
        return 0.0
    return min(calibrated_best, (1.0 - calibrated_best) * min(1.0, rival / (1.0 - best)))
