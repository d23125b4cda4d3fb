"""Pronouns: whom "he", "they" or "it" stand for, by the nearest fitting mention before; "we" by who is speaking."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from dotterel.coding.attributions import Attribution, find_attributions, quoted_at
from dotterel.coding.decode import PARTY_ROLES
from dotterel.coding.phrases import plain_words, word_set
from dotterel.model import CodedEvent, Document, Mention, Span

Number = Literal["one", "many", "thing"]
Sex = Literal["he", "she"]

_PRONOUNS: dict[str, tuple[Number, Sex | None]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("one", "he")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("one", "she")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("many", None)),
    **dict.fromkeys(("it", "its", "itself"), ("thing", None)),
}
_FIRST_PERSON = word_set("i me my myself we us our ours ourselves")
_MALE = "king|emir|sultan|prince|mr|spokesman|chairman|bishop|imam|pope|ayatollah|sheikh|father"
_FEMALE = "queen|princess|mrs|ms|spokeswoman|chairwoman|mother"
_OF_MEN, _OF_WOMEN = (re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in (_MALE, _FEMALE))
_TITLES = (
    f"{_MALE}|{_FEMALE}|president|prime minister|premier|pm|chancellor|crown prince|"
    "(?:foreign|defence|defense|interior|finance|justice) (?:minister|secretary)|minister|secretary(?:-general)?|"
    "governor|mayor|senator|general|gen|lieutenant|lt|colonel|col|major|maj|captain|brigadier|admiral|"
    "commander|chief|leader|spokesperson|ambassador|judge|archbishop|dr|rev"
)
_NAME = r"[A-Z][\w'’-]+(?:\s+(?:(?:al|bin|ibn|de|da|van|von|der|el|ul)[- ])?[A-Z][\w'’-]+){0,3}"
_TITLED = re.compile(rf"(?:(?i:\b(?:{_TITLES}))\.?\s+)+{_NAME}")
_PERSON_TITLE = re.compile(rf"\b(?:{_TITLES})\b", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:Assembly|Staff|Council|Office|Secretariat|Prosecutor's|Committee|Court|Commission|Party|Union|Hospital)\b"
)
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
    sex: Sex | None
    mention: Mention | None


def is_pronoun(text: str) -> bool:
    """Whether the words are a third-person pronoun and nothing else."""
    return text.lower() in _PRONOUNS


def resolve_pronouns(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Put the nearest fitting mention before in the place of each pronoun that fills a role.

    The filler then points to the antecedent's words, and `filled_by` keeps the pronoun. Nobody becomes their own other
    side. A pronoun without a fitting antecedent within three sentences stays as it is. "We" and "I" are who speaks,
    where the text tells whose words they stand in.

    Args:
        events: All events of the document, in text order.
        document: The document.
    """
    spoken = _with_speakers(events, document)
    if not any(is_pronoun(mention.span.text) for event in spoken for mention in event.mentions):
        return tuple(spoken)
    search = _Search(spoken, document)
    return tuple(_referred(event, search) for event in spoken)


def _with_speakers(events: Sequence[CodedEvent], document: Document) -> Sequence[CodedEvent]:
    """Events with the speaker in place of "we" and "I"; the speaker may be a pronoun again ("he said")."""
    if not any(_is_first_person(mention) for event in events for mention in event.mentions):
        return events
    attributions = find_attributions(document)
    return [
        replace(event, mentions=tuple(_spoken_for(mention, document, attributions) for mention in event.mentions))
        if any(map(_is_first_person, event.mentions))
        else event
        for event in events
    ]


def _is_first_person(mention: Mention) -> bool:
    return mention.role in PARTY_ROLES and mention.span.text.lower() in _FIRST_PERSON


def _spoken_for(mention: Mention, document: Document, attributions: Sequence[Attribution]) -> Mention:
    if not _is_first_person(mention):
        return mention
    nearest = quoted_at(mention.span.start, document, attributions)
    if nearest is None or nearest.source is None or nearest.source.text.lower() in _FIRST_PERSON:
        return mention
    return replace(mention, span=nearest.source, score=mention.score * 0.8, filled_by=f"pronoun: {mention.span.text}")


