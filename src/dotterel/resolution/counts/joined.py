"""Several numbers in one role of one event: sides that add up, a part of a whole, or accounts that disagree."""

import re
from collections.abc import Sequence

from dotterel.model import Count, Document, Span
from dotterel.model.replacing import replace

_PART_BEHIND = re.compile(
    r"\b(?:including|among (?:them|whom|the dead|the victims)|of (?:whom|them|which)|(?:most|all|both|half) of)\b",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(r"^[^.;]*\b(?:(?:was|were) among|(?:out )?of) (?:the|at least|some|about)\b", re.IGNORECASE)
_OF_WHOLE = re.compile(
    r"^[^.;]*\b(?:out )?of (?:the|its|their|his|her|these|those)\b(?:(?!\band\b)[^.;])*$", re.IGNORECASE
)
"""Between a part and the whole that it is of; behind "and" stand others: "four of their men and 17 sailors"."""
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
    r"|revised)\s+from|,\s*not)\s+(?:(?:at least|about|some|around|nearly|more than)\s+)?$",
    re.IGNORECASE,
)
"""Before a number that was given earlier and that another one takes the place of."""
_FORMER_BEHIND = re.compile(
    r"^\s+(?:[\w-]+\s+){0,2}?(?:(?:was|were|had been|been)\s+)?(?:earlier|previously|initially|at first|originally)\s+"
    r"(?:reported|announced|counted|given|put)",
    re.IGNORECASE,
)
"""Behind a number that was given earlier."""
_LOSING = re.compile(
    r"\b(?:los(?:ing|t)|losses\s+(?:at|of)|against|for the loss of|at (?:a|the) (?:cost|loss) of)\s+"
    r"(?:(?:only|just|about|some|at least|its|their|his)\s+)*$",
    re.IGNORECASE,
)
"""Before the dead of the other side: "killed 17 rebels, losing two guards"."""
_OF_INJURED = re.compile(r"^\s+of (?:the|its|those|their) (?:wounded|injured)\b", re.IGNORECASE)
"""Behind a number of dead who were wounded first: the toll told before has them ("seven died, two of the injured")."""
_CLAUSE = re.compile(r"[;:]|\b(?:that|was|were|is|are|has|have|had|will|who|when|while)\b", re.IGNORECASE)
"""What ends a breakdown: "five, among them a child, and that eleven were hurt"."""
_LEFT_OPEN = ("no number", "no words", "a share", "a whole", "the dead and", "too long")
"""How the reasons begin for which people are counted without a number."""
_COUNTS_ALL = re.compile(
    r"\b(?:(?:rais|bring|brought|tak|push|lift|swell)\w*\b[^.;]*\bto|(?:toll|total|number)\b[^.;]*\b(?:to|at|is|of)|now(?:\s+at)?)"
    r"\s+(?:(?:at\s+least|about|some|around|nearly|more\s+than|over)\s+)?$",
    re.IGNORECASE,
)
"""Between a number and the one that it comes on top of: "three more died, raising the toll to 22"."""
_HAVING = re.compile(r"^\s+(?:having|dying|among)\b", re.IGNORECASE)
"""Behind a number of some of those who were told right before: "14 were killed, three having died on the way"."""
_OTHER_CLAUSE = re.compile(r",?\s(?:while|whereas|but)\s", re.IGNORECASE)
"""Where somebody else is told of: "40 of them dead, while three of our men fell"."""
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
    numbers = [count for count in counts if _is_number(count)] or counts
    wholes = _wholes([count for count in numbers if not _is_of_no_people(count)] or numbers, document)
    told = [count for count in wholes if count.unresolved is None]
    if not told:
        return wholes[0]
    if len(wholes) == 1:
        return told[0]
    words = document.span(wholes[0].start, max(count.end for count in wholes))
    whole = Count(text=words.text, start=words.start, end=words.end, parts=tuple(wholes))
    lows = [count.low for count in wholes if count.unresolved is None]
    highs = [count.high if count.unresolved is None else None for count in wholes]
    is_apart = any(_LOSING.search(document.text[max(0, count.start - 30) : count.start]) for count in wholes[1:])
    is_apart = is_apart or any(count.high == 0 for count in told)
    if voices >= len(wholes) > 1 or (sides < 2 and len(told) == len(wholes) and not is_apart):
        known = [low for low in lows if low is not None]
        if len(told) == len(wholes) == 2 and len(known) == 1 and sum(high is not None for high in highs) == 1:
            most = max(high for high in highs if high is not None)
            if known[0] <= most:  # "dozens were killed, perhaps as many as 80"
                return replace(whole, low=known[0], high=most, rule="lowest-to-highest")
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
    present = [count for count in counts if not _is_former(count, document)]
    for count in present or counts:
        if wholes and _exceeds(count, wholes[-1]) and _counts_all(count, wholes[-1], document):
            wholes[-1] = count
            continue
        if wholes and _is_surrounding(count, wholes[-1], document):
            continue
        if wholes and not _exceeds(count, wholes[-1]) and _is_part(count, wholes[-1], document):
            continue
        if wholes and _PART_BEFORE.search(_between(wholes[-1], count, document)):
            while wholes and not _exceeds(wholes[-1], count) and _between(wholes[-1], count, document):
                wholes.pop()
        wholes.append(count)
    return wholes


