"""What two people who did not see each other's answers said of the same records, and where they differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dotterel.model import TOLL_ROLES, Decision, ResolvedEvent, ReviewUnit, digest_id
from dotterel.review.answers import plain_answer
from dotterel.review.applying import added_event, added_id, reviewed
from dotterel.review.corrections import CORRECTABLE, field_json
from dotterel.review.log import WHOLE, standing
from dotterel.review.overrides import toll_json, with_overrides

ADDED_NOT = "did not add it, and said that all events of the report are there"
"""Note of the answer of who found an event missing in none of the places where the other did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindAnswer:
    """What one person says of one record.

    Attributes:
        reviewer: Who.
        verdict: ``accept`` or ``reject``; empty while nothing is said of the record as a whole.
        values: JSON text of every field that can be corrected, as it stands after this person's corrections; of a
            rejected event none.
        corrected: The fields that this person changed.
        notes: In this person's words, in order.
    """

    reviewer: str
    verdict: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    corrected: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoAnswers:
    """Two people's answers to one record.

    Attributes:
        unit: The record, as both saw it; of an event that one of them added, as it was added.
        answers: Of both, in the order of the double review's reviewers; of one only, where the other gave none.
        is_added: Whether it is an event that one of them, or both, found missing.
    """

    unit: ReviewUnit
    answers: tuple[BlindAnswer, ...]
    is_added: bool = False

    @property
    def is_double(self) -> bool:
        """Whether both answered."""
        return len(self.answers) > 1 and all(one.verdict for one in self.answers)

    def differing(self) -> tuple[str, ...]:
        """The fields on which the two say different things; `WHOLE` where one sees no event at all."""
        if not self.is_double:
            return ()
        told = [compared(one) for one in self.answers]
        if len({one[WHOLE] for one in told}) > 1:
            return (WHOLE,)
        return tuple(name for name in told[0] if len({one.get(name) for one in told}) > 1)


def compared(answer: BlindAnswer) -> dict[str, str]:
    """An answer by field, in the form in which answers are compared; empty while there is no verdict."""
    if not answer.verdict:
        return {}
    fields = {name: plain_answer(name, value) for name, value in answer.values.items()}
    return {WHOLE: answer.verdict, **(fields if answer.verdict == "accept" else {})}


def blind_answer(unit: ReviewUnit, decisions: Iterable[Decision], reviewer: str) -> BlindAnswer:
    """What a person's sealed decisions say of a record: of an event, of the tolls of an incident, or of a report.

    Args:
        unit: The record, as both see it.
        decisions: This person's, on this record, in order.
        reviewer: Who.
    """
    log = standing(decisions)
    verdict = _verdict(log)
    corrections = [one for one in log if one.act == "correct"]
    if unit.event is not None:
        event = seen_by(unit.event, log)
        values = {name: field_json(event, name) for name in CORRECTABLE}
    elif unit.incident is not None:
        incident = with_overrides(unit.incident, corrections)
        values = {role: toll_json(incident, role) for role in TOLL_ROLES}
    else:
        return BlindAnswer(reviewer=reviewer, verdict=verdict)
    return BlindAnswer(
        reviewer=reviewer,
        verdict=verdict,
        values={} if verdict == "reject" else values,
        corrected=tuple(name for name in values if any(one.field == name for one in corrections)),
        notes=tuple(one.note for one in log if one.note),
    )


def seen_by(event: ResolvedEvent, decisions: Iterable[Decision]) -> ResolvedEvent:
    """An event with one person's own corrections on it."""
    changed = reviewed([event], [one for one in standing(decisions) if one.act == "correct"]).events
    return changed[0] if changed else event


def by_record(sealed: Iterable[tuple[str, Decision]]) -> dict[str, list[Decision]]:
    """Sealed answers by the record that they answer, in the order in which they were given."""
    found: dict[str, list[Decision]] = {}
    for record_id, one in sealed:
        found.setdefault(record_id, []).append(one)
    return found


