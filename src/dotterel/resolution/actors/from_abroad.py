"""Parties that are of another country than the report's, by their words: "Western ambassadors", "foreign oil workers".

Their country is not to be had from outside their words: of those in the annotated reports that name none, the country
that the document speaks of was wrong for 38 of 45 called Western, foreign or international, and for 35 of 39 envoys,
diplomats and foreigners. Nor is it that of somebody's enemy, whose words leave open whose.
"""

import re

_CALLED_SO = re.compile(
    r"\b(?:(?:[Ww]estern|[Ii]nternational)(?=\s+[a-z]|\s*$)"
    r"|[Ff]oreign\b(?!\s+(?:[A-Z]|minist|secretar|office|affairs|policy|department|service|relations)))"
)
_ENEMY = re.compile(r"\b(?:enemy|enemies|foes?)\b(?!\s+(?:of|number)\b)", re.IGNORECASE)
_ENVOYS = re.compile(r"\b(?:ambassadors|diplomats|envoys|foreigners|expatriates|high commissioner)\b", re.IGNORECASE)


def is_from_abroad(words: str) -> bool:
    """Whether the words say that a party is no local, without saying where it is from."""
    return any(known.search(words) is not None for known in (_CALLED_SO, _ENVOYS, _ENEMY))
