"""Sources of claims: who says so, where the sentence itself does not name anybody."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dotterel.model import CodedEvent, Document, Mention

SPEECH = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE", "SUPPORT"})
"""Types whose actor speaks."""

DENIAL = frozenset({"REJECT"})
"""Types whose actor may be the one who denies."""


def fill_sources(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Give claimed and denied events without a source the speaker of their sentence, or of the one before.

    The speaker is the source of another claim, or the actor of a speech act of the same time; a denial looks only to
    those who deny or reject, since the others in its sentence may be the accusers. Where there is none, or where
    several speak, the source stays unknown.

    Args:
        events: All events of the document, in text order.
        document: The document.
    """
    number_by_start = {sentence.start: number for number, sentence in enumerate(document.sentences)}
    by_sentence: dict[int, list[CodedEvent]] = {}
    for event in events:
        by_sentence.setdefault(number_by_start[event.sentence.start], []).append(event)
    return tuple(_filled(event, number_by_start[event.sentence.start], by_sentence) for event in events)


def _filled(event: CodedEvent, number: int, by_sentence: Mapping[int, Sequence[CodedEvent]]) -> CodedEvent:
    if event.status == "asserted" or event.fillers("source"):
        return event
    for sentence, rule, factor in (
        (number, "speaker-of-sentence", 0.8),
        (number - 1, "previous-speaker", 0.5),
    ):
        speakers = _speakers(by_sentence.get(sentence, ()), event)
        if len(speakers) == 1:
            source = replace(speakers[0], role="source", score=speakers[0].score * factor, filled_by=rule)
            return replace(event, mentions=(*event.mentions, source))
        if speakers:
            return event
    return event


def _speakers(neighbours: Sequence[CodedEvent], event: CodedEvent) -> list[Mention]:
    """Distinct speakers among the other events of a sentence."""
    found: dict[str, Mention] = {}
    for other in neighbours:
        if other is event or other.modality != "asserted" or other.historical != event.historical:
            continue
        if event.status == "denied" and other.status != "denied" and other.type not in DENIAL:
            continue
        speaks = other.type in SPEECH and other.status == "asserted"
        speakers = other.fillers("source") or (other.fillers("actor") if speaks else ())
        for mention in speakers:
            found.setdefault(mention.span.text.lower(), mention)
    return list(found.values())
