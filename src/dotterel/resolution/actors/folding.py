"""Words folded for comparison: case, diacritics, apostrophes and hyphens do not tell names apart."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_MARKS = "\u0300-\u036f"
"""Accents that stand behind their letters as signs of their own, as some programs write them."""
_LETTERS = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*"
_WORD = re.compile(rf"(?:[^\W\d_]\.){{2,}}|(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])|{_LETTERS}(?:['’ʼ‘`´]{_LETTERS})*")
_APOSTROPHES = str.maketrans("", "", "'’ʼ‘`´.")
_SPECIAL = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"})
PARAGRAPH = "¶"
_TIES = frozenset("-‐‑–/")
_PLAIN = re.compile(r"[a-z0-9 \-]+")
_POSSESSIVE = re.compile(r"['’ʼ‘`´]s$", re.IGNORECASE)


def word_set(words: str) -> frozenset[str]:
    """The blank-separated words of a list, for looking one up."""
    return frozenset(words.split())


HONORIFICS = word_set("mr mrs ms miss dr sir lord lady dame the prof gen col maj capt lt sgt pm rep sen gov")
"""Words before a name that are no part of it."""


class Token(NamedTuple):
    """One word of a text.

    Attributes:
        text: The word as written, without a possessive ending.
        key: The word folded.
        start: Character offset of the word in the tokenised text.
        end: Character offset behind the word and its possessive ending.
        possessive: Whether it carries a possessive ending.
        joined: Whether a hyphen or slash ties it to the word before.
        gap: What stands between it and the word before, without spaces; `PARAGRAPH` for a mere line end.
    """

    text: str
    key: str
    start: int
    end: int
    possessive: bool
    joined: bool
    gap: str

    @property
    def capital(self) -> bool:
        """Whether the word starts with a capital letter."""
        return self.text[:1].isupper()

    @property
    def acronym(self) -> bool:
        """Whether the word is written in capitals throughout (two letters or more)."""
        return len(self.key) > 1 and self.text.isupper()


_made = tuple.__new__
"""Makes a `Token` without the detour by its own making: a report has hundreds."""


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """A word in lower case without diacritics, apostrophes or abbreviation dots."""
    if word.isascii():
        return word.lower().translate(_APOSTROPHES)
    return "".join([char for char in _without_marks(word) if char.isalnum()])


def tokenize(text: str) -> tuple[Token, ...]:
    """The words of a text in order, with offsets into it; punctuation survives as each word's `gap`."""
    tokens = []
    behind = 0
    for match in _WORD.finditer(text):
        word, (start, end) = match[0], match.span()
        between = text[behind:start]
        gap, joined = "", False
        if between and between != " ":
            sign = between.strip()
            gap = _bare(sign) if sign else PARAGRAPH if "\n" in between else ""
            joined = between == sign and sign in _TIES
        possessive = word[-1] in "sS" and _POSSESSIVE.search(word) is not None
        if possessive:
            word = word[:-2]
        elif word[-1] in "sS" and text[end : end + 1] in ("'", "’") and not text[end + 1 : end + 2].isalnum():
            possessive = len(word) > 3
        tokens.append(_made(Token, (word, fold_word(word), start, end, possessive, joined, gap)))
        behind = end
    return tuple(tokens)


def _bare(gap: str) -> str:
    return gap.lstrip("'’").strip()


def fold(text: str) -> str:
    """A text as one comparison key: folded words with single blanks between them.

    Most names are letters, digits, blanks and hyphens; they take a short way that gives what `tokenize` would.
    """
    bare = text.lower() if text.isascii() else _without_marks(text)
    if _PLAIN.fullmatch(bare):
        return " ".join(bare.replace("-", " ").split())
    return " ".join(token.key for token in tokenize(text) if token.key)


def _without_marks(text: str) -> str:
    """A text case-folded, in compatibility letters, without combining marks; folded again for letters like ``𝕊``."""
    bare = unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_SPECIAL)
    return "".join([char for char in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(char)])
