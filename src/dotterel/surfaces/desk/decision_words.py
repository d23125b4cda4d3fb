"""Plain words for what reviewers decide."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dotterel.model import Decision

FIELD_NAMES: Mapping[str, str] = {
    "type": "what happened",
    "modes": "how",
    "modality": "whether it happened",
    "historical": "background",
    "claim": "who says so",
    "actors": "who",
    "recipients": "to whom",
    "place": "where",
    "date": "when",
    "killed": "killed",
    "injured": "injured",
    "held": "held",
    "size": "how many took part",
    "contexts": "what it is about",
}
"""What people call the fields of `review.CORRECTABLE`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """What an act of taking back is about, however many of them stand between.

    Attributes:
        origin: The decision that it takes back, or brings back.
        again: Whether it brings it back, by taking back a taking back.
    """

    origin: Decision
    again: bool


def taken_back_by(decisions: Iterable[Decision]) -> dict[str, TakenBack]:
    """By the identifier of each act of taking back in a log, what it is about, as far as that is in it."""
    origins: dict[str, TakenBack] = {}
    by_id: dict[str, Decision] = {}
    for one in decisions:  # what is taken back stands before
        by_id[one.id] = one
        before = by_id.get(one.subject_id)
        if one.act != "undo" or before is None:
            continue
        if before.act != "undo":
            origins[one.id] = TakenBack(origin=before, again=False)
        elif before.id in origins:
            origins[one.id] = TakenBack(origin=origins[before.id].origin, again=not origins[before.id].again)
    return origins


def decision_words(decision: Decision) -> str:
    """What a decision did, for people."""
    done = {
        "accept": "accepted",
        "correct": "corrected",
        "reject": "rejected",
        "add": "added an event to",
        "merge": "merged",
        "split": "split",
        "pin": "pinned",
        "comment": "commented on",
        "adjudicate": "settled",
        "undo": "took back",
    }[decision.act]
    field = "" if decision.field is None else f"{FIELD_NAMES.get(decision.field, decision.field)} of "
    return f"{done} {field}{decision.subject}"
