"""Who stands behind "by" did what stands before "by": in "the army replied to the attack by rebels" the army did not
attack, and in "the army struck in answer to shots by rebels" the rebels did not strike.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.coding.rules.clauses import TO_ITS_VERB
from dotterel.coding.rules.recasting import recast
from dotterel.model import CodedEvent, Document, Mention

RULE = "behind-by"

_TOGETHER = frozenset(("AGREE", "COOPERATE", "SUPPORT"))
"""Types of events that several parties have together: the one behind "by" is one of them."""
_BY = re.compile(r"\s*(?:by|from)\s+(?:the\s+|an?\s+)?", re.IGNORECASE)
_BY_OF_ANOTHER = re.compile(
    r"\s+(?:(?!(?:and|or|by|backed|supported|aided|helped|assisted|joined|accompanied)\b)[\w’'-]+\s+){2,8}"
    r"by\s+(?:the\s+|an?\s+)?",
    re.IGNORECASE,
)
"""Words of the same clause between the trigger and "by": what is done by them is another thing, unless it is help."""
_ONE_SIDED = frozenset(("ASSAULT", "COERCE", "SANCTION"))
_BY_FARTHER = re.compile(r"\s+[^.;:,]{1,60}?\s+by\s+(?:(?:the|an?|its|their|his|her)\s+)?", re.IGNORECASE)
"""Where or when stands between a passive and its "by": "held in Orin by gunmen"."""


def turn_behind_by(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Events whose doers are told apart by "by".

    Where a doer stands right behind the trigger and "by" or "from", those before the trigger are none; where one is
    the subject right before an active verb, nobody behind another noun's "by" is; where none is, and somebody did it to
    somebody, the doer may stand some words behind. Who is no doer right before it was done to, if nobody else was.

    On the sides of the corpus that training did not see, and in real news, all seven such events are annotated so, or
    without the other party; of 176 annotated attacks, arrests and sanctions with a doer behind "by", one has another
    one before it.

    Args:
        events: All events of the document, before anything is filled in from other sentences.
        document: The document.
    """
    return tuple(_turned(event, document.text) for event in events)


def _turned(event: CodedEvent, text: str) -> CodedEvent:
    actors = event.fillers("actor")
    before = [one for one in actors if one.span.end <= event.trigger.start]
    if event.type in _TOGETHER or not before:
        return event
    if any(_BY.fullmatch(text, event.trigger.end, one.span.start) for one in actors):
        return _without(event, before)
    if event.type == "CONSULT":
        return event
    if not any(TO_ITS_VERB.fullmatch(text, one.span.end, event.trigger.start) for one in before):
        farther = event.type in _ONE_SIDED and any(
            _BY_FARTHER.fullmatch(text, event.trigger.end, one.span.start) for one in actors
        )
        return _without(event, before, turned=False) if farther else event
    others = [one for one in actors if _BY_OF_ANOTHER.fullmatch(text, event.trigger.end, one.span.start)]
    return _without(event, others) if others else event


def _without(event: CodedEvent, no_doers: Sequence[Mention], *, turned: bool = True) -> CodedEvent:
    """The event without some doers, who become those done to where it names none."""
    kept = tuple(one for one in event.mentions if one not in no_doers)
    done_to = turned and not event.fillers("recipient") and event.type != "CONSULT"
    struck = tuple(replace(one, role="recipient") for one in no_doers) if done_to else ()
    return recast(event, (*kept, *struck), rule=RULE)
