"""Small and capital letters for texts that have only one kind: names are known by their capitals.

A word is written small where our own annotated reports mostly write it so (`small_letter_words.txt`, written by
`python -m training.small_letter_words`), or where a known word stands before its ending; any other word is taken for a
name. Every character stays in its place, so offsets hold.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENDINGS = ("'s", "’s", "s", "es", "d", "ed", "ing", "er", "ers", "ly")
_ABSTRACT = re.compile(
    r".{3,}(?:tions?|ments?|ness|ings?|ed|ly|ity|ism|able|ous|ers|ive|ical|less|ful|i[sz]ed|ship|ists?|ance|ence|ency)"
)
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_VOWEL = re.compile(r"[aeiouyáéíóú]")
_BRACKETED = re.compile(r"[(\[](\w{2,8})[)\]]")
_OPENING = re.compile(r"(?:^|[.!?]\s+|\n\s*)[\"“(\[]*(?=[^\W\d_])")


def is_of_one_case(text: str) -> bool:
    """Whether over nineteen in twenty words of two letters and more are in capitals, or as many in small letters."""
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    return bool(words) and max(sum(map(str.isupper, words)), sum(map(str.islower, words))) > 0.95 * len(words)


def with_case(text: str) -> str:
    """A text of one case with names in capitals and the rest small; any other text as it is."""
    if not is_of_one_case(text):
        return text
    short_names = {name.lower() for name in _BRACKETED.findall(text) if not is_small(name.lower())}
    mixed = _WORD.sub(lambda match: _written(match.group(), short_names), text)
    return _INITIALS.sub(lambda match: "".join(map(_capital, match.group())), _sentences_opened(mixed))


def is_small(word: str) -> bool:
    """Whether a word, given in small letters, is written so within a sentence."""
    known = _small_words()
    if word in known:
        return True
    stems = [word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending)]
    stems += [f"{stem}e" for stem in stems]
    if word.endswith("ies"):
        stems.append(f"{word[:-3]}y")
    return any(stem in known for stem in stems) or _ABSTRACT.fullmatch(word) is not None


def words_written_small(texts: Iterable[str]) -> list[str]:
    """The words that some sentences mostly write small, in alphabetical order.

    Neither the first word of a sentence nor a sentence in capitals tells anything.
    """
    small: Counter[str] = Counter()
    for text in texts:
        words = _WORD.findall(text)[1:]
        if 2 * sum(map(str.isupper, words)) > len(words):
            continue
        for word in words:
            small[word.lower()] += 1 if word.islower() else -1
    return sorted(word for word, surplus in small.items() if surplus > 0)


@cache
def _small_words() -> frozenset[str]:
    table = files("dotterel.evaluation.benchmarks").joinpath("small_letter_words.txt")
    return frozenset(table.read_text(encoding="utf-8").split())


def _written(word: str, short_names: set[str]) -> str:
    """One word as it should be; a word whose capital would be two characters stays."""
    small = word.lower()
    if len(small) != len(word) or len(word.upper()) != len(word):
        return word
    if small in short_names or (len(word) > 1 and not _VOWEL.search(small) and not is_small(small)):
        return word.upper()
    return small if is_small(small) else small[:1].upper() + small[1:]


def _sentences_opened(text: str) -> str:
    letters = list(text)
    for match in _OPENING.finditer(text):
        letters[match.end()] = _capital(letters[match.end()])
    return "".join(letters)


def in_capitals(text: str) -> str:
    """A text without capitals in capitals, letter by letter; one that has some as it is."""
    return text if any(map(str.isupper, text)) else "".join(map(_capital, text))


def _capital(letter: str) -> str:
    """The capital of a letter; one whose capital would be two characters stays."""
    return capital if len(capital := letter.upper()) == 1 else letter
