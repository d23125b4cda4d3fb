"""One spelling for the many ways in which a place name is written.

A folded name is lower-case ASCII-like text with single spaces: accents, apostrophes and full stops are dropped, hyphens
and slashes become spaces, and the few words with a usual short form (Saint, Mount, Fort) take that form. The gazetteer
is keyed by folded names, so the same function has to be applied when building and when asking.
"""

import re
import unicodedata
from functools import lru_cache

# Letters that NFKD does not take apart, and the apostrophes and half-rings of the transliterations, which carry no
# sound in English.
_LETTERS = str.maketrans(
    {
        "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th",
        "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i", "ə": "a", "Ə": "a", "ħ": "h", "Ħ": "h",
        "ŋ": "ng", "Ŋ": "ng", "ɓ": "b", "Ɓ": "b", "ɗ": "d", "Ɗ": "d", "ɛ": "e", "ɔ": "o",
        "'": "", "’": "", "‘": "", "`": "", "´": "", "ʻ": "", "ʼ": "", "ʿ": "", "ʾ": "", "ʹ": "", "ʺ": "", "″": "", ".":
        "",
        "&": " and ",
    }
)  # fmt: skip
_SPACING = re.compile(r"[^0-9a-z]+")
_SHORT_FORMS = {"saint": "st", "sainte": "st", "ste": "st", "mount": "mt", "fort": "ft"}

# The Arabic article, assimilated or not, in the usual English spellings.
ARABIC_ARTICLES = frozenset(
    ("al", "el", "ul", "il", "ad", "ed", "ar", "er", "as", "es", "ash", "esh", "at", "et", "az", "ez", "an", "en")
)


@lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """The name in the one spelling under which the gazetteer files it; empty where nothing Latin is left.

    Args:
        name: A place name as written, in any case.

    Returns:
        Lower-case words of ``[0-9a-z]`` parted by single spaces, without a leading "the".
    """
    plain = name
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(character for character in plain if not unicodedata.combining(character))
    words = _SPACING.sub(" ", plain.translate(_LETTERS).lower()).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(_SHORT_FORMS.get(word, word) for word in words)


def without_article(folded: str) -> str:
    """A folded name without a leading Arabic article; the name itself where it has none."""
    first, _, rest = folded.partition(" ")
    return rest if rest and first in ARABIC_ARTICLES else folded


def is_latin(name: str) -> bool:
    """Whether every letter of the name is of the Latin script."""
    return name.isascii() or all(
        not character.isalpha() or character < "ɐ" or "Ḁ" <= character < "ἀ" or character in "ʻʼʿʾ"
        for character in name
    )
