"""Words for a people that stand for its language: "the result was read in Bislama, English and French"."""

import re

_BEFORE = re.compile(
    r"\b(?:in(?:to)?|[Ss]peak(?:s|ing)?|[Ss]poke|fluent|translated\s+from)\s+(?:both\s+|either\s+|fluent\s+|broken\s+)?"
    r"(?:[A-Z][\w-]+(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+))*$"
)
_BEHIND = re.compile(
    r"""\s*(?:$|[.,;:!?)"”’\]–—]|(?:and|or)\s+[A-Z][\w-]+(?=\s*[.,;:!?)"”’]|\s+(?:to|on|at|that|for|with|by|as|when|yesterday)\b)|(?:to|on|at|that|for|with|by|as|when|but|yesterday)\b)"""
)
_REACH = 80


def tells_language(text: str, start: int, end: int) -> bool:
    """Whether an adjective of a people tells a language and not whose somebody or something is.

    It stands behind "in" or "speaks", or in a list that does, and nothing follows that it would belong to: "in English
    and French." but not "in English towns".

    Args:
        text: The text.
        start: Where the adjective begins.
        end: The place behind it.
    """
    line = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    return _BEFORE.search(text, line, start) is not None and _BEHIND.match(text, end) is not None
