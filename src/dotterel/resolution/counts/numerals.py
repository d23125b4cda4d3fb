"""Whole numbers as English news writes them: digits, words, and both together ("1.2 million", "twenty-three")."""

import re
from typing import Final

from dotterel.resolution.slips import is_one_slip

_UNITS: Final = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
_TENS: Final = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "threescore": 60,
    "fourscore": 80,
}
#: Words that multiply what stands before them, larger last. South Asian reports count in lakhs and crores.
SCALES: Final = {
    "dozen": 12,
    "dozens": 12,
    "score": 20,
    "hundred": 100,
    "hundreds": 100,
    "thousand": 1_000,
    "thousands": 1_000,
    "k": 1_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "million": 1_000_000,
    "millions": 1_000_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
}
_ORDINALS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
}

#: Digits with their separators: 12, 1,200, 1 200, 1'200, 1.200, 1,00,000, 1.2.
DIGITS: Final = (
    r"\d{1,3}(?:,\d{2,3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:['’]\d{3})+(?!\d)|\d{1,3}(?:[\u00a0\u2009\u202f ]\d{3})+(?!\d)"
    r"|\d+(?:\.\d+)?"
)
_WORD: Final = "|".join(sorted((*_UNITS, *_TENS), key=len, reverse=True))
_SCALE_WORD: Final = "|".join(
    sorted((word for word in SCALES if len(word) > 2 and not word.endswith("s")), key=len, reverse=True)
)
#: A number in words: a start, then any further parts joined by a hyphen, a space or "and".
WORDS: Final = (
    rf"(?:half\s+an?\s+|half-|(?:an?|{_WORD})(?:[\s-]+))(?:{_SCALE_WORD})\b"
    rf"(?:(?:\s+and)?[\s-]+(?:{_WORD}|(?:{_SCALE_WORD})s?)\b)*"
    rf"|(?:{_WORD})\b(?:(?:[\s-]+|\s+and\s+)(?:{_WORD}|(?:{_SCALE_WORD})s?)\b)*"
)
#: The shortest number in words ("five" of "five and six").
ONE_WORD: Final = rf"(?:{'|'.join(_TENS)})[\s-](?:{'|'.join(list(_UNITS)[:9])})\b|(?:{_WORD})\b"
#: Any whole number: digits with a scale word behind them or not, or words.
NUMBER: Final = (
    rf"(?:(?:{DIGITS}|\d{{1,3}}[,·]\d(?=[\s-]*(?:million|billion|thousand|lakh|crore|m|bn)\b))"
    rf"(?:[\s-]*(?:dozen|hundred|thousand|lakhs?|million|crores?|billion)\b|(?:k|m|mn|bn)\b)?|{WORDS})"
)
_LONG_WORDS = tuple(word for word in (*_UNITS, *_TENS, *SCALES) if len(word) >= 5 and not word.endswith("s"))
_OTHER_WORDS = frozenset(
    """
    there tree threw throe right night light fight sight might tight weight height eighth freight even sever seen
    severe seventh forte forth forts fort party fifth nifty fifths sixth silty sixths weighty eighths doyen dozed dozes
    dozer store spore shore snore scone swore scored scores scorer scorn sore fourth fourths ninth tenth twelfth thirsty
    trillion pillion bullion thousandth hundredth
    """.split()  # noqa: SIM905
)
"""Words one slip away from a number's that are no slips."""
_DIGITS_FIRST = re.compile(rf"({DIGITS}|\d{{1,3}}[,·]\d(?=[\s-]*[a-z]))[\s-]*([a-z]*)", re.IGNORECASE)
_SEPARATED = re.compile(r"\d{1,3}(?:[,\s'’]\d{2,3})+(?:\.\d+)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_ORDINAL_DIGITS = re.compile(r"(\d+)(?:st|nd|rd|th)", re.IGNORECASE)


def read_number(words: str) -> int | None:
    """The whole number that these words spell, or none where they are no whole number.

    Args:
        words: Digits, number words or both, without anything else: ``1,200``, ``a hundred and five``, ``1.2 million``.
    """
    words = words.strip().lower()
    match = _DIGITS_FIRST.fullmatch(words)
    if match:
        return _scaled(match[1], match[2])
    return _spelt(words)


def respelt_numbers(text: str) -> str:
    """A text with number words put right that are one slip off ("ninteen"), and figures apart from what clings to them.

    Words that are others in their own right ("there", "weighty") are left alone.
    """
    text = re.sub(r"(?<=\d)(?=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3])", " ", text)
    text = re.sub(r"(?<=\d)½", ".5", text).replace("½", "0.5")
    return re.sub(r"[^\W\d_]{5,}", lambda match: _respelt(match[0]), text)


def _respelt(word: str) -> str:
    lower = word.lower()
    if lower in _OTHER_WORDS or lower in _LONG_WORDS or lower.removesuffix("s") in _LONG_WORDS:
        return word
    near = [name for name in _LONG_WORDS if is_one_slip(lower, name)]
    return near[0] if len(near) == 1 else word


def read_ordinal(words: str) -> int | None:
    """The place in a row that these words name: ``third`` is 3, ``21st`` and ``twenty-first`` are 21."""
    words = words.strip().lower()
    match = _ORDINAL_DIGITS.fullmatch(words)
    if match:
        return int(match[1])
    tens, _, last = words.rpartition("-")
    if last not in _ORDINALS or (tens and tens not in _TENS):
        return None
    return _TENS.get(tens, 0) + _ORDINALS[last]


def _scaled(digits: str, scale: str) -> int | None:
    if scale and scale not in SCALES:
        return None
    if _SEPARATED.fullmatch(digits):
        digits = re.sub(r"[,\s'’]", "", digits)
    elif not scale and _DOTTED.fullmatch(digits):
        digits = digits.replace(".", "")
    elif scale:
        digits = re.sub(r"[,·](?=\d$)", ".", digits)
    whole, _, fraction = digits.partition(".")
    factor = SCALES.get(scale, 1)
    value = int(whole + fraction) * factor
    shift = int("1" + "0" * len(fraction))
    return value // shift if value % shift == 0 else None


def _spelt(words: str) -> int | None:
    words = words.replace("half-", "half ").replace("-", " ")
    if words.startswith("half a"):
        name = words.split()[-1]
        return SCALES[name] // 2 if name in SCALES and len(words.split()) == 3 else None
    total = group = 0
    seen = False
    previous = 0
    for word in words.split():
        if word == "and" or (word in {"a", "an"} and not seen):
            if word != "and":
                group, seen, previous = 1, True, 1
            continue
        if word in SCALES:
            scale = SCALES[word]
            if scale < 1_000:
                group = (group or 1) * scale
                scale = max(scale, 100)  # "two score and ten", "a dozen and one"
            else:
                total += (group or 1) * scale
                group = 0
            previous = scale
        elif word in _UNITS or word in _TENS:
            small = _UNITS.get(word, 0) or _TENS[word]
            if previous and previous < 100 and not (previous >= 20 and small < 10):
                return None
            group += small
            previous = small
        else:
            return None
        seen = True
    return total + group if seen else None
