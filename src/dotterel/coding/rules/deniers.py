"""Who denies, admits or claims what the sentence before says of them: "Orin said Tarka had fired. It denied the shots."

Whoever said it does not deny it. The pronoun stands for the one of whom it was said, if the sentence names just one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.coding.phrases import plain_words
from dotterel.coding.references import agrees, is_pronoun
from dotterel.coding.rules.own_deeds import is_own_deed
from dotterel.model import CodedEvent, Document, Mention

_SCORE_FACTOR = 0.7
_DENIES = re.compile(
    r"\s+(?:(?:has|have|had|also|later|\w+ly)\s+)*"
    r"(?:den(?:y|ies|ied)|(?:reject|dismiss|refut)(?:s|es|ed)|admit(?:s|ted)|claim(?:s|ed)(?=\s+(?:the|responsib)))"
    r"\s+(?!(?:that|reports?|rumou?rs?)\b)",
    re.IGNORECASE,
)
"""A verb of denying or owning up; who denies "that" something was done, or reports of it, may speak of others."""
_LEAD_IN = re.compile(r"(?:(?:but|and|later)\s+)?", re.IGNORECASE)


def refer_deniers(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Events with the accused of the sentence before in the place of a pronoun that denies, admits or claims.

    What they deny or claim as their own is then also said to be their deed.

    Args:
        events: All events of the document, in text order, before other pronouns are resolved.
        document: The document.
    """
    return tuple(_referred(event, events, document) for event in events)


def _referred(event: CodedEvent, events: Sequence[CodedEvent], document: Document) -> CodedEvent:
    deniers = [one for one in event.mentions if _denies(one, event, document.text)]
    if not deniers:
        return event
    number = document.sentence_at(event.sentence.start)
    before = document.sentence_span(number - 1) if number else None
    accused = _accused([other for other in events if before is not None and other.sentence.start == before.start])
    own = {plain_words(one.span.text) for one in event.fillers("recipient")}
    if accused is None or plain_words(accused.span.text) in own or not agrees(deniers[0].span.text, accused.span.text):
        return event
    mentions = [_as_accused(one, accused) if one in deniers else one for one in event.mentions]
    source = next((one for one in deniers if one.role == "source"), None)
    if source is not None and not event.fillers("actor") and is_own_deed(event, source.span.end, document):
        mentions.insert(0, replace(_as_accused(source, accused), role="actor"))
    return replace(event, mentions=tuple(mentions))


def _denies(one: Mention, event: CodedEvent, text: str) -> bool:
    """Whether a filler is the pronoun at the head of its sentence, before a verb of denying or owning up."""
    if one.role not in ("actor", "source") or not is_pronoun(one.span.text) or not event.sentence.contains(one.span):
        return False
    opens = _LEAD_IN.fullmatch(text, event.sentence.start, one.span.start) is not None
    return opens and _DENIES.match(text, one.span.end) is not None


def _accused(told: Sequence[CodedEvent]) -> Mention | None:
    """The one party of whom others say in these events that they did something; none of them may be a speaker."""
    charges = [event for event in told if event.type == "ACCUSE" and event.status == "asserted"]
    claims = [event for event in told if event.type != "ACCUSE" and event.status == "claimed"]
    speakers = [one for event in charges for one in event.fillers("actor")]
    speakers += [one for event in claims for one in event.fillers("source")]
    accused = [one for event in charges for one in event.fillers("recipient")]
    accused += [one for event in claims for one in event.fillers("actor")] if speakers else []
    names = {plain_words(one.span.text) for one in speakers}
    found = {plain_words(one.span.text): one for one in accused if not is_pronoun(one.span.text)}
    others = [one for name, one in found.items() if name not in names]
    return others[0] if len(others) == 1 else None


def _as_accused(pronoun: Mention, accused: Mention) -> Mention:
    return replace(
        pronoun,
        span=accused.span,
        score=pronoun.score * _SCORE_FACTOR,
        sectors=accused.sectors,
        filled_by=f"pronoun: {pronoun.span.text}",
    )
