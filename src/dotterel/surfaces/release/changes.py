"""What changed between two releases: incidents added, changed and withdrawn, with the reasons that are known.

Both lists of incidents are in the order of their identifiers, so they are walked side by side: neither is in memory.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from dotterel.briefing.markdown import escaped
from dotterel.model import DamagedContent, Decision, Incident, ReleaseError, record_from
from dotterel.store import Records
from dotterel.surfaces.export import INCIDENT_FIELDS
from dotterel.surfaces.release.decision_log import ToldDecisions
from dotterel.surfaces.release.withholding import incident_without_sentences

ChangeKind = Literal["added", "changed", "withdrawn"]
_SENTENCE = "sentence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One incident that is not as it was.

    Attributes:
        kind: Whether it is new, another than before, or gone.
        incident: Its identifier.
        summary: What happened; of one that is gone, as it was told.
        fields: Flat fields (docs/export-columns.md) that say something else: name, before, after.
        because: Why, in words, as far as it can be known.
        now_in: Of one that is gone: the incidents that its events now tell.
        decisions: Reviewers' decisions on it or its events since the release before.
    """

    kind: ChangeKind
    incident: str
    summary: str
    fields: tuple[tuple[str, Any, Any], ...] = ()
    because: tuple[str, ...] = ()
    now_in: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def record(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "change": self.kind,
            "incident": self.incident,
            "summary": self.summary,
            "fields": [{"field": name, "before": before, "after": after} for name, before, after in self.fields],
            "because": list(self.because),
            "now_in": list(self.now_in),
            "decisions": [
                {"id": one.id, "act": one.act, "field": one.field, "reviewer": one.reviewer, "made": one.made}
                | {"note": one.note}
                for one in self.decisions
            ],
        }


