"""Who stands behind "by" did it: in "the army replied to the attack by rebels" the army did not attack."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.model import ROLES, CodedEvent, Document

RULE = "behind-by"
_TOGETHER = frozenset(("AGREE", "COOPERATE", "SUPPORT"))
"""Types of events that several parties have together: the one behind "by" is one of them."""
_BY = re.compile(r"\s*(?:by|from)\s+(?:the\s+|an?\s+)?", re.IGNORECASE)


def turn_behind_by(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Events whose doer stands right behind "by" or "from" without the other doers before the trigger.

    Where such an event has no recipient, those before it were the ones done to: all four cases on the sides of the
    corpus that training did not see are annotated so, or without the other party.

    Args:
        events: All events of the document, before anything is filled in from other sentences.
        document: The document.
    """
    return tuple(_turned(event, document.text) for event in events)


def _turned(event: CodedEvent, text: str) -> CodedEvent:
    actors = event.fillers("actor")
    is_told = any(_BY.fullmatch(text, event.trigger.end, one.span.start) for one in actors)
    before = [one for one in actors if one.span.end <= event.trigger.start]
    if event.type in _TOGETHER or not is_told or not before:
        return event
    others = tuple(one for one in event.mentions if one not in before)
    turned = () if event.fillers("recipient") or event.type == "CONSULT" else (replace(one, role="recipient") for one in before)
    in_order = sorted((*others, *turned), key=lambda one: (ROLES.index(one.role), one.span.start))
    return replace(event, mentions=tuple(in_order), rules=(*event.rules, RULE))
