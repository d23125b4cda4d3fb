"""Web addresses: brought to one form, by which an article is known again; and which of them may become links."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from dotterel.model.ids import digest_id

_TRACKING = re.compile(
    r"(?:utm_\w+|at_(?:medium|campaign|custom\d*|link\w*|ptr_\w+|bbc_\w+|format|creation)|ns_\w+|mc_[ce]id|"
    r"(?:fb|g|dc|ms|tw|ig|y)clid|gclsrc|igshid|_ga|_gl|cmp(?:id)?|cmpid|icid|ito|ftag|ref_?src|smid|rss|partner|"
    r"feed(?:type|name)?|traffic_source)",
    re.IGNORECASE,
)
"""Parts of a query that tell where a reader came from, not what is read."""


def address_key(address: str) -> str:
    """What an article is known by: the same for spellings of a web address that lead to the same page.

    Scheme, a leading ``www.``, the usual port, the fragment, a slash at the end, marks of tracking and the order of the
    query make no difference. What is no web address is known by its own text.
    """
    return digest_id("address", _plain(address))


def _plain(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").rstrip(".").removeprefix("www."), parts.port
    except ValueError:
        return address
    if parts.scheme.lower() not in ("http", "https") or not host:
        return address
    named = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0]))
    ending = "" if port in (None, 80, 443) else f":{port}"
    return "\0".join((host + ending, unquote(parts.path).rstrip("/"), *(f"{name}={value}" for name, value in named)))


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
