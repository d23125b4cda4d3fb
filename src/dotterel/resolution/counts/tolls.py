"""Which toll a number tells: words right beside it may say that it counts others ("killed 105 and wounded 291")."""

import re
from functools import cache
from typing import Final

from dotterel.late import LatePattern
from dotterel.model import Role
from dotterel.resolution.counts.lists import is_told_together
from dotterel.resolution.counts.numerals import NUMBER

_WORDS: Final[dict[Role, str]] = {
    "killed": r"kill(?:ed|ing|s)?|dead|died|die|dying|deaths?|murder(?:ed|ing)|slain|massacr(?:ed|ing)|martyr(?:ed|s)"
    r"|shot dead|(?:stabbed|beaten|hacked|burn(?:ed|t)|tortured|shot) to death",
    "injured": r"injur(?:ed|ing|es|y|ies)|wound(?:ed|ing|s)|hurt(?:ing)?|maim(?:ed|ing)|in hospitals?|hospitali[sz]ed",
    "held": r"arrest(?:ed|ing|s)?|detain(?:ed|ing|s)?|abduct(?:ed|ing|s)?|kidnap(?:ped|ping|s)?|captur(?:ed|ing|es)"
    r"|imprison(?:ed|ing)|jail(?:ed|ing)|in custody|remanded|taken (?:alive|prisoner)|under arrest"
    r"|free(?:d|s|ing)|releas(?:ed|es|ing)",
}
_OTHERS: Final = (
    r"displac(?:ed|ing|es)|homeless|missing|evacuat(?:ed|ing)|uproot(?:ed|ing)|fled|flee|fleeing|rescu(?:ed|ing)"
    r"|sav(?:ed|ing|es)|surviv(?:ed|ing|ors?)|unhurt|unharmed|alive|escap(?:ed|ing)|question(?:ed|ing)"
)
_DO_THEMSELVES: Final[dict[Role, str]] = {
    "killed": r"surrendered|deserted|defected|raped",
    "injured": r"surrendered|deserted|defected",
}
"""What those right before it did or suffered who are of no such toll: "31 surrendered". The raped count as injured."""
_ROUGHLY: Final = (
    r"(?:(?:at least|more than|fewer than|less than|as many as|up to|some|about|around|nearly|almost|over|another|an"
    r"|estimated|a|further|the|other)\s+)*"
)
_PEOPLE: Final = r"(?:(?!(?:and|or|but|who|were|was|had|has|have|are|is)\b)[\w'’-]+\s+){0,3}?"
"""Up to three words for who is counted."""
_AUXILIARY: Final = (
    r"(?:(?:were|was|are|is|have|had|has|been|being|be|left|made|also|reported|feared|to|among|the)\s+)*"
)

_READ_ALIKE: Final = ("killed", "injured", "held")
"""Roles that writers tell side by side, so that their numbers are taken for each other."""


def other_toll(role: Role, *, before: str, after: str) -> str | None:
    """Why a number marked in one toll belongs to another; none where its neighbours do not say so.

    Args:
        role: ``killed`` or ``injured``; other roles are never contradicted.
        before: What stands before the number in the sentence.
        after: What follows it.
    """
    if role not in _READ_ALIKE or (role != "held" and is_told_together("", before)):
        return None
    if role != "killed" and is_death_toll(before):
        return "the death toll"
    own, behind_number, before_number = _patterns(role)
    behind = behind_number.match(after)
    if (
        behind is not None
        and own.search(_NEXT_NUMBER.split(after[behind.end() : behind.end() + 25], maxsplit=1)[0]) is None
    ):
        return f"the number of those {behind['word'].lower()}"
    ahead = before_number.search(before)
    if ahead is not None and re.match(rf"\s*{_PEOPLE}{_AUXILIARY}(?:{_WORDS[role]})\b", after, re.IGNORECASE) is None:
        return f"the number of those {ahead['word'].lower()}"
    return None


