"""Words of a text with their offsets, as far as place names need them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dotterel.resolution.places.folding import ARABIC_ARTICLES
from dotterel.resolution.places.word_lists import words_in

_WORD = re.compile(r"[^\W_](?:[^\W_]|['’ʻ`.](?=[^\W_]))*\.?")
# What may stand between two words of one name.
_JOINT = re.compile(r"[ \t-]{1,2}")
_PARTICLES = ARABIC_ARTICLES | frozenset(
    (
        "de",
        "del",
        "da",
        "do",
        "dos",
        "di",
        "du",
        "des",
        "la",
        "le",
        "of",
        "and",
        "the",
        "e",
        "y",
        "d",
        "upon",
        "sur",
        "am",
        "in",
        "bin",
    )
)
_ELIDED = ("d'", "d’", "l'", "l’")
MAX_NAME_WORDS = 6


class Word(NamedTuple):
    """A word and where it stands.

    Attributes:
        start: Character offset of its first character.
        end: Character offset behind its last one, a possessive ending left out.
        text: Its characters, a possessive ending left out.
        possessive: Whether a possessive ending follows.
        proper: Whether it is written as a name: with a capital, which an elided article may stand before
            ("d'Ivoire").
    """

    start: int
    end: int
    text: str
    possessive: bool
    proper: bool


_made = tuple.__new__
"""Makes a `Word` without the detour by its own making: a report has hundreds."""


def words_of(text: str) -> list[Word]:
    """The words of a text, in order. A full stop belongs to a word only where it abbreviates (``U.S.``, ``St.``)."""
    found = []
    for match in _WORD.finditer(text):
        word, start = match[0], match.start()
        last = word[-1]
        if last == "." and not ("." in word[:-1] or word in {"St.", "Mt.", "Ft.", "Ste."}):
            word = word[:-1]
        end = start + len(word)
        bare = word
        possessive = False
        if last == "s":
            if word[-2:] in ("'s", "’s"):
                bare, possessive = word[:-2], True
            else:
                possessive = text[end : end + 1] in ("'", "’")
        proper = bare[:1].isupper() or (bare[:2] in _ELIDED and bare[2:3].isupper())
        found.append(_made(Word, (start, start + len(bare), bare, possessive, proper)))
    return found


def begins_name(text: str, words: list[Word], at: int) -> bool:
    """Whether a name can begin with this word: a capital, or an Arabic article before one (``al-Damazin``)."""
    word = words[at]
    if word.proper:
        return True
    if word.text not in ARABIC_ARTICLES or at + 1 == len(words) or not words[at + 1].proper:
        return False
    return text[word.end : words[at + 1].start] == "-" or (
        word.text in ("al", "el") and joined(text, word, words[at + 1])
    )


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether two neighbouring words may belong to one name: nothing but a space or hyphen between them."""
    return not left.possessive and _JOINT.fullmatch(text, left.end, right.start) is not None


def name_runs(text: str, words: list[Word], first: int) -> Iterator[tuple[int, str]]:
    """Every run of words that could be a name beginning at a word, longest first.

    Args:
        text: The text.
        words: Its words.
        first: Number of the word that the runs begin with.

    Yields:
        Number of the word behind the run, and the characters of the run.
    """
    end = first + 1
    while end < len(words) and end - first < MAX_NAME_WORDS and _may_follow(text, words[end - 1], words[end]):
        if not (words[end].proper or words[end].text.lower() in _PARTICLES or _ends_name(text, words, end)):
            break
        end += 1
    for stop in range(end, first, -1):
        if words[stop - 1].proper or (stop - 1 > first and _ends_name(text, words, stop - 1)):
            yield stop, text[words[first].start : words[stop - 1].end]


def _may_follow(text: str, left: Word, right: Word) -> bool:
    """As `joined`, but a possessive may stand inside a name ("People's Republic of China")."""
    between = text[left.end : right.start]
    return _JOINT.fullmatch(between[2:] if left.possessive and between[1:2] == "s" else between) is not None


def _ends_name(text: str, words: list[Word], at: int) -> bool:
    """Whether a word without a capital may end a name: ``Punggye-ri``, ``Camp 7``, ``Jinnah airport``."""
    word = words[at].text
    if text[words[at].start - 1] == "-" or word.isdigit():
        return True
    return word in words_in("type_nature") or word in words_in("facilities")