def _referred(event: CodedEvent, search: "_Search") -> CodedEvent:
    """Pronouns of one event in order; nobody acts upon themselves."""
    mentions = list(event.mentions)
    changed = False
    for place, mention in enumerate(mentions):
        if mention.role not in PARTY_ROLES or not is_pronoun(mention.span.text):
            continue
        taken = {
            plain_words(other.span.text) for other in mentions if {other.role, mention.role} == {"actor", "recipient"}
        }
        antecedent = search.before(mention, taken)
        if antecedent is not None:
            changed = True
            mentions[place] = replace(
                mention,
                span=antecedent.span,
                score=mention.score * 0.8,
                sectors=antecedent.mention.sectors if antecedent.mention else mention.sectors,
                filled_by=f"pronoun: {mention.span.text}",
            )
    return replace(event, mentions=tuple(mentions)) if changed else event


class _Search:
    """Everything that a pronoun of a document can stand for: role fillers, and titled names anywhere."""

    def __init__(self, events: Sequence[CodedEvent], document: Document) -> None:
        self._starts = [sentence.start for sentence in document.sentences]
        fillers = {
            (mention.span.start, mention.span.end): mention
            for event in events
            for mention in event.mentions
            if mention.role in PARTY_ROLES and not is_pronoun(mention.span.text)
        }
        taken = sorted(fillers)
        starts = [start for start, _ in taken]
        found = [_of_mention(mention) for mention in fillers.values()]
        for start, end in _titled_names(document.text):
            place = bisect_left(starts, end)
            if place and taken[place - 1][1] > start:
                continue
            span = document.span(start, end)
            found.append(_Antecedent(span=span, number="one", sex=_sex(span.text), mention=None))
        self._antecedents = sorted(found, key=lambda one: one.span.start)
        self._ends = [one.span.end for one in self._antecedents]

    def before(self, pronoun: Mention, taken: set[str]) -> _Antecedent | None:
        """The nearest fitting antecedent that ends before the pronoun."""
        number, sex = _PRONOUNS[pronoun.span.text.lower()]
        earliest = self._starts[max(0, bisect_left(self._starts, pronoun.span.start + 1) - 1 - _REACH_SENTENCES)]
        for antecedent in reversed(self._antecedents[: bisect_left(self._ends, pronoun.span.start + 1)]):
            if antecedent.span.start < earliest:
                return None
            if plain_words(antecedent.span.text) in taken or not _fits(number, antecedent.number):
                continue
            if sex and antecedent.sex and sex != antecedent.sex:
                continue
            return antecedent
        return None


@lru_cache(maxsize=8)  # both passes over a document ask for it
def _titled_names(text: str) -> tuple[tuple[int, int], ...]:
    """Where titles with names stand, those of bodies left out."""
    return tuple(match.span() for match in _TITLED.finditer(text) if not _BODY.search(match.group()))


def _fits(pronoun: Number, antecedent: Number) -> bool:
    return pronoun == antecedent or (pronoun == "many" and antecedent == "thing")


def _of_mention(mention: Mention) -> _Antecedent:
    text = mention.span.text
    return _Antecedent(span=mention.span, number=_number(text), sex=_sex(text), mention=mention)


@lru_cache(maxsize=65_536)
def _number(text: str) -> Number:
    if _SEVERAL.search(text):
        return "many"
    if _BODY.search(text):
        return "thing"
    if _PLURAL.search(text):
        last = text.rsplit(maxsplit=1)[-1]
        if last[0].islower():
            return "many"
    if _PERSON_TITLE.search(text):
        return "one"
    return "one" if _TWO_CAPITALS.search(text) and not text.lower().startswith("the ") else "thing"


@lru_cache(maxsize=65_536)
def _sex(text: str) -> Sex | None:
    """What a title tells; a name alone tells nothing here."""
    if _OF_WOMEN.search(text):
        return "she"
    return "he" if _OF_MEN.search(text) else None
