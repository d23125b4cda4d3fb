"""RSS and Atom, by way of feedparser.

feedparser is given a feed that was parsed and mended before, with nothing in it but what is read here. By itself it
takes 5 s for 0.3 MB of unclosed tags, and nothing here needs the articles' texts, since the articles are fetched.
"""

import io
import re
from datetime import datetime
from html import unescape
from typing import Any

import feedparser
from lxml import etree

from dotterel.ingest.sources.feeds.content import LONGEST_ADDRESS, MOST_ENTRIES, FeedContent
from dotterel.ingest.sources.feeds.days import day_of
from dotterel.ingest.sources.feeds.links import Links, is_web
from dotterel.ingest.sources.feeds.markup import first_words, local_name
from dotterel.model import DamagedContent, Entry, FeedKind

_LEAVES = frozenset(
    (
        "title", "link", "origlink", "guid", "id", "source",
        "pubdate", "published", "updated", "created", "issued", "modified", "date",
        "ttl", "updateperiod", "updatefrequency",
    )
)  # fmt: skip
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_LONGEST_TITLE = 500
_PERIODS = {"hourly": 60, "daily": 1_440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_MOST_PAUSE = 1_440


def read_syndicated(tree: Any, *, address: str, now: datetime) -> FeedContent:
    """An RSS or Atom feed.

    Args:
        tree: Its elements.
        address: Where it was found: a web address, or a path.
        now: This moment.

    Raises:
        DamagedContent: It is called a feed and holds neither head nor entries of one.
    """
    kind: FeedKind = "Atom" if local_name(tree) == "feed" else "RSS"
    plain, cut = _plain(tree)
    base = address if is_web(address) else ""
    parsed = feedparser.parse(
        io.BytesIO(etree.tostring(plain, encoding="utf-8")),
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": base},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not parsed.entries and not parsed.feed:
        raise DamagedContent(f"{address} is a feed without anything in it", "Tell its publisher")
    title = _words(dict.get(parsed.feed, "title"))
    links = Links(address)
    ids = [dict.get(entry, "id") for entry in parsed.entries]
    trusted = {one for one in ids if one and ids.count(one) == 1} if len(ids) <= MOST_ENTRIES else set()
    entries = []
    for entry in parsed.entries:
        found = links.whole(_link_of(entry))
        if found is None:
            continue
        own = str(dict.get(entry, "id") or "")
        entries.append(
            Entry(
                feed=address,
                id=own if own in trusted else found,
                address=found,
                title=_words(dict.get(entry, "title")),
                published=_published(entry, address=found, now=now),
                outlet=_words(_source_title(entry)) or title,
            )
        )
    faults = links.faults()
    if cut:
        faults += (f"only the first {MOST_ENTRIES:,} entries were read",)
    return FeedContent(kind=kind, title=title, entries=tuple(entries), pause=_pause(parsed.feed), faults=faults)


def _plain(tree: Any) -> tuple[Any, bool]:
    """The same feed with nothing in it but what is read here, and whether entries beyond the most were left out.

    Entries are found wherever they stand: in a damaged feed one may lie within the unclosed tag of another.
    """
    head = next((child for child in tree if local_name(child) == "channel"), tree)
    root = _copy(tree, None)
    target = root if head is tree else _copy(head, root)
    for leaf in head:
        if local_name(leaf) in _LEAVES:
            _copy_leaf(leaf, target)
    number = 0
    for element in tree.iter():
        if local_name(element) not in ("item", "entry"):
            continue
        number += 1
        if number > MOST_ENTRIES:
            return root, True
        entry = _copy(element, target)
        for leaf in element:
            if local_name(leaf) in _LEAVES:
                _copy_leaf(leaf, entry)
    return root, False


def _copy_leaf(element: Any, parent: Any) -> None:
    copy = _copy(element, parent)
    copy.text = first_words(element, most=LONGEST_ADDRESS + 1)
    if local_name(element) == "source":
        for child in element:
            if local_name(child) == "title":
                _copy_leaf(child, copy)


def _copy(element: Any, parent: Any) -> Any:
    """An element with its attributes, without anything in it."""
    marks = {name: value for name, value in list(element.attrib.items())[:20] if len(value) <= LONGEST_ADDRESS + 1}
    if marks.get("type") == "xhtml":
        marks["type"] = "text"  # its words stand without their markup
    if parent is None:
        return etree.Element(element.tag, marks, nsmap=element.nsmap)
    return etree.SubElement(parent, element.tag, marks, nsmap=element.nsmap)


def _link_of(entry: Any) -> str | None:
    """The link to the article itself: an entry may have others, to comments, sound or a thread of answers."""
    original = dict.get(entry, "feedburner_origlink")
    if original:
        return str(original)
    for link in dict.get(entry, "links") or ():
        if link.get("rel") == "alternate" and link.get("href") and "html" in (link.get("type") or "html"):
            return str(link["href"])
    link = dict.get(entry, "link")
    if not link and dict.get(entry, "guidislink") and is_web(dict.get(entry, "id") or ""):
        link = entry["id"]
    return str(link) if link else None


def _published(entry: Any, *, address: str, now: datetime) -> str | None:
    for name in ("published", "created", "updated"):
        day = day_of(dict.get(entry, name), address=address, now=now)
        if day is not None:
            return day
    return None


def _source_title(entry: Any) -> str | None:
    """Title of the feed that an entry was taken from, for feeds made of others'."""
    source = dict.get(entry, "source")
    return dict.get(source, "title") if isinstance(source, dict) else None


def _pause(head: Any) -> int | None:
    """Minutes that a feed asks to be left alone between two requests, at most a day."""
    found: float = 0
    ttl = str(dict.get(head, "ttl") or "").strip()
    if ttl.isascii() and ttl.isdigit():
        found = int(ttl[:6])
    period = _PERIODS.get(str(dict.get(head, "sy_updateperiod") or "").strip().lower())
    often = str(dict.get(head, "sy_updatefrequency") or "1").strip()
    if period is not None:
        found = max(found, period / max(1, int(often[:6]) if often.isascii() and often.isdigit() else 1))
    return min(int(found), _MOST_PAUSE) or None


def _words(text: str | None) -> str | None:
    """Plain words of a title, which may hold markup."""
    if not text:
        return None
    plain = " ".join(unescape(_TAG.sub(" ", unescape(text))).split())
    return plain[:_LONGEST_TITLE] or None
