"""What the log of decisions comes to: undone ones left out, two reviewers' answers settled or open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dotterel.model import Decision
from dotterel.review.answers import plain_answer

WHOLE = "event"
"""Stands as the field of decisions on whether an event is one at all (accept, reject)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What holds of one field of one record.

    Attributes:
        field: The field, or `WHOLE`.
        decision: The decision that holds.
        reviewers: Who decided the same, in the order of their decisions.
        is_adjudicated: Whether it settled a disagreement.
    """

    field: str
    decision: Decision
    reviewers: tuple[str, ...]
    is_adjudicated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two reviewers' last words on a field that are not the same, and nobody has settled it.

    Attributes:
        subject_id: The record.
        field: The field, or `WHOLE`.
        decisions: The last decision of every reviewer, in the order in which they were made.
    """

    subject_id: str
    field: str
    decisions: tuple[Decision, ...]


def undone(decisions: Iterable[Decision]) -> frozenset[str]:
    """Identifiers of the decisions that are taken back.

    Taking back a taking back brings the decision itself back.
    """
    found: set[str] = set()
    for decision in reversed(list(decisions)):  # a later act decides on an earlier one
        if decision.act == "undo" and decision.id not in found:
            found.add(decision.subject_id)
    return frozenset(found)


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that were not taken back, in order, without the acts of taking back."""
    log = list(decisions)
    taken_back = undone(log)
    return tuple(one for one in log if one.act != "undo" and one.id not in taken_back)


def origins_of(decision_ids: Iterable[str], decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that chains of takings back are about.

    Args:
        decision_ids: Decisions that are taken back; some may be takings back themselves.
        decisions: The log.
    """
    by_id = {one.id: one for one in decisions}
    found: dict[str, Decision] = {}
    for decision_id in decision_ids:
        seen: set[str] = set()
        one = by_id.get(decision_id)
        while one is not None and one.act == "undo" and one.id not in seen:
            seen.add(one.id)
            one = by_id.get(one.subject_id)
        if one is not None and one.act != "undo":
            found[one.id] = one
    return tuple(found.values())


def settle(decisions: Sequence[Decision]) -> tuple[tuple[Settled, ...], tuple[Disagreement, ...]]:
    """What holds of one record, field by field, and what is open.

    Each reviewer's last word on a field counts; who accepted the whole record accepted every field as it was. Where all
    say the same it holds; where they do not, nothing is changed until somebody adjudicates, after which that holds,
    whatever is said before the next adjudication.

    Args:
        decisions: All decisions on one record, in the order in which they were made, none undone.
    """
    by_field: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.act in ("accept", "reject", "correct", "adjudicate"):
            by_field.setdefault(decision.field or WHOLE, []).append(decision)
    for field, of_field in by_field.items():
        if field != WHOLE:
            of_field.extend(_implied(by_field.get(WHOLE, ()), field, of_field))
    settled, open_ = [], []
    for field, of_field in by_field.items():
        adjudged = [one for one in of_field if one.act == "adjudicate"]
        if adjudged:
            last = adjudged[-1]
            settled.append(Settled(field=field, decision=last, reviewers=(last.reviewer,), is_adjudicated=True))
            continue
        last_words = {one.reviewer: one for one in of_field}  # the later of a reviewer's own replaces the earlier
        words = sorted(last_words.values(), key=of_field.index)
        if len({answer(one) for one in words}) == 1:
            names = tuple(one.reviewer for one in words)
            settled.append(Settled(field=field, decision=words[-1], reviewers=names))
        else:
            open_.append(Disagreement(subject_id=words[-1].subject_id, field=field, decisions=tuple(words)))
    return tuple(settled), tuple(open_)


def _implied(of_whole: Sequence[Decision], field: str, of_field: Sequence[Decision]) -> list[Decision]:
    """Acceptances of a field by those who accepted the whole and said nothing of this field."""
    spoken = {one.reviewer for one in of_field}
    before = of_field[0].before
    last_words = {one.reviewer: one for one in of_whole if one.act != "adjudicate"}
    return [
        replace(one, field=field, before=before)
        for one in last_words.values()
        if one.act == "accept" and one.reviewer not in spoken
    ]


def answer(decision: Decision) -> str:
    """What a decision says of its field, to be compared: two that say the same have the same answer."""
    if decision.field is None and decision.act in ("accept", "reject"):
        return decision.act
    return plain_answer(decision.field, decision.before if decision.act == "accept" else decision.after)