def is_toll_of(role: Role, *, before: str, after: str) -> bool:
    """Whether a word of this role's toll stands right beside a number: "death of" before it, "were killed" behind it.

    Args:
        role: ``killed`` or ``injured``.
        before: What stands before the number in the sentence.
        after: What follows it.
    """
    words = _WORDS[role]
    return (role == "killed" and is_death_toll(before)) or bool(
        re.match(rf"\s*{_PEOPLE}{_AUXILIARY}(?:{words})\b", after, re.IGNORECASE)
        or re.search(rf"\b(?:{words})\s+(?:(?:at|of|to)\s+)?{_ROUGHLY}$", before, re.IGNORECASE)
    )


def is_death_toll(before: str) -> bool:
    """Whether what stands before a number says that it is the death toll: "the toll of the raid has risen to".

    Args:
        before: What stands before the number in the sentence.
    """
    lower = before.lower()
    if "toll" not in lower and "number of" not in lower:
        return False
    if _TO_A_TOLL.search(before):
        return True
    match = _DEATH_TOLL.search(before)
    return match is not None and _OTHER_TOLLS.search(match["between"]) is None


_DEATH_TOLL: Final = LatePattern(
    r"(?:\b(?:death|fatality)[ -]toll|(?<!injury )(?<!casualty )(?<!injuries )\btoll"
    r"|\bnumber of (?:[\w-]+ ){0,2}(?:dead|deaths|killed))\b"
    r"(?P<between>[^;:]*?)"
    r"\b(?:(?:ris(?:es?|en|ing)|rose|climb(?:s|ed|ing)|jump(?:s|ed)|grow(?:s|n|ing)?|grew|mount(?:s|ed|ing)"
    r"|increas(?:es|ed|ing)|f[ae]ll(?:s|en)?|revised|raised|lowered|brought|updated)\s+(?:(?:up|down|again|further|sharply)\s+)?"
    r"(?:from\s+\S+\s+)?to|st(?:ands|ood)\s+at|(?:put|set)s?\s+(?:the\s+\w+\s+)?at|(?:now|already)\s+at|reach(?:es|ed)|"
    r"hits?|pass(?:es|ed)|top(?:s|ped)|exceed(?:s|ed)|is|was)\s+"
    rf"{_ROUGHLY}$",
    re.IGNORECASE,
)
_TO_A_TOLL: Final = LatePattern(
    r"\b(?:rais|bring|brought|tak|push|lift|carr|swell)\w*\s+(?:the\s+|its\s+|their\s+)?(?:official\s+)?"
    r"(?:death\s+toll|(?<!injury )toll|(?:total\s+)?number\s+of\s+(?:the\s+)?(?:dead|deaths))"
    r"(?:\s+[\w'’-]+){0,4}?\s+to\s+"
    rf"{_ROUGHLY}$",
    re.IGNORECASE,
)
"""The same of one that what the sentence tells comes on top of: "raising the toll to"."""
_OTHER_TOLLS: Final = LatePattern(rf"\b(?:{_WORDS['injured']}|{_WORDS['held']})\b", re.IGNORECASE)

_NEXT_NUMBER: Final = LatePattern(rf"\b{NUMBER}\b|\b(?:others?|several|dozens)\b", re.IGNORECASE)
"""Where another number begins, whose word is not the first one's."""


@cache
def _patterns(role: Role) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Words of this toll, words of another right behind a number, and right before one."""
    others = "|".join([*(words for other, words in _WORDS.items() if other != role), _OTHERS])
    behind = "|".join(filter(None, (others, _DO_THEMSELVES.get(role))))
    return (
        re.compile(rf"\b(?:{_WORDS[role]})\b", re.IGNORECASE),
        re.compile(rf"\s*{_PEOPLE}{_AUXILIARY}(?P<word>{behind})\b", re.IGNORECASE),
        re.compile(rf"\b(?P<word>{others})\s+(?:(?:at|of|to)\s+)?{_ROUGHLY}$", re.IGNORECASE),
    )
