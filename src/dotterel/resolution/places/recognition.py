"""Place names anywhere in a text, without a model, and the countries that a text speaks of."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dotterel.model.spans import Span
from dotterel.resolution.languages import tells_language
from dotterel.resolution.places.gazetteer import UNSIZED, Gazetteer, GazetteerEntry, NamedEntry
from dotterel.resolution.places.mentions import Mention, find_mentions, is_surname_like
from dotterel.resolution.places.tokens import Word, joined, words_of
from dotterel.resolution.places.word_lists import (
    facilities,
    given_names,
    given_places,
    organisation_words,
    titles,
    verbs_of_saying,
)

# How much one mention says of its country: its name or adjective; its capital or a place that is known the world over;
# a lesser place whose namesakes all lie in it.
_NAMED = 1.0
_WELL_KNOWN = 0.6
_LESSER = 0.25
_NEGLIGIBLE = 0.0
_COUNTRY_PEOPLE = 3_000_000
_WELL_KNOWN_PEOPLE = 300_000
_LEAST_PEOPLE = 15_000
_SHORT_NAME = 4
_WORLD_CITY = 1_000_000
_LEAD = 4
_OPENING_CHARACTERS = 300
_OPENING_FACTOR = 2.0
_WIDEST_MARK_KM = 200.0
_SPREAD = 2.0
"""Degrees; two places of a name within it are one for the purpose of nearness."""
_MAKE = re.compile(r"[-‐‑](?:made|built|born|flagged|registered|manufactured|assembled|designed)\b", re.IGNORECASE)
"""Behind an adjective that tells where a thing comes from: ``Australian-made`` is nobody."""
_CONTINENT = re.compile(r"\s+States\b")
"""Behind the adjective of a continent rather than of a country: the Organization of American States."""
_LOCATING = re.compile(
    r"\b(?:in|at|near|outside|around|inside|across|off|throughout)\s+(?:the\s+)?(?:\w+\s+){0,2}$", re.IGNORECASE
)
# Of an imported gazetteer: hills, creeks, lower divisions and villages of unknown size are too many and too much alike
# to say where a text plays; a family name or a word is often one of them.
_UNTELLING = frozenset(("admin3", "landmark", UNSIZED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name found in a text.

    Attributes:
        span: Where it stands.
        found: The places of that name; empty for an adjective.
        adjective_of: ISO 3166 alpha-3 codes, where it is the adjective of a country rather than a name.
    """

    span: Span
    found: tuple[NamedEntry, ...] = ()
    adjective_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What a text speaks of.

    Attributes:
        countries: ISO 3166 alpha-3 code to weight; the weights sum to 1. Empty where no country is spoken of.
        divisions: Country code and name of a first-order division, as ``USA/Louisiana``, to weight; the weights sum to
        1.
    """

    countries: dict[str, float]
    divisions: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryMention:
    """A word of a text that speaks of one country.

    Attributes:
        start: Character offset of the word.
        name: The word or words, in lower case.
        country: ISO 3166 alpha-3 code.
        adjective: Whether it is an adjective or a word for a people.
        of_country: Whether it names the country itself rather than a place in it.
        located: Whether a word of place ("in", "near") stands before it.
    """

    start: int
    name: str
    country: str
    adjective: bool
    of_country: bool
    located: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A name of a text that can only be one place, so that it tells where its neighbours lie.

    Attributes:
        start: Character offset of the name.
        name: The name, in lower case.
        latitude: Degrees north.
        longitude: Degrees east.
    """

    start: int
    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    survey: Survey
    mentions: tuple[CountryMention, ...]
    landmarks: tuple[Landmark, ...]


