"""What is known about a span so far, passed from rule to rule."""

from dataclasses import dataclass

from dotterel.model.unresolved import Candidate


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found out about a span so far."""

    country: str | None = None
    sectors: tuple[str, ...] = ()
    name: str | None = None
    id: str | None = None
    score: float = 0.0
    rule: str = ""
    reason: str = "no name, country or agent word in the register"
    candidates: tuple[Candidate, ...] = ()
    agent: str = ""
    weak_sectors: bool = False
