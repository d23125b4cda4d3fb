"""Numbers that are reckoned from another: shares of a whole, all but a few, couples, so many on each side."""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Final

from dotterel.resolution.counts.numerals import NUMBER, read_number

_SHARES: Final = {
    "half": Fraction(1, 2),
    "a third": Fraction(1, 3),
    "one third": Fraction(1, 3),
    "two thirds": Fraction(2, 3),
    "a quarter": Fraction(1, 4),
    "one quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4),
    "a fifth": Fraction(1, 5),
    "a tenth": Fraction(1, 10),
}
_THE: Final = r"(?:of\s+)?(?:the|its|his|her|their|our|these|those)\s+(?:\w+\s+)?"

_SHARE_OF: Final = re.compile(
    rf"(?:{'|'.join(share.replace(' ', r'[ -]+') for share in _SHARES)})\s+(?:of\s+)?(?:the|its|his|her|their)\b",
    re.IGNORECASE,
)

_Reading = tuple[int, str]


def _all_but(match: re.Match[str]) -> _Reading | None:
    left, whole = read_number(match["left"]), read_number(match["whole"])
    return (whole - left, "all-but") if left is not None and whole is not None and left < whole else None


def _share(match: re.Match[str]) -> _Reading | None:
    """A share that comes out as whole people; any other was not meant exactly."""
    whole = read_number(match["whole"])
    share = _SHARES[re.sub(r"[\s-]+", " ", match["share"].lower())]
    return None if whole is None or (share * whole).denominator != 1 else (int(share * whole), "share")


def _product(match: re.Match[str]) -> _Reading | None:
    number, each = read_number(match["number"]), read_number(match["each"])
    return None if number is None or each is None else (number * each, "product")


def _twice(match: re.Match[str]) -> _Reading | None:
    number = read_number(match["number"])
    return None if number is None else (2 * number, "twice")


_RULES: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Reading | None]], ...]] = (
    (re.compile(rf"all\s+but\s+(?P<left>{NUMBER})\s+{_THE}(?P<whole>{NUMBER})\b", re.IGNORECASE), _all_but),
    (
        re.compile(
            rf"(?P<share>{'|'.join(share.replace(' ', r'[ -]+') for share in _SHARES)})\s+{_THE}(?P<whole>{NUMBER})",
            re.IGNORECASE,
        ),
        _share,
    ),
    (
        re.compile(
            rf"(?P<number>{NUMBER})\s+(?:families|groups|households)\s+of\s+(?P<each>{NUMBER})\b", re.IGNORECASE
        ),
        _product,
    ),
    (re.compile(rf"(?P<number>{NUMBER})\s+(?:\w+\s+)?couples\b", re.IGNORECASE), _twice),
    (
        re.compile(
            rf"(?P<number>{NUMBER})\s+[\w\s]{{0,30}}?\b(?:on|from|for)\s+(?:each|either)\s+side\b", re.IGNORECASE
        ),
        _twice,
    ),
)


def is_share(text: str) -> bool:
    """Whether words tell a share of something whose size they do not tell: ``a third of the garrison``."""
    return _SHARE_OF.match(text.strip()) is not None


def reckoned(text: str) -> _Reading | None:
    """The number that words reckon from another, with its rule; none where they begin with no such form.

    Args:
        text: Such as ``all but two of the 14``, ``half of its 600 men``, ``four couples``, ``one on each side``.
    """
    for pattern, read in _RULES:
        match = pattern.match(text.strip())
        if match is not None:
            return read(match)
    return None
