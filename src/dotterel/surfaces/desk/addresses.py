"""Our own addresses: how they are written."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode


def page_of(kind: str, record_id: str) -> str:
    """Our page on a record, such as ``/incidents/incident-1``; any identifier becomes one part of a path."""
    return f"/{kind}/{quote(record_id, safe='')}"


def unit_page(review_id: str, subject_id: str) -> str:
    """Our page on which a person answers a record of a double review."""
    return f"{page_of('review/double', review_id)}/unit?of={quote(subject_id, safe='')}"


def question_of(params: Iterable[tuple[str, str]]) -> str:
    """Parameters behind a page's name, with the question mark; empty without any."""
    text = urlencode(list(params), quote_via=quote, safe=",:")
    return f"?{text}" if text else ""
