"""Who did what a passive clause tells does not stand before the clause: "troops freed people who had been abducted".

The troops are subject of another verb. In the annotated reports that rules may be fitted to, an attack, arrest or
sanction told in such a clause has its author before it in one of 26 cases. Who stands behind a passive's "by" is for
`turn_behind_by`.
"""

import re
from collections.abc import Sequence

from dotterel.coding.rules.recasting import without_actors_before
from dotterel.model import CodedEvent, Document

RULE = "author-of-passive"
_TYPES = frozenset(("ASSAULT", "COERCE", "SANCTION"))
"""What somebody does to somebody: of a meeting, both sides may stand before."""
_RELATIVE = re.compile(
    r"\b(?:who|that|which|whom)\s+(?:(?:had|have|has)\s+been|were|was|are|is)\s+(?:(?:\w+ly|also|already|later)\s+)?$",
    re.IGNORECASE,
)


def keep_authors_of_passives(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Events without the actors that stand before the passive clause which tells them.

    Args:
        events: All events of the document, before anything is filled in from other sentences.
        document: The document.
    """
    return tuple(_kept(event, document.text) if event.type in _TYPES else event for event in events)


def _kept(event: CodedEvent, text: str) -> CodedEvent:
    clause = _RELATIVE.search(text, event.sentence.start, event.trigger.start)
    if clause is None or event.trigger.text.split()[0].lower().endswith("ing"):  # "who were shooting" is no passive
        return event
    return without_actors_before(event, clause.start(), rule=RULE)
