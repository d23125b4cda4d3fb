"""Blocks: what a page falls into before it is known what belongs to the report."""

import re
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "heading", "item", "row", "quote"]

_END = re.compile(r"[.!?…][\"'”’»)\]*]*$")
_WORD = re.compile(r"\w[\w'’\-./]*", re.UNICODE)
_BULLET = re.compile(r"^(?:[•●▪‣◦*·–—-]|\d{1,2}[.)])\s+\S")

RUNNING_WORDS = 8
LONG_WORDS = 30
HEADLINE_WORDS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, heading, list item or table row of a page, on one line.

    Attributes:
        text: Its words, white space collapsed, never empty.
        kind: What the page's markup called it; plain text knows paragraphs only.
    """

    text: str
    kind: BlockKind = "paragraph"


def words_of(text: str) -> list[str]:
    """The words of a text in order, without punctuation around them."""
    return _WORD.findall(text)


def is_finished(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return _END.search(text) is not None


def is_running(block: Block) -> bool:
    """Whether a block is running text: a finished sentence of some length, or something long.

    Eight words keep "Thank you for reading." out and let nearly every reporting sentence in; from thirty words on no
    headline or menu entry is that long, whatever it ends with.
    """
    if block.kind == "row":
        return False
    count = len(words_of(block.text))
    return count >= LONG_WORDS or (count >= RUNNING_WORDS and is_finished(block.text))


def is_headline_like(block: Block) -> bool:
    """Whether a block could be a headline: a line without a full stop, not a list entry, not the lead-in of a list."""
    bare = block.text.rstrip("\"'”’»)]")
    if block.kind == "row" or _BULLET.match(block.text) or bare[-1:] in (".", ";", ":", ",", "…"):
        return False
    return 1 <= len(words_of(block.text)) <= HEADLINE_WORDS


def blocks_of_lines(text: str) -> tuple[Block, ...]:
    """The non-empty lines of a text as paragraphs, white space collapsed."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return tuple(Block(text=line) for line in lines if line)
