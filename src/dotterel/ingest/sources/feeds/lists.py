"""Lists of feeds: OPML, and plain text with one address a line."""

from typing import Any

from dotterel.ingest.sources.feeds.content import MOST_PARTS, FeedContent
from dotterel.ingest.sources.feeds.links import Links
from dotterel.ingest.sources.feeds.markup import first_words, local_name
from dotterel.model import UnknownFormat

_MOST_STRAY = 3


def read_opml(tree: Any, *, address: str) -> FeedContent:
    """The feeds of an OPML file, in its order, whatever folders they stand in."""
    links = Links(address)
    found = []
    title = None
    for element in tree.iter():
        name = local_name(element)
        if name == "title" and title is None:
            title = first_words(element) or None
        if name != "outline":
            continue
        named = {key.lower(): value for key, value in element.attrib.items()}
        link = named.get("xmlurl")
        if link is not None and (whole := links.whole(link)) is not None:
            found.append(whole)
    return _list_of(found, links=links, title=title)


def read_lines(text: str, *, address: str) -> FeedContent:
    """The feeds of a text with an address a line; ``#`` begins a comment.

    Raises:
        UnknownFormat: It is some other text.
    """
    links = Links(address)
    lines = [line.partition(" #")[0].strip() for line in text.splitlines()]
    named = [line for line in lines if line and not line.startswith("#")]
    stray = sum(1 for line in named if " " in line or len(line) < 4)
    if not named or stray > min(_MOST_STRAY, len(named) // 2):
        raise UnknownFormat(
            f"{address} is neither a feed nor a list of feeds", "Give RSS, Atom, a sitemap, OPML, or an address a line"
        )
    found = [whole for line in named if (whole := links.whole(line)) is not None]
    return _list_of(found, links=links)


def _list_of(found: list[str], *, links: Links, title: str | None = None) -> FeedContent:
    parts = tuple(dict.fromkeys(found))
    faults = links.faults()
    if len(parts) > MOST_PARTS:
        faults += (f"only the first {MOST_PARTS:,} feeds are read",)
    return FeedContent(kind="list", title=title, parts=parts[:MOST_PARTS], faults=faults)
