"""Misspelt names of months and weekdays, in words that were marked as a time: "27 Febuary", "Firday", "20 may"."""

import re
from typing import Final

_NAMES: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    *("December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    *("yesterday", "morning", "midnight", "evening", "afternoon", "overnight", "weekend"),
)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_VERBS: Final = frozenset({"may", "march"})
"""Words that are months only beside a number."""
_SHORTEST: Final = 6
"""Letters from which a word one slip away from a name is taken for it; of shorter ones too many are other words."""


def respelt(words: str) -> str | None:
    """The words with names of months and weekdays put right; none where there is nothing to put right.

    A name in small letters gets its capital, as "may" and "march" are read as verbs without one. One letter missing,
    added, wrong or two changed about is taken for a slip.

    Args:
        words: Words that were marked as a time; in running text too much else looks alike.
    """
    dated = any(letter.isdigit() for letter in words)
    put_right = _WORD.sub(lambda match: match[0] if not dated and match[0] in _VERBS else _name(match[0]), words)
    return None if put_right == words else put_right


def _name(word: str) -> str:
    lower = word.lower()
    for name in _NAMES:
        if lower == name.lower():
            return name
    if len(word) < _SHORTEST:
        return word
    near = [name for name in _NAMES if len(name) >= _SHORTEST and is_one_slip(lower, name.lower())]
    return near[0] if len(near) == 1 else word


def is_one_slip(word: str, name: str) -> bool:
    """Whether two different words are one letter, or one change of neighbours, apart."""
    if word == name or abs(len(word) - len(name)) > 1:
        return False
    at = next((at for at, pair in enumerate(zip(word, name, strict=False)) if pair[0] != pair[1]), None)
    if at is None:
        return True
    if len(word) != len(name):
        longer, shorter = (word, name) if len(word) > len(name) else (name, word)
        return longer[at + 1 :] == shorter[at:]
    changed_about = word[at : at + 2] == name[at : at + 2][::-1] and word[at + 2 :] == name[at + 2 :]
    return changed_about or word[at + 1 :] == name[at + 1 :]
