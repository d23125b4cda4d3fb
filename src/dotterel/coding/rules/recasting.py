"""Fillers in other roles, or left out: an event whose parties a rule has changed."""

from collections.abc import Iterable
from dataclasses import replace

from dotterel.model import ROLES, CodedEvent, Mention


def recast(event: CodedEvent, mentions: Iterable[Mention], *, rule: str) -> CodedEvent:
    """The event with these fillers, in the order of the roles and then of the text.

    Args:
        event: As it was read.
        mentions: All its fillers, some of them in other roles than before.
        rule: What changed them, named in the event.
    """
    in_order = sorted(mentions, key=lambda one: (ROLES.index(one.role), one.span.start))
    return replace(event, mentions=tuple(in_order), rules=(*event.rules, rule))


def keeping(event: CodedEvent, mentions: Iterable[Mention], *, rule: str) -> CodedEvent:
    """The event with these of its fillers alone, and the rule's name where any is left out.

    Args:
        event: As it was read.
        mentions: Those of its fillers that stay, in their order.
        rule: What left the others out.
    """
    kept = tuple(mentions)
    return event if len(kept) == len(event.mentions) else replace(event, mentions=kept, rules=(*event.rules, rule))


def without_actors_before(event: CodedEvent, offset: int, *, rule: str) -> CodedEvent:
    """The event without the actors of its own sentence that end before a character offset.

    Args:
        event: As it was read.
        offset: In the document's text.
        rule: What left them out.
    """
    kept = (
        one
        for one in event.mentions
        if one.role != "actor" or one.span.end > offset or not event.sentence.contains(one.span)
    )
    return keeping(event, kept, rule=rule)