def two_answers(
    units: Sequence[ReviewUnit], sealed: Iterable[tuple[str, Decision]], reviewers: Sequence[str]
) -> tuple[TwoAnswers, ...]:
    """The answers to every record of a double review, and to every event that one of the two added.

    Who has said that all events of a report are there, and did not add one that the other added, has said that it is
    none.

    Args:
        units: Its records.
        sealed: All answers, each with the record that it answers, in the order in which they were given.
        reviewers: The two.
    """
    given = by_record(sealed)
    found = []
    for unit in units:
        of_unit = given.get(unit.subject_id, [])
        if unit.subject == "document":
            found += _added(unit, of_unit, reviewers)
        else:
            answers = tuple(
                one
                for name in reviewers
                if (one := blind_answer(unit, [said for said in of_unit if said.reviewer == name], name)).verdict
            )
            found.append(TwoAnswers(unit=unit, answers=answers))
    return tuple(found)


def released(
    units: Sequence[ReviewUnit], sealed: Iterable[tuple[str, Decision]], reviewers: Sequence[str]
) -> tuple[Decision, ...]:
    """What goes into the log when a double review ends, in the order in which it was said.

    All sealed decisions that were not taken back; and of every event that one of the two added, the verdicts that
    follow from it: its being one, by who added it, and its being none, by who said that nothing is missing. Without
    these an addition would hold that the other did not make.

    Args:
        units: Its records.
        sealed: As in `two_answers`.
        reviewers: The two.
    """
    given = list(sealed)
    log = list(standing(one for _, one in given))
    of_record = by_record(given)
    for two in two_answers(units, given, reviewers):
        if not two.is_added or len({one.verdict for one in two.answers}) < 2:
            continue
        for answer in two.answers:
            said = _said(two, of_record.get(two.unit.document_id or "", []), answer)
            if said is not None:
                log.append(said)
    return tuple(log)


def _said(two: TwoAnswers, of_report: Sequence[Decision], answer: BlindAnswer) -> Decision | None:
    """The verdict on an added event that follows from what somebody said of its report."""
    log = [one for one in standing(of_report) if one.reviewer == answer.reviewer]
    if any(one.subject_id == two.unit.subject_id and one.act in ("accept", "reject") for one in log):
        return None  # it was said
    added = answer.verdict == "accept"
    grounds = [one for one in log if (added_id(one) == two.unit.subject_id if added else _is_done(one))]
    if not grounds:
        return None
    return replace(
        grounds[0],
        id=digest_id("decision", grounds[0].id, two.unit.subject_id, answer.verdict),
        act=answer.verdict,  # type: ignore[arg-type]  # accept or reject
        subject="event",
        subject_id=two.unit.subject_id,
        before=None,
        after=None,
        note="" if added else ADDED_NOT,
    )


def _added(unit: ReviewUnit, of_unit: Sequence[Decision], reviewers: Sequence[str]) -> list[TwoAnswers]:
    """The events that the two added to a report."""
    events: dict[str, ResolvedEvent] = {}
    log = standing(of_unit)
    for one in log:
        event_id = added_id(one)
        if event_id is not None and event_id not in events:
            events[event_id] = added_event(one)
    found = []
    for event_id, event in events.items():
        added = ReviewUnit(subject="event", subject_id=event_id, document_id=unit.document_id, event=event)
        answers = []
        for name in reviewers:
            own = [one for one in log if one.reviewer == name]
            if any(added_id(one) == event_id for one in own):
                answer = blind_answer(added, [one for one in own if one.subject_id == event_id], name)
                answers.append(replace(answer, verdict=answer.verdict or "accept"))
            elif any(map(_is_done, own)):
                answers.append(BlindAnswer(reviewer=name, verdict="reject", notes=(ADDED_NOT,)))
        if not any(one.verdict == "accept" for one in answers):
            continue  # who added it has thought better of it
        found.append(TwoAnswers(unit=added, answers=tuple(answers), is_added=True))
    return found


def _verdict(log: Sequence[Decision]) -> str:
    """The last word on the record as a whole."""
    verdicts = [one.act for one in log if one.act in ("accept", "reject") and one.field is None]
    return verdicts[-1] if verdicts else ""


def _is_done(decision: Decision) -> bool:
    return (decision.act, decision.subject) == ("accept", "document")
