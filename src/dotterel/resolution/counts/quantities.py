"""Quantities without a modifier: numbers, ranges and the round words ("dozens", "several hundred", "nobody")."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dotterel.late import LatePattern
from dotterel.resolution.counts.bounds import Bounds
from dotterel.resolution.counts.numerals import NUMBER, ONE_WORD, SCALES, read_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A stretch of text that says how many.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        low: Lowest number, none where open below.
        high: Highest number, none where open above.
        rule: The rule that read it.
    """

    start: int
    end: int
    low: int | None
    high: int | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """How one kind of quantity is read.

    Attributes:
        rule: Its name.
        pattern: What it looks like.
        read: Its bounds.
        cues: What must stand somewhere in the words, in lower case; nothing where it may be any number.
    """

    rule: str
    pattern: LatePattern
    read: Callable[[re.Match[str]], Bounds | None]
    cues: tuple[str, ...] = ()


_SCALE_BEHIND: Final = re.compile(r"(dozen|hundred|thousand|lakh|million|crore)s?$", re.IGNORECASE)


def _whole(pattern: str) -> LatePattern:
    """A quantity that is no part of a longer word or number."""
    return LatePattern(rf"(?<![\w.,$€£-])(?:{pattern})(?![\w%]|-year|[.,]\d)", re.IGNORECASE)


def _constant(low: int | None, high: int | None) -> Callable[[re.Match[str]], Bounds | None]:
    return lambda match: (low, high)


def _range(match: re.Match[str]) -> Bounds | None:
    """Both ends of a range; "4 to 5 thousand" lends the scale to the lower end, where it stays the lower."""
    low, high = read_number(match["low"]), read_number(match["high"])
    if low is None or high is None:
        return None
    scale = _SCALE_BEHIND.search(match["high"])
    if scale and not _SCALE_BEHIND.search(match["low"]) and low * SCALES[scale[1].lower()] < high:
        low *= SCALES[scale[1].lower()]
    return (low, high) if low < high else None


def _exact(match: re.Match[str]) -> Bounds | None:
    value = read_number(match[0])
    return None if value is None else (value, value)


def _scaled_round(match: re.Match[str]) -> Bounds | None:
    """ "several hundred" and "a few dozen": two of the scale or more, as for the bare plural."""
    return 2 * SCALES[match["scale"].lower()], None


def _couple_of(match: re.Match[str]) -> Bounds | None:
    value = 2 * SCALES[match["scale"].lower()]
    return value, value


def _and_a_half(match: re.Match[str]) -> Bounds | None:
    """Read "a million and a half", "two and a half thousand": a whole number only."""
    whole = read_number(match["whole"]) if match["whole"].lower() not in {"a", "an"} else 1
    scale = SCALES[match["scale"].lower()]
    if whole is None or scale % 2:
        return None
    value = whole * scale + scale // 2
    return value, value


def _one_scale(match: re.Match[str]) -> Bounds | None:
    """Read "a full hundred", "a cool million"."""
    value = SCALES[match["scale"].lower()]
    return value, value


_SCALE = r"(?P<scale>dozen|hundred|thousand|lakh|million|crore)"

