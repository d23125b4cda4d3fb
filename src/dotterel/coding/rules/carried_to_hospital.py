"""Who is taken to hospital, or away by ambulance, is neither arrested nor abducted."""

import re
from collections.abc import Sequence

from dotterel.model import CodedEvent, Document

_SEIZURES = frozenset((("COERCE", "arrest"), ("COERCE", ""), ("ASSAULT", "abduct")))
"""Types and modes under which carrying somebody off is coded."""
_CARRYING = re.compile(
    r"\b(?:tak(?:en|e|es|ing)|took|carr(?:ied|ies|ying)|rush(?:ed|es|ing)|br(?:ought|ings?|inging)|pick(?:ed|s)(?: up)?"
    r"|remov(?:ed|es|ing)|evacuat(?:ed|es|ing)|transport(?:ed|s|ing)|transferr(?:ed|ing)|transfers|mov(?:ed|es|ing)"
    r"|airlift(?:ed|s|ing)|fl(?:own|ew|ying))\b",
    re.IGNORECASE,
)
_TO_CARE = re.compile(
    r"(?:(?!\b(?:and|but|then|from|after|before|while|when|where|who|prison|jail|military|psychiatric)\b)[^.;:,]){0,50}?"
    r"\b(?:(?:by|in|into|to) (?:an? |the |waiting )?ambulances?|on (?:a )?stretchers?|by (?:the )?(?:para)?medics"
    r"|to (?:(?!(?:prison|jail|military|psychiatric)\b)[\w'’-]+ ){0,4}(?:hospitals?|clinics?|infirmary))\b",
    re.IGNORECASE,
)
"""What follows such a verb in its own clause; a prison's hospital is a prison."""


def drop_carried_to_hospital(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Events without the seizures that only tell of the wounded being carried to care.

    Args:
        events: All events of the document.
        document: The document.
    """
    return tuple(event for event in events if not _is_care(event, document.text))


def _is_care(event: CodedEvent, text: str) -> bool:
    if not any((event.type, mode) in _SEIZURES for mode in (event.modes or ("",))):
        return False
    verbs = list(_CARRYING.finditer(event.trigger.text))
    if not verbs:
        return False
    return _TO_CARE.match(text, event.trigger.start + verbs[-1].end(), event.sentence.end) is not None
