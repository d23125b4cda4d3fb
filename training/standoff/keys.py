"""A sentence's key: its letters and digits alone, by which it is known again in another copy.

Copies of one text differ in what stands between the words: blanks before commas, straight or curly quotes, ``1,000`` or
``1000``. Letters and digits are the same in all of them, so both digests and offsets are made from these.
"""

import hashlib
import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

DIGEST_DIGITS = 16
_PUNCTUATION = r"(?:\s*(?:[^\w\s]|_))"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedText:
    """A text with its letters and digits.

    Attributes:
        text: In Unicode's normal form C.
        key: Its letters and digits, nothing between them; letters keep their case.
        positions: Where each character of the key stands in the text.
    """

    text: str
    key: str
    positions: Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Anchor:
    """A stretch of a text, told by its key.

    Attributes:
        start: Number of its first letter or digit in the key.
        end: One past the number of its last.
        before: Characters of punctuation that belong to it in front of the first, white space not counted.
        after: Those behind the last, as in ``U.S.``.
    """

    start: int
    end: int
    before: int = 0
    after: int = 0


def keyed(text: str) -> KeyedText:
    """The text with its key."""
    text = unicodedata.normalize("NFC", text)
    positions = array("L", (position for position, character in enumerate(text) if character.isalnum()))
    return KeyedText(text=text, key="".join([text[position] for position in positions]), positions=positions)


def digest_of(key: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a key in UTF-8."""
    return hashlib.sha256(key.encode()).hexdigest()[:DIGEST_DIGITS]


def anchor_of(text: str, start: int, end: int) -> Anchor | None:
    """The anchor of ``text[start:end]``; none where no letter or digit stands there."""
    words = unicodedata.normalize("NFC", text[start:end])
    inner = [position for position, character in enumerate(words) if character.isalnum()]
    if not inner:
        return None
    first = len(keyed(text[:start]).key)
    return Anchor(
        start=first,
        end=first + len(inner),
        before=len("".join(words[: inner[0]].split())),
        after=len("".join(words[inner[-1] + 1 :].split())),
    )


def stretch_of(text: KeyedText, anchor: Anchor) -> tuple[int, int]:
    """Start and end of an anchor in a text; it gets less punctuation where less of it is there.

    Args:
        text: A text whose key reaches to the anchor's end.
        anchor: What to find.
    """
    start, end = text.positions[anchor.start], text.positions[anchor.end - 1] + 1
    front = re.match(_PUNCTUATION + f"{{0,{anchor.before}}}", text.text[:start][::-1])
    behind = re.compile(_PUNCTUATION + f"{{0,{anchor.after}}}").match(text.text, end)
    return start - (front.end() if front else 0), behind.end() if behind else end
