"""Place names anywhere in a text, without a model, and the countries that a text speaks of."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from dotterel.model.spans import Span
from dotterel.resolution.places.gazetteer import Gazetteer, NamedEntry
from dotterel.resolution.places.mentions import Mention, find_mentions
from dotterel.resolution.places.tokens import Word, joined, words_of
from dotterel.resolution.places.word_lists import facilities, given_names, organisation_words, titles, verbs_of_saying

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
        sightings: Character offset and country of every name and adjective that counts for one country, in text order.
    """

    countries: dict[str, float]
    divisions: dict[str, float]
    sightings: tuple[tuple[int, str], ...] = ()


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
        if not _is_other_name(text, words, mention, found, persons):
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
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[str, float] = defaultdict(float)
    sightings: list[tuple[int, str]] = []
    strong: list[tuple[Toponym, _Claim, float]] = []
    weak: list[tuple[Toponym, _Claim, float]] = []
    open_names: list[tuple[Toponym, float]] = []
    for toponym in find_toponyms(text, gazetteer=gazetteer, adjectives=True):
        factor = _OPENING_FACTOR if toponym.span.start < _OPENING_CHARACTERS else 1.0
        for code in toponym.adjective_of:
            countries[code] += _NAMED * factor / len(toponym.adjective_of)
        if len(toponym.adjective_of) == 1:
            sightings.append((toponym.span.start, toponym.adjective_of[0]))
        claims = _claims(toponym)
        if len(claims) > 1:
            open_names.append((toponym, factor))
        elif claims and claims[0].strength > _NEGLIGIBLE:
            (strong if claims[0].strength > _LESSER else weak).append((toponym, claims[0], factor))
    for toponym, claim, factor in strong:
        _count(claim, toponym, factor, countries, divisions)
        sightings.append((toponym.span.start, claim.country))
    certain = frozenset(countries)
    for toponym, claim, factor in weak:
        # A lesser place in a country that nothing else speaks of is most likely a mere namesake.
        if not certain or claim.country in certain:
            _count(claim, toponym, factor, countries, divisions)
            sightings.append((toponym.span.start, claim.country))
    spoken_of = dict(countries)
    for toponym, factor in open_names:
        likeliest = _likeliest(_claims(toponym), spoken_of, divisions)
        if likeliest is not None and (not certain or likeliest.strength > _LESSER or likeliest.country in certain):
            countries[likeliest.country] += likeliest.strength * factor
            sightings.append((toponym.span.start, likeliest.country))
    return Survey(
        countries=_normalised(countries), divisions=_normalised(divisions), sightings=tuple(sorted(sightings))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """That a name speaks of a country, by the most telling place of that name in it.

    Attributes:
        country: ISO 3166 alpha-3 code.
        division: As in `Survey.divisions`; empty for a country itself.
        strength: What one mention counts.
        people: Inhabitants of that place, raised for capitals, divisions and countries.
    """

    country: str
    division: str
    strength: float
    people: int


def _claims(toponym: Toponym) -> list[_Claim]:
    """One claim for each country in which a place has this name, the most telling first.

    A name that is also that of a region over several countries ("Kurdistan") speaks for none of them.
    """
    if any(named.entry.country is None for named in toponym.found):
        return []
    best: dict[str, _Claim] = {}
    for named in toponym.found:
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
        if people < _LEAST_PEOPLE and (len(toponym.found) > 1 or len(toponym.span.text) <= _SHORT_NAME):
            strength = _NEGLIGIBLE
        if entry.country not in best or people > best[entry.country].people:
            division = f"{entry.country}/{entry.admin1}" if entry.admin1 else ""
            best[entry.country] = _Claim(country=entry.country, division=division, strength=strength, people=people)
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
    if claim.division and _one_division(toponym):
        divisions[claim.division] += claim.strength * factor


def _one_division(toponym: Toponym) -> bool:
    """Whether all places of a name lie in one first-order division."""
    return len({named.entry.admin1 for named in toponym.found if named.entry.kind != "region"}) == 1


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
        if _names_a_person(before, between) or (between == ". " and len(lead) == 1):
            names.add(word.text.lower())
    return frozenset(names)


def _names_a_person(before: Word, between: str) -> bool:
    """Whether a word makes the next one a family name: a given name or a title, the latter perhaps shortened."""
    lead = before.text.lower().rstrip(".")
    return (between == " " and lead in given_names()) or (between in (" ", ". ") and lead in titles())


def _is_other_name(
    text: str, words: list[Word], mention: Mention, found: tuple[NamedEntry, ...], persons: frozenset[str]
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
    if before is not None and before.proper and _names_a_person(before, text[before.end : mention.start]):
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
