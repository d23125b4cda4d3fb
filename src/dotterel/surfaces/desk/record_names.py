"""What people call the records that decisions are about: words of the record instead of its identifier."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from dotterel.model import Decision, ResolvedEvent
from dotterel.review import added_event, added_id, origins_of
from dotterel.store import Records
from dotterel.surfaces.desk.incident_words import sentence_of

_LONGEST = 90


def record_names(records: Records, shown: Iterable[Decision], log: Sequence[Decision]) -> dict[str, str]:
    """By identifier, what the records are called that some decisions are about; those that are not known are left out.

    Args:
        records: The store within a transaction.
        shown: The decisions.
        log: All of them, among which are those that shown ones take back.
    """
    decisions = list(shown)
    subjects = {(one.subject, one.subject_id) for one in (*decisions, *origins_of([one.id for one in decisions], log))}
    found: dict[str, str] = {}
    added = _Added(log)
    for kind, subject_id in subjects:
        words = _words(records, kind, subject_id, added)
        if words:
            found[subject_id] = words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(None, 1)[0] + " …"
    return found


class _Added:
    """The events that reviewers added, read from the log when one is first asked for."""

    def __init__(self, log: Sequence[Decision]) -> None:
        self._log = log

    @cached_property
    def events(self) -> dict[str, ResolvedEvent]:
        """By their identifiers."""
        return {name: added_event(one) for one in self._log if (name := added_id(one)) is not None}


def _words(records: Records, kind: str, subject_id: str, added: _Added) -> str:
    if kind == "incident":
        incident = records.incidents.get(subject_id)
        return "" if incident is None else sentence_of(incident)
    if kind == "document":
        document = records.documents.get(subject_id)
        return "" if document is None else document.title or document.name
    if kind != "event":
        return ""
    versions = records.events.versions(subject_id)
    event = versions[-1].event if versions else added.events.get(subject_id)
    if event is None:
        return ""
    title = event.document.title
    return f"“{event.trigger.text}”" + (f" in “{title}”" if title else "")
