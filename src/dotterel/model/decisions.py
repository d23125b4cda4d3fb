"""Decisions: what reviewers did, one entry an act, never changed afterwards."""

from dataclasses import dataclass
from typing import Literal

DecisionAct = Literal["accept", "correct", "reject", "add", "merge", "split", "pin", "comment", "adjudicate", "undo"]
"""Say that it is right; give a field another value; say that it never was one; add an event that was missed; say that
incidents are one, that one is several, or that one stays as it is; say something; settle what two reviewers see
differently; take back a decision."""
DecisionSubject = Literal["event", "incident", "document", "link", "decision"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One act of one reviewer.

    Attributes:
        id: Identifier given when it is made, so that sending it twice records it once.
        reviewer: Who decided.
        made: ISO date and time (UTC).
        act: What was done.
        subject: Kind of record that it is about.
        subject_id: Identifier of that record.
        field: The field that it corrects, such as ``place``; none where it is about the whole record.
        before: What stood there, as JSON text.
        after: What the reviewer says instead, as JSON text.
        note: The reviewer's words on it.
        coder: Name and version of the coder whose answer the reviewer saw.
    """

    id: str
    reviewer: str
    made: str
    act: DecisionAct
    subject: DecisionSubject
    subject_id: str
    field: str | None = None
    before: str | None = None
    after: str | None = None
    note: str = ""
    coder: str = ""
