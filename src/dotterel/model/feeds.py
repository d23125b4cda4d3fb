"""Feeds that are watched: what each lists, and how it has answered so far."""

from dataclasses import dataclass
from typing import Literal

from dotterel.model.web_addresses import address_key

FeedKind = Literal["RSS", "Atom", "sitemap", "list"]

DEAD_AFTER = 5
"""Failures in a row after which a feed is called dead; it is still asked, about once a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article as a feed lists it.

    Attributes:
        feed: Address of the feed.
        id: The identifier that the feed gives it, else its address.
        address: Where the article is: a web address, or a path for a feed that is a file of this machine.
        title: Title, where the feed tells one.
        published: Day of publication (ISO), where the feed tells one that has been.
        outlet: Title of the feed, or of the one that it was taken from.
    """

    feed: str
    id: str
    address: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None

    @property
    def key(self) -> str:
        """What the article is known by, whichever feed lists it."""
        return address_key(self.address)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed and its state.

    Attributes:
        address: Its web address, or the path of a file.
        kind: What it turned out to be; none until it has been read. A list names further feeds.
        title: What it calls itself.
        parts: Addresses of the feeds that it names, for a list.
        etag: Mark of its last content, to be sent back; for a file its time and size.
        modified: Time of its last change in the server's words, to be sent back.
        pause: Minutes between two requests that it asks for itself, where it does.
        asked: ISO date and time (UTC) of the last request; none until there was one.
        answered: ISO date and time (UTC) of the last good answer.
        failures: Failures in a row.
        failing_since: ISO date and time (UTC) of the first of them.
        error: Kind of the last failure, such as ``SourceNotFound``.
        message: What it was.
        due: ISO date and time (UTC) from which it may be asked again.
    """

    address: str
    kind: FeedKind | None = None
    title: str | None = None
    parts: tuple[str, ...] = ()
    etag: str | None = None
    modified: str | None = None
    pause: int | None = None
    asked: str | None = None
    answered: str | None = None
    failures: int = 0
    failing_since: str | None = None
    error: str | None = None
    message: str | None = None
    due: str | None = None

    @property
    def is_dead(self) -> bool:
        """Whether it has failed so often that somebody should look at it."""
        return self.failures >= DEAD_AFTER
