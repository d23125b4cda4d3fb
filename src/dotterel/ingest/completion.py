"""Completion: running text that the extraction left out of the report's middle and edges.

An extractor looks for the one element that holds the report. Where markup is broken or a report is parted over several
elements (live pages, a stray closing tag, a standfirst in the header), paragraphs beside that element are lost without
a word. They are taken back when they follow the report's own paragraphs directly: no heading, list or form between,
none of their elements named as furniture, and not made of links. The blocks also come back in page order.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dotterel.ingest.blocks import Block, is_running
from dotterel.ingest.furniture import furniture_reason

_FURNITURE_NAMES = re.compile(
    r"comment|respond|disqus|related|recommend|sidebar|footer|promo|newsletter|widget|consent|cookie|modal|overlay"
    r"|popup|teaser"
    r"|advert|sponsor|share|social|byline|author|caption|credit|menu|nav|breadcrumb|bio|signup|subscri|paywall|offer"
    r"|most-|trending",
    re.IGNORECASE,
)  # fmt: skip
_FURNITURE_TAGS = frozenset(
    (
        "aside",
        "footer",
        "nav",
        "form",
        "figure",
        "figcaption",
        "select",
        "button",
        "dialog",
        "template",
        "noscript",
        "amp-sidebar",
    )
)
_STOPS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "table", "form", "blockquote"))
_MOST_LINKED = 0.4
_NEAR_HEAD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A paragraph or limit of the page: its words, whether it may be taken, whether it ends a search, its number."""

    text: str
    takeable: bool
    stops: bool


def complete(blocks: tuple[Block, ...], tree: Any) -> tuple[Block, ...]:
    """The blocks in page order, with the paragraphs that belong between and beside them.

    Args:
        blocks: What was extracted.
        tree: The page, parsed (an lxml element).
    """
    places = list(_places(tree))
    number_of: dict[str, int] = {}
    for number, place in enumerate(places):
        number_of.setdefault(place.text, number)
    numbers = [number_of.get(block.text) for block in blocks]
    running = [
        number for number, block in zip(numbers, blocks, strict=True) if number is not None and is_running(block)
    ]
    if not running:
        return blocks
    first, last = min(running), max(running)
    wanted = [number for number in range(first, last) if places[number].takeable]
    wanted += _run(places, range(last + 1, len(places)))
    wanted += _run(places, range(first - 1, max(-1, first - 1 - _NEAR_HEAD), -1))
    known = {number for number in numbers if number is not None}
    present = {block.text for block in blocks}
    extra = [number for number in sorted(set(wanted) - known) if places[number].text not in present]
    if not extra and all(_ascending(numbers)):
        return blocks
    return _in_page_order(blocks, numbers, [(number, Block(text=places[number].text)) for number in extra])


def _run(places: list[_Place], numbers: range) -> list[int]:
    """The takeable paragraphs from here on, up to the first limit or other text."""
    found: list[int] = []
    for number in numbers:
        if not places[number].takeable or places[number].stops:
            break
        found.append(number)
    return found


def _ascending(numbers: list[int | None]) -> Iterator[bool]:
    previous = -1
    for number in numbers:
        if number is not None:
            yield number > previous
            previous = number


def _in_page_order(
    blocks: tuple[Block, ...], numbers: list[int | None], extra: list[tuple[int, Block]]
) -> tuple[Block, ...]:
    """Blocks sorted by their place; one without a place stays behind the block it followed."""
    keyed: list[tuple[int, int, Block]] = []
    current = -1
    for order, (block, number) in enumerate(zip(blocks, numbers, strict=True)):
        current = number if number is not None else current
        keyed.append((current, order + 1, block))
    keyed.extend((number, 0, block) for number, block in extra)
    return tuple(block for _, _, block in sorted(keyed, key=lambda entry: entry[:2]))


def _places(tree: Any) -> Iterator[_Place]:
    """Paragraphs and limits in page order."""
    for element in tree.iter("p", *_STOPS):
        text = " ".join("".join(element.itertext()).split())
        if element.tag != "p":
            yield _Place(text=text, takeable=False, stops=True)
            continue
        if not text:
            continue
        block = Block(text=text)
        takeable = (
            is_running(block)
            and furniture_reason(block) is None
            and not _is_furniture_place(element)
            and _linked_share(element, text) <= _MOST_LINKED
        )
        yield _Place(text=text, takeable=takeable, stops=False)


def _is_furniture_place(element: Any) -> bool:
    """Whether an element or one around it is named as furniture; the page's outermost elements are not asked."""
    current = element
    while current is not None and current.tag not in ("body", "html", "main", "article"):
        if current.tag in _FURNITURE_TAGS:
            return True
        if _FURNITURE_NAMES.search(f"{current.get('class') or ''} {current.get('id') or ''}"):
            return True
        current = current.getparent()
    return False


def _linked_share(element: Any, text: str) -> float:
    linked = sum(len("".join(link.itertext())) for link in element.iter("a"))
    return linked / max(1, len(text))
