"""Links: two events, or an event and an incident, judged to tell the same happening or not."""

from dataclasses import dataclass
from typing import Literal

from dotterel.model.provenance import Provenance

LinkEnd = Literal["event", "incident"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One line of the table behind a link.

    Attributes:
        name: What was compared, such as ``days apart``.
        value: What was found, in words or figures.
        weight: What it adds to the log-odds; none where it only informs.
    """

    name: str
    value: str
    weight: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A judgement on whether an event tells the same happening as another, or belongs to an incident.

    Attributes:
        event_id: The event.
        to: What it is joined to.
        to_id: Identifier of that.
        same: Whether it is the same happening.
        score: Probability that it is, in [0, 1].
        reasons: The table of reasons, in the order in which they were weighed.
        made_by: The component that judged.
    """

    event_id: str
    to: LinkEnd
    to_id: str
    same: bool
    score: float
    made_by: Provenance
    reasons: tuple[Reason, ...] = ()
