"""Sitemaps of news and of whole sites, and lists of sitemaps (sitemaps.org, protocol 0.9; Google's news extension)."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from dotterel.ingest.sources.feeds.content import MOST_ENTRIES, FeedContent
from dotterel.ingest.sources.feeds.days import day_of
from dotterel.ingest.sources.feeds.links import Links
from dotterel.ingest.sources.feeds.markup import first_words, local_name
from dotterel.model import Entry

MOST_SITEMAPS = 20
"""Sitemaps followed of one list, the last changed first: a large site has thousands, back to its first year."""

_OF_MEDIA = re.compile(r"sitemap-(?:image|video)|^(?:image|video):")


def read_sitemap(tree: Any, *, address: str, now: datetime) -> FeedContent:
    """A sitemap; its entries in the order of their days, the latest first, those without one last.

    Args:
        tree: Its elements.
        address: Where it was found.
        now: This moment.
    """
    links = Links(address)
    entries = []
    for told in _children(tree, "url"):
        found = links.whole(told.get("loc"))
        if found is None:
            continue
        day = day_of(told.get("publication_date") or told.get("lastmod"), address=found, now=now)
        entries.append(
            Entry(
                feed=address,
                id=found,
                address=found,
                title=told.get("title"),
                published=day,
                outlet=told.get("name"),
            )
        )
    entries.sort(key=lambda entry: entry.published or "", reverse=True)
    faults = links.faults()
    if len(entries) > MOST_ENTRIES:
        faults += (f"only the latest {MOST_ENTRIES:,} entries were read",)
    names = {entry.outlet for entry in entries if entry.outlet}
    return FeedContent(
        kind="sitemap",
        title=names.pop() if len(names) == 1 else None,
        entries=tuple(entries[:MOST_ENTRIES]),
        faults=faults,
    )


def read_sitemap_index(tree: Any, *, address: str, now: datetime) -> FeedContent:
    """A list of sitemaps: the ones that changed last."""
    links = Links(address)
    dated: list[tuple[str, str]] = []
    for told in _children(tree, "sitemap"):
        found = links.whole(told.get("loc"))
        if found is not None and found != address:
            dated.append((day_of(told.get("lastmod"), address=found, now=now) or "", found))
    dated.sort(key=lambda one: one[0], reverse=True)
    parts = tuple(dict.fromkeys(found for _, found in dated))
    faults = links.faults()
    if len(parts) > MOST_SITEMAPS:
        faults += (f"of {len(parts):,} sitemaps the {MOST_SITEMAPS} that changed last are followed",)
    return FeedContent(kind="list", parts=parts[:MOST_SITEMAPS], faults=faults)


def _children(tree: Any, name: str) -> Iterator[dict[str, str]]:
    """Of each child of a name the words of the elements in it, by their names; of several alike the first."""
    for child in tree:
        if local_name(child) == name:
            told: dict[str, str] = {}
            for inner in child.iter():
                inner_name = local_name(inner)
                if inner_name and not len(inner) and not _OF_MEDIA.search(str(inner.tag)):
                    told.setdefault(inner_name, first_words(inner))
            yield told
