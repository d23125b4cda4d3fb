"""A name and its description between commas are one party: ``Awa Diallo, head of the mission in Segou``."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.coding.decode import PARTY_ROLES
from dotterel.model import CodedEvent, Document, Mention

_COMMA = re.compile(r"\s*,\s*")
_LIST_GOES_ON = re.compile(r"\s*,?\s*(?:and|or|&)?\s*")
_NAME = re.compile(r"(?:[A-Z][\w’'.-]*)(?:\s+(?:[A-Z][\w’'.-]*|al|bin|de|da|del|van|von))*")
_DESCRIPTION = re.compile(r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s+)?[a-z][\w’'-]*\b")


def join_appositions(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Make one filler of a name and the description beside it, where the network told them as two of one role.

    Args:
        events: Events of the document.
        document: The document.
    """
    return tuple(_joined(event, document.text) for event in events)


def _joined(event: CodedEvent, text: str) -> CodedEvent:
    mentions = list(event.mentions)
    place = 0
    while place + 1 < len(mentions):
        one, other = mentions[place : place + 2]
        behind = mentions[place + 2] if place + 2 < len(mentions) else None
        if _is_apposition(one, other, behind, text):
            mentions[place : place + 2] = [_together(one, other, text)]
        else:
            place += 1
    return event if len(mentions) == len(event.mentions) else replace(event, mentions=tuple(mentions))


def _is_apposition(one: Mention, other: Mention, behind: Mention | None, text: str) -> bool:
    """Whether two fillers beside each other are a name and a description, in either order.

    "The police, Hezbollah and Amal" is a list: a description before a name is one only where the row ends there.
    """
    if one.role != other.role or one.role not in PARTY_ROLES or one.filled_by or other.filled_by:
        return False
    if one.span.end > other.span.start or _COMMA.fullmatch(text, one.span.end, other.span.start) is None:
        return False
    first, second = one.span.text, other.span.text
    if _NAME.fullmatch(first) and " " in first and _DESCRIPTION.match(second):
        return True
    goes_on = (
        behind is not None
        and behind.role == other.role
        and _LIST_GOES_ON.fullmatch(text, other.span.end, behind.span.start) is not None
    )
    return not goes_on and _DESCRIPTION.match(first) is not None and bool(_NAME.fullmatch(second)) and " " in second


def _together(one: Mention, other: Mention, text: str) -> Mention:
    described = other if _NAME.fullmatch(one.span.text) else one
    start, end = one.span.start, other.span.end
    span = replace(one.span, start=start, end=end, text=text[start:end])
    return replace(described, span=span, score=min(one.score, other.score))