#: Read from the top; the longest match at the leftmost place wins, and among equals the upper rule.
_RULES: Final = (
    _Rule(
        rule="range",
        pattern=_whole(rf"between\s+(?P<low>{NUMBER})\s+(?:and|to)\s+(?P<high>{NUMBER})"),
        read=_range,
        cues=("between",),
    ),
    _Rule(
        rule="range",
        pattern=_whole(
            rf"(?:from\s+)?(?P<low>{NUMBER})(?:\s+(?:up\s+)?to\s+(?:(?:perhaps|possibly|maybe|about|around|nearly)\s+)?|\s+or\s+|\s*[-–—/]\s*"
            r"|\s*,?\s+(?:if\s+not|(?:(?:or|and|but)\s+)?(?:even|possibly|perhaps|maybe))\s+(?:as\s+many\s+as\s+)?)"
            rf"(?P<high>{NUMBER})"
        ),
        read=_range,
        cues=("to", "or", "-", "–", "—", "/", "if", "even", "possibly", "perhaps", "maybe"),
    ),
    _Rule(
        rule="hundreds-of-thousands",
        pattern=_whole(r"(?:many\s+)?hundreds\s+of\s+thousands"),
        read=_constant(200_000, None),
        cues=("hundreds",),
    ),
    _Rule(
        rule="tens-of-thousands",
        pattern=_whole(r"(?:many\s+)?(?:tens|dozens|scores)\s+of\s+thousands"),
        read=_constant(20_000, None),
        cues=("thousands",),
    ),
    _Rule(
        rule="tens-of-millions",
        pattern=_whole(r"tens\s+of\s+millions"),
        read=_constant(20_000_000, None),
        cues=("tens",),
    ),
    _Rule(
        rule="number",
        pattern=_whole(rf"(?P<whole>an?|one)\s+{_SCALE}\s+and\s+a\s+half"),
        read=_and_a_half,
        cues=("half",),
    ),
    _Rule(
        rule="number",
        pattern=_whole(rf"(?P<whole>one|two|three|four|five|six|seven|eight|nine)\s+and\s+a\s+half\s+{_SCALE}"),
        read=_and_a_half,
        cues=("half",),
    ),
    _Rule(
        rule="couple-of", pattern=_whole(rf"(?:a\s+)?couple(?:\s+of)?\s+{_SCALE}s?"), read=_couple_of, cues=("couple",)
    ),
    _Rule(
        rule="several",
        pattern=_whole(rf"(?:several|many|(?:an?\s+|some\s+)?few)\s+{_SCALE}s?"),
        read=_scaled_round,
        cues=("several", "many", "few"),
    ),
    _Rule(rule="millions", pattern=_whole(r"millions"), read=_constant(2_000_000, None), cues=("millions",)),
    _Rule(rule="thousands", pattern=_whole(r"(?:many\s+)?thousands"), read=_constant(2_000, None), cues=("thousands",)),
    _Rule(rule="hundreds", pattern=_whole(r"(?:many\s+)?hundreds"), read=_constant(200, None), cues=("hundreds",)),
    _Rule(rule="tens", pattern=_whole(r"tens"), read=_constant(20, None), cues=("tens",)),
    _Rule(rule="scores", pattern=_whole(r"scores"), read=_constant(40, None), cues=("scores",)),
    _Rule(rule="dozens", pattern=_whole(r"dozens"), read=_constant(24, None), cues=("dozens",)),
    _Rule(
        rule="several",
        pattern=_whole(r"several|a\s+few|a\s+handful"),
        read=_constant(3, None),
        cues=("several", "few", "handful"),
    ),
    _Rule(
        rule="couple",
        pattern=_whole(
            r"an?\s+(?:couple|pair|duo)|both|twins|the\s+(?:couple|pair|duo)"
            r"|(?:an?|the)\s+(?:married|young|old|elderly|retired|[A-Z]\w+)\s+couple(?!\s+of)"
        ),
        read=_constant(2, 2),
        cues=("couple", "pair", "duo", "both", "twins"),
    ),
    _Rule(
        rule="trio",
        pattern=_whole(r"(?:(?:an?|the)\s+)?(?:trio|triplets|threesome)"),
        read=_constant(3, 3),
        cues=("trio", "triplets", "threesome"),
    ),
    _Rule(
        rule="quartet",
        pattern=_whole(r"(?:(?:an?|the)\s+)?(?:quartet|quadruplets|foursome)"),
        read=_constant(4, 4),
        cues=("quartet", "quadruplets", "foursome"),
    ),
    _Rule(
        rule="number",
        pattern=_whole(rf"an?\s+(?:cool|full|good|round|whole|clear|solid)\s+{_SCALE}"),
        read=_one_scale,
        cues=("cool", "full", "good", "round", "whole", "clear", "solid"),
    ),
    _Rule(
        rule="none",
        pattern=_whole(
            r"no\s+one|no-one|nobody|none(?!\s+(?:fewer|less))|unhurt|unharmed|unscathed|uninjured|neither|nil|zero|not\s+(?:an?|one|even\s+one)(?:\s+single)?(?!\s+few)"
            r"|without\s+(?:any\s+|an?\s+(?:single\s+)?)?(?:loss(?:es)?(?:\s+of\s+li(?:fe|ves))?|casualt(?:y|ies)|injur(?:y|ies)|fatalit(?:y|ies)|deaths?|victims?|bloodshed)|no(?!\.|\s+(?:fewer|less|more|longer))"
        ),
        read=_constant(0, 0),
        cues=("no", "un", "neither", "nil", "zero", "without"),
    ),
    _Rule(rule="number", pattern=_whole(NUMBER), read=_exact),
    _Rule(rule="number", pattern=_whole(r"(?:an?\s+)?half[\s-]dozen"), read=_constant(6, 6), cues=("half",)),
    _Rule(rule="number", pattern=_whole(r"dozen"), read=_constant(12, 12), cues=("dozen",)),
    _Rule(rule="number", pattern=_whole(ONE_WORD), read=_exact),
)


@lru_cache(maxsize=4096)
def quantities(text: str) -> Sequence[Quantity]:
    """The quantities of `text` in text order, not overlapping; "of" behind a round word is taken in."""
    lower = text.lower()
    rules = [rule for rule in _RULES if not rule.cues or any(cue in lower for cue in rule.cues)]
    found: list[Quantity] = []
    position = 0
    while best := _next(text, position, rules):
        found.append(best)
        position = best.end
    return tuple(found)


def _next(text: str, position: int, rules: Sequence[_Rule]) -> Quantity | None:
    best: Quantity | None = None
    for rule in rules:
        for match in rule.pattern.finditer(text, position):
            bounds = rule.read(match)
            if bounds is None:
                continue
            if best is None or (match.start(), -match.end()) < (best.start, -best.end):
                best = Quantity(start=match.start(), end=match.end(), low=bounds[0], high=bounds[1], rule=rule.rule)
            break
    return best
