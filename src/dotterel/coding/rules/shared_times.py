"""Times that two deeds of one party share: "the army shelled Brod on Monday and took the bridge"."""

import re
from collections.abc import Sequence

from dotterel.coding.rules.same_sentence import by_sentence
from dotterel.model import CodedEvent, Mention
from dotterel.model.replacing import replace

SHARED_FACTOR = 0.8
"""What is left of a time's score: of 65 second deeds that the annotators dated, 57 have the first one's time."""

_AND = re.compile(r"\s*,?\s*and\s+(?:\w+\s+){0,2}", re.IGNORECASE)


def share_times(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Events without a time with that of the deed before the "and" in front of them, where the same party did both.

    Args:
        events: All events of the document, in text order.
    """
    sentences = by_sentence(events)
    return tuple(_dated(event, sentences[event.sentence.start]) for event in events)


def _dated(event: CodedEvent, neighbours: Sequence[CodedEvent]) -> CodedEvent:
    if event.fillers("time"):
        return event
    for other in neighbours:
        if not _goes_on(other, event):
            continue
        for time in other.fillers("time"):
            if _stands_between(time, other, event):
                shared = replace(time, score=time.score * SHARED_FACTOR, filled_by="same-clause")
                return replace(event, mentions=(*event.mentions, shared))
    return event


def _goes_on(other: CodedEvent, event: CodedEvent) -> bool:
    """Whether one party does both, in one standing."""
    parties = [{mention.span.start for mention in one.fillers("actor")} for one in (other, event)]
    alike = (other.modality, other.historical) == (event.modality, event.historical)
    return other is not event and alike and not parties[0].isdisjoint(parties[1])


def _stands_between(time: Mention, other: CodedEvent, event: CodedEvent) -> bool:
    if time.filled_by or not other.trigger.end <= time.span.start < time.span.end <= event.trigger.start:
        return False
    start = event.sentence.start
    return _AND.fullmatch(event.sentence.text[time.span.end - start : event.trigger.start - start]) is not None
