"""Names of accounts: written as people write theirs, told apart whatever their spelling."""

import unicodedata

from dotterel.model import SettingsError

MOST_NAME = 60
_MARKS = frozenset(" .-_'’@")
_UNSEEN = frozenset(
    map(
        chr,
        (
            0x034F,  # joins letters without a sign of its own
            *(0x115F, 0x1160, 0x3164, 0xFFA0),  # fill the place of a Korean letter, and count as letters
            *(0x17B4, 0x17B5),  # vowels of Khmer that are not written
            *range(0x180B, 0x1810),  # choose the shape of a Mongolian letter
            *range(0xFE00, 0xFE10),  # choose the shape of the letter before them
            *range(0xE0100, 0xE01F0),
        ),
    )
)
"""Letters and marks that show nothing."""


def checked_name(name: str) -> str:
    """The name, in its composed form.

    Raises:
        SettingsError: It is empty or too long, or holds something else than letters, digits and a few marks: signs that
            turn the order of writing or cannot be seen would make two names look alike.
    """
    told = unicodedata.normalize("NFC", name)
    if not told.strip() or len(told) > MOST_NAME:
        raise SettingsError(f"a name has 1 to {MOST_NAME} letters", "Take a shorter one.")
    if told != " ".join(told.split()) or not told[0].isalnum():
        raise SettingsError("a name begins with a letter and has single blanks inside", "Write it so.")
    if not all(map(_is_allowed, told)):
        raise SettingsError("a name has letters, digits, blanks and . - _ ' @ only", "Leave the others away.")
    return told


def _is_allowed(sign: str) -> bool:
    is_known = sign.isalnum() or sign in _MARKS or unicodedata.category(sign).startswith("M")
    return is_known and sign not in _UNSEEN


def folded(name: str) -> str:
    """The same for all spellings of a name."""
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).split())
