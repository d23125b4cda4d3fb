"""Events as reviewers left them: corrections stay, whatever a later coder says."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dotterel.codebook import Codebook
from dotterel.model import Decision, DotterelError, ResolvedEvent, ReviewError, event_from_record
from dotterel.review.corrections import RULE, corrected
from dotterel.review.log import WHOLE, Disagreement, Settled, settle, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """The events of one document after review.

    Attributes:
        events: Those that stand, in text order: rejected ones left out, added ones put in, corrected ones corrected.
        rejected: Those that a reviewer rejected.
        disputed: Those that the coder has not and that reviewers disagree on: they stand once that is settled so.
        accepted: Identifiers of those that a reviewer accepted, corrected or added.
        disagreements: What reviewers see differently and nobody has settled, by what its event is called now; of such
            fields the coder's answer stands.
        settled: What holds of each event that was decided on, field by field, by its identifier.
        renamed: What events that were decided on are called now, by the identifiers that earlier codings gave them.
        unused: Decisions that could not be applied, with the reason; they stay in the log.
    """

    events: tuple[ResolvedEvent, ...] = ()
    rejected: tuple[ResolvedEvent, ...] = ()
    disputed: tuple[ResolvedEvent, ...] = ()
    accepted: frozenset[str] = frozenset()
    disagreements: tuple[Disagreement, ...] = ()
    unused: tuple[tuple[Decision, str], ...] = ()
    settled: Mapping[str, tuple[Settled, ...]] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)


def reviewed(
    events: Sequence[ResolvedEvent],
    decisions: Iterable[Decision],
    *,
    former: Mapping[str, ResolvedEvent] | None = None,
    codebook: Codebook | None = None,
) -> Reviewed:
    """Apply the log to the events of one document.

    A decision finds its event by identifier; after a new coder moved or renamed it, by its former words: the event of
    the present coding whose trigger overlaps that of the former one. Where none does, an event that a reviewer accepted
    or corrected is put in as the reviewer saw it.

    Args:
        events: The current coding.
        decisions: All decisions on this document and on events that it has or had, in the order of the log.
        former: Events of earlier codings by identifier.
        codebook: As in `corrected`.
    """
    present = {event.id: event for event in events}
    found, of_event, unused = _by_event(present, standing(decisions), former or {})
    kept: list[ResolvedEvent] = []
    rejected: list[ResolvedEvent] = []
    disputed: list[ResolvedEvent] = []
    accepted: set[str] = set()
    disagreements: list[Disagreement] = []
    holding: dict[str, tuple[Settled, ...]] = {}
    for event_id, event in found.items():
        settled, differing = settle(of_event.get(event_id, []))
        disagreements += [replace(one, subject_id=event_id) for one in differing]
        if settled:
            holding[event_id] = settled
        whole = next((one.decision for one in settled if one.field == WHOLE), None)
        if whole is not None and (whole.act == "reject" or whole.after == '"reject"'):
            rejected.append(event)
            continue
        if event_id not in present and not settled and event_id not in of_event:
            continue
        if any(one.field == WHOLE for one in differing):  # nothing is changed before that is settled
            (kept if event_id in present else disputed).append(event)
            continue
        changed = event
        for one in settled:
            if one.field == WHOLE or one.decision.act == "accept":
                accepted.add(event_id)
                continue
            try:
                changed = corrected(changed, one.field, one.decision.after or "null", codebook=codebook)
                accepted.add(event_id)
            except ReviewError as fault:
                unused.append((one.decision, fault.message))
        if event_id not in present:  # added, or seen by a reviewer and no longer coded
            accepted.add(event_id)
        kept.append(changed)
    return Reviewed(
        events=tuple(sorted(kept, key=lambda event: (event.trigger.start, event.trigger.end, event.id))),
        rejected=tuple(rejected),
        disputed=tuple(disputed),
        accepted=frozenset(accepted),
        disagreements=tuple(disagreements),
        unused=tuple(unused),
        settled=holding,
        renamed={
            one.subject_id: event_id
            for event_id, of_one in of_event.items()
            for one in of_one
            if one.subject == "event" and one.subject_id != event_id
        },
    )


def _by_event(
    present: Mapping[str, ResolvedEvent], log: Sequence[Decision], former: Mapping[str, ResolvedEvent]
) -> tuple[dict[str, ResolvedEvent], dict[str, list[Decision]], list[tuple[Decision, str]]]:
    """The events that are coded, added or known from before; the decisions on each; and those without an event."""
    found: dict[str, ResolvedEvent] = dict(present)
    of_event: dict[str, list[Decision]] = {}
    unused: list[tuple[Decision, str]] = []
    for decision in log:
        if decision.act == "add" and decision.subject == "document":
            try:
                event = added_event(decision)
            except DotterelError as fault:
                unused.append((decision, fault.message))
            else:
                of_event.setdefault(event.id, [])
                found.setdefault(event.id, event)
        elif decision.subject == "event":
            event_id = _present_id(decision.subject_id, present, former)
            if event_id is None and decision.subject_id not in found:
                if decision.subject_id not in former:
                    unused.append((decision, "its event is not known"))
                    continue
                found[decision.subject_id] = former[decision.subject_id]
            of_event.setdefault(event_id or decision.subject_id, []).append(decision)
    return found, of_event, unused


def _present_id(event_id: str, present: Mapping[str, ResolvedEvent], former: Mapping[str, ResolvedEvent]) -> str | None:
    """The event of the present coding that a decision's event is now; none where there is none."""
    if event_id in present:
        return event_id
    before = former.get(event_id)
    if before is None:
        return None
    overlapping = [event for event in present.values() if event.trigger.overlaps(before.trigger)]
    same_type = [event for event in overlapping if event.type == before.type]
    start = before.trigger.start
    nearest = sorted(same_type or overlapping, key=lambda event: (abs(event.trigger.start - start), event.id))
    return nearest[0].id if nearest else None


def added_event(decision: Decision) -> ResolvedEvent:
    """The event that a reviewer added.

    Raises:
        ReviewError: The decision does not hold one.
    """
    try:
        event = event_from_record(json.loads(decision.after or "null"))
    except (ValueError, DotterelError) as fault:
        raise ReviewError(f"decision {decision.id} adds no event ({fault})") from fault
    return replace(event, rules=(*event.rules, f"{RULE}:added"), coder=event.coder or decision.reviewer)


def added_id(decision: Decision) -> str | None:
    """Identifier of the event that a decision added; none where it added none."""
    if decision.act != "add":
        return None
    try:
        return added_event(decision).id
    except ReviewError:
        return None
