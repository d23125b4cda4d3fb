"""A bomb that is made safe attacks nobody: "police detonated a second device", "sappers defused a mine"."""

import re
from collections.abc import Sequence

from dotterel.coding.rules.clauses import TO_ITS_VERB
from dotterel.model import CodedEvent, Document
from dotterel.model.replacing import replace

RULE = "made-safe"

_DEFUSED = re.compile(r"\b(?:defus|deactivat|disarm|neutrali[sz])\w*", re.IGNORECASE)
_BLOWN_UP = re.compile(r"(?:detonat|explod|destroy|blew up|blow|blast)\w*", re.IGNORECASE)
_CONTROLLED = re.compile(r"\bcontrolled\s+(?:\w+\s+)?$", re.IGNORECASE)
_DEVICE = (
    r"(?:devices?|bombs?|vests?|mines?|landmines?|shells?|grenades?|rockets?|ordnance|munitions?|explosives|packages?"
    r"|parcels?|suitcases?|belts?|IEDs?|charges?)"
)
_OBJECT = re.compile(rf"\s+(?:(?!(?:and|at|in|near|on|by)\b)[\w'’-]+\s+){{0,5}}?{_DEVICE}\b", re.IGNORECASE)
_FOUND = re.compile(
    r"\b(?:found|discovered|recovered|unexploded|undetonated|suspicious|suspected|suspect|abandoned|left behind|planted"
    r"|second|third|another|remaining|drifting|seized|wartime)\b",
    re.IGNORECASE,
)
"""What tells that the device was somebody else's and had not gone off."""
_SAFETY = re.compile(
    r"\b(?:police|policemen|sappers?|bomb[- ](?:squads?|disposal|experts?)|experts?|engineers?|technicians?|de-?miners?"
    r"|minesweepers?|officers?|troops|soldiers|army|navy|gendarmes?|guards?|forces|authorities|specialists?|divers)\b",
    re.IGNORECASE,
)


def without_disposals(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Events without the attacks that only tell of a bomb being made safe; one that was defused never went off.

    Blowing up needs a device that is told to have been found, and police, soldiers or experts who do it.

    Args:
        events: All events of the document.
        document: The document.
    """
    read = (_read(event, document.text) for event in events)
    return tuple(event for event in read if event is not None)


def _read(event: CodedEvent, text: str) -> CodedEvent | None:
    if event.type != "ASSAULT":
        return event
    start, end = event.sentence.start, event.sentence.end
    if _CONTROLLED.search(text, start, event.trigger.start) or event.trigger.text.lower().startswith("controlled "):
        return None
    bomb = _OBJECT.match(text, event.trigger.end, end)
    if bomb is None:
        return event
    if _DEFUSED.match(event.trigger.text):
        return event if event.modality != "asserted" else replace(event, modality="negated", rules=(*event.rules, RULE))
    if _BLOWN_UP.match(event.trigger.text) is None:
        return event
    if any(event.fillers(role) for role in ("killed", "injured")):
        return event
    doers = [one for one in event.fillers("actor") if TO_ITS_VERB.fullmatch(text, one.span.end, event.trigger.start)]
    found = _FOUND.search(text, event.trigger.end, min(end, bomb.end() + 40))
    return None if found and any(_SAFETY.search(one.span.text) for one in doers) else event
