"""Sources of claims: who says so, where the sentence itself does not name anybody."""

from collections.abc import Sequence
from dataclasses import replace

from dotterel.model import CodedEvent, Document, Mention

SPEECH = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE", "SUPPORT"})
"""Types whose actor speaks."""


def fill_sources(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Give claimed and denied events without a source the speaker of their sentence, or of the one before.

    The speaker is the source of another claim, or the actor of a speech act. Where there is none, or where several
    speak, the source stays unknown.

    Args:
        events: All events of the document, in text order.
        document: The document.
    """
    return tuple(_filled(event, events, document) for event in events)


def _filled(event: CodedEvent, events: Sequence[CodedEvent], document: Document) -> CodedEvent:
    if event.status == "asserted" or event.fillers("source"):
        return event
    number = document.sentence_at(event.sentence.start)
    for sentence, rule, factor in (
        (number, "speaker-of-sentence", 0.8),
        (None if not number else number - 1, "previous-speaker", 0.5),
    ):
        speakers = _speakers(events, document, sentence, event)
        if len(speakers) == 1:
            source = replace(speakers[0], role="source", score=speakers[0].score * factor, filled_by=rule)
            return replace(event, mentions=(*event.mentions, source))
        if speakers:
            return event
    return event


def _speakers(
    events: Sequence[CodedEvent], document: Document, sentence: int | None, event: CodedEvent
) -> list[Mention]:
    """Distinct speakers of a sentence: sources of its other events, and actors of its speech acts."""
    if sentence is None:
        return []
    found: dict[str, Mention] = {}
    for other in events:
        if other is event or document.sentence_at(other.sentence.start) != sentence:
            continue
        speakers = other.fillers("source") or (other.fillers("actor") if other.type in SPEECH else ())
        if other.modality == "asserted":
            for mention in speakers:
                found.setdefault(mention.span.text.lower(), mention)
    return list(found.values())
