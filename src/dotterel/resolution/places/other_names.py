"""Spans that look like a place and are none, by the words around them: a person, a government, a people."""

import re

from dotterel.model.spans import Span
from dotterel.resolution.places.context import PlaceContext
from dotterel.resolution.places.gazetteer import Gazetteer
from dotterel.resolution.places.mentions import is_surname_like
from dotterel.resolution.places.phrases import Phrase
from dotterel.resolution.places.recognition import names_a_person
from dotterel.resolution.places.tokens import Word, words_of
from dotterel.resolution.places.type_words import type_words
from dotterel.resolution.places.word_lists import facilities, generic_nouns, given_names, given_places, titles, words_in

_PLACING = frozenset(
    (
        "in", "at", "near", "from", "to", "into", "of", "around", "outside", "inside", "across", "on", "over", "and",
        "through", "towards", "toward", "between", "within", "throughout", "off", "for", "leave", "left", "reach",
        "reached",
    )
)  # fmt: skip
_PROCESSES = frozenset(("process", "accord", "accords", "treaty", "protocol", "declaration", "convention"))
_HELPERS = frozenset(("has", "had", "have", "is", "was", "will", "would", "also", "again", "later", "yesterday"))


def what_else(span: Span, phrase: Phrase, context: PlaceContext, gazetteer: Gazetteer) -> str:
    """Why a span that is one bare name names no place here; empty where nothing speaks against it.

    Args:
        span: The words in the document's text.
        phrase: The same, taken apart.
        context: What surrounds them.
        gazetteer: Names to places.
    """
    target = phrase.target
    at = span.start - context.sentence_start
    if target is None or not 0 <= at <= len(context.sentence):
        return ""
    bare = target.start == 0 and not phrase.unknown_head
    if bare and not target.adjective_of and _behind_name(span, phrase) in _PROCESSES:
        return "part of the name of something agreed"
    if not bare or target.end < len(span.text) or not context.sentence.startswith(span.text, at):
        return ""
    before, behind = words_of(context.sentence[:at])[-2:], words_of(context.sentence[at + len(span.text) :])[:3]
    gap = context.sentence[at + len(span.text) :]
    if target.adjective_of:
        return "a people, not a place" if _goes_with(gap, behind) else ""
    if before and before[-1].proper:
        gaps = [context.sentence[left.end : right] for left, right in _rights(before, at)]
        titled = len(before) > 1 and gaps[0] == gaps[-1] == " " and before[0].text.lower() in titles()
        if titled or names_a_person(before[-1], gaps[-1]):
            return "the name of a person"
    placed = bool(before) and before[-1].text.lower() in _PLACING
    if placed or " " in target.folded:
        return _government(target.folded, gap, behind, gazetteer) if not placed else ""
    named = target.folded in given_places() | given_names()
    if named and gap[:1] == " " and behind and behind[0].start == 1 and is_surname_like(behind[0], gazetteer):
        return "the name of a person"
    return _government(target.folded, gap, behind, gazetteer)


def _rights(before: list[Word], at: int) -> list[tuple[Word, int]]:
    """Each of the words with the offset at which the next one begins."""
    return list(zip(before, [*(word.start for word in before[1:]), at], strict=True))


def _behind_name(span: Span, phrase: Phrase) -> str:
    words = words_of(span.text[phrase.target.end :] if phrase.target else "")
    return words[0].text.lower() if len(words) == 1 else ""


def _goes_with(gap: str, behind: list[Word]) -> bool:
    """Whether an adjective goes with a noun behind it that is no place ("a Jordanian cleric")."""
    if not behind or not re.fullmatch(r"[ -]", gap[: behind[0].start]):
        return False
    noun = behind[0].text.lower()
    return not behind[0].proper and noun not in type_words() and noun not in generic_nouns() | facilities()


def _government(folded: str, gap: str, behind: list[Word], gazetteer: Gazetteer) -> str:
    """A capital that says or does something stands for its government ("Khartoum denied")."""
    verbs = [word.text.lower() for word in behind if not word.proper]
    while verbs and verbs[0] in _HELPERS:
        del verbs[0]
    if not behind or gap[:1] != " " or not verbs or verbs[0] not in words_in("acting"):
        return ""
    is_capital = any(named.entry.feature == "capital" for named in gazetteer.find(folded)[:4])
    return "a capital that stands for its government" if is_capital else ""
