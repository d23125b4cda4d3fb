"""What was done under an agreement of the past is of the past, unless the sentence dates it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.coding.rules.same_sentence import by_sentence
from dotterel.model import CodedEvent, Document

_AGREEMENT = r"(?:deal|agreement|accords?|pact|treaty|truce|ceasefire|cease-fire|armistice|settlement|protocol)"
_UNDER = re.compile(
    rf"\b(?:under|in line with|as part of|as agreed in) (?:the|that|this) (?:[\w-]+ ){{0,2}}{_AGREEMENT}\b",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b{_AGREEMENT}\b", re.IGNORECASE)
RULE = "under-a-past-agreement"


def mark_history(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Events with those marked historical that hang on an agreement which the report told as history before.

    The agreement is the last one named in an earlier sentence with events; all that this sentence tells is historical.
    An event with a time of its own, or one that is still to come, stays as it was read.

    Args:
        events: All events of the document, in text order.
        document: The document.
    """
    told = by_sentence(events)
    return tuple(_marked(event, told, document) for event in events)


def _marked(event: CodedEvent, told: dict[int, list[CodedEvent]], document: Document) -> CodedEvent:
    undated = not event.historical and event.modality == "asserted" and not event.fillers("time")
    if not undated or _UNDER.search(event.sentence.text) is None:
        return event
    for start in sorted((start for start in told if start < event.sentence.start), reverse=True):
        others = told[start]
        # An undated mention that itself hangs on the agreement says nothing of its age.
        if _NAMED.search(others[0].sentence.text) is None or _UNDER.search(others[0].sentence.text) is not None:
            continue
        if all(other.historical for other in others):
            return replace(event, historical=True, rules=(*event.rules, RULE))
        return event
    return event
