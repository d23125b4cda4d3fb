"""Pronouns: whom "he", "they" or "its forces" stand for, by the nearest fitting mention before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dotterel.model import CodedEvent, Document, Mention, Span

Number = Literal["one", "many", "thing"]

_PRONOUNS: dict[str, Number] = {
    **dict.fromkeys(("he", "him", "his", "himself", "she", "her", "hers", "herself"), "one"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "both", "both sides", "the two"), "many"),
    **dict.fromkeys(("it", "its", "itself"), "thing"),
}
_TITLES = (
    "president|prime minister|premier|pm|chancellor|king|queen|emir|sultan|crown prince|prince|"
    "(?:foreign|defence|defense|interior|finance|justice) (?:minister|secretary)|minister|secretary(?:-general)?|"
    "governor|mayor|senator|general|gen\\.|lieutenant|lt\\.|colonel|col\\.|major|maj\\.|captain|brigadier|admiral|"
    "commander|chief|leader|spokes(?:man|woman|person)|ambassador|judge|bishop|archbishop|imam|sheikh|ayatollah|"
    "pope|mr\\.?|mrs\\.?|ms\\.?|dr\\.?|rev\\.?"
)
_NAME = r"[A-Z][\w'’-]+(?:\s+(?:(?:al|bin|ibn|de|da|van|von|der|el|ul)[- ])?[A-Z][\w'’-]+){0,3}"
_TITLED = re.compile(rf"(?:(?i:\b(?:{_TITLES}))\s+)+{_NAME}")
_PERSON_TITLE = re.compile(rf"\b(?:{_TITLES})\b", re.IGNORECASE)
_TWO_CAPITALS = re.compile(r"[A-Z][\w'’.-]+\s+(?:[a-z]{2,3}[- ])?[A-Z][\w'’-]+")
_PLURAL = re.compile(r"(?:[^s]s|men|women|people|police|forces|troops)$", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|dozens|hundreds|thousands|several|many|both|and)\b|\d", re.IGNORECASE
)
_REACH_SENTENCES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Antecedent:
    span: Span
    number: Number
    mention: Mention | None


def is_pronoun(text: str) -> bool:
    """Whether the words are a third-person pronoun and nothing else."""
    return text.lower() in _PRONOUNS


def resolve_pronouns(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Put the nearest fitting mention before in the place of each pronoun that fills a role.

    The filler then points to the antecedent's words, and `filled_by` keeps the pronoun. A pronoun without a fitting
    antecedent within three sentences stays as it is.

    Args:
        events: All events of the document, in text order.
        document: The document.
    """
    antecedents = _antecedents(events, document)
    return tuple(
        replace(event, mentions=tuple(_referred(mention, event, antecedents, document) for mention in event.mentions))
        for event in events
    )


def _referred(mention: Mention, event: CodedEvent, antecedents: Sequence[_Antecedent], document: Document) -> Mention:
    number = _PRONOUNS.get(mention.span.text.lower())
    if number is None or mention.role not in ("actor", "recipient", "source"):
        return mention
    own_sentence = document.sentence_at(event.sentence.start) or 0
    taken = {(other.span.start, other.span.end) for other in event.mentions if other.role != mention.role}
    for antecedent in reversed(antecedents):
        if antecedent.span.end > mention.span.start:
            continue
        sentence = document.sentence_at(antecedent.span.start)
        if sentence is None or own_sentence - sentence > _REACH_SENTENCES:
            break
        if (antecedent.span.start, antecedent.span.end) in taken or not _fits(number, antecedent.number):
            continue
        sectors = antecedent.mention.sectors if antecedent.mention else mention.sectors
        return replace(
            mention,
            span=antecedent.span,
            score=mention.score * 0.8,
            sectors=sectors,
            filled_by=f"pronoun: {mention.span.text}",
        )
    return mention


def _fits(pronoun: Number, antecedent: Number) -> bool:
    return pronoun == antecedent or (pronoun == "many" and antecedent == "thing")


def _antecedents(events: Sequence[CodedEvent], document: Document) -> list[_Antecedent]:
    """Everything that a pronoun can stand for, in text order: role fillers, and titled names anywhere."""
    found: dict[tuple[int, int], _Antecedent] = {}
    for match in _TITLED.finditer(document.text):
        span = document.span(*match.span())
        found[span.start, span.end] = _Antecedent(span=span, number="one", mention=None)
    for event in events:
        for mention in event.mentions:
            if mention.role in ("actor", "recipient", "source") and not is_pronoun(mention.span.text):
                key = mention.span.start, mention.span.end
                overlapped = [
                    other for other in found if found[other].mention is None and other[0] < key[1] and key[0] < other[1]
                ]
                for other in overlapped:
                    del found[other]
                found[key] = _Antecedent(span=mention.span, number=_number(mention), mention=mention)
    return [found[key] for key in sorted(found)]


def _number(mention: Mention) -> Number:
    text = mention.span.text
    if _SEVERAL.search(text):
        return "many"
    if _PERSON_TITLE.search(text):
        return "one"
    if _PLURAL.search(text):
        return "many" if text.split()[-1][0].islower() else "thing"
    return "one" if _TWO_CAPITALS.search(text) and not text.lower().startswith("the ") else "thing"
