"""A name and its description between commas are one party: ``Awa Diallo, head of the mission in Segou``.

Whoever is only named inside such a description is no party: Mali is none in ``Chad, an ally of Mali, asked``.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.coding.decode import PARTY_ROLES
from dotterel.coding.phrases import word_set
from dotterel.model import CodedEvent, Document, Mention

_COMMA = re.compile(r"\s*,\s*")
_LIST_GOES_ON = re.compile(r"\s*,?\s*(?:and|or|&)?\s*")
_LAST_OF_LIST = re.compile(r"\s+(?:and|or|&)\s+")
_OPENED = re.compile(
    r"\s*,\s*(?:an?|the|its|his|her|their|once|long)\s+[^,;.:()\"“”]{1,80}\s(?:of|to|with|for|by|in)\s+(?:the\s+)?"
)
_CLOSED = re.compile(r"\s*,\s*(?!and\b|or\b)")
_PARTICLES = word_set("al el bin ibn ben de da del van von")
_DETERMINERS = word_set("the a an its their his her")


def join_appositions(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Make one filler of a name and the description beside it, where the network told them as two of one role.

    Args:
        events: Events of the document.
        document: The document.
    """
    return tuple(_joined(event, document.text) for event in events)


def _joined(event: CodedEvent, text: str) -> CodedEvent:
    mentions = [mention for mention in event.mentions if not _is_inside_description(mention, event.mentions, text)]
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

    "The police, Hezbollah and Amal" is a list: a description before a name is one only where the row ends there. So
    is "Free Tarka, the police and Amal": behind the description of a name, "and" needs a comma before it.
    """
    if one.role != other.role or one.role not in PARTY_ROLES or one.filled_by or other.filled_by:
        return False
    if one.span.end > other.span.start or _COMMA.fullmatch(text, one.span.end, other.span.start) is None:
        return False
    first, second = one.span.text, other.span.text
    if _is_name(first) and _is_description(second):
        return not _joins(_LAST_OF_LIST, other, behind, text)
    return _is_description(first) and _is_name(second) and not _joins(_LIST_GOES_ON, other, behind, text)


def _is_inside_description(mention: Mention, mentions: Sequence[Mention], text: str) -> bool:
    """Whether a filler ends a description between commas that follows another filler of its role."""
    if mention.role not in PARTY_ROLES or mention.filled_by:
        return False
    return _CLOSED.match(text, mention.span.end) is not None and any(
        other.role == mention.role
        and other.span.end < mention.span.start
        and _OPENED.fullmatch(text, other.span.end, mention.span.start) is not None
        for other in mentions
    )


def _joins(tie: re.Pattern[str], mention: Mention, behind: Mention | None, text: str) -> bool:
    """Whether nothing but a tie stands between a filler and another one of its role behind it."""
    if behind is None or behind.role != mention.role:
        return False
    return tie.fullmatch(text, mention.span.end, behind.span.start) is not None


def _is_name(text: str) -> bool:
    """Whether the words are a name of two words or more; a lone one may as well be a country in a list."""
    words = text.split()
    if len(words) < 2 or "," in text or not words[0][0].isupper():
        return False
    return all(word[0].isupper() or word.partition("-")[0] in _PARTICLES for word in words)


def _is_description(text: str) -> bool:
    """Whether the words, a determiner left aside, begin with a small letter."""
    words = text.split()
    if words and words[0].lower() in _DETERMINERS:
        del words[0]
    return bool(words) and words[0][0].islower()


def _together(one: Mention, other: Mention, text: str) -> Mention:
    described = other if _is_name(one.span.text) else one
    start, end = one.span.start, other.span.end
    span = replace(one.span, start=start, end=end, text=text[start:end])
    return replace(described, span=span, score=min(one.score, other.score))
