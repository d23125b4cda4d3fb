"""Roles that a sentence leaves out because another sentence has told them of the same happening."""

from collections.abc import Sequence
from dataclasses import replace

from dotterel.codebook import Codebook
from dotterel.model import CodedEvent, Mention, Role

_FILLED: tuple[Role, ...] = ("actor", "recipient", "place", "time")
_SCORE_FACTOR = 0.8


def fill_from_same_happening(events: Sequence[CodedEvent], codebook: Codebook) -> tuple[CodedEvent, ...]:
    """Fill missing actors, recipients, places and times from other mentions of the same incident.

    Tolls are never filled: each mention's number is its own account. A role is taken only from a mention that stands
    no weaker than the event itself, so that what one party claims never becomes what the writer asserts.

    Args:
        events: All events of the document with their incident labels.
        codebook: Tells which types have two sides.
    """
    return tuple(_filled(event, events, codebook) for event in events)


def _filled(event: CodedEvent, events: Sequence[CodedEvent], codebook: Codebook) -> CodedEvent:
    others = [
        other
        for other in events
        if other is not event and other.incident == event.incident and _stands_no_weaker(other, event)
    ]
    others.sort(key=lambda other: (abs(other.sentence.start - event.sentence.start), other.trigger.start))
    two_sided = codebook.event_type(event.type).two_sided
    added: list[Mention] = []
    for role in _FILLED:
        if event.fillers(role):
            continue
        if role == "recipient" and two_sided and len(event.fillers("actor")) > 1:
            continue
        donor = next((other for other in others if other.fillers(role)), None)
        if donor is None or (
            role == "actor" and two_sided and event.fillers("recipient") and not donor.fillers("recipient")
        ):
            continue
        own = {mention.span for mention in event.mentions}
        added += [
            replace(mention, score=mention.score * _SCORE_FACTOR, filled_by="same-happening")
            for mention in donor.fillers(role)
            if mention.span not in own
        ]
    return replace(event, mentions=(*event.mentions, *added)) if added else event


def _stands_no_weaker(donor: CodedEvent, event: CodedEvent) -> bool:
    if donor.modality != event.modality:
        return False
    if donor.status == "asserted":
        return True
    sources = [{mention.span.text.lower() for mention in one.fillers("source")} for one in (donor, event)]
    return donor.status == event.status and bool(sources[0] & sources[1])
