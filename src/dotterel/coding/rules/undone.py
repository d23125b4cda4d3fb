"""What did not happen: "no villager was hurt", "he did not die", or only ought to: "they should bomb the camp".

Of the annotated attacks and seizures whose verb stands right behind such words, three in four are negated or denied.
That an attack harmed nobody is no event of its own: 25 of 31 annotated sentences that say so have none.
"""

import re
from collections.abc import Sequence

from dotterel.model import CodedEvent
from dotterel.model.replacing import replace

RULE = "told-as-undone"

_TYPES = frozenset(("ASSAULT", "COERCE"))
_REACH = 80
_NOBODY = re.compile(
    r"(?:^|[,;:–—\"“(]\s*|\b(?:and|but|that|said|says|while|though|although|when|where|so|as|far|adding|-)\s+)"
    r"(?:no(?!\.| (?:\d|(?:other|further|more|fewer|less|longer|doubt)\b))\s+"
    r"(?:(?!(?:and|but|or|that|when|as|after|by|which|who|else)\b)[\w'’-]+\s+){1,4}"
    r"|(?:nobody|no[ -]one)\s+(?!else\b)|none\s+(?:of\s+(?:[\w'’-]+\s+){1,4})?|neither\s+(?:[\w'’-]+\s+){0,3})"
    r"(?:(?:was|were|is|are|has been|have been|had been|being|got)\s+)(?:\w+ly\s+|yet\s+)*$",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:did|does|do|has|have|had|was|were|is|are)(?:n['’]t|\s+not|\s+never)\s+(?:(?:(?!(?:only|merely|simply|solely)\b)\w+ly|yet|been|be|being|ever)\s+){0,2}$",
    re.IGNORECASE,
)
_OUGHT = re.compile(r"\b(?:should|must|ought\s+to)\s+(?:now\s+|also\s+|\w+ly\s+)?$", re.IGNORECASE)
_HARM = re.compile(r"(?:hurt|harmed|injured|wounded|killed|damaged|hit)\b", re.IGNORECASE)
_IN_ANOTHER = re.compile(r"\s+(?:in|by|during|when|as)\s+(?:(?!and\b)[\w'’-]+\s+){0,8}$", re.IGNORECASE)
"""Between "killed" and the attack that killed nobody."""
_EXCEPT = re.compile(r"[^.;]{0,60}?\b(?:other than|apart from|except|besides|but for|until|before)\b", re.IGNORECASE)


def mark_undone(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Attacks and seizures with those negated whose verb stands behind "no … was" or "did not".

    What somebody claims not to have happened is denied by them. That nobody was hurt denies no attack, and goes; where
    the sentence goes on to tell of the attack, that is all that it tells. What is excepted ("no one but the driver was
    hurt") is left as it was read. What ought to be done is hypothetical.

    Args:
        events: Events of a document.
    """
    marked = ((event, _marked(event)) for event in events)
    return tuple(now for was, now in marked if now is was or not (_is_harmless(now) or _is_of_another(now, events)))


def _marked(event: CodedEvent) -> CodedEvent:
    if event.type not in _TYPES or event.modality != "asserted" or event.status == "denied":
        return event
    text, at = event.sentence.text, event.trigger.start - event.sentence.start
    before = text[max(at - _REACH, 0) : at]
    if _OUGHT.search(before):
        return replace(event, modality="hypothetical", status="asserted", rules=(*event.rules, RULE))
    if _NOBODY.search(before) is None and _NOT.search(before) is None:
        return event
    if _EXCEPT.match(text, event.trigger.end - event.sentence.start):
        return event
    # Whatever number stands there is that of nobody.
    mentions = tuple(one for one in event.mentions if one.role not in ("killed", "injured", "held"))
    changed = replace(event, mentions=mentions, rules=(*event.rules, RULE))
    if event.status == "claimed":
        return replace(changed, status="denied")
    return replace(changed, modality="negated")


def _is_harmless(event: CodedEvent) -> bool:
    """Whether it only says that nobody was hurt."""
    before = event.sentence.text[: event.trigger.start - event.sentence.start]
    return _HARM.match(event.trigger.text) is not None and _NOBODY.search(before[-_REACH:]) is not None


def _is_of_another(event: CodedEvent, events: Sequence[CodedEvent]) -> bool:
    """Whether it is what an attack of the same sentence did not do."""
    text, start = event.sentence.text, event.sentence.start
    return any(
        other.type == event.type
        and other.sentence.start == start
        and other.trigger.start > event.trigger.end
        and _IN_ANOTHER.fullmatch(text, event.trigger.end - start, other.trigger.start - start)
        for other in events
    )
