"""Addresses that feeds name: made whole, and held to be web addresses."""

from collections import Counter
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from dotterel.ingest.sources.feeds.content import LONGEST_ADDRESS


def is_web(address: str) -> bool:
    """Whether an address begins as a web address does."""
    return address[:8].lower().startswith(("http://", "https://"))


def whole(link: str, *, base: str) -> str:
    """A link of a feed made whole.

    Args:
        link: As the feed has it.
        base: Address that relative links begin at: the feed's own, or the path of its file.

    Returns:
        A web address; or a path, for a relative link of a feed that is a file.

    Raises:
        ValueError: It is neither; the message says why.
    """
    text = "".join(link.split())
    if not text:
        raise ValueError("no link")
    if len(text) > LONGEST_ADDRESS:
        raise ValueError("an address that is too long")
    if not is_web(base):
        return text if is_web(text) and urlsplit(text).hostname else _beside(text, Path(base))
    found = urljoin(base, text)
    if not is_web(found) or not urlsplit(found).hostname:
        scheme = urlsplit(found).scheme or "none"
        raise ValueError(f"an address that is not http(s) ({scheme[:20]})")
    return found


def _beside(link: str, feed: Path) -> str:
    """The path of a file beside a feed's file or below; a feed never leads elsewhere on this machine."""
    if urlsplit(link).scheme or link.startswith(("/", "\\")):
        raise ValueError(f"an address that is not http(s) ({(urlsplit(link).scheme or 'a path')[:20]})")
    folder = feed.parent.resolve()
    found = (folder / link).resolve()
    if not found.is_relative_to(folder):
        raise ValueError("a path out of the folder of the feed")
    return str(found)


class Links:
    """Makes links whole, and counts those that cannot be."""

    def __init__(self, base: str) -> None:
        """Args: as in `whole`."""
        self._base = base
        self._refused: Counter[str] = Counter()

    def whole(self, link: str | None, *, base: str | None = None) -> str | None:
        """A link made whole; none where it is refused, which is counted."""
        try:
            return whole(link or "", base=base or self._base)
        except ValueError as fault:
            self._refused[str(fault)] += 1
            return None

    def faults(self) -> tuple[str, ...]:
        """What was refused, the commonest reason first."""
        return tuple(f"{number:,} left out: {reason}" for reason, number in self._refused.most_common())
