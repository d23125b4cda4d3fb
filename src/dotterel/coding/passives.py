"""Who did what a passive tells stands behind its "by", or nowhere in the clause: not before "who had been seized".

"Troops freed 29 people who had been abducted": the troops are subject of another verb. In the annotated reports that
rules may be fitted to, an attack, arrest or sanction told in such a relative clause has its author before it in one of
26 cases, and one told with "by" has another author before it in one of 176.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.model import CodedEvent, Document, Mention

RULE = "author-of-passive"
_TYPES = frozenset(("ASSAULT", "COERCE", "SANCTION"))
"""What somebody does to somebody: behind the "by" of a meeting stands one of two who met."""
_RELATIVE = re.compile(
    r"\b(?:who|that|which|whom)\s+(?:(?:had|have|has)\s+been|were|was|are|is)\s+(?:(?:\w+ly|also|already|later)\s+)?$",
    re.IGNORECASE,
)
_BY = re.compile(r"\s*(?:[^.;:,]{0,60}?\s)?by\s+(?:(?:the|an?|its|their|his|her)\s+)?", re.IGNORECASE)


def keep_authors_of_passives(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Events without the actors that the grammar of a passive rules out.

    Args:
        events: All events of the document, before anything is filled in from other sentences.
        document: The document.
    """
    return tuple(_kept(event, document.text) if event.type in _TYPES else event for event in events)


def _kept(event: CodedEvent, text: str) -> CodedEvent:
    if event.trigger.text.split()[0].lower().endswith("ing"):  # "who were shooting" is no passive
        return event
    end = _end_of_other_clause(event, text)
    mentions = tuple(
        mention
        for mention in event.mentions
        if mention.role != "actor" or mention.span.end > end or not event.sentence.contains(mention.span)
    )
    return (
        event if len(mentions) == len(event.mentions) else replace(event, mentions=mentions, rules=(*event.rules, RULE))
    )


def _end_of_other_clause(event: CodedEvent, text: str) -> int:
    """Where what stands before the passive ends: no actor of the sentence up to there is its author."""
    if any(_stands_behind_by(actor, event, text) for actor in event.fillers("actor")):
        return event.trigger.start
    relative = _RELATIVE.search(text, event.sentence.start, event.trigger.start)
    return relative.start() if relative is not None else -1


def _stands_behind_by(actor: Mention, event: CodedEvent, text: str) -> bool:
    behind = actor.span.start >= event.trigger.end
    return behind and _BY.fullmatch(text, event.trigger.end, actor.span.start) is not None
