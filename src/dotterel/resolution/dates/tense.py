"""Whether the words around a time expression tell of the past or of what is to come."""

import re
from typing import Final

#: Verbs that settle the time of their clause, whatever participles follow ("will keep their shops closed").
_FUTURE: Final = re.compile(
    r"\b(?:will|shall|would|won['’]t|must|(?:is|are)\s+(?:to|due|set|expected|scheduled|planned|planning|supposed|being\s+called|called)"
    r"|plans?(?=\s+(?:to|for|an?|on)\b)|planning\s+(?:to|an?)|(?:scheduled|slated|pencilled)(?=\s+(?:to|for|on|in|back)\b)|due\s+(?:on|in|back|for|to\s+[a-z]+)|due(?=\s*$)|expected\s+(?:to|on|in)|intends?"
    r"|(?<!the\s)(?<!no\s)(?<!any\s)means?\s+to|ahead\s+of|upcoming|(?<!had\s)invited\s+(?:\w+\s+){0,4}?(?:to|for)|calls?\s+for|vows?\s+to"
    r"|threatens?\s+to|promises?\s+to|(?:has|have|had)\s+(?:been\s+)?(?:planned|scheduled|called|set)\s+(?:\w+\s+){0,3}?for"
    r"|(?:agreed|arranged|summoned|pledged|vowed|promised|threatened|resolved)\s+(?:[\w'’]+\s+){0,5}?to\s+(?!(?:an?|the|his|her|its|their)\b)[a-z]+)\b|['’]ll\b",
    re.IGNORECASE,
)
#: What somebody was asked to do lies ahead, as do the days right behind it: "urged people to strike on Monday".
_ASKED_TO: Final = re.compile(
    r"\b(?:urg(?:ed|es|ing)|call(?:ed|s|ing)\s+(?:up)?on|begged|implored|advised|instructed)\s+(?:[\w'’]+\s+){1,5}?to"
    r"\s+(?!(?:an?|the|his|her|its|their)\b)[a-z]+(?:\s+[\w'’]+){0,5}?(?:\s+(?:on|in|from|by|at|before|after))?\s*$",
    re.IGNORECASE,
)
#: Past forms that no future verb can govern, so that the nearer of the two decides.
_PAST: Final = re.compile(
    r"\b(?:said|told|was|were|had|has|have|did|refused|failed|announced|began|took|fell|broke|came|went|fled|rose|ran|drove|gave|spoke|wrote"
    r"|threw|flew|sank|slew|shook|blew|drew|withdrew|saw|grew|swore|tore|chose|froze|woke|stole|sprang|shrank|bore|beat)\b",
    re.IGNORECASE,
)
#: Past forms that count only where no verb above stands in the clause.
_PARTICIPLE: Final = re.compile(
    r"\b(?:ago|(?!speed|need|feed|seed|indeed|armed|united)[a-z]{2,}ed|met|held|shot|struck|left|sent|won|lost|let"
    r"|fought|found|made|quit|hit|burnt|put|swept|stood|led|cut|brought|caught|sat|kept|paid|burst|laid|seen)\b",
    re.IGNORECASE,
)
#: What was told, signed or done on the day, whatever its sentence says is to come of it: "under an accord signed on".
_OF_A_DEED: Final = re.compile(
    r"\b(?:under|by|in|of|with|from|after|following|despite)\s+(?:an?|the|its|their|his|her)\s+(?:[\w'’-]+\s+){1,3}?[a-z]+ed"
    r"(?:\s+(?:in|at|by|near)\s+[A-Z][\w'’-]+)?(?:\s+(?:on|late|early|in))*\s*$"
)
#: A verb right behind the expression is its own: "pilots on Sunday shelved their plan to stop work".
_RIGHT_BEHIND: Final = re.compile(
    r"\s+(?:[a-z]+ly\s+)?(?:(?!need\b|indeed\b|armed\b|united\b)[a-z]{2,}ed|met|held|shot|struck|left|sent|won|lost|fought|found|made|quit|hit|led|cut)\b"
)
#: "Monday's attack" has happened; of a Monday's vote or meeting the verbs tell.
_HAPPENED: Final = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){0,2}?(?:attacks?|bombings?|blasts?|explosions?|killings?|shootings?|murders?|massacres?|raids?|clashes|violence|unrest"
    r"|disorder|coup|ambush|assault|arrests?|incident)\b",
    re.IGNORECASE,
)
#: "Would not" tells a refusal on the day, unless somebody says so of what is to come.
_REFUSAL: Final = re.compile(r"\bwould(?:\s+not|n['’]t)\b", re.IGNORECASE)
_REPORTING: Final = re.compile(
    r"\b(?:said|says|told|announced|warned|vowed|promised|pledged|that|added)\b", re.IGNORECASE
)
#: The present of verbs that time-tables are written in: "the delegations meet again on Saturday".
_TIMETABLE: Final = re.compile(
    r"(?<!\bto\s)(?<!\bdid\s)(?<!\bnot\s)\b(?:meets?|convenes?|reconvenes?|resumes?|reopens?|starts?|begins?|opens|ends|expires?|arrives?|departs?|returns?"
    r"|goe?s?\s+to\s+(?:the\s+)?polls|votes)(?:\s+\w+){0,6}?\s*$",
    re.IGNORECASE,
)
#: Characters before an expression in which a request is looked for.
_REACH: Final = 120
_CLAUSE: Final = re.compile(r"[;:()]|,(?!\d)|\s[-–—]\s|\b(?:and|but|while|which|who|that|after|before|when|because)\b")


def past_at(sentence: str, start: int, end: int) -> bool | None:
    """Whether the expression at these offsets of a sentence lies in the past by its verbs; none where nothing tells.

    A past verb right behind it, a deed that it dates ("an accord signed on"), or what somebody was asked to do right
    before it, decides; then the nearest verb before
    it in its clause, then the nearest behind it in its clause, then any other.
    """
    before, after = sentence[:start], sentence[end:]
    if _RIGHT_BEHIND.match(after) or _OF_A_DEED.search(before) or _HAPPENED.match(after):
        return True
    if _ASKED_TO.search(before[-_REACH:]):
        return False
    cuts = [match.end() for match in _CLAUSE.finditer(before)]
    clause = before[cuts[-1] :] if cuts else before
    verdict = _last(clause)
    if verdict is False and _is_refusal(before, clause):
        return True
    if verdict is None and _TIMETABLE.search(clause):
        return False
    if verdict is None:
        behind = _CLAUSE.search(after)
        verdict = _first(after[: behind.start()] if behind else after)
    if verdict is None:
        verdict = _last(before)
    return _first(after) if verdict is None else verdict


def _is_refusal(before: str, clause: str) -> bool:
    refusal = _REFUSAL.search(clause)
    return refusal is not None and not _REPORTING.search(before)


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
