"""A telephone call has two that speak: whom somebody calls takes part as much as who calls."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.codebook import EventCode
from dotterel.coding.rules.boundaries import recoded
from dotterel.coding.rules.recasting import recast
from dotterel.model import CodedEvent, Document

RULE = "both-on-the-line"
FACE_TO_FACE = "place-of-talks"

_CALL = re.compile(r"\b(?:tele)?phon|\bcall(?:s|ed|ing)?\b|\br(?:ang|ung|ings?|inging)\b|\bdial", re.IGNORECASE)
_ON = re.compile(r"\s+(?:up)?on\b", re.IGNORECASE)
"""Who "pays a call on" somebody visits them."""
_CALL_ON = re.compile(r"\bcall\w*\s+(?:up)?on\b", re.IGNORECASE)
"""The same within the trigger."""


def join_callers(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Telephone calls with whom they were made to among the actors (codebook: CONSULT, all sides are actors).

    Of 73 annotated calls that name both, 66 have both as actors; of visits, which keep their host as the recipient,
    this is not so.

    Args:
        events: All events of the document.
        document: The document.
    """
    return tuple(_joined(event) if _is_call(event, document.text) else event for event in events)


def unmark_calls_in_places(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Talks that are told to be held somewhere without the mode of a telephone call.

    None of the 181 annotated calls has a place, and about half of all other consultations have one.

    Args:
        events: All events of the document, before anything is filled in from other sentences.
    """
    return tuple(_face_to_face(event) for event in events)


def _face_to_face(event: CodedEvent) -> CodedEvent:
    if event.type != "CONSULT" or "phone" not in event.modes or not event.fillers("place"):
        return event
    modes = tuple(mode for mode in event.modes if mode != "phone")
    return recoded(event, EventCode(type=event.type, modes=modes), rule=FACE_TO_FACE)


def _is_call(event: CodedEvent, text: str) -> bool:
    told = "phone" in event.modes or _CALL.search(event.trigger.text) is not None
    if event.type != "CONSULT" or not told or _ON.match(text, event.trigger.end) or _CALL_ON.search(event.trigger.text):
        return False
    return bool(event.fillers("actor")) and bool(event.fillers("recipient"))


def _joined(event: CodedEvent) -> CodedEvent:
    mentions = (replace(one, role="actor") if one.role == "recipient" else one for one in event.mentions)
    return recast(event, mentions, rule=RULE)
