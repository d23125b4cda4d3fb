"""The standing of an event in its report: what the network's six answers mean for modality and claim."""

from collections.abc import Sequence

from dotterel.model import ClaimStatus, Modality, Scored

_MODALITIES: dict[str, Modality] = {"future": "future", "hypothetical": "hypothetical", "negated": "negated"}
_CLAIMS: dict[str, ClaimStatus] = {"claimed": "claimed", "denied": "denied"}

SURE_DENIAL = 0.65
"""Score from which a denial is believed. Below it none of five on the sides of the corpus that training did not see was
one, from it on ten of eleven that are events at all."""


def by_likelihood(statuses: Sequence[Scored]) -> tuple[Scored, ...]:
    """The statuses, best first, with a denial that is not sure behind the next best.

    Args:
        statuses: All of them with their scores, best first.
    """
    first, second, *others = statuses
    if first.code == "denied" and first.score < SURE_DENIAL:
        first, second = second, first
    return (first, second, *others)


def modality_of(status: str) -> Modality:
    """Modality of a status; one that is only claimed or denied by somebody is told as happened."""
    return _MODALITIES.get(status, "asserted")


def claim_status_of(status: str) -> ClaimStatus:
    """Claim status of a status; what is future, hypothetical or negated is the writer's own word."""
    return _CLAIMS.get(status, "asserted")
