"""Who says "that its army answered" accuses, warns or asks somebody else: what they say is of their own side."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.model import CodedEvent, Document

RULE = "own-report"

_TYPES = frozenset(("ACCUSE", "REQUEST", "THREATEN"))
_THAT = re.compile(r"\s+that\s+", re.IGNORECASE)
_SAYING = re.compile(r"(?:said|says|saying|claim\w*|alleg\w*|maintain\w*|insist\w*)\s*", re.IGNORECASE)
_OWN = re.compile(r"(?:its|his|her|their)\s", re.IGNORECASE)


def without_own_reports(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Events of speech without a recipient that begins the reported clause and is the speaker's own.

    Args:
        events: All events of the document, before pronouns are resolved.
        document: The document.
    """
    return tuple(_without(event, document.text) for event in events)


def _without(event: CodedEvent, text: str) -> CodedEvent:
    if event.type not in _TYPES or not event.fillers("actor"):
        return event
    own = [one for one in event.fillers("recipient") if _OWN.match(text, one.span.start)]
    reported = [one for one in own if _opens_clause(event, one.span.start, text)]
    if not reported:
        return event
    kept = tuple(one for one in event.mentions if one not in reported)
    return replace(event, mentions=kept, rules=(*event.rules, RULE))


def _opens_clause(event: CodedEvent, at: int, text: str) -> bool:
    """Whether a recipient is the subject of what is said: "warned that its", "said its"."""
    if at < event.trigger.end:
        return False
    is_saying = _SAYING.fullmatch(event.trigger.text) is not None
    if event.type == "REQUEST" and not is_saying:  # who demands that their government resign asks it to
        return False
    return _THAT.fullmatch(text, event.trigger.end, at) is not None or (
        is_saying and not text[event.trigger.end : at].strip()
    )
