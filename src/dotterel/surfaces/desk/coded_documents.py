"""A document with the events that were read from that very version of its text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dotterel.model import Document, ResolvedEvent
from dotterel.store import Records, Selection
from dotterel.surfaces.desk.highlights import fits


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedText:
    """A document and its events.

    Attributes:
        document: The latest version that its events fit.
        events: By id, in text order; those that fit no kept version of the text are left out.
        unfitting: How many were left out.
    """

    document: Document
    events: Mapping[str, ResolvedEvent]
    unfitting: int = 0


def coded_text(records: Records, document_id: str, *, wanted: Sequence[str] = ()) -> CodedText | None:
    """A document with the events of its latest coding; none where the store has no such document.

    Args:
        records: Where to look.
        document_id: The document.
        wanted: Further events of it, which an earlier coding may hold.
    """
    versions = records.documents.versions(document_id)
    if not versions:
        return None
    events = {event.id: event for event in records.events.current(Selection(document_id=document_id))}
    for event_id in wanted:
        if event_id not in events:
            earlier = records.events.versions(event_id)
            if earlier and earlier[-1].event.document.id == document_id:
                events[event_id] = earlier[-1].event
    ordered = sorted(events.values(), key=lambda event: (event.trigger.start, event.trigger.end, event.id))

    def fitting(document: Document) -> int:
        return sum(fits(event, document.text) for event in ordered)

    best = max(reversed(versions), key=fitting)
    fitted = {event.id: event for event in ordered if fits(event, best.text)}
    return CodedText(document=best, events=fitted, unfitting=len(ordered) - len(fitted))
