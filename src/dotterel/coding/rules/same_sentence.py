"""Events by the sentence that tells them."""

from collections.abc import Iterable

from dotterel.model import CodedEvent


def by_sentence(events: Iterable[CodedEvent]) -> dict[int, list[CodedEvent]]:
    """The events of each sentence by its first character's offset, in the order given."""
    told: dict[int, list[CodedEvent]] = {}
    for event in events:
        told.setdefault(event.sentence.start, []).append(event)
    return told
