"""Numbers that are reckoned from another: shares of a whole, all but a few, couples, so many on each side."""

import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Final

from dotterel.late import LatePattern
from dotterel.resolution.counts.bounds import modifier_before
from dotterel.resolution.counts.guards import not_people
from dotterel.resolution.counts.numerals import NUMBER, read_number
from dotterel.resolution.counts.quantities import quantities

_SHARES: Final = {
    "half": Fraction(1, 2),
    "a third": Fraction(1, 3),
    "one third": Fraction(1, 3),
    "two thirds": Fraction(2, 3),
    "a quarter": Fraction(1, 4),
    "one quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4),
    "a fourth": Fraction(1, 4),
    "a fifth": Fraction(1, 5),
    "a tenth": Fraction(1, 10),
}
_SHARE: Final = "|".join(share.replace(" ", r"[ -]+") for share in _SHARES)
_SHARE_CUES: Final = ("half", "third", "quarter", "fourth", "fifth", "tenth")
_OWNERS: Final = ("the", "its", "his", "her", "their", "our", "these", "those")
_BEFORE_WHOLE: Final = frozenset(("of", *_OWNERS))
"""The last word before a whole that a share is told of."""
_OWN: Final = rf"(?:{'|'.join(_OWNERS)})"
_THE: Final = rf"(?:(?:of\s+)?{_OWN}\s+(?:\w+\s+)?|of\s+)"
_ENDS: Final = r"(?![\w%]|-year|[.,]\d)"

_SHARE_OF: Final = LatePattern(
    rf"(?<![\w-])(?:(?:one|two|three|nine|\d)\s+in\s+(?:every\s+)?{NUMBER}(?!\s+(?:\w+\s+)?(?:attacks|clashes|incidents|places|villages|towns|days))"
    rf"|(?:{_SHARE})\s+(?:(?:of\s+)?{_OWN}\b|of\s+{NUMBER})|all\s+but\b"
    rf"|(?:most|much|many|some|few|part)\s+of\s+(?:{_OWN}\b|{NUMBER}))",
    re.IGNORECASE,
)
_SHARE_AHEAD: Final = LatePattern(
    rf"(?<![\w-])(?:(?:{_SHARE})\s+(?:of\s+(?:{_OWN}\s+)?|{_OWN}\s+)|(?:most|much|many|some|few|part)\s+of\s+(?:{_OWN}\s+)?)$",
    re.IGNORECASE,
)

_Bounds = tuple[int | None, int | None, str]
_Reading = tuple[int, str]


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    """A pattern of `_RULES`, put together when some words first need it: a number's pattern is long."""
    return re.compile(rf"(?<![\w.,-])(?:{pattern})", re.IGNORECASE)


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


_RULES: Final[tuple[tuple[tuple[str, ...], str, Callable[[re.Match[str]], _Reading | None]], ...]] = (
    (("but",), rf"all\s+but\s+(?P<left>{NUMBER})\s+{_THE}(?P<whole>{NUMBER}){_ENDS}", _all_but),
    (_SHARE_CUES, rf"(?P<share>{_SHARE})\s+{_THE}(?P<whole>{NUMBER}){_ENDS}", _share),
    (
        ("of",),
        rf"(?P<number>{NUMBER})\s+(?:families|groups|households|teams|squads|batches|rows|parties|gangs|cells|crews)\s+of\s+(?P<each>{NUMBER}){_ENDS}",
        _product,
    ),
    (
        ("each", "apiece"),
        rf"(?P<number>{NUMBER})\s+\w+\s+(?:of|with|carrying|holding)\s+(?P<each>{NUMBER})(?:\s+\w+){{0,2}}\s+(?:each|apiece)\b",
        _product,
    ),
    (("couples", "pairs"), rf"(?P<number>{NUMBER})\s+(?:\w+\s+)?(?:couples|pairs)\b", _twice),
    (("side",), rf"(?P<number>{NUMBER})\s+[\w\s]{{0,30}}?\b(?:on|from|for)\s+(?:each|either)\s+side\b", _twice),
)
"""What must stand somewhere in the words, in lower case; the pattern; how its match is read."""


def is_share(text: str) -> bool:
    """Whether words tell a share of something: ``a third of the garrison``, ``most of the 40 men``."""
    lower = text.lower()
    words = lower.split()
    if not ("of" in words or "in" in words or "but" in lower or any(cue in lower for cue in _SHARE_CUES)):
        return False
    match = _SHARE_OF.search(text)
    return match is not None and _bounds(text[: match.start()], 0) is not None


def is_whole_of_share(before: str) -> bool:
    """Whether what stands before a number makes it the whole that only a share is told of: ``half of the``."""
    last = [word.lower() for word in before.rsplit(maxsplit=1)[-1:]]
    if not before[-1:].isspace() or _BEFORE_WHOLE.isdisjoint(last):
        return False
    return _SHARE_AHEAD.search(before) is not None


def reckoned(text: str, *, after: str = "") -> _Bounds | None:
    """Lowest number, highest number and rule of what words reckon from another number.

    Args:
        text: Such as ``all but two of the 14``, ``half of its 600 men``, ``four couples``, ``one on each side``.
        after: What follows them in the sentence.

    Returns:
        None where they begin with no such form, and where what they reckon is no people.
    """
    lower = text.lower()
    for cues, pattern, read in _RULES:
        if not any(cue in lower for cue in cues):
            continue
        match = _compile(pattern).search(text)
        if match is None:
            continue
        reading = read(match)
        if reading is None or not_people("", after=text[match.end() :] + after, before=""):
            return None
        bounds = _bounds(text[: match.start()], reading[0])
        return None if bounds is None else (*bounds, reading[1])
    return None


_FACTORS: Final = {"half": Fraction(1, 2), "twice": Fraction(2), "double": Fraction(2), "triple": Fraction(3)}
_AS_MANY: Final = LatePattern(
    rf"(?:(?P<factor>half|twice|double|triple)\s+|(?P<times>{NUMBER})\s+times\s+)?"
    r"(?:as\s+many(?:\s+(?:again|more|others?))?|(?:the\s+same|an\s+equal|a\s+similar|a\s+like|that|this)\s+number(?:\s+of)?|the\s+number)"
    r"(?:\s+(?!as\b|\d)[\w-]+){0,2}",
    re.IGNORECASE,
)


def as_many(text: str, *, before: str) -> tuple[int, int] | None:
    """The number told last before words such as ``as many again`` or ``the same number``; none for any others.

    Args:
        text: The words.
        before: What stands before them in the sentence.
    """
    lower = text.lower()
    match = _AS_MANY.fullmatch(text.strip()) if "many" in lower or "number" in lower else None
    if match is None:
        return None
    told = [
        one
        for one in quantities(before)
        if one.low is not None
        and one.low == one.high
        and not_people(before[one.start : one.end], after=before[one.end :], before=before[: one.start]) is None
    ]
    if not told or told[-1].low is None:
        return None
    times = read_number(match["times"]) if match["times"] else 1
    number = told[-1].low * _FACTORS.get((match["factor"] or "").lower(), Fraction(times or 1))
    return (int(number), int(number)) if number.denominator == 1 else None


def _bounds(before: str, number: int) -> tuple[int | None, int | None] | None:
    """Bounds of a number by the modifiers before it; none where other words stand there too."""
    bounds: tuple[int | None, int | None] = number, number
    while modifier := modifier_before(before):
        if bounds[0] is not None:
            bounds = modifier[0].bound(bounds[0], bounds[1])
        before = before[: modifier[1]]
    return None if before.strip() else bounds
