"""What something is done after, or in answer to, another did: "troops shelled Orin in revenge for an ambush".

In the annotated reports that rules may be fitted to, an attack, arrest or sanction that a noun tells behind "after",
"following" or "in answer to" has its author before these words in two of 53 cases, fights of two sides left aside.
"""

import re
from collections.abc import Sequence

from dotterel.codebook.fight_words import FIGHT
from dotterel.coding.rules.clauses import begins_in_past
from dotterel.coding.rules.recasting import without_actors_before
from dotterel.model import CodedEvent, Document

RULE = "author-of-earlier-deed"
_TYPES = frozenset(("ASSAULT", "COERCE", "SANCTION"))
_MUTUAL = re.compile(rf"{FIGHT}|\bwar|\bbattle", re.IGNORECASE)
"""Words for what both sides do, so that one of them may stand before."""
_BEHIND = re.compile(
    r"\b(?:after|following|in\s+(?:revenge|retaliation|reprisal|response|answer|reply)\s+(?:for|to)|to\s+avenge|avenging)"
    r"\s+(?:(?!(?:and|but|as|while|when|that|who|which|to|by|of|were|was|had|has|have|being|on|in|at|its|their|his|her)\b)"
    r"[\w'’-]+\s+){0,5}$",
    re.IGNORECASE,
)
"""The noun's own words, not "after its raid"; no other clause or thing in between."""


def keep_authors_of_earlier_deeds(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Events without the authors of what was done after them, or in answer to them.

    Args:
        events: All events of the document, before anything is filled in from other sentences.
        document: The document.
    """
    return tuple(_kept(event, document.text) if event.type in _TYPES else event for event in events)


def _kept(event: CodedEvent, text: str) -> CodedEvent:
    trigger = event.trigger.text
    if begins_in_past(trigger) or trigger.split(maxsplit=1)[0].lower().endswith("ing") or _MUTUAL.search(trigger):
        return event
    behind = _BEHIND.search(text, event.sentence.start, event.trigger.start)
    return event if behind is None else without_actors_before(event, behind.start(), rule=RULE)
