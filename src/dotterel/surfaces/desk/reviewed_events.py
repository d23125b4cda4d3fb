"""An event as reviewers left it, found by its identifier alone."""

from dotterel.model import ResolvedEvent
from dotterel.pipeline import ReviewedEvents
from dotterel.surfaces.desk.pages import Desk


def reviewed_event(desk: Desk, event_id: str) -> ResolvedEvent | None:
    """An event as it stands after review, one that was rejected too; none where there never was such an event."""
    with desk.store.reading() as records:
        found = ReviewedEvents(records).event(event_id)
    return None if found is None else found.event