def pairs_of(before: Path, after: Path) -> Iterator[tuple[Incident | None, Incident | None]]:
    """The incidents of two releases side by side, those left out that are the same to the letter.

    Args:
        before: A file of JSON lines, in the order of the identifiers.
        after: Another.

    Raises:
        ReleaseError: A line cannot be read, or the lines are in another order.
    """
    older, newer = _lines(before), _lines(after)
    old, new = next(older, None), next(newer, None)
    while old is not None or new is not None:
        if old is not None and new is not None and old.identifier == new.identifier:
            if old.text != new.text:
                yield old.read(), new.read()
            old, new = next(older, None), next(newer, None)
        elif new is None or (old is not None and old.identifier < new.identifier):
            assert old is not None
            yield old.read(), None
            old = next(older, None)
        else:
            yield None, new.read()
            new = next(newer, None)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a file with the identifier of its incident."""

    path: Path
    number: int
    text: str
    identifier: str

    def read(self) -> Incident:
        try:
            return record_from(Incident, json.loads(self.text))
        except (ValueError, DamagedContent) as fault:
            raise _unreadable(self.path, self.number) from fault


def _lines(path: Path) -> Iterator[_Line]:
    last = ""
    try:
        with path.open(encoding="utf-8") as stream:
            for number, text in enumerate(stream, 1):
                try:
                    identifier = json.loads(text)["id"]
                    if not isinstance(identifier, str) or (last and identifier <= last):
                        raise ValueError(identifier)
                except (ValueError, KeyError, TypeError, RecursionError) as fault:
                    raise _unreadable(path, number) from fault
                yield _Line(path, number, text, identifier)
                last = identifier
    except (OSError, UnicodeDecodeError) as fault:
        raise ReleaseError(
            f"{path} cannot be read ({type(fault).__name__})", "Check the release by --check."
        ) from fault


def _unreadable(path: Path, number: int) -> ReleaseError:
    return ReleaseError(
        f"line {number} of {path} is no incident, or stands in the wrong place", "Check the release by --check."
    )


class Changes:
    """The changes since a release, with their reasons."""

    def __init__(self, records: Records, told: ToldDecisions, *, known: frozenset[str]) -> None:
        """Args: the store; how decisions are told; identifiers of the decisions that the release before told."""
        self._records = records
        self._told = told
        self._known = known
        self._any = records.decisions.latest() > 0

    def between(self, before: Path, after: Path) -> Iterator[Change]:
        """The changes from one file of incidents to another, in the order of their identifiers."""
        for old, new in pairs_of(before, after):
            if old is None and new is not None:
                yield self._added(new)
            elif new is None and old is not None:
                yield self._withdrawn(old)
            elif old is not None and new is not None:
                one, other = _comparable(old), _comparable(new)
                if one != other:
                    yield self._changed(one, other)

    def _added(self, new: Incident) -> Change:
        decisions = self._decisions(new)
        because = ("reviewers' decisions",) if decisions else ()
        return Change(kind="added", incident=new.id, summary=new.summary, because=because, decisions=decisions)

    def _withdrawn(self, old: Incident) -> Change:
        decisions = self._decisions(old)
        because = ["reviewers' decisions"] if decisions else []
        if self._records.incidents.get(old.id) is not None:
            because.append("it no longer meets the conditions of the release")
        now_in = {one.id for event in old.event_ids for one in self._records.incidents.of_event(event)} - {old.id}
        if now_in:
            because.append("its events are told by other incidents now")
        elif not because:
            because.append("none of its events is told by any incident now")
        return Change(
            kind="withdrawn",
            incident=old.id,
            summary=old.summary,
            because=tuple(because),
            now_in=tuple(sorted(now_in)),
            decisions=decisions,
        )

    def _changed(self, old: Incident, new: Incident) -> Change:
        decisions = self._decisions(old, new)
        fields = tuple(
            (field.name, before, after)
            for field in INCIDENT_FIELDS
            if field.name != _SENTENCE and (before := field.of(old)) != (after := field.of(new))
        )
        before_reports = {report.document_id for report in old.reports}
        after_reports = {report.document_id for report in new.reports}
        because = ["reviewers' decisions"] if decisions else []
        if more := len(after_reports - before_reports):
            because.append(f"{more} further report{'' if more == 1 else 's'}")
        if fewer := len(before_reports - after_reports):
            because.append(f"{fewer} report{'' if fewer == 1 else 's'} no longer tell it")
        return Change(
            kind="changed",
            incident=new.id,
            summary=new.summary,
            fields=fields,
            because=tuple(because) or ("its reports were coded or linked anew",),
            decisions=decisions,
        )

    def _decisions(self, *incidents: Incident) -> tuple[Decision, ...]:
        """Decisions on incidents or their events that the release before did not tell."""
        if not self._any:
            return ()
        subjects = list(dict.fromkeys(one for each in incidents for one in (each.id, *each.event_ids)))
        return tuple(self._told.of(one) for one in self._records.decisions.about(subjects) if one.id not in self._known)


def _comparable(incident: Incident) -> Incident:
    """The incident without what may differ though nothing changed: withheld words, and its place in the queue."""
    return replace(incident_without_sentences(incident), priority=0.0)


def known_decisions(path: Path) -> frozenset[str]:
    """Identifiers of the decisions in a file of JSON lines; none where there is no such file.

    Raises:
        ReleaseError: A line cannot be read.
    """
    if not path.is_file():
        return frozenset()
    try:
        with path.open(encoding="utf-8") as stream:
            return frozenset(str(json.loads(line)["id"]) for line in stream)
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise ReleaseError(
            f"{path} cannot be read ({type(fault).__name__})", "Check the release by --check."
        ) from fault


def changes_page(
    title: str,
    since: str,
    counts: Mapping[ChangeKind, int],
    shown: Sequence[tuple[ChangeKind, str]],
    notes: Sequence[str],
) -> str:
    """The list of changes for people.

    Args:
        title: Of the release.
        since: Name of the release before.
        counts: Number by kind.
        shown: The lines of the first changes of each kind.
        notes: What is to be told first.
    """
    lines = [f"# {title}: what changed since {since}", ""]
    lines += [f"{note}\n" for note in notes]
    lines.append(", ".join(f"{number:,} {kind}" for kind, number in counts.items()) + ". All of them: `changes.jsonl`.")
    for kind, number in counts.items():
        told = [line for of_kind, line in shown if of_kind == kind]
        if told:
            more = "" if len(told) == number else f" (the first {len(told):,} of {number:,})"
            lines += ["", f"## {kind.capitalize()}{more}", "", *told]
    return "\n".join(lines) + "\n"


def change_line(change: Change) -> str:
    """A change as a line of a list."""
    moved = [f"{name}: {_short(before)} → {_short(after)}" for name, before, after in change.fields][:6]
    told = "; ".join([*moved, *change.because])
    notes = " ".join(f"“{escaped(one.note)}” ({escaped(one.reviewer)})" for one in change.decisions if one.note)
    parts = (f"- `{change.incident}` {escaped(change.summary)}", f"({escaped(told)})" if told else "", notes)
    return " ".join(part for part in parts if part)


def _short(value: Any) -> str:
    if value is None or value == []:
        return "–"
    text = (
        "; ".join("–" if one is None else str(one) for one in value) if isinstance(value, list | tuple) else str(value)
    )
    return text if len(text) <= 60 else f"{text[:59]}…"
