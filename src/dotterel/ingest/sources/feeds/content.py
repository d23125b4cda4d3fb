"""What a feed says, whatever its form."""

from dataclasses import dataclass

from dotterel.model import Entry, FeedKind

MOST_ENTRIES = 5_000
"""Entries that are read of one feed: news feeds have dozens, a news sitemap at most a thousand."""
MOST_PARTS = 2_000
"""Feeds that are read of one list."""
LONGEST_ADDRESS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedContent:
    """A feed as read.

    Attributes:
        kind: Its form.
        title: What it calls itself.
        entries: The articles that it lists, in its order.
        parts: Addresses of the feeds that it names, for a list.
        pause: Minutes between two requests that it asks for.
        faults: What was wrong with it and did not keep it from being read, one line each.
    """

    kind: FeedKind
    title: str | None = None
    entries: tuple[Entry, ...] = ()
    parts: tuple[str, ...] = ()
    pause: int | None = None
    faults: tuple[str, ...] = ()
