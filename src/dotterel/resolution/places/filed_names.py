"""Under which folded names a place is filed, and how well each fits it."""

from collections.abc import Iterable, Iterator

from dotterel.resolution.places.folding import ARABIC_ARTICLES, fold, is_latin, without_article
from dotterel.resolution.places.schema import QUALITIES
from dotterel.resolution.places.state_abbreviations import STATES
from dotterel.resolution.places.type_words import type_words, without_type_words
from dotterel.resolution.places.word_lists import common_words, directions, facilities, generic_nouns

LOOSE, VARIANT, MAIN = (QUALITIES.index(quality) for quality in QUALITIES)
_FULL_NAME_LENGTH = 80

FiledName = tuple[str, int]
"""A folded name and its quality, as its number in `schema.QUALITIES`."""


def best_of(names: Iterable[FiledName]) -> dict[str, int]:
    """Each name once, with the best quality it was given; empty names are left out."""
    best: dict[str, int] = {}
    for name, quality in names:
        if name and quality >= best.get(name, -1):
            best[name] = quality
    return best


def settlement_names(name: str, alternatives: Iterable[str]) -> Iterator[FiledName]:
    """Names of a settlement."""
    folded = fold(name)
    yield folded, MAIN
    yield from _loose_article(folded)
    for alternative in alternatives:
        if is_usable(alternative):
            folded = fold(alternative)
            yield folded, VARIANT
            yield from _loose_article(folded)


def division_names(name: str, aliases: Iterable[str], *, order: int, iso2: str) -> Iterator[FiledName]:
    """Names of an administrative division, with and without its type words.

    Args:
        name: Its main name.
        aliases: Its other names, in any script.
        order: 1 for the first order, and so on.
        iso2: Its country, ISO 3166 alpha-2.
    """
    for one, quality in ((name, MAIN), *((alias, VARIANT) for alias in aliases)):
        if is_usable(one):
            folded = fold(one)
            yield folded, quality
            bare = without_type_words(folded)
            yield bare, quality if bare == folded else VARIANT if len(bare) > 3 else LOOSE
            yield from _loose_article(bare)
        elif order == 1 and one.isalpha() and one.isascii() and one.isupper() and len(one) == 3:
            yield fold(one), VARIANT
    if iso2 == "US":
        for short, state in STATES.items():
            if state == name and "." in short:
                yield fold(short), VARIANT


def landmark_names(name: str, alternatives: Iterable[str]) -> Iterator[FiledName]:
    """Names of a feature of nature or of a site, without those that say no more than what it is ("Old Bridge")."""
    for folded, quality in settlement_names(name, alternatives):
        if not all(map(_says_no_place, folded.split())):
            yield folded, quality


def is_usable(name: str) -> bool:
    """Whether an alternative name may stand in an English report.

    Left out are other scripts, airport and post codes (all capitals, or with digits), and names that begin with a small
    letter: those are machine transliterations out of other scripts ("bafumuto" for Bakhmut), about a third of all Latin
    ones.
    """
    if not name or len(name) > _FULL_NAME_LENGTH or not is_latin(name):
        return False
    if len(name) <= 4 and name.isupper():
        return False
    first = name.lstrip("'’‘`ʻʼʿʾ")[:1]
    return (first.isupper() or fold(name).partition(" ")[0] in ARABIC_ARTICLES) and not any(map(str.isdigit, name))


def _says_no_place(word: str) -> bool:
    return (
        word.isdigit()
        or word in common_words()
        or word in facilities()
        or word in type_words()
        or word in directions()
        or word in generic_nouns()
    )


def _loose_article(folded: str) -> Iterator[FiledName]:
    """The name without an Arabic article, which English texts set or leave out as they please."""
    if folded.partition(" ")[0] in ARABIC_ARTICLES and len(bare := without_article(folded)) > 3:
        yield bare, LOOSE