def find_toponyms(text: str, *, gazetteer: Gazetteer, adjectives: bool = False) -> list[Toponym]:
    """Capitalised names of the gazetteer in a text that are not, by what stands around them, persons or organisations.

    Args:
        text: The text.
        gazetteer: Names to places.
        adjectives: Whether adjectives of countries ("Armenian") are given as well.

    Returns:
        The names in text order, not overlapping.
    """
    words = words_of(text)
    mentions = find_mentions(text, words, gazetteer)
    persons = _family_names(text, words)
    toponyms = []
    for mention in mentions:
        if mention.adjective_of:
            if adjectives:
                toponyms.append(Toponym(span=_span(mention), adjective_of=mention.adjective_of))
            continue
        found = gazetteer.find(mention.folded)
        if not _is_other_name(text, words, mention, found, persons, gazetteer):
            toponyms.append(Toponym(span=_span(mention), found=found))
    return toponyms


def document_countries(text: str, *, gazetteer: Gazetteer) -> dict[str, float]:
    """How much a text speaks of each country: the first half of `survey`."""
    return survey(text, gazetteer=gazetteer).countries


def survey(text: str, *, gazetteer: Gazetteer) -> Survey:
    """How much a text speaks of each country and of each first-order division.

    Names and adjectives of countries count most, then capitals and large cities, then lesser places whose name points
    to one country; what stands in the first 300 characters (headline and lead) counts twice. Names that point to
    several countries are counted last, for the country that the others already speak of: "Alexandria" is not Egypt's
    beside "Rapides Parish".

    Args:
        text: Title and running text of a document.
        gazetteer: Names to places.
    """
    read = _read(text, gazetteer).survey
    return Survey(countries=dict(read.countries), divisions=dict(read.divisions))


def country_mentions(text: str, gazetteer: Gazetteer) -> tuple[CountryMention, ...]:
    """The words of a text that speak of one country, in text order; the text is read once for this and `survey`."""
    return _read(text, gazetteer).mentions


def landmarks(text: str, gazetteer: Gazetteer) -> tuple[Landmark, ...]:
    """The names of a text that can only be one place, in text order; read together with `survey`."""
    return _read(text, gazetteer).landmarks


@lru_cache(maxsize=8)
def _read(text: str, gazetteer: Gazetteer) -> _Reading:
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[str, float] = defaultdict(float)
    strong: list[tuple[Toponym, _Claim, float]] = []
    weak: list[tuple[Toponym, _Claim, float]] = []
    open_names: list[tuple[Toponym, list[_Claim], float]] = []
    mentions: list[CountryMention] = []
    marks: list[Landmark] = []
    for toponym in find_toponyms(text, gazetteer=gazetteer, adjectives=True):
        if toponym.adjective_of and (
            _MAKE.match(text, toponym.span.end)
            or _CONTINENT.match(text, toponym.span.end)
            or tells_language(text, toponym.span.start, toponym.span.end)
        ):
            continue
        factor = _OPENING_FACTOR if toponym.span.start < _OPENING_CHARACTERS else 1.0
        for code in toponym.adjective_of:
            countries[code] += _NAMED * factor / len(toponym.adjective_of)
        if toponym.adjective_of:
            mentions.append(_country_mention(text, toponym, toponym.adjective_of[0]))
            continue
        if (mark := _landmark(toponym)) is not None:
            marks.append(mark)
        claims = _claims(toponym)
        if len(claims) > 1:
            open_names.append((toponym, claims, factor))
        elif claims and claims[0].strength > _NEGLIGIBLE:
            (strong if claims[0].strength > _LESSER else weak).append((toponym, claims[0], factor))
    for toponym, claim, factor in strong:
        _count(claim, toponym, factor, countries, divisions)
    certain = frozenset(countries)
    for toponym, claim, factor in weak:
        # A lesser place in a country that nothing else speaks of is most likely a mere namesake.
        if not certain or claim.country in certain:
            _count(claim, toponym, factor, countries, divisions)
    spoken_of = dict(countries)
    settled = [(toponym, claim) for toponym, claim, _ in (*strong, *weak)]
    for toponym, claims, factor in open_names:
        likeliest = _likeliest(claims, spoken_of, divisions)
        if likeliest is not None and (not certain or likeliest.strength > _LESSER or likeliest.country in certain):
            countries[likeliest.country] += likeliest.strength * factor
            settled.append((toponym, likeliest))
    mentions += [_country_mention(text, toponym, claim.country) for toponym, claim in settled]
    return _Reading(
        survey=Survey(countries=_normalised(countries), divisions=_normalised(divisions)),
        mentions=tuple(sorted(mentions, key=lambda mention: mention.start)),
        landmarks=tuple(marks),
    )


