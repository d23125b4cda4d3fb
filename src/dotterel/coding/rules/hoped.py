"""What is only hoped for is neither backed nor asked for: "the envoy voiced hope for a truce" tells of no event.

In the annotated reports that rules may be fitted to, 33 of 36 mentions of a hope are no event; the others are a
request, a will to help and a refusal.
"""

import re
from collections.abc import Sequence

from dotterel.model import CodedEvent

_TYPES = frozenset(("SUPPORT", "REQUEST", "AGREE"))
_HOPE = re.compile(r"\bhop(?:es?|ed|ing|eful)\b", re.IGNORECASE)
_VOICED = re.compile(r"(?:voic|express|rais|stat)\w*$", re.IGNORECASE)
_HOPE_BEHIND = re.compile(r"\s+(?:(?:the|its|their|his|her|some|great|cautious)\s+)?hopes?\b", re.IGNORECASE)
_TO = re.compile(r"\s+to\b", re.IGNORECASE)
"""Who "hopes to help" is willing to."""


def drop_hopes(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Events without those whose words only tell of a hope.

    Args:
        events: Events of a document.
    """
    return tuple(event for event in events if not _is_hope(event))


def _is_hope(event: CodedEvent) -> bool:
    if event.type not in _TYPES:
        return False
    behind = event.sentence.text[event.trigger.end - event.sentence.start :]
    if _VOICED.fullmatch(event.trigger.text) and _HOPE_BEHIND.match(behind):
        return True
    if _HOPE.search(event.trigger.text) is None:
        return False
    return event.type != "AGREE" or (_TO.match(behind) is None and " to " not in f"{event.trigger.text} ")
