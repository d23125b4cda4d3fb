"""What is known about a span so far, passed from rule to rule."""

from dataclasses import dataclass

from dotterel.model.unresolved import Candidate


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found out about a span so far.

    Attributes:
        country: ISO 3166 alpha-3 or PLOVER international code.
        sectors: PLOVER sectors, the primary one first.
        name: Canonical name of the party, or the name that the document gives it.
        id: Identifier in the register.
        score: Confidence in country and sectors, in [0, 1].
        rule: What gave the answer, steps joined by ``+`` (further evidence) and ``>`` (by way of other words).
        reason: Why there is no country, should there be none in the end.
        candidates: What was considered, best first.
        agent: The agent phrase that heads the span.
        plural: Whether that phrase stands there in the plural.
        weak_sectors: Whether the coder's sectors, where sure enough, take the place of these.
        international: International code that the agent word stands for where no country is named.
        not_of: A state that the party is told apart from: ``X's neighbour`` is not of X.
    """

    country: str | None = None
    sectors: tuple[str, ...] = ()
    name: str | None = None
    id: str | None = None
    score: float = 0.0
    rule: str = ""
    reason: str = "no name, country or agent word in the register"
    candidates: tuple[Candidate, ...] = ()
    agent: str = ""
    plural: bool = False
    weak_sectors: bool = False
    international: str = ""
    not_of: str = ""
