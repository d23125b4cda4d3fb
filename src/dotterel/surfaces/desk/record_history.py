"""How an incident came to say what it says: decisions and versions in one list, a decision with what came of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dotterel.model import Decision, Incident, Provenance
from dotterel.surfaces.desk.changes import FieldChange, changes_between
from dotterel.surfaces.desk.decision_words import INCIDENT_FIELD_NAMES

_IN_VERSIONS = {**INCIDENT_FIELD_NAMES, "type": "what", "modes": "what", "modality": "standing", "standing": "standing"}
"""What fields of decisions are called among the changes of a version."""
_WITHOUT_VERSION = ("accept", "comment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of the incident.

    Attributes:
        incident: As it was.
        maker: What made it.
        recorded: When (ISO date and time, UTC); empty where it is not known.
        changes: What it says differently from the one before.
    """

    incident: Incident
    maker: Provenance
    changes: tuple[FieldChange, ...]
    recorded: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the history.

    Attributes:
        decision: What somebody decided; none where nobody did.
        version: The version that is told; none where a decision changed nothing that a reader sees.
        changes: What the version changed, without what the words of the decision tell.
        is_told: Whether the words of the decision tell what it changed, rather than `changes`.
    """

    decision: Decision | None = None
    version: Version | None = None
    changes: tuple[FieldChange, ...] = ()
    is_told: bool = True

    @property
    def when(self) -> str:
        """ISO date and time; empty where it is not known."""
        if self.decision is not None:
            return self.decision.made
        return "" if self.version is None else self.version.recorded


def history_of(
    versions: Sequence[tuple[Incident, Provenance]], recorded: Sequence[str], decisions: Iterable[Decision]
) -> tuple[Entry, ...]:
    """The entries, the latest first; versions that changed nothing a reader sees are left out.

    The first version after a decision, and before the next, is what came of it. A decision on a mention stands here if
    the incident held it then; an act of taking back, if something came of it.

    Args:
        versions: The first recorded first.
        recorded: When each was recorded.
        decisions: Those on the incident and on the mentions of its versions, and acts of taking them back.
    """
    left = sorted(decisions, key=lambda one: one.made)
    entries: list[Entry] = []
    held: Incident | None = None
    for number, (incident, maker) in enumerate(versions):
        when = recorded[number] if number < len(recorded) else ""
        changes = () if held is None else changes_between(held, incident)
        due = [one for one in left if one.made <= when] if held is not None else []
        left = left[len(due) :]
        cause = due[-1] if due and held is not None and _may_cause(due[-1], held, incident) else None
        entries += _alone((one for one in due if one is not cause), held)
        version = Version(incident=incident, maker=maker, changes=changes, recorded=when)
        if cause is not None and (changes or cause.act != "undo"):
            entries.append(_told_together(cause, version))
        elif changes or held is None:
            entries.append(Entry(version=version, changes=changes))
        held = incident
    entries += _alone(left, held)
    return tuple(reversed(entries))


def _alone(decisions: Iterable[Decision], held: Incident | None) -> list[Entry]:
    """Decisions of which nothing came that a reader sees."""
    events = () if held is None else held.event_ids
    return [
        Entry(decision=one)
        for one in decisions
        if one.act != "undo" and (one.subject != "event" or one.subject_id in events)
    ]


def _may_cause(decision: Decision, before: Incident, after: Incident) -> bool:
    """Whether a version may have come of a decision: a corrected field brings no mention but the one that it is of."""
    if decision.act in _WITHOUT_VERSION:
        return False
    return decision.field is None or set(after.event_ids) <= {*before.event_ids, decision.subject_id}


def _told_together(decision: Decision, version: Version) -> Entry:
    name = _IN_VERSIONS.get(decision.field or "", "")
    same = [one for one in version.changes if one.field == name]
    if decision.subject != "incident":  # what is corrected is a mention's; the history is of the incident
        return Entry(decision=decision, version=version, changes=version.changes, is_told=not same)
    others = tuple(one for one in version.changes if one not in same)
    return Entry(decision=decision, version=version, changes=others)
