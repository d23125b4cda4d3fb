"""Who made a weapon did not use it: "Orin-made rockets hit the port" tells nothing of Orin.

Without "made", an adjective before a weapon is the doer's: in the annotated reports that rules may be fitted to, it is
the actor of all 16 attacks whose subject is such a weapon ("Tarkan drones hit a depot"). Of five attacks with weapons
that are told to be made somewhere, nobody there is the actor of any.
"""

import re
from collections.abc import Sequence

from dotterel.coding.rules.recasting import keeping
from dotterel.coding.rules.weapons import mode_of
from dotterel.model import CodedEvent, Document, Mention

RULE = "maker-of-weapon"

_MADE = re.compile(
    r"^(?:(?:the|an?|its|their|two|three|several|\d+)\s+)?[\w.’'-]+-(?:(?:made|built|manufactured|designed|produced|assembled)"
    r"|(?P<given>supplied|donated|provided|delivered|bought|sold|funded))\b",
    re.IGNORECASE,
)
"""Who is given something may also be a party: "Orin-supplied rebels" are, "Orin-supplied rockets" are not."""
_WEAPON_BEHIND = 40
"""Characters behind "supplied" in which the weapon is looked for."""


def drop_makers(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Events without the parties that are only told to have made, or given, what it was done with.

    Args:
        events: All events of the document.
        document: The document.
    """
    return tuple(_without(event, document.text) for event in events)


def _without(event: CodedEvent, text: str) -> CodedEvent:
    kept = (one for one in event.mentions if one.role not in ("actor", "recipient") or not _is_maker(one, text))
    return keeping(event, kept, rule=RULE)


def _is_maker(one: Mention, text: str) -> bool:
    made = _MADE.match(one.span.text)
    if made is None:
        return False
    behind = text[one.span.start + made.end() :][:_WEAPON_BEHIND]
    if made["given"] is None and one.role == "actor":
        return True
    return mode_of(" ".join(behind.split()[:3])) is not None  # a hospital that somebody built may be what was hit
