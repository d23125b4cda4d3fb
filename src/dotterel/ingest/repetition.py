"""What a page says twice: the title above the text, pull quotes, leads and subheadings taken from the next paragraph.

Only words that are said again elsewhere are cut, so nothing is lost; a text that differs in a number or a negation
from its fuller copy is never cut, since it may tell something else.
"""

import re

from dotterel.ingest.blocks import Block, is_running, words_of
from dotterel.ingest.listings import Verdicts
from dotterel.ingest.sentences import split_sentences

SHARE = 0.9
"""Share of a text's words that its fuller copy has to hold, in order."""

_HEADING_WORDS = 4
_TEXT_WORDS = 6
_LEAD_WORDS = 120
_NEAR = 2
_LEAD_BLOCKS = 2
_TELLING = re.compile(r"^(?:not|no|never|nor|without|deny|denies|denied|neither|none|\w*n['’]t|.*\d.*)$")
_NUMBER_WORDS = frozenset(
    re.findall(
        r"\w+",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands "
        "dozen dozens scores",
    )
)


def cut_repetitions(blocks: tuple[Block, ...], verdicts: Verdicts, *, title: str | None) -> Verdicts:
    """Verdicts with repeated blocks marked: ``repeated-title``, ``duplicate-paragraph``, ``repeated-heading``,
    ``repeated-lead``, ``repeated-text``.

    Args:
        blocks: The page.
        verdicts: Reasons found so far, one a block.
        title: The document's title; a block that repeats it is cut wherever it stands.
    """
    marked = list(verdicts)
    keys = [_key(block.text) for block in blocks]
    seen = {_key(title)} if title else set()
    title_key = next(iter(seen), None)
    for index, key in enumerate(keys):
        if marked[index] is not None or blocks[index].kind == "row":
            continue
        if key == title_key or _is_title_again(key, title_key):
            marked[index] = "repeated-title"
        elif key in seen:
            marked[index] = "duplicate-paragraph"
        if len(key) >= _HEADING_WORDS:
            seen.add(key)
    kept = [index for index, verdict in enumerate(marked) if verdict is None]
    for place, index in enumerate(kept):
        if (
            place < _LEAD_BLOCKS
            and is_running(blocks[index])
            and _is_repeated_lead(blocks[index].text, keys, kept, index)
        ):
            marked[index] = "repeated-lead"
        elif not is_running(blocks[index]) and blocks[index].kind != "row" and len(keys[index]) >= _HEADING_WORDS:
            near = kept[place + 1 : place + 1 + _NEAR]
            if any(is_held(keys[index], sentence) for number in near for sentence in _sentences(blocks[number])):
                marked[index] = "repeated-heading"
        elif len(keys[index]) >= _TEXT_WORDS and blocks[index].kind == "quote":
            around = [keys[number] for number in kept if number != index]
            if any(_contains(other, keys[index]) for other in around):
                marked[index] = "repeated-text"
    return tuple(marked)


def _is_title_again(key: tuple[str, ...], title: tuple[str, ...] | None) -> bool:
    """Whether a block is the beginning of the title, or the title with an author run into it (unclosed headings)."""
    if not title or len(key) < _HEADING_WORDS or len(key) > len(title) + 8:
        return False
    if key == title[: len(key)]:
        return True
    return key[: len(title)] == title and key[len(title) : len(title) + 1] == ("by",)


def is_held(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a sentence says, in order, at least `SHARE` of the words of a shorter one, and all its numbers."""
    if not short or len(long) < len(short) * SHARE:
        return False
    missing = set(short) - set(long)
    if any(_TELLING.match(word) or word in _NUMBER_WORDS for word in missing):
        return False
    if any(_TELLING.match(word) and not word[0].isdigit() for word in set(long) - set(short)):
        return False
    return _common_length(short, long) >= SHARE * len(short)


def _is_repeated_lead(text: str, keys: list[tuple[str, ...]], kept: list[int], index: int) -> bool:
    """Whether every sentence of a lead is held by a sentence further down."""
    if len(keys[index]) > _LEAD_WORDS:
        return False
    parts = [_key(text[start:end]) for start, end in split_sentences(text)]
    if any(len(part) < 2 for part in parts) or len(keys[index]) < _TEXT_WORDS:
        return False
    for number in kept:
        if number <= index or len(keys[number]) < len(keys[index]) * SHARE:
            continue
        if is_held_whole(tuple(word for part in parts for word in part), keys[number]):
            return True
    return False


def is_held_whole(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """`is_held` for a whole paragraph inside another; paragraphs of hundreds of words are not compared."""
    return len(long) <= 400 and is_held(short, long)


def _sentences(block: Block) -> tuple[tuple[str, ...], ...]:
    return tuple(_key(block.text[start:end]) for start, end in split_sentences(block.text[:3000]))


def _key(text: str | None) -> tuple[str, ...]:
    return tuple(word.lower().replace("’", "'").strip(".'-") for word in words_of(text or ""))


def _contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether a run of words stands inside another, word for word."""
    if len(short) >= len(long):
        return False
    return f" {' '.join(short)} " in f" {' '.join(long)} "


def _common_length(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    """Length of the longest common subsequence of two word lists."""
    row = [0] * (len(second) + 1)
    for word in first:
        previous = 0
        for column, other in enumerate(second, start=1):
            above = row[column]
            row[column] = previous + 1 if word == other else max(above, row[column - 1])
            previous = above
    return row[-1]
