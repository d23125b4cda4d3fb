"""Addresses that come from reports: which may become links, and how ours are written."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode, urlsplit


def safe_link(address: str | None) -> str | None:
    """The address, where a browser can be sent there without harm: http or https, with a host; else none.

    Everything else (``javascript:``, ``data:``, ``file:``, words, addresses with blanks or control characters) is
    shown as text only.
    """
    if not address or any(character.isspace() or not character.isprintable() for character in address):
        return None
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return None
    return address if usable else None


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
