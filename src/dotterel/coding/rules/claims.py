"""Sources of claims: who says so, where the sentence itself does not name anybody."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from dotterel.coding.attributions import Attribution, find_attributions, nearest_around
from dotterel.coding.phrases import says_something, word_set
from dotterel.model import CodedEvent, Document, Mention

SPEECH = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE", "SUPPORT"})
"""Types whose actor speaks."""

DENIAL = frozenset({"REJECT"})
"""Types whose actor may be the one who denies."""

_NO_SPEAKER = word_set("nobody no neither none which who whom whose")
"""First words of what is no speaker: nobody, or one whom a relative clause only refers back to."""

ATTRIBUTED = 0.7
"""Score of a speaker read off the grammar: all seven on the reports held back were right, too few for more."""

_NAMELESS = word_set("i we you who which one others many some most few several both all")
"""Speakers that the words leave open, or that only the quotation around them tells."""


def fill_sources(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Give claimed and denied events without a source the speaker of their sentence, or of the one before.

    The speaker is whose words the event stands in by the sentence's grammar; else the source of another claim, or the
    actor of a speech act of the same time; a denial looks only to those who deny or reject, since the others in its
    sentence may be the accusers. Where there is none, or where several speak, the source stays unknown.

    Args:
        events: All events of the document, in text order.
        document: The document.
    """
    if all(event.status == "asserted" or event.fillers("source") for event in events):
        return tuple(events)
    number_by_start = {sentence.start: number for number, sentence in enumerate(document.sentences)}
    by_sentence: dict[int, list[CodedEvent]] = {}
    for event in events:
        by_sentence.setdefault(number_by_start[event.sentence.start], []).append(event)
    filled = partial(_filled, by_sentence=by_sentence, attributions=find_attributions(document))
    return tuple(filled(event, number_by_start[event.sentence.start]) for event in events)


def _filled(
    event: CodedEvent,
    number: int,
    *,
    by_sentence: Mapping[int, Sequence[CodedEvent]],
    attributions: Sequence[Attribution],
) -> CodedEvent:
    if event.status == "asserted" or event.fillers("source"):
        return event
    speaker = _whose_words(event, by_sentence.get(number, ()), attributions)
    if speaker is not None:
        return replace(event, mentions=(*event.mentions, speaker))
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


def _whose_words(
    event: CodedEvent, neighbours: Sequence[CodedEvent], attributions: Sequence[Attribution]
) -> Mention | None:
    """The speaker of the words that the trigger stands in: of the nearest, where one reports another's.

    Cues that are coded as events themselves ("accused") are left to what is known of those events.
    """
    uncoded = [
        one
        for one in attributions
        if not any(other.trigger.start < one.cue.end and one.cue.start < other.trigger.end for other in neighbours)
    ]
    return attributed(nearest_around(event.trigger.start, uncoded))


def attributed(attribution: Attribution | None) -> Mention | None:
    """The speaker of an attribution as the source of what it says; none where the words name nobody."""
    speaker = attribution.source if attribution else None
    if speaker is None or _names_nobody(speaker.text) or not says_something(speaker.text, "source"):
        return None
    return Mention(role="source", span=speaker, score=ATTRIBUTED, filled_by="attribution")


def _names_nobody(words: str) -> bool:
    lowered = words.lower()
    return lowered in _NAMELESS or lowered.split(maxsplit=1)[0] in _NO_SPEAKER


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
