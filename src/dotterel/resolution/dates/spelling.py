"""Misspelt names of months and weekdays, in words that were marked as a time: "27 Febuary", "Firday", "20 may"."""

import re
from typing import Final

from dotterel.resolution.slips import is_one_slip

_NAMES: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"),
    *("December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    *("yesterday", "morning", "midnight", "evening", "afternoon", "overnight", "weekend"),
)
#: Names of months in the languages that translated reports let through, where they are no English word.
_FOREIGN: Final = {
    foreign: _NAMES[number]
    for number, names in enumerate(
        (
            *("janvier enero janeiro januar gennaio", "février fevrier febrero fevereiro februar febbraio"),
            *("mars marzo março märz", "avril abril aprile", "mai mayo maio maggio", "juin junio junho juni giugno"),
            *(
                "juillet julio julho juli luglio",
                "août aout agosto",
                "septembre septiembre setembro settembre",
            ),
            *("octobre octubre outubro oktober ottobre", "novembre noviembre novembro", "décembre decembre"),
        )
    )
    for foreign in names.split()
} | dict.fromkeys(("diciembre", "dezembro", "dezember", "dicembre"), "December")
_OF: Final = re.compile(r"(?<=\d)\s+(?:de|di|do|del)\s+(?=[^\W\d_])|(?<=[^\W\d_])\s+(?:de|di|do|del)\s+(?=\d)")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_CAPITALS: Final = {name.lower(): name for name in _NAMES}
_VERBS: Final = frozenset({"may", "march"})
"""Words that are months only beside a number."""
_SHORTEST: Final = 6
"""Letters from which a word one slip away from a name is taken for it; of shorter ones too many are other words."""


def respelt(words: str) -> str:
    """The words with names of months and weekdays put right.

    A date that was left in another language ("22 décembre") is put into English. A name in small letters gets its
    capital, as "may" and "march" are read as verbs without one. One letter missing, added, wrong or two changed about
    is taken for a slip.

    Args:
        words: Words that were marked as a time; in running text too much else looks alike.
    """
    dated = any(letter.isdigit() for letter in words)
    put_right = _WORD.sub(lambda match: _name(match[0], dated=dated), words)
    if dated and put_right != words:
        put_right = _OF.sub(" ", put_right)
    return put_right


def _name(word: str, *, dated: bool) -> str:
    lower = word.lower()
    if (not dated and lower in _VERBS) or lower in _CAPITALS:
        return word if word[0].isupper() or not dated else _CAPITALS.get(lower, word)
    if dated and lower in _FOREIGN:
        return _FOREIGN[lower]
    if len(word) < _SHORTEST or lower.removesuffix("s") in _CAPITALS:
        return word
    near = [name for name in _CAPITALS if len(name) >= _SHORTEST and is_one_slip(lower, name)]
    return _CAPITALS[near[0]] if len(near) == 1 else word
