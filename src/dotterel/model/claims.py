"""Who says so: the standing of an event in its report."""

from dataclasses import dataclass
from typing import Literal

from dotterel.model.actors import Actor

ClaimStatus = Literal["asserted", "claimed", "denied"]
Modality = Literal["asserted", "future", "hypothetical", "negated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Whether the writer vouches for an event, and who does if not.

    Attributes:
        status: ``asserted`` (the writer vouches), ``claimed`` or ``denied`` by somebody.
        source: Who says so; the first of several.
        further_sources: Others who say the same in the same sentence.
        score: Confidence in the status, in [0, 1].
    """

    status: ClaimStatus = "asserted"
    source: Actor | None = None
    further_sources: tuple[Actor, ...] = ()
    score: float = 1.0
