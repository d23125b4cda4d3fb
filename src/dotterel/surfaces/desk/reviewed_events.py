"""An event as reviewers left it, found by its identifier alone."""

from dotterel.model import ResolvedEvent
from dotterel.pipeline import ReviewSession
from dotterel.surfaces.desk.pages import Desk


def reviewed_event(desk: Desk, event_id: str) -> ResolvedEvent | None:
    """An event as it stands after review, one that was rejected too; none where there never was such an event."""
    with desk.store.reading() as records:
        versions = records.events.versions(event_id)
        added = [one.subject_id for one in records.decisions.all() if one.act == "add"] if not versions else []
    documents = [versions[-1].event.document.id] if versions else list(dict.fromkeys(added))
    for document_id in documents:
        found = ReviewSession(desk.store, desk.reviewer).document(document_id)
        for event in (*found.reviewed.events, *found.reviewed.rejected, *found.reviewed.disputed, *found.coded):
            if event.id == event_id:
                return event
    return versions[-1].event if versions else None
