"""Whether the words around a time expression tell of the past or of what is to come."""

import re
from typing import Final

#: Verbs that settle the time of their clause, whatever participles follow ("will keep their shops closed").
_FUTURE: Final = re.compile(
    r"\b(?:will|shall|would|won['’]t|must|(?:is|are)\s+(?:to|due|set|expected|scheduled|planned|supposed|being\s+called|called)|plans?|planning"
    r"|scheduled|slated|due\s+(?:to|on|in|back)|expected\s+(?:to|on|in)|intends?|means?\s+to|ahead\s+of|upcoming|invited|calls?\s+for|vows?\s+to"
    r"|threatens?\s+to|promises?\s+to|pencilled)\b|['’]ll\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(r"\b(?:said|told|was|were|had|has|have|did|refused|failed|announced)\b", re.IGNORECASE)
#: Past forms that count only where no verb above stands in the clause.
_PARTICIPLE: Final = re.compile(
    r"\b(?:ago|(?!speed|need|feed|seed|indeed|armed|united)[a-z]{2,}ed|met|held|began|took|fell|shot|struck|broke|came|went|left|fled|sent|won|lost"
    r"|fought|rose|ran|drove|gave|found|made|spoke|quit|hit|burnt|put|swept|stood|saw|led|cut|threw|wrote|flew|brought|caught|sat|bore|shook|blew"
    r"|beat|sank|slew|withdrew|drew|kept|paid|burst)\b",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"[;:()]|,(?!\d)|\s[-–—]\s|\b(?:and|but|while|which|who|that|after|before|when|because)\b")


def past_at(sentence: str, start: int, end: int) -> bool | None:
    """Whether the expression at these offsets of a sentence lies in the past by its verbs; none where nothing tells.

    The nearest verb before it in its clause decides, then the nearest behind it in its clause, then any other.
    """
    before, after = sentence[:start], sentence[end:]
    cuts = [match.end() for match in _CLAUSE.finditer(before)]
    verdict = _last(before[cuts[-1] :] if cuts else before)
    if verdict is None:
        behind = _CLAUSE.search(after)
        verdict = _first(after[: behind.start()] if behind else after)
    if verdict is None:
        verdict = _last(before)
    return _first(after) if verdict is None else verdict


def _last(text: str) -> bool | None:
    """Whether the last verb of a text tells of the past."""
    future = max((match.end() for match in _FUTURE.finditer(text)), default=-1)
    past = max((match.end() for match in _PAST.finditer(text)), default=-1)
    if future == past == -1:
        return True if _PARTICIPLE.search(text) else None
    return past > future


def _first(text: str) -> bool | None:
    """Whether the first verb of a text tells of the past."""
    future, past = _FUTURE.search(text), _PAST.search(text)
    if future is None and past is None:
        return True if _PARTICIPLE.search(text) else None
    return future is None or (past is not None and past.start() < future.start())
