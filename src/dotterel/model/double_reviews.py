"""Double reviews: a sample of records that two people answer, each without the other's answers in sight."""

from dataclasses import dataclass
from typing import Literal

from dotterel.model.decisions import DecisionSubject
from dotterel.model.events import ResolvedEvent
from dotterel.model.incidents import Incident

DoubleReviewKind = Literal["events", "reports", "incidents"]
"""What the sample is drawn from. A report stands for all its events, those that were missed among them; an incident for
its tolls."""
DoubleReviewDraw = Literal["random", "queue"]
"""Drawn by a seed, every record with the same chance; or those that stand first in the queue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubleReview:
    """A sample that two people review without seeing each other's answers.

    Attributes:
        id: Identifier.
        kind: What the sample was drawn from.
        draw: How.
        seed: Of a random draw: the same seed over the same store draws the same records.
        size: Records drawn.
        population: Records that it was drawn from: those that nobody had decided on.
        reviewers: The two.
        adjudicator: Who settles what they see differently; none where there is no third person, so that anybody may,
            the two among them.
        opened: ISO date and time (UTC).
        opened_by: Who set it up.
        finished: Those of the two that have said that they are done.
        closed: When it ended, ISO date and time (UTC); none while it is open.
        closed_by: Who ended it: the second of the two to be done, or whoever closed it before.
    """

    id: str
    kind: DoubleReviewKind
    draw: DoubleReviewDraw
    seed: int | None
    size: int
    population: int
    reviewers: tuple[str, ...]
    adjudicator: str | None
    opened: str
    opened_by: str
    finished: tuple[str, ...] = ()
    closed: str | None = None
    closed_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewUnit:
    """One record of a double review, as it stood when that was opened: both reviewers see this, whatever came since.

    Attributes:
        subject: Kind of record: an event, a report (as ``document``) or an incident.
        subject_id: Its identifier.
        document_id: The report that an event stands in, or itself; none of an incident.
        event: The event.
        incident: The incident.
    """

    subject: DecisionSubject
    subject_id: str
    document_id: str | None = None
    event: ResolvedEvent | None = None
    incident: Incident | None = None