def _landmark(toponym: Toponym) -> Landmark | None:
    """The one place of a name; none where its places lie apart, or are too wide to be near to anything."""
    entries = [named.entry for named in toponym.found if named.quality != "loose"]
    narrow = [entry for entry in entries if entry.kind in ("settlement", "admin2")]
    wide = [entry for entry in entries if entry.kind == "region" and (entry.radius_km or 0.0) <= _WIDEST_MARK_KM]
    if not narrow + wide or any(entry.kind == "country" for entry in entries):
        return None
    first = (narrow or wide)[0]
    for entry in entries:
        if entry.country != first.country and entry.country and first.country:
            return None
        if abs(entry.latitude - first.latitude) > _SPREAD or abs(entry.longitude - first.longitude) > _SPREAD:
            return None
    return Landmark(
        start=toponym.span.start, name=toponym.span.text.lower(), latitude=first.latitude, longitude=first.longitude
    )


def _country_mention(text: str, toponym: Toponym, country: str) -> CountryMention:
    start = toponym.span.start
    return CountryMention(
        start=start,
        name=toponym.span.text.lower(),
        country=country,
        adjective=bool(toponym.adjective_of),
        of_country=any(named.entry.kind == "country" for named in toponym.found),
        located=not toponym.adjective_of and _LOCATING.search(text[max(0, start - 30) : start]) is not None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """That a name speaks of a country, by the most telling place of that name in it.

    Attributes:
        country: ISO 3166 alpha-3 code.
        division: As in `Survey.divisions`; empty for a country itself.
        names_division: Whether the place is that division itself.
        strength: What one mention counts.
        people: Inhabitants of that place, raised for capitals, divisions and countries.
    """

    country: str
    division: str
    names_division: bool
    strength: float
    people: int


def _claims(toponym: Toponym) -> list[_Claim]:
    """One claim for each country in which a place has this name, the most telling first.

    A name that is also that of a region over several countries ("Kurdistan") speaks for none of them.
    """
    telling = [named for named in toponym.found if _is_telling(named.entry)]
    if any(named.entry.country is None for named in telling):
        return []
    best: dict[str, _Claim] = {}
    of_countries = {named.entry.country for named in telling}
    for named in telling:
        entry = named.entry
        if entry.country is None or named.quality == "loose":
            continue
        people = entry.population * (5 if entry.feature == "capital" else 1)
        strength = _WELL_KNOWN if people >= _WELL_KNOWN_PEOPLE else _LESSER
        if entry.kind == "country":
            people, strength = max(people, _COUNTRY_PEOPLE), _NAMED
        elif entry.kind in ("admin1", "region"):
            people = max(people, _WELL_KNOWN_PEOPLE)
            strength = _WELL_KNOWN if named.quality == "main" or entry.kind == "region" else _LESSER
        if named.quality != "main" and entry.kind not in ("country", "region"):
            people //= 4
            if entry.kind == "settlement" and entry.population < _WORLD_CITY:
                strength = _NEGLIGIBLE
        if people < _LEAST_PEOPLE and (len(of_countries) > 1 or len(toponym.span.text) <= _SHORT_NAME):
            strength = _NEGLIGIBLE
        if entry.country not in best or people > best[entry.country].people:
            division = f"{entry.country}/{entry.admin1}" if entry.admin1 else ""
            best[entry.country] = _Claim(
                country=entry.country,
                division=division,
                names_division=entry.kind == "admin1" and named.quality == "main",
                strength=strength,
                people=people,
            )
    return sorted(best.values(), key=lambda claim: (-claim.people, claim.country))


def _likeliest(claims: list[_Claim], countries: Mapping[str, float], divisions: Mapping[str, float]) -> _Claim | None:
    """The claim that the rest of the text backs most; without backing the most telling one, if it leads by far."""
    backed = [claim for claim in claims if claim.country in countries and claim.strength > _NEGLIGIBLE]
    if backed:
        first, best = (
            claims[0],
            max(backed, key=lambda claim: (claim.division in divisions, countries[claim.country] * claim.people**0.5)),
        )
        # A country or capital keeps its own name unless a division of that name is in a country that the text speaks
        # of.
        if first.strength < _NAMED or best is first or best.people >= _WELL_KNOWN_PEOPLE:
            return best
    first = claims[0]
    lead = claims[1].people if len(claims) > 1 else 0
    return first if first.strength > _NEGLIGIBLE and first.people >= _LEAD * lead else None


def _count(
    claim: _Claim, toponym: Toponym, factor: float, countries: dict[str, float], divisions: dict[str, float]
) -> None:
    countries[claim.country] += claim.strength * factor
    if claim.division and (claim.names_division or _one_division(toponym)):
        divisions[claim.division] += claim.strength * factor


def _one_division(toponym: Toponym) -> bool:
    """Whether all places of a name lie in one first-order division."""
    entries = [named.entry for named in toponym.found if _is_telling(named.entry)]
    return len({entry.admin1 for entry in entries if entry.kind != "region"}) == 1


def _is_telling(entry: GazetteerEntry) -> bool:
    return _UNTELLING.isdisjoint((entry.kind, entry.feature))


def _normalised(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return {key: weight / total for key, weight in ranked if weight > 0}


def _family_names(text: str, words: list[Word]) -> frozenset[str]:
    """Words that stand somewhere in the text as a person's family name: behind a given name or a title."""
    names = set()
    for before, word in pairwise(words):
        if not (word.proper and before.proper):
            continue
        lead = before.text.lower().rstrip(".")
        between = text[before.end : word.start]
        if names_a_person(before, between) or (between == ". " and len(lead) == 1):
            names.add(word.text.lower())
    return frozenset(names)


def names_a_person(before: Word, between: str) -> bool:
    """Whether a word makes the next one a family name: a given name or a title, the latter perhaps shortened."""
    lead = before.text.lower().rstrip(".")
    return (between == " " and lead in given_names()) or (between in (" ", ". ") and lead in titles())


def _is_other_name(
    text: str,
    words: list[Word],
    mention: Mention,
    found: tuple[NamedEntry, ...],
    persons: frozenset[str],
    gazetteer: Gazetteer,
) -> bool:
    """Whether a name is that of a person or an organisation, by its neighbours.

    Countries and large cities say things and share their names with people ("Miss France"), so that only the word
    directly before them can make them a person.
    """
    before = words[mention.first - 1] if mention.first else None
    behind = words[mention.last] if mention.last < len(words) else None
    follows = behind is not None and not mention.possessive and joined(text, words[mention.last - 1], behind)
    next_word = behind.text.lower() if behind is not None and follows else ""
    before_name = follows and behind is not None and behind.proper
    if before_name and next_word in organisation_words() - facilities():
        return True
    lowered = mention.text.lower()
    if mention.last > mention.first + 1:
        return words[mention.first].text.lower() in given_names() and words[mention.last - 1].text.lower() in persons
    if before is not None and before.proper and names_a_person(before, text[before.end : mention.start]):
        return True
    if follows and behind is not None and lowered in given_places() and is_surname_like(behind, gazetteer):
        return True
    if lowered in given_names() and (before_name or next_word in verbs_of_saying()):
        return True
    return not _is_well_known(found) and (lowered in persons or next_word in verbs_of_saying())


def _is_well_known(found: tuple[NamedEntry, ...]) -> bool:
    return any(
        named.entry.kind == "country" or (named.quality == "main" and named.entry.population >= _WELL_KNOWN_PEOPLE)
        for named in found
    )


def _span(mention: Mention) -> Span:
    return Span(start=mention.start, end=mention.end, text=mention.text)
