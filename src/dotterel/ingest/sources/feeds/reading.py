"""Reading a feed: what form it has is told by itself, never by its label."""

import gzip
import re
import zlib
from datetime import datetime
from io import BytesIO

from dotterel.ingest.sources.feeds.content import FeedContent
from dotterel.ingest.sources.feeds.links import is_web, whole
from dotterel.ingest.sources.feeds.lists import read_lines, read_opml
from dotterel.ingest.sources.feeds.markup import feed_text, root_of, tree_of, without_prolog
from dotterel.ingest.sources.feeds.sitemaps import read_sitemap, read_sitemap_index
from dotterel.ingest.sources.feeds.syndication import read_syndicated
from dotterel.model import BinaryContent, DamagedContent, EmptyDocument, SourceTooLarge, UnknownFormat

MOST_BYTES = 10_000_000
"""Feeds with whole articles in them have up to some megabytes."""
_PAGE_ROOTS = ("html", "body", "head")
_JUNK = 20_000
_ROOTS = ("rss", "feed", "rdf", "urlset", "sitemapindex", "opml")
_FEED_START = re.compile(r"<(?:\?xml\b|rss\b|feed\b|rdf:RDF\b|urlset\b|sitemapindex\b|opml\b)", re.IGNORECASE)
_PAGE_TYPE = re.compile(r"\s*<!doctype\s+html", re.IGNORECASE)
_LINK = re.compile(r"<link\b[^<>]{0,1000}>", re.IGNORECASE)
_FEED_TYPE = re.compile(r"\btype\s*=\s*[\"']?application/(?:rss|atom)\+xml", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*[\"']([^\"'<>]{1,1000})[\"']", re.IGNORECASE)
_REMEDY = "Give RSS, Atom, a sitemap, OPML, or a text with an address a line"


def read_feed(content: bytes, *, address: str, now: datetime, charset: str | None = None) -> FeedContent:
    """What a feed says.

    Args:
        content: The bytes.
        address: Where it was found: a web address, or a path.
        now: This moment, since nothing is published after it.
        charset: The character set that the server names, where it does.

    Raises:
        EmptyDocument: Nothing in it.
        BinaryContent: Not text.
        UnknownFormat: Text of another kind, such as a web page; feeds that a page names are told.
        DamagedContent: A feed that cannot be read, or that declares entities.
        SourceTooLarge: A packed feed that unpacks to too much.
    """
    if content.startswith(b"\x1f\x8b"):
        content = _unpacked(content, address=address)
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise EmptyDocument(f"{address} is empty", "Try again later, or tell its publisher")
    text = feed_text(content, charset=charset)
    if text.count("\0") or "\ufffd" * 20 in text:
        raise BinaryContent(f"{address} is neither a feed nor a list of feeds, but no text at all", _REMEDY)
    if not text.lstrip().startswith("<"):
        start = _FEED_START.search(text[:_JUNK])
        if start is None:
            if text.lstrip().startswith(("{", "[")):
                raise UnknownFormat(f"{address} is JSON, not a feed that is read", _REMEDY)
            return read_lines(text, address=address)
        text = text[start.start() :]
    return _read_markup(text, address=address, now=now)


def _read_markup(text: str, *, address: str, now: datetime) -> FeedContent:
    body = without_prolog(text, name=address)
    if root_of(body) in _PAGE_ROOTS or _PAGE_TYPE.match(text):
        raise _is_page(text, address)
    if root_of(body) not in _ROOTS:
        start = _FEED_START.search(text[:_JUNK])  # messages of a broken program may stand before the feed
        body = without_prolog(text[start.start() :], name=address) if start else body
    root = root_of(body)
    if root not in _ROOTS:
        raise UnknownFormat(f"{address} is no feed (its outermost element is {root[:40] or 'none'})", _REMEDY)
    tree, sound = tree_of(body, name=address)
    if root == "urlset":
        found = read_sitemap(tree, address=address, now=now)
    elif root == "sitemapindex":
        found = read_sitemap_index(tree, address=address, now=now)
    elif root == "opml":
        found = read_opml(tree, address=address)
    else:
        found = read_syndicated(tree, address=address, now=now)
    if sound:
        return found
    if not found.entries and not found.parts:
        raise DamagedContent(f"{address} is damaged, and nothing in it can be read", "Tell its publisher")
    return FeedContent(
        kind=found.kind,
        title=found.title,
        entries=found.entries,
        parts=found.parts,
        pause=found.pause,
        faults=("it is damaged, and read as far as possible", *found.faults),
    )


def _is_page(text: str, address: str) -> UnknownFormat:
    """That a web page stands where a feed was looked for; the feeds that it names are the remedy."""
    named = [
        found[1]
        for link in _LINK.findall(text[:500_000])
        if _FEED_TYPE.search(link) and (found := _HREF.search(link)) is not None
    ]
    feeds = []
    for link in named:
        try:
            feeds.append(whole(link, base=address))
        except ValueError:
            continue
    remedy = f"It names these feeds: {', '.join(dict.fromkeys(feeds[:5]))}" if feeds and is_web(address) else _REMEDY
    return UnknownFormat(f"{address} is a web page, not a feed", remedy)


def _unpacked(content: bytes, *, address: str) -> bytes:
    try:
        with gzip.GzipFile(fileobj=BytesIO(content)) as packed:
            found = packed.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as fault:
        raise DamagedContent(
            f"{address} is a packed file that cannot be unpacked ({fault})", "Try again later"
        ) from fault
    if len(found) > MOST_BYTES:
        raise SourceTooLarge(
            f"{address} unpacks to more than {MOST_BYTES / 1e6:g} MB", "Give a smaller feed of the site"
        )
    return found
