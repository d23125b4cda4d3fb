"""What people call the records that decisions are about: words of the record instead of its identifier."""

from collections.abc import Iterable, Sequence

from dotterel.model import Decision
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
    for kind, subject_id in subjects:
        words = _words(records, kind, subject_id, log)
        if words:
            found[subject_id] = words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(None, 1)[0] + " …"
    return found


def _words(records: Records, kind: str, subject_id: str, log: Sequence[Decision]) -> str:
    if kind == "incident":
        incident = records.incidents.get(subject_id)
        return "" if incident is None else sentence_of(incident)
    if kind == "document":
        document = records.documents.get(subject_id)
        return "" if document is None else document.title or document.name
    if kind != "event":
        return ""
    versions = records.events.versions(subject_id)
    added = (added_event(one) for one in log if added_id(one) == subject_id)
    event = versions[-1].event if versions else next(added, None)
    if event is None:
        return ""
    title = event.document.title
    return f"“{event.trigger.text}”" + (f" in “{title}”" if title else "")
