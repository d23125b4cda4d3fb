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
    """

    countries: dict[str, float]
    divisions: dict[str, float]


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
        if _is_other_name(text, words, mention, persons):
            continue
        toponyms.append(Toponym(span=_span(mention), found=gazetteer.find(mention.folded)))
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
    open_names: list[tuple[Toponym, float]] = []
    for toponym in find_toponyms(text, gazetteer=gazetteer, adjectives=True):
        factor = _OPENING_FACTOR if toponym.span.start < _OPENING_CHARACTERS else 1.0
        for code in toponym.adjective_of:
            countries[code] += _NAMED * factor / len(toponym.adjective_of)
        claims = _claims(toponym)
        if len({claim.country for claim in claims}) > 1:
            open_names.append((toponym, factor))
        elif claims and claims[0].strength > _NEGLIGIBLE:
            countries[claims[0].country] += claims[0].strength * factor
            if claims[0].division and _one_division(toponym):
                divisions[claims[0].division] += claims[0].strength * factor
    certain = dict(countries)
    for toponym, factor in open_names:
        claim = _likeliest(_claims(toponym), certain, divisions)
        if claim is not None:
            countries[claim.country] += claim.strength * factor
    return Survey(countries=_normalised(countries), divisions=_normalised(divisions))


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
            people, strength = max(people, _WELL_KNOWN_PEOPLE), _WELL_KNOWN
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
        if (
            (between == " " and lead in given_names())
            or (between in (" ", ". ") and lead in _PERSONAL_TITLES)
            or (between == ". " and len(lead) == 1)
        ):
            names.add(word.text.lower())
    return frozenset(names)


_PERSONAL_TITLES = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "sen",
        "rep",
        "gen",
        "lt",
        "col",
        "maj",
        "capt",
        "sgt",
        "cmdr",
        "adm",
        "sheikh",
    )
)


def _is_other_name(text: str, words: list[Word], mention: Mention, persons: frozenset[str]) -> bool:
    """Whether a name is that of a person or an organisation, by its neighbours."""
    only_word = mention.last == mention.first + 1
    lowered = mention.text.lower()
    before = words[mention.first - 1] if mention.first else None
    behind = words[mention.last] if mention.last < len(words) else None
    led = before is not None and before.proper and joined(text, before, words[mention.first])
    followed = (
        behind is not None
        and behind.proper
        and not mention.possessive
        and joined(text, words[mention.last - 1], behind)
    )
    if behind is not None and followed and behind.text.lower() in organisation_words() - facilities():
        return True
    if not only_word:
        return words[mention.first].text.lower() in given_names() and words[mention.last - 1].text.lower() in persons
    if lowered in persons or (
        lowered in given_names() and (followed or (behind is not None and behind.text in verbs_of_saying()))
    ):
        return True
    if before is not None and led and before.text.lower().rstrip(".") in given_names() | titles():
        return True
    return (
        behind is not None
        and behind.text in verbs_of_saying()
        and text[mention.end : behind.start] == " "
        and not _is_known(mention)
    )


def _is_known(mention: Mention) -> bool:
    """Whether a name may say something as a government does: only names of several letters that are not persons' do."""
    return mention.text.isupper()


def _span(mention: Mention) -> Span:
    return Span(start=mention.start, end=mention.end, text=mention.text)
