"""The standing of an event in its report: what the network's six answers mean for modality and claim."""

from dotterel.model import ClaimStatus, Modality

_MODALITIES: dict[str, Modality] = {"future": "future", "hypothetical": "hypothetical", "negated": "negated"}
_CLAIMS: dict[str, ClaimStatus] = {"claimed": "claimed", "denied": "denied"}


def modality_of(status: str) -> Modality:
    """Modality of a status; one that is only claimed or denied by somebody is told as happened."""
    return _MODALITIES.get(status, "asserted")


def claim_status_of(status: str) -> ClaimStatus:
    """Claim status of a status; what is future, hypothetical or negated is the writer's own word."""
    return _CLAIMS.get(status, "asserted")
