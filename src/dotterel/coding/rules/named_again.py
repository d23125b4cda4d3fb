"""A deed that is only named again ("after the ambush") takes nothing from what the sentence tells beside it.

In "the president called off talks with the union in Orin after the ambush and on Monday said …" the union did not lie
in ambush, nor in Orin, nor on Monday. All five parties, tolls and times that this takes away on the sides of the corpus
that training did not see, and in real news, were wrong.
"""

import re
from collections.abc import Sequence

from dotterel.coding.rules.recasting import keeping
from dotterel.coding.rules.same_sentence import by_sentence
from dotterel.model import CodedEvent, Mention, Role

RULE = "only-named-again"

_NAMED = re.compile(
    r"\b(?:after|following|before|since|because of|in response to)\s+(?:the|this|that|these|those)\s+"
    r"(?:(?!and\b)[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"(?:[\w'’-]+\s+)?(?:ambush(?:es)?|attacks?|assaults?|raids?|bombings?|blasts?|explosions?|shootings?|killings?"
    r"|murders?|massacres?|strikes?|clash(?:es)?|fighting|violence|war|shelling|kidnappings?|abductions?|offensives?"
    r"|incidents?|operations?|invasion|assassinations?)$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s+(?:on|in|at|by|of|against|near|that|which|who|from|for|outside|between)\b", re.IGNORECASE)
"""How the noun is told more of."""
_NEXT_CLAUSE = re.compile(r"\b(?:and|but)\b", re.IGNORECASE)
_KEPT: frozenset[Role] = frozenset(("source", "means"))


def keep_apart_what_is_named_again(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Attacks named by a bare noun behind "after the" without what belongs to the other events of their sentence.

    A filler goes that stands on the other side of "after", or of a comma, where another event has it on its own side; a
    time also behind an "and".

    Args:
        events: All events of the document, before any of them is left out.
    """
    sentences = by_sentence(events)
    return tuple(_kept(event, sentences[event.sentence.start]) for event in events)


def _kept(event: CodedEvent, sentence: Sequence[CodedEvent]) -> CodedEvent:
    if event.type != "ASSAULT" or _NOUN.match(event.trigger.text) is None:
        return event
    text, start = event.sentence.text, event.sentence.start
    named = _NAMED.search(text[: event.trigger.start - start])
    if named is None or _GOES_ON.match(text, event.trigger.end - start):
        return event
    first = start + named.start()
    kept = (one for one in event.mentions if not _is_of_another(one, event, sentence, first))
    return keeping(event, kept, rule=RULE)


def _is_of_another(one: Mention, event: CodedEvent, sentence: Sequence[CodedEvent], first: int) -> bool:
    """Whether a filler outside of the naming words is another event's; `first` is where "after" begins."""
    if one.role in _KEPT or first <= one.span.start < event.trigger.end:
        return False
    is_before = one.span.start < first
    if not is_before and one.role == "time":
        start = event.sentence.start
        between = event.sentence.text[event.trigger.end - start : max(one.span.start - start, 0)]
        if _NEXT_CLAUSE.search(between):
            return True
    return any(
        (other.trigger.start < first) == is_before and not first <= other.trigger.start <= event.trigger.start
        for other in sentence
        if other is not event and any(one.span.overlaps(filler.span) for filler in other.mentions)
    )
