"""Names of the gazetteer that stand in a text, before any thought of which place is meant."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dotterel.resolution.places.countries import countries, countries_of_adjectives
from dotterel.resolution.places.folding import ARABIC_ARTICLES, fold, without_article
from dotterel.resolution.places.gazetteer import Gazetteer
from dotterel.resolution.places.regions import regions
from dotterel.resolution.places.state_abbreviations import STATES
from dotterel.resolution.places.tokens import Word, begins_name, joined, name_runs
from dotterel.resolution.places.type_words import type_words
from dotterel.resolution.places.word_lists import (
    common_words,
    directions,
    facilities,
    generic_nouns,
    ordinary_words,
    organisation_words,
    titles,
)

_SHORTEST_MIXED_CASE = 4
_LONGEST_ACRONYM = 5
_LARGE = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A run of words that is a name in the gazetteer, or an adjective of a country.

    Attributes:
        start: Character offset of its first character.
        end: Character offset behind its last character.
        first: Number of its first word.
        last: Number of the word behind its last word.
        text: Its characters.
        folded: Its folded name, as the gazetteer files it.
        adjective_of: ISO 3166 alpha-3 codes of the countries, where it is an adjective or a word for a people.
        possessive: Whether a possessive ending follows.
    """

    start: int
    end: int
    first: int
    last: int
    text: str
    folded: str
    adjective_of: tuple[str, ...] = ()
    possessive: bool = False


def find_mentions(text: str, words: list[Word], gazetteer: Gazetteer) -> list[Mention]:
    """The longest names that do not overlap, from left to right.

    A single word is passed over where it is a common English word or a direction, and where it is short and not written
    in capitals ("Us", "Car"): it is hardly ever the village of that name.
    """
    found: list[Mention] = []
    at = 0
    while at < len(words):
        mention = _mention_at(text, words, at, gazetteer) if begins_name(text, words, at) else None
        if mention is None:
            at += 1
            continue
        led_by_article = words[at].text.lower() in ARABIC_ARTICLES and not words[at].proper
        if (mention.last > at + 1 and not led_by_article) or not _ends_unknown_name(text, words, at, found):
            found.append(mention)
        at = mention.last
    return _without_compounds(text, words, found, gazetteer)


