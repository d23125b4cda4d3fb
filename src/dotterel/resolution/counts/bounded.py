"""A quantity with every modifier around it heard."""

import re
from typing import Final

from dotterel.late import LatePattern
from dotterel.resolution.counts.bounds import Modifier, modifier_before, modifier_behind
from dotterel.resolution.counts.numerals import NUMBER, read_number
from dotterel.resolution.counts.quantities import Quantity

#: Modifiers that change no bound; any other is the one that names the rule.
_PLAIN: Final = frozenset({"about", "additional", "exact"})
#: Modifiers that are trusted where they stand outside the marked words ("over 12 villages" may be a place).
_OUTSIDE: Final = LatePattern(
    r"\b(?:at\s+(?:the\s+very\s+)?least|more\s+than|up\s+to|as\s+many\s+as|nearly|almost|(?:fewer|less)\s+than)\s*$",
    re.IGNORECASE,
)
_COMPARED: Final = re.compile(r"\b(?:more|fewer|less)\s*$", re.IGNORECASE)
_CAPS: Final = ("than", "under", "below", "most")
_CAPPED: Final = LatePattern(
    rf"\s*,?\s*(?:but|and|though)\s+(?:(?P<under>(?:fewer|less)\s+than|under|below)"
    rf"|no(?:t)?\s+more\s+than|at\s+most)\s+(?P<most>{NUMBER})",
    re.IGNORECASE,
)


_CHANGE: Final = LatePattern(
    r"\b(?:rose|risen|rises|rising|climb(?:ed|s|ing)|jump(?:ed|s|ing)|grew|grown|increas(?:ed|es|ing)|rais(?:ed|es|ing)|revis(?:ed|es|ing)|soar(?:ed|s)"
    r"|gone\s+up|went\s+up|up|f[ae]ll(?:s|en)?|dropp?(?:ed|s)|lowered|cut|updated|corrected)\b[^.;]{0,40}\bfrom\s+$",
    re.IGNORECASE,
)


def is_change(text: str, *, before: str) -> bool:
    """Whether words tell an old number and a new one, not a range: ``rose from 12 to 15``.

    Args:
        text: The words up to the end of the second number.
        before: What stands before them in the sentence.
    """
    words = f"{before}{text}"
    ends = re.search(r"\bfrom\s+(?=[^.;]*$)", words)
    return ends is not None and " to " in words[ends.end() :] and _CHANGE.search(words[: ends.end()]) is not None


def _capped(behind: str) -> re.Match[str] | None:
    """What stands behind a number where it tells the most: ``but fewer than 20``."""
    return _CAPPED.match(behind) if any(cue in behind.lower() for cue in _CAPS) else None


def bounded(text: str, quantity: Quantity, *, before: str) -> tuple[int | None, int | None, str]:
    """Lowest number, highest number and rule of a quantity.

    Args:
        text: The words that hold it.
        quantity: Where it stands in them.
        before: What stands before the words in the sentence.
    """
    low, high, rule = quantity.low, quantity.high, quantity.rule
    behind = modifier_behind(text[quantity.end :])
    modifiers: list[Modifier] = [behind[0]] if behind else []
    rest = text[: quantity.start]
    while ahead := modifier_before(rest):
        modifiers.append(ahead[0])
        rest = rest[: ahead[1]]
    if rest.lower().startswith("than ") and (compared := _COMPARED.search(before)):
        ahead_of_than = modifier_before(f"{compared[0].strip()} {rest}")
        modifiers += [ahead_of_than[0]] if ahead_of_than else []
    elif not rest.strip() and _OUTSIDE.search(before):
        outside = modifier_before(before)
        if outside:
            modifiers.append(outside[0])
    for modifier in modifiers:
        if low is not None:
            low, high = modifier.bound(low, high)
        if modifier.rule not in _PLAIN or rule == "number":
            rule = modifier.rule
    capped = _capped(text[quantity.end :])
    most = read_number(capped["most"]) if capped else None
    if capped and most is not None and low is not None and low < most:
        return low, most - bool(capped["under"]), "range"
    return low, high, rule
