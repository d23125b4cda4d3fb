"""What two runs say differently: events added, removed and changed, field by field."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dotterel.model import ResolvedEvent, record_of

if TYPE_CHECKING:
    from dotterel.store import Store

SCORES = "scores"
"""Stands for all scores, runners-up and weighed candidates: they move with every model, mostly without a change of what
is said."""

_ASIDE = ("id", "coder", "score", "field_scores", "runners_up")
_SCORED = ("score", "role_score", "candidates")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An event that both runs have.

    Attributes:
        before: As the earlier run tells it.
        after: As the later run tells it.
        fields: The fields of the native record that differ, in its order; `SCORES` comes last.
    """

    before: ResolvedEvent
    after: ResolvedEvent
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentDifferences:
    """What two codings of one document say differently.

    Attributes:
        added: Events of the later coding only.
        removed: Events of the earlier coding only.
        changed: Events of both that differ.
    """

    added: tuple[ResolvedEvent, ...] = ()
    removed: tuple[ResolvedEvent, ...] = ()
    changed: tuple[Change, ...] = ()


@dataclass(slots=True, kw_only=True)
class RunTally:
    """How much two runs say differently: numbers alone, so that it stays small whatever the runs.

    Attributes:
        documents: Documents that both have coded.
        only_before: Documents that the earlier run alone has coded.
        only_after: Documents that the later run alone has coded.
        differing: Documents that both have coded and that differ.
        events: Events ``added``, ``removed`` and ``changed`` in documents of both.
        fields: Changed events by field.
    """

    documents: int = 0
    only_before: int = 0
    only_after: int = 0
    differing: int = 0
    events: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)

    def add(self, differences: DocumentDifferences) -> None:
        """Count what one document says differently."""
        self.differing += 1
        self.events["added"] += len(differences.added)
        self.events["removed"] += len(differences.removed)
        self.events["changed"] += len(differences.changed)
        self.fields.update(name for change in differences.changed for name in change.fields)


def differences_of(before: Sequence[ResolvedEvent], after: Sequence[ResolvedEvent]) -> DocumentDifferences:
    """What two codings of one document say differently.

    Events are the same ones where their identifiers are; of the others, those whose triggers overlap are, the longest
    overlap first: there the type has changed, or the words that name the event.
    """
    pairs = [(one, other) for one in before for other in after if one.id == other.id]
    paired_before, paired_after = {id(one) for one, _ in pairs}, {id(other) for _, other in pairs}
    overlapping = [
        (-length, one.trigger.start, number, one, other)
        for one in before
        for number, other in enumerate(after)
        if id(one) not in paired_before and id(other) not in paired_after and (length := _overlap(one, other)) > 0
    ]
    for _, _, _, one, other in sorted(overlapping, key=lambda found: found[:3]):
        if id(one) not in paired_before and id(other) not in paired_after:
            pairs.append((one, other))
            paired_before.add(id(one))
            paired_after.add(id(other))
    changes = (Change(before=one, after=other, fields=changed_fields(one, other)) for one, other in pairs)
    return DocumentDifferences(
        added=tuple(other for other in after if id(other) not in paired_after),
        removed=tuple(one for one in before if id(one) not in paired_before),
        changed=tuple(
            sorted((change for change in changes if change.fields), key=lambda change: change.before.trigger.start)
        ),
    )


def changed_fields(before: ResolvedEvent, after: ResolvedEvent) -> tuple[str, ...]:
    """Names of the fields of the native record that say something else; `SCORES` where scores moved."""
    one, other = record_of(before), record_of(after)
    fields = [name for name in one if name not in _ASIDE and _said(one[name]) != _said(other[name])]
    said_alike = {name: value for name, value in one.items() if name not in ("id", "coder")}
    moved = any(value != other[name] for name, value in said_alike.items() if name not in fields)
    return (*fields, SCORES) if moved else tuple(fields)


def run_differences(
    store: "Store", before: int, after: int, tally: RunTally
) -> Iterator[tuple[str, DocumentDifferences]]:
    """What two runs of a store say differently, one document after the other: no more than one is held at a time.

    Args:
        store: Holds both.
        before: Number of the earlier run.
        after: Number of the later run.
        tally: Is added to on the way.

    Yields:
        Identifier and differences of each document that both have coded and that differs, in the order of the earlier
        run.
    """
    with store.reading() as records:
        for document, earlier, later in records.runs.compared(before, after):
            if earlier is None or later is None:
                tally.only_before += later is None
                tally.only_after += earlier is None
                continue
            tally.documents += 1
            if earlier == later:
                continue
            differences = differences_of(records.events.coding(earlier).events, records.events.coding(later).events)
            if differences != DocumentDifferences():
                tally.add(differences)
                yield document, differences


def _overlap(one: ResolvedEvent, other: ResolvedEvent) -> int:
    return min(one.trigger.end, other.trigger.end) - max(one.trigger.start, other.trigger.start)


def _said(value: Any) -> Any:
    """A value without scores."""
    if isinstance(value, dict):
        return dict(_without_scores(value))
    return [_said(one) for one in value] if isinstance(value, list) else value


def _without_scores(record: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in record.items():
        if name not in _SCORED:
            yield name, _said(value)