def _without_compounds(text: str, words: list[Word], found: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Leaves out lesser names side by side: together they are a longer name that the gazetteer does not know.

    "Long Sutton" is neither Long nor Sutton; but "Kyiv Ukraine" or "Aleppo Idlib road" hold two names, of which one
    is large, and "the Konna-Douentza road" has two ends.
    """
    compound: set[int] = set()
    for left, right in pairwise(found):
        between = text[left.end : right.start]
        side_by_side = left.last == right.first and not left.possessive and between in (" ", "-")
        if between == "-" and right.last < len(words) and words[right.last].text.lower() in WAYS:
            continue
        if side_by_side and not (_is_large(left, gazetteer) or _is_large(right, gazetteer)):
            compound |= {left.start, right.start}
    return [mention for mention in found if mention.start not in compound]


def _is_large(mention: Mention, gazetteer: Gazetteer) -> bool:
    if mention.adjective_of:
        return True
    return any(
        named.quality == "main" and (named.entry.kind in _WIDE or named.entry.population >= _LARGE)
        for named in gazetteer.find(mention.folded)
    )


def _ends_unknown_name(text: str, words: list[Word], at: int, found: list[Mention]) -> bool:
    """Whether a word is part of a longer name that the gazetteer does not know ("Bright" in "Amara Bright")."""
    if at == 0 or (found and found[-1].last == at):
        return False
    before = words[at - 1]
    if text[words[at].start - 1] == "-" and not before.proper:
        return before.text not in _PREFIXES
    if before.text in _ROMANCE and at > 1 and joined(text, before, words[at]) and joined(text, words[at - 2], before):
        lead = words[at - 2]
        return lead.proper and lead.text.lower() not in type_words()
    return (
        before.proper
        and joined(text, before, words[at])
        and before.text.lower().rstrip(".") not in _words_before_names()
    )


def _mention_at(text: str, words: list[Word], at: int, gazetteer: Gazetteer) -> Mention | None:
    for last, run in name_runs(text, words, at):
        folded = fold(run)
        if " " not in folded and (
            _is_no_name(run, folded, gazetteer)
            or (folded in ordinary_words() and not _is_written_as_name(text, words, at))
            or _is_unknown_acronym(text, words[at], run, folded)
        ):
            continue
        adjective_of = countries_of_adjectives().get(folded, ())
        if not adjective_of and not gazetteer.has(folded):
            folded = without_article(folded)
            if not gazetteer.has(folded) or folded in common_words():
                continue
        return Mention(
            start=words[at].start,
            end=words[last - 1].end,
            first=at,
            last=last,
            text=run,
            folded=folded,
            adjective_of=adjective_of,
            possessive=words[last - 1].possessive,
        )
    return None


def is_surname_like(word: Word, gazetteer: Gazetteer) -> bool:
    """Whether the word behind a name reads as a family name: a capital, no noun of ours, and no place of its own."""
    folded = fold(word.text)
    if not word.proper or word.text.isupper() or len(folded) < _SHORTEST_MIXED_CASE or "." in word.text:
        return False
    if folded in _words_before_names() or folded in organisation_words() or folded in generic_nouns():
        return False
    if folded in countries_of_adjectives():
        return False
    return not any(named.quality == "main" for named in (gazetteer.find(folded) if gazetteer.has(folded) else ()))


def _is_unknown_acronym(text: str, word: Word, run: str, folded: str) -> bool:
    """Whether capitals spell an organisation or a disease rather than a place: "HIV", "FAO".

    A whole line in capitals, and a place in capitals at the head of a line ("KYIV, Monday"), are names all the same.
    """
    if not run.isupper() or len(folded) > _LONGEST_ACRONYM or folded in _acronyms():
        return False
    if len(folded) < _SHORTEST_MIXED_CASE:
        return True
    line_start = text.rfind("\n", 0, word.start) + 1
    line_end = text.find("\n", word.end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    return not (line.isupper() or line.lstrip().startswith(run))


@cache
def _acronyms() -> frozenset[str]:
    """Folded names of countries, regions and states that are written in capitals."""
    names = [alias for country in countries() for alias in country.aliases]
    names += [alias for region in regions() for alias in region.aliases]
    names += [short for short in STATES if "." in short]
    return frozenset(fold(name) for name in names if name.isupper() or name in STATES)


def _is_written_as_name(text: str, words: list[Word], at: int) -> bool:
    """Whether a capital has no other cause: it stands inside a sentence, behind no article, in mixed case."""
    word = words[at]
    if word.text.isupper() or at == 0:
        return at == 0 and word.end == len(text)
    before = words[at - 1]
    if before.text.lower() in _ARTICLES or before.proper:
        return False
    return text[before.end : word.start] in (" ", ", ")


def _is_no_name(run: str, folded: str, gazetteer: Gazetteer) -> bool:
    if len(folded) < _SHORTEST_MIXED_CASE and not run.isupper() and "." not in run:
        return len(folded) < 3 or folded in common_words() or not _is_main_name_of_city(folded, gazetteer)
    if run.isupper() and len(folded) <= _SHORTEST_MIXED_CASE and folded in common_words():
        return folded not in _SHORT_COUNTRIES
    return folded in common_words() or folded in directions()


def _is_main_name_of_city(folded: str, gazetteer: Gazetteer) -> bool:
    return any(
        named.quality == "main" and named.entry.population >= _LARGE
        for named in (gazetteer.find(folded) if gazetteer.has(folded) else ())
    )


@cache
def _words_before_names() -> frozenset[str]:
    """Capitalised words that may stand before a place name without being part of it."""
    return common_words() | directions() | facilities() | titles() | frozenset(type_words()) | _SIZES


# "Plaza de Mayo" is not Mayo; but "Provincia de Mayo" would be.
_ROMANCE = frozenset(("de", "del", "da", "do", "dos", "das", "di", "du"))
_WIDE = ("country", "admin1", "region")
_PREFIXES = frozenset(("pro", "anti", "non", "ex", "trans", "pan", "mid", "post", "pre", "al", "el"))
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "its", "their", "his", "her", "our", "my"))
WAYS = frozenset(("road", "highway", "railway", "axis", "motorway", "route"))
"""What leads from one place to another."""
_SIZES = frozenset(("greater", "metro", "inner", "outer", "lake", "mt"))
_SHORT_COUNTRIES = frozenset(("us", "car"))
