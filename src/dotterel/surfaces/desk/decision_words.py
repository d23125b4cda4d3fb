"""Plain words for what reviewers decide."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dotterel.codebook.kind_words import kind_words
from dotterel.model import Decision
from dotterel.surfaces.desk.answer_words import answer_words

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
INCIDENT_FIELD_NAMES: Mapping[str, str] = {
    **{name: told for name, told in FIELD_NAMES.items() if name not in ("modality", "claim")},
    "standing": "how it stands",
    "summary": "the sentence",
}
"""What people call the fields of `review.INCIDENT_FIELDS`."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a decision changed, in words.

    Attributes:
        before: What stood there; empty where nothing is replaced.
        after: What holds instead; empty where nothing is said of it.
    """

    before: str = ""
    after: str = ""


def change_words(decision: Decision) -> Change:
    """What stood in a record before a decision, and what it says instead."""
    if decision.act in ("merge", "split", "pin"):
        return Change(after=_groups_words(decision))
    if decision.act == "add":
        event = _value(decision)
        told = (event.get("type"), (event.get("trigger") or {}).get("text")) if isinstance(event, dict) else ()
        return Change(after=f"{kind_words(str(told[0]))}: “{told[1]}”" if all(told) and told else "")
    if decision.act == "accept" and decision.field is not None:
        return Change(after=answer_words(decision.field, decision.before))
    if decision.act not in ("correct", "adjudicate"):
        return Change()
    before = "" if decision.before is None else answer_words(decision.field, decision.before)
    after = answer_words(decision.field, decision.after)
    return Change(after=f"{after}, as it was") if before == after else Change(before=before, after=after)


def _groups_words(decision: Decision) -> str:
    value = _value(decision)
    groups = value.get("events", []) if isinstance(value, dict) else []
    sizes = [f"{len(group)} {'mention' if len(group) == 1 else 'mentions'}" for group in groups]
    return f" {'apart from' if decision.act == 'split' else 'together with'} ".join(sizes)


def _value(decision: Decision) -> Any:
    try:
        return json.loads(decision.after or "null")
    except ValueError:
        return None


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
    names = INCIDENT_FIELD_NAMES if decision.subject == "incident" else FIELD_NAMES
    field = "" if decision.field is None else f"{names.get(decision.field, decision.field)} of "
    return f"{done} {field}{decision.subject}"
