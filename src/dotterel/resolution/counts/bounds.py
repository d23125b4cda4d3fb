"""How the words before or behind a number bound it: the table of modifiers.

The bounds are those of the annotation rules (corpus/FORMAT.md, "Numbers"): "at least N" is N or more, "more than N"
N+1 or more, "up to", "nearly" and "close to" N at most, "about" and "some" N itself.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dotterel.late import LatePattern

Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Modifier:
    """Words that bound a number.

    Attributes:
        rule: Identifier that a `Count` carries.
        words: Pattern of the words, lower case.
        bound: What they make of the lowest and highest number.
    """

    rule: str
    words: str
    bound: Callable[[int, int | None], Bounds]


def _at_least(low: int, high: int | None) -> Bounds:
    return low, None


def _more_than(low: int, high: int | None) -> Bounds:
    return low + (0 if high is None else 1), None


def _at_most(low: int, high: int | None) -> Bounds:
    return (None, high) if high is not None else (low, None)


def _fewer_than(low: int, high: int | None) -> Bounds:
    return (None, high - 1) if high else (low, None)


def _as_is(low: int, high: int | None) -> Bounds:
    return low, high


#: Words before a number; the first that fits is taken, so that "no more than" is read before "more than".
BEFORE: Final = (
    Modifier(
        rule="at-most",
        words=r"no\s+more\s+than|not\s+more\s+than|at\s+(?:the\s+)?most|a\s+maximum\s+of",
        bound=_at_most,
    ),
    Modifier(
        rule="at-least",
        words=r"at\s+(?:the\s+very\s+)?least|(?:no|not|none)\s+(?:fewer|less)\s+than|not\s+(?:under|below)|a\s+minimum\s+of|up(?:wards)?\s+of|≥|>=",
        bound=_at_least,
    ),
    Modifier(
        rule="more-than",
        words=r"(?:far\s+|well\s+|many\s+|slightly\s+|a\s+little\s+)?more\s+than|(?:well\s+|just\s+|far\s+)?over|in\s+excess\s+of"
        r"|(?:well\s+)?above|(?:just\s+)?north\s+of|(?:just\s+)?upwards\s+of|>",
        bound=_more_than,
    ),
    Modifier(
        rule="fewer-than",
        words=r"not\s+even|(?:far\s+|slightly\s+)?(?:fewer|less)\s+than|(?:well\s+)?(?:under|below)",
        bound=_fewer_than,
    ),
    Modifier(
        rule="nearly",
        words=r"nearly|almost|close\s+to|just\s+(?:under|short\s+of)|(?:just\s+)?shy\s+of|approaching|not\s+quite",
        bound=_at_most,
    ),
    Modifier(
        rule="up-to",
        words=r"up\s+to|as\s+many\s+as|as\s+much\s+as|(?:possibly|perhaps)\s+as\s+many\s+as|to",
        bound=_at_most,
    ),
    Modifier(
        rule="about",
        words=r"about|around|some|approximately|approx\.?|roughly|circa|ca\.?|c\.|an?\s+estimated|estimated|maybe|perhaps"
        r"|or\s+so|reportedly|more\s+or\s+less|like|possibly|probably|~|≈|±",
        bound=_as_is,
    ),
    Modifier(
        rule="additional", words=r"another|a\s+further|an\s+additional|an\s+extra|additional|further", bound=_as_is
    ),
    Modifier(
        rule="exact",
        words=r"exactly|only|just|precisely|a\s+(?:grand\s+)?total\s+of|a\s+record|all|all\s+(?:of\s+)?the|the|these|those|its|their|his|her|our"
        r"|the\s+(?:other|last|first|remaining)|(?:the\s+)?(?:other|last|first|remaining)|fully|altogether|even",
        bound=_as_is,
    ),
)
#: Words behind a number.
BEHIND: Final = (
    Modifier(
        rule="at-least",
        words=r"(?:,\s*)?(?:(?:and|or|if\s+not)\s+(?:(?:perhaps|possibly|probably|maybe|likely|even|many)\s+)?|(?:perhaps|possibly|maybe)\s+)more(?!\s+than|\s+[a-z]+(?:ed|s)\b)|or\s+more|and\s+(?:counting|rising)|(?:(?:or|and)\s+)?(?:over|above|up(?:wards)?)(?!\s+(?:the|a)\b)|plus(?!\s+\w)|-plus|\+|at\s+(?:the\s+(?:very\s+)?)?least",
        bound=_at_least,
    ),
    Modifier(rule="at-most", words=r"or\s+(?:fewer|less)|at\s+(?:the\s+)?most", bound=_at_most),
    Modifier(rule="about", words=r"or\s+so|or\s+thereabouts|-odd|odd", bound=_as_is),
)


#: Behind the noun too: "40 people at the very least".
_BEHIND_NOUN: Final = re.compile(
    r"\s+(?:[a-z-]+\s+){1,2}(?P<words>at\s+(?:the\s+very\s+)?least|at\s+(?:the\s+)?most|or\s+more|or\s+fewer|or\s+so)(?!\w)",
    re.IGNORECASE,
)


_AHEAD: Final = tuple(
    (modifier, LatePattern(rf"(?:^|(?<=[\s(]))(?:{modifier.words})\s*$", re.IGNORECASE)) for modifier in BEFORE
)
_AFTER: Final = tuple((modifier, LatePattern(rf"\s*(?:{modifier.words})(?!\w)", re.IGNORECASE)) for modifier in BEHIND)


def modifier_before(text: str) -> tuple[Modifier, int] | None:
    """The modifier that ends `text`, with the offset at which it starts."""
    if not text or text.isspace():
        return None
    for modifier, pattern in _AHEAD:
        if match := pattern.search(text):
            return modifier, match.start()
    return None


def modifier_behind(text: str) -> tuple[Modifier, int] | None:
    """The modifier that opens `text`, with the offset at which it ends."""
    for modifier, pattern in _AFTER:
        if match := pattern.match(text):
            return modifier, match.end()
    if far := _BEHIND_NOUN.match(text):
        modifier = next(one for one in BEHIND if re.fullmatch(one.words, far["words"], re.IGNORECASE))
        return modifier, far.end()
    return None
