"""Records of double reviews to test with."""

from dotterel.model import ReviewUnit
from tests import factories

AMA, BEN = "Ama Example", "Ben Example"


def event_unit(event_id: str) -> ReviewUnit:
    """The event of `tests.factories` under an identifier."""
    return ReviewUnit(
        subject="event", subject_id=event_id, document_id="document-1", event=factories.resolved_event(id=event_id)
    )
