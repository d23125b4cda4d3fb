"""Cleaning: which blocks of a page are the report, and why the others are not.

The order of the passes matters: single lines of furniture first, then the lists whose limits those lines show, then
what is left is compared with itself for repetitions. A block once marked stays marked.
"""

from dataclasses import dataclass

from dotterel.ingest.blocks import Block, is_finished, is_headline_like, is_running, words_of
from dotterel.ingest.furniture import furniture_reason, split_suffix
from dotterel.ingest.listings import Verdicts, cut_comments, cut_foot, cut_head, cut_listings, cut_metadata, cut_stubs
from dotterel.ingest.repetition import cut_repetitions
from dotterel.model import Cut, SentenceKind

_SUBHEADING_WORDS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One paragraph of a report.

    Attributes:
        text: Its words on one line.
        kind: Running text or a subheading.
    """

    text: str
    kind: SentenceKind = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A page parted into report and furniture.

    Attributes:
        title: The title, given or found, if there is one.
        parts: The report's paragraphs in order, without the title.
        cuts: What was taken out, in page order, with reasons.
        head_cuts: Those of `cuts` that stood above the running text, where publication dates stand.
        masthead: An outlet's name that stood above the headline.
    """

    title: str | None
    parts: tuple[Part, ...]
    cuts: tuple[Cut, ...]
    head_cuts: tuple[Cut, ...]
    masthead: str | None


def clean(blocks: tuple[Block, ...], *, title: str | None = None, find_title: bool = False) -> Cleaned:
    """Part the blocks of a page into the report and its furniture.

    Args:
        blocks: The page in reading order.
        title: The title, where markup or the caller gives one.
        find_title: Whether to take the first line as the title when it reads like a headline (plain text).
    """
    blocks, suffixes = _without_suffixes(blocks)
    verdicts: Verdicts = tuple(furniture_reason(block) for block in blocks)
    verdicts = _without_bare_bios(blocks, verdicts)
    if find_title:
        verdicts = _without_labelled_headline(blocks, verdicts)
    verdicts = cut_metadata(blocks, verdicts)
    verdicts = cut_comments(blocks, verdicts)
    verdicts = cut_listings(blocks, verdicts)
    verdicts = cut_stubs(blocks, verdicts)
    if find_title:
        verdicts = cut_head(blocks, verdicts)
    verdicts = cut_foot(blocks, verdicts)
    headline = _headline(blocks, verdicts) if title is None and find_title else None
    if headline is not None:
        title = blocks[headline].text
    verdicts = cut_repetitions(blocks, _but(verdicts, headline), title=title)
    first_running = next(
        (index for index, block in enumerate(blocks) if verdicts[index] is None and is_running(block)), len(blocks)
    )
    cuts: list[Cut] = []
    head_cuts: list[Cut] = []
    for index, (block, reason) in enumerate(zip(blocks, verdicts, strict=True)):
        if reason is not None and index != headline:
            cut = Cut(text=block.text, reason=reason)
            cuts.append(cut)
            if index < first_running:
                head_cuts.append(cut)
        if index in suffixes:
            cuts.append(Cut(text=suffixes[index], reason="read-more"))
    return Cleaned(
        title=title,
        parts=_parts(blocks, verdicts),
        cuts=tuple(cuts),
        head_cuts=tuple(head_cuts),
        masthead=next((cut.text for cut in cuts if cut.reason == "masthead"), None),
    )


def _without_suffixes(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], dict[int, str]]:
    shortened: list[Block] = []
    suffixes: dict[int, str] = {}
    for index, block in enumerate(blocks):
        text, suffix = split_suffix(block.text)
        if suffix is not None and text:
            suffixes[index] = suffix
            shortened.append(Block(text=text, kind=block.kind))
        else:
            shortened.append(block)
    return tuple(shortened), suffixes


def _without_bare_bios(blocks: tuple[Block, ...], verdicts: Verdicts) -> Verdicts:
    """Verdicts with author notes kept where running text follows: there "X is a journalist" is part of the news."""
    running = [index for index, block in enumerate(blocks) if verdicts[index] is None and is_running(block)]
    last = running[-1] if running else -1
    return tuple(None if reason == "author-bio" and index < last else reason for index, reason in enumerate(verdicts))


def _without_labelled_headline(blocks: tuple[Block, ...], verdicts: Verdicts) -> Verdicts:
    """Verdicts with a first line such as "Video: Gunmen storm court" kept: there the label is the headline's."""
    first = next((index for index, reason in enumerate(verdicts) if reason not in ("navigation", "masthead")), None)
    if first is None or verdicts[first] not in ("read-more", "caption") or len(words_of(blocks[first].text)) < 5:
        return verdicts
    return (*verdicts[:first], None, *verdicts[first + 1 :])


def _headline(blocks: tuple[Block, ...], verdicts: Verdicts) -> int | None:
    """Index of the first kept line, if it reads like a headline and longer text follows."""
    kept = [index for index, reason in enumerate(verdicts) if reason is None]
    if len(kept) < 2 or not is_headline_like(blocks[kept[0]]):
        return None
    words = len(words_of(blocks[kept[0]].text))
    follows = max(len(words_of(blocks[index].text)) for index in kept[1:])
    return kept[0] if follows > words else None


def _but(verdicts: Verdicts, headline: int | None) -> Verdicts:
    """Verdicts in which the line that became the title counts as dealt with."""
    return tuple("title" if index == headline else reason for index, reason in enumerate(verdicts))


def _parts(blocks: tuple[Block, ...], verdicts: Verdicts) -> tuple[Part, ...]:
    kept = [block for block, reason in zip(blocks, verdicts, strict=True) if reason is None]
    return tuple(
        Part(text=block.text, kind="subheading" if _is_subheading(block, kept[place + 1 : place + 2]) else "body")
        for place, block in enumerate(kept)
    )


def _is_subheading(block: Block, following: list[Block]) -> bool:
    """Whether a line heads the paragraphs behind it: short, without a full stop, followed by running text."""
    if block.kind in ("row", "item", "quote") or not following:
        return False
    if block.kind == "heading":
        return True
    if is_finished(block.text) and block.text[-1] not in "?!":
        return False
    return (
        is_headline_like(block)
        and len(words_of(block.text)) <= _SUBHEADING_WORDS
        and not is_running(block)
        and is_running(following[0])
    )
