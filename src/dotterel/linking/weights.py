"""The weights of the evidence: log-odds that two tellings are of one happening."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from dotterel.linking.evidence import EVIDENCE, ONE_DOCUMENT
from dotterel.model import ArtifactError, Provenance

BIAS = "bias"
COMPONENT = "linking"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairWeights:
    """A logistic regression over `EVIDENCE`.

    Attributes:
        bias: Log-odds of a pair that nothing is known of.
        factors: Weight of each piece of evidence, in the order of `EVIDENCE`.
        bar: Log-odds from which a pair speaks for one incident rather than for two.
    """

    bias: float
    factors: tuple[float, ...]
    bar: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkWeights:
    """Weights of pairs from two documents and of pairs within one, where the coder has already put together the alike.

    Attributes:
        provenance: What a link names as its maker.
        between: For tellings of two documents.
        within: For two tellings of one document.
    """

    provenance: Provenance
    between: PairWeights
    within: PairWeights

    def log_odds(self, evidence: Sequence[float]) -> float:
        """Natural log-odds that a pair with this evidence is one happening."""
        weights = self.of(evidence)
        return weights.bias + sum(factor * one for factor, one in zip(weights.factors, evidence, strict=True) if one)

    def bar(self, *, one_document: bool) -> float:
        """Log-odds from which a pair speaks for one incident."""
        return (self.within if one_document else self.between).bar

    def parts(self, evidence: Sequence[float]) -> list[tuple[str, float, float]]:
        """Name, value and weighed value of each piece of evidence that is there, the weightiest first."""
        told = [
            (name, one, factor * one)
            for name, factor, one in zip(EVIDENCE, self.of(evidence).factors, evidence, strict=True)
            if one and factor
        ]
        return sorted(told, key=lambda part: (-abs(part[2]), part[0]))

    def of(self, evidence: Sequence[float]) -> PairWeights:
        """The weights that a pair with this evidence is judged by."""
        return self.within if evidence[ONE_DOCUMENT] else self.between


def load_weights(path: Path | None = None) -> LinkWeights:
    """The shipped weights, or those of a file.

    Raises:
        ArtifactError: The file cannot be read, or weighs other evidence than this version.
    """
    try:
        text = (path or files("dotterel.linking").joinpath("weights.json")).read_text(encoding="utf-8")
        told = json.loads(text)
        digest = hashlib.sha256(text.encode()).hexdigest()
        return weights_of(told, digest=digest)
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise ArtifactError(f"the weights of linking cannot be read: {fault}", "Install Dotterel anew.") from fault


def weights_of(told: Mapping[str, object], *, digest: str | None = None) -> LinkWeights:
    """Weights out of their record.

    Raises:
        ValueError: They weigh other evidence than this version.
        KeyError: A part is missing.
        TypeError: A part is of another kind.
    """
    return LinkWeights(
        provenance=Provenance(component=COMPONENT, version=str(told["version"]), digest=digest),
        between=_pair_weights(told["between"]),
        within=_pair_weights(told["within"]),
    )


def _pair_weights(told: object) -> PairWeights:
    if not isinstance(told, dict) or set(told["weights"]) != {*EVIDENCE, BIAS}:
        raise ValueError("they weigh other evidence than this version")
    weights = told["weights"]
    return PairWeights(
        bias=float(weights[BIAS]), factors=tuple(float(weights[name]) for name in EVIDENCE), bar=float(told["bar"])
    )
