"""Fillers in other roles: an event whose parties a rule has put on the other side."""

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
