"""The items of a round-up: "Mali. ...", "Niger. ...", each headed by the country that it tells of.

What one item names says nothing of the next: each is read as a report of its own, so that "the army" and "the junta"
are those of its heading, and nobody is taken for a party of the item before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dotterel.model import Document
from dotterel.model.replacing import replace
from dotterel.resolution.places.countries import countries

_LEAST_ITEMS = 2
"""Headings of so many countries make a report a round-up; one alone may be a dateline."""
_SHORTEST = 4
"""Letters of the shortest name that is a heading: "US:" begins lists and quotations as well."""
_MOST_ITEMS = 40
"""Items that are read each by itself; a longer list is read as one report, since each reading takes its time."""
_FIRST_NAMES = frozenset(("jordan", "chad", "georgia", "israel"))
"""Countries whose name before a colon may be that of somebody who speaks."""
_BLANK = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a round-up.

    Attributes:
        start: Character offset of its heading in the document's text.
        end: Character offset behind its last character.
    """

    start: int
    end: int

    def of(self, document: Document) -> Document:
        """The document with all but this item blanked out, so that offsets still fit."""
        text = document.text
        blanked = _BLANK.sub(" ", text[: self.start]) + text[self.start : self.end] + _BLANK.sub(" ", text[self.end :])
        return replace(document, text=blanked)


def items_of(text: str) -> tuple[Item, ...]:
    """The items of a round-up in text order; none where the text is none.

    A heading is the name of a country at the beginning of a line, followed by a full stop, a colon or a dash, or by
    nothing. One country alone may begin a line for other reasons, but not as a sentence of its own behind others
    ("Niger. Gunmen ..."). What stands before the first heading belongs to no item.

    Args:
        text: A document's text, paragraphs parted by line ends.
    """
    found = _heading().finditer(text)
    headings = [one for one in found if not (one[0].endswith(":") and one["name"].lower() in _FIRST_NAMES)]
    if len({heading["name"].lower() for heading in headings}) < _LEAST_ITEMS:
        headings = [heading for heading in headings if heading.start() and heading[0].endswith(".")]
    if not headings or len(headings) > _MOST_ITEMS:
        return ()
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    return tuple(Item(start=heading.start(), end=end) for heading, end in zip(headings, ends, strict=True))


def item_at(offset: int, items: Sequence[Item]) -> Item | None:
    """The item that a character offset lies in; none before the first heading."""
    return next((item for item in items if item.start <= offset < item.end), None)


@cache
def _heading() -> re.Pattern[str]:
    told = {name for country in countries() for name in (country.name, *country.aliases)}
    names = {name for name in told if len(name) >= _SHORTEST and name[0].isupper()}
    either = "|".join(
        re.escape(name) for name in sorted(names | {name.upper() for name in names}, key=len, reverse=True)
    )
    return re.compile(rf"^(?:The )?(?P<name>{either})(?:\.|:|\s[-–—]+|[ \t]*$)(?=\s|$)", re.MULTILINE)
