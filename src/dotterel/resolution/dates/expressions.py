"""Time expressions in running text: where they stand and which rule reads them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from dotterel.resolution.dates import absolute, anchored, relative
from dotterel.resolution.dates.grammar import Rule, beginnings, compiled, cues_of

#: All rules, in the order in which equals are settled: the upper wins.
RULES: Final[tuple[Rule, ...]] = (*absolute.RULES, *relative.RULES, *anchored.RULES)

_SHORT: Final = 80
"""Characters of the longest text whose time expressions are remembered."""

_DECOR: Final = (
    r"(?:early|late|later|shortly|just|soon|around|about|before|after|at|by|from|in|on|of|during|through|throughout|over|most|all|the|that|this|same|since"
    r"|morning|forenoon|afternoon|evening|night|nights|nightfall|dawn|daybreak|first\s+light|sunrise|sunset|dusk|noon|midday|midnight|small\s+hours|wee\s+hours|hours|time"
    r"|overnight|\d{1,2}[:.]\d\d|\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\.?|[012]\d[0-5]\d(?:\s*hrs|\s*hours)?|o['’]clock|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half\s+past|quarter\s+(?:past|to))"
)
_TIME_OF_DAY: Final = (
    r"(?:morning|forenoon|afternoon|evening|night|nightfall|dawn|daybreak|light|sunrise|sunset|dusk|noon|midday|midnight|hours|hrs|overnight|early|late"
    r"|\d[:.]\d\d|\d\s*[ap]\.?m\.?|o['’]clock|[012]\d[0-5]\d)"
)
_BEFORE: Final = re.compile(rf"(?:{_DECOR}\s+)*{_TIME_OF_DAY}(?:\s+(?:on|of|in|the|at))*\s+$", re.IGNORECASE)
_BEHIND: Final = re.compile(
    r"(?:,?\s+(?:(?:in\s+the\s+|at\s+|around\s+|just\s+before\s+|before\s+|after\s+)?(?:early\s+|late\s+)?"
    r"(?:morning|forenoon|afternoon|evening|night|dawn|noon|midday|midnight)(?:\s+time)?|at\s+\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\b\.?|hrs|hours)?"
    r"|(?:\w+\s+)?o['’]clock(?:\s+in\s+the\s+\w+)?))+(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of text that tells a time.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        text: The words.
        rule: The rule that reads them.
    """

    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match, with the words of the day's hour around it.

    Attributes:
        rule: The rule.
        match: Its match in the text.
        start: Offset of the first character, words of the hour included.
        end: Offset behind the last.
    """

    rule: Rule
    match: re.Match[str]
    start: int
    end: int


def find_dates(text: str) -> list[TimeExpression]:
    """The time expressions of a sentence or dateline, in text order and not overlapping.

    Words that tell a time only where something else says so ("at noon", "now", "the 16th") are left out; so are the
    verbs "may" and "march", ages, and stretches of time ("for three days"). A span around the former can be resolved.

    Args:
        text: Running text, at most a few sentences.
    """
    return [
        TimeExpression(found.start, found.end, text[found.start : found.end], found.rule.rule)
        for found in matches(text, marked=False)
    ]


def matches(text: str, *, marked: bool) -> Sequence[Found]:
    """The longest matches from left to right.

    Short texts are remembered: "on Monday" stands in every other report, and all rules are tried on each new text.

    Args:
        text: Running text, or the words of one span.
        marked: Whether the text is a span that was marked as a time; then no lead is asked for, and where no other rule
            reads it, those are tried that are kept for such spans.
    """
    return _remembered(text, marked) if len(text) <= _SHORT else _matches(text, marked)


def _matches(text: str, marked: bool) -> Sequence[Found]:
    candidates = list(_candidates(text, marked=False, leads=not marked))
    if marked and not candidates:
        candidates = list(_candidates(text, marked=True, leads=False))
    candidates.sort(key=lambda item: (item[1].start() - item[1].end(), item[0]))
    taken: list[tuple[int, re.Match[str]]] = []
    for order, match in candidates:
        if all(match.end() <= other.start() or other.end() <= match.start() for _, other in taken):
            taken.append((order, match))
    taken.sort(key=lambda item: item[1].start())
    result: list[Found] = []
    floor = 0
    for number, (order, match) in enumerate(taken):
        ceiling = taken[number + 1][1].start() if number + 1 < len(taken) else len(text)
        start, end = _widened(text, match, floor=floor, ceiling=ceiling)
        result.append(Found(RULES[order], match, start, end))
        floor = end
    return result


_remembered = lru_cache(maxsize=16_384)(_matches)


def _candidates(text: str, *, marked: bool, leads: bool) -> Iterator[tuple[int, re.Match[str]]]:
    there = beginnings(text)
    for order, cues in _cues()[marked]:
        if cues and cues.isdisjoint(there):
            continue
        pattern, lead = _patterns(order)
        position = 0
        while match := pattern.search(text, position):
            position = match.start() + 1 if not match.end() > match.start() else match.end()
            if lead and leads and not lead.search(text[: match.start()]):
                position = match.start() + 1
                continue
            yield order, match


def _widened(text: str, match: re.Match[str], *, floor: int, ceiling: int) -> tuple[int, int]:
    """Takes in the hour: "early", "at dawn on" before a day and "morning" behind it."""
    before = _BEFORE.search(text[floor : match.start()])
    behind = _BEHIND.match(text[match.end() : ceiling])
    start = floor + before.start() if before else match.start()
    return start, match.end() + behind.end() if behind else match.end()


@cache
def _cues() -> tuple[tuple[tuple[int, frozenset[str]], ...], tuple[tuple[int, frozenset[str]], ...]]:
    """Number and cue of each rule: of those for running text, and of those for marked spans only."""
    cued = [(order, cues_of(rule)) for order, rule in enumerate(RULES)]
    unmarked = tuple((order, cues) for order, cues in cued if not RULES[order].marked)
    return unmarked, tuple((order, cues) for order, cues in cued if RULES[order].marked)


@cache
def _patterns(order: int) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    """The pattern of a rule and that of its lead, put together when a text first needs them."""
    rule = RULES[order]
    lead = re.compile(rf"(?:^|(?<=\W))(?:{rule.lead})$", re.IGNORECASE) if rule.lead else None
    return compiled(rule.pattern), lead
