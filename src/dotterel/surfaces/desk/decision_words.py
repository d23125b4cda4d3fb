"""Plain words for what reviewers decide."""

from collections.abc import Mapping

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
}
"""What people call the fields of `review.CORRECTABLE`."""


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
