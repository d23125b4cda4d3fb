"""Decisions as somebody makes them now."""

from datetime import UTC, datetime
from uuid import uuid4

from dotterel.model import Decision, DecisionAct, DecisionSubject


def new_decision(
    reviewer: str,
    act: DecisionAct,
    subject: DecisionSubject,
    subject_id: str,
    *,
    field: str | None = None,
    before: str | None = None,
    after: str | None = None,
    note: str = "",
    coder: str = "",
) -> Decision:
    """A decision with an identifier of its own; arguments as in `Decision`."""
    return Decision(
        id=f"decision-{uuid4().hex[:16]}",
        reviewer=reviewer,
        made=moment(),
        act=act,
        subject=subject,
        subject_id=subject_id,
        field=field,
        before=before,
        after=after,
        note=note,
        coder=coder,
    )


def moment() -> str:
    """The present one (ISO date and time, UTC), to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
