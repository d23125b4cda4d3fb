"""Several numbers in one role of one event: sides that add up, a part of a whole, or accounts that disagree."""

import re
from collections.abc import Sequence

from dotterel.model import Count, Document
from dotterel.model.replacing import replace

_PART_BEHIND = re.compile(
    r"\b(?:including|among (?:them|whom|the dead|the victims)|of (?:whom|them|which)|(?:most|all|both|half) of)\b",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(r"^[^.;]*\b(?:(?:was|were) among|(?:out )?of) (?:the|at least|some|about)\b", re.IGNORECASE)
_OF_WHOLE = re.compile(r"^[^.;]*\b(?:out )?of (?:the|its|their|his|her|these|those)\b[^.;]*$", re.IGNORECASE)
_TOLL_NOUN = re.compile(
    r"^\s+(?:[\w-]+\s+)?(?:dead|killed|victims|wounded|injured|casualties|fatalities|deaths|slain"
    r"|detainees|detained|arrested)\b",
    re.IGNORECASE,
)
"""Behind the larger of two numbers: it is the toll, and the smaller a part of it ("four of the 14 dead")."""
_VAGUE = re.compile(
    r"\b(?:many|numerous|countless|number|most|more|others?|rest|unknown|untold|group|crowd)\b|\d", re.IGNORECASE
)
_FORMER = re.compile(
    r"\b(?:(?:earlier|previous|initial|former|original|first|prior|preliminary|last)\s+(?:\w+\s+)?"
    r"(?:figures?|tolls?|counts?|numbers?|estimates?|tally|reports?)\s+(?:of|at)|(?:up|down|rising|increased?|raised"
    r"|revised)\s+from)\s+(?:(?:at least|about|some|around|nearly|more than)\s+)?$",
    re.IGNORECASE,
)
"""Before a number that was given earlier and that another one takes the place of."""
_OF_INJURED = re.compile(r"^\s+of (?:the|its|those|their) (?:wounded|injured)\b", re.IGNORECASE)
"""Behind a number of dead who were wounded first: the toll told before has them ("seven died, two of the injured")."""
_REACH = 80
"""Characters between two numbers within which the words of a breakdown are looked for."""


def joined(counts: Sequence[Count], document: Document, *, sides: int, voices: int) -> Count:
    """One count out of several in text order.

    Numbers of several sides add up, and `parts` keeps them. A breakdown ("12 people, including 5 children") is left
    out of the sum. Where several voices each give a number, or where nothing tells sides from repetition, the numbers
    are not added: the range then reaches from the lowest to the highest.

    Args:
        counts: At least one.
        document: Where they stand.
        sides: Parties who may each have a number of their own.
        voices: Sources of the event.
    """
    wholes = _wholes([count for count in counts if _is_number(count)] or counts, document)
    told = [count for count in wholes if count.unresolved is None]
    if not told:
        return wholes[0]
    if len(wholes) == 1:
        return told[0]
    words = document.span(wholes[0].start, max(count.end for count in wholes))
    whole = Count(text=words.text, start=words.start, end=words.end, parts=tuple(wholes))
    lows = [count.low for count in wholes if count.unresolved is None]
    highs = [count.high if count.unresolved is None else None for count in wholes]
    if voices >= len(wholes) > 1 or (sides < 2 and len(told) == len(wholes)):
        known = [low for low in lows if low is not None]
        return replace(
            whole,
            low=min(known) if len(known) == len(lows) else None,
            high=None if None in highs else max(high for high in highs if high is not None),
            rule="lowest-to-highest",
        )
    return replace(
        whole,
        low=None if set(lows) == {None} else sum(low or 0 for low in lows),
        high=None if None in highs else sum(high for high in highs if high is not None),
        rule="sum-of-sides",
    )


def _wholes(counts: Sequence[Count], document: Document) -> list[Count]:
    """The numbers that are no part of another one beside them; a part is never larger than its whole."""
    wholes: list[Count] = []
    present = [count for count in counts if not _FORMER.search(document.text[max(0, count.start - 60) : count.start])]
    for count in present or counts:
        if wholes and _is_surrounding(count, wholes[-1], document):
            continue
        if wholes and not _exceeds(count, wholes[-1]) and _is_part(count, wholes[-1], document):
            continue
        if wholes and _PART_BEFORE.search(_between(wholes[-1], count, document)):
            while wholes and not _exceeds(wholes[-1], count) and _between(wholes[-1], count, document):
                wholes.pop()
        wholes.append(count)
    return wholes


def _exceeds(part: Count, whole: Count) -> bool:
    """Whether what may be a part is surely larger than what may be its whole."""
    most = whole.high if whole.high is not None else whole.low
    return part.low is not None and most is not None and part.low > most


def _is_number(count: Count) -> bool:
    """Whether a number was told, read or not ("many"); words without any were marked by mistake."""
    return count.unresolved is None or _VAGUE.search(count.text) is not None


def _is_surrounding(count: Count, part: Count, document: Document) -> bool:
    """Whether a number is of those around whom the toll before it is told: the 14 of "four of the 14 hostages died"."""
    if not _OF_WHOLE.match(_between(part, count, document) or " "):
        return False
    return _exceeds(count, part) and not _TOLL_NOUN.match(document.text[count.end : count.end + 60])


def _is_part(count: Count, whole: Count, document: Document) -> bool:
    if _OF_INJURED.match(document.text[count.end : count.end + 40]):
        return True
    behind = document.text[count.end : count.end + 20]
    between = _between(whole, count, document)
    return bool(between) and bool(
        _PART_BEHIND.search(between) or re.match(r"\s+of (?:them|whom)\b", behind, re.IGNORECASE)
    )


def _between(first: Count, second: Count, document: Document) -> str:
    """The words between two numbers; empty where they stand too far apart to belong together."""
    words = document.text[first.end : second.start]
    return words if len(words) <= _REACH else ""