def _is_former(count: Count, document: Document) -> bool:
    text = document.text
    before, behind = text[max(0, count.start - 60) : count.start], text[count.end : count.end + 60]
    return _FORMER.search(before) is not None or _FORMER_BEHIND.match(behind) is not None


def _counts_all(count: Count, before: Count, document: Document) -> bool:
    """Whether a number counts those of the one before it too: "three more, which brings the toll to nine"."""
    return _COUNTS_ALL.search(document.text[max(before.end, count.start - 2 * _REACH) : count.start]) is not None


def _exceeds(part: Count, whole: Count) -> bool:
    """Whether what may be a part is surely larger than what may be its whole."""
    most = whole.high if whole.high is not None else whole.low
    return part.low is not None and most is not None and part.low > most


def _is_number(count: Count) -> bool:
    """Whether a number was told, read or not ("many"); words without any were marked by mistake."""
    return count.unresolved is None or _VAGUE.search(count.text) is not None


def _is_of_no_people(count: Count) -> bool:
    """Whether a number was read and counts something else: an age, money, things."""
    return count.unresolved is not None and not count.unresolved.reason.startswith(_LEFT_OPEN)


def _is_surrounding(count: Count, part: Count, document: Document) -> bool:
    """Whether a number is of those around whom the toll before it is told: the 14 of "four of the 14 hostages died"."""
    if not _OF_WHOLE.match(_between(part, count, document) or " "):
        return False
    return _exceeds(count, part) and not _TOLL_NOUN.match(document.text[count.end : count.end + 60])


def _is_part(count: Count, whole: Count, document: Document) -> bool:
    after = document.text[count.end : count.end + 40]
    if _OF_INJURED.match(after) or _HAVING.match(after):
        return True
    behind = document.text[count.end : count.end + 20]
    between = _between(whole, count, document)
    if not between or re.match(r"\s+of (?:them|whom)\b", behind, re.IGNORECASE):
        return bool(between)
    cue = _PART_BEHIND.search(between)
    return cue is not None and _OTHER_CLAUSE.search(between, cue.end()) is None


def is_part_of(number: Span, whole: Span, document: Document) -> bool:
    """Whether a number breaks down one told before it, of whatever toll: "16, among them three women"."""
    between = _between(whole, number, document) if whole.end <= number.start else ""
    behind = document.text[number.end : number.end + 20]
    cue = _PART_BEHIND.search(between)
    if cue is not None:
        return _CLAUSE.search(between, cue.end()) is None
    return bool(between) and re.match(r"\s+of (?:them|whom)\b", behind, re.IGNORECASE) is not None


def _between(first: Count | Span, second: Count | Span, document: Document) -> str:
    """The words between two numbers; empty where they stand too far apart to belong together."""
    words = document.text[first.end : second.start]
    return words if len(words) <= _REACH else ""
