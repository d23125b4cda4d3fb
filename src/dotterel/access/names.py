"""Names of accounts: written as people write theirs, told apart whatever their spelling."""

import unicodedata

from dotterel.model import SettingsError

MOST_NAME = 60
_MARKS = frozenset(" .-_'’@")


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
    if not all(sign.isalnum() or sign in _MARKS or unicodedata.category(sign).startswith("M") for sign in told):
        raise SettingsError("a name has letters, digits, blanks and . - _ ' @ only", "Leave the others away.")
    return told


def folded(name: str) -> str:
    """The same for all spellings of a name."""
    return " ".join(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).split())
