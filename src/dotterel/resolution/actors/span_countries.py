"""The country that the words of a span tell: by country words before the head, or behind ``of``, ``from``, ``in``."""

from collections.abc import Sequence
from dataclasses import replace

from dotterel.model.unresolved import Candidate
from dotterel.resolution.actors.context import ActorContext
from dotterel.resolution.actors.countries import CountryWord, country_words
from dotterel.resolution.actors.entries import Entry
from dotterel.resolution.actors.finding import Finding
from dotterel.resolution.actors.folding import word_set
from dotterel.resolution.actors.parties import named_party
from dotterel.resolution.actors.reading import OWNING, Reading, Segment

_NOT_OWNED = word_set(
    "opponent critic enemy foe adversary rival victim ally refugee migrant asylum seeker exile hostage captive "
    "detainee prisoner survivor ambassador envoy consul attache embassy consulate counterpart"
)
_FAR = word_set("in at near on with for inside within across around outside under")


def finding_of_country(named: Sequence[CountryWord]) -> Finding:
    """A country word alone."""
    word = named[0]
    sectors: tuple[str, ...] = ("GOV",)
    rule, score, weak = "country-name", 0.85, True
    if word.use in ("capital", "seat"):
        sectors, rule = word.sectors, "seat"
        score, weak = (0.9, False) if word.use == "seat" else (0.7, True)
    elif word.use in ("national", "people"):
        sectors, rule, score = ("CVL",), "nationals", 0.6
    elif word.use in ("place", "dependency"):
        sectors, rule, score = ("CVL",), "place-name", 0.45
    elif word.use == "adjective":
        rule, score = "demonym", 0.55
    bare = word.use not in ("national", "people", "adjective", "place")
    return Finding(
        sectors=sectors,
        rule=rule,
        score=score,
        weak_sectors=weak,
        name=word.name if bare else None,
        id=word.code if bare else None,
    )


def with_country(
    finding: Finding,
    named: Sequence[CountryWord],
    left_open: tuple[Candidate, ...],
    rest: Sequence[Segment],
    reading: Reading,
    context: ActorContext,
    on: str | None,
) -> Finding:
    """Add the country that the span's country words tell, where no party told it."""
    if finding.country is not None:
        return finding
    words = list(named)
    rule = "demonym+agent" if finding.rule == "agent" else finding.rule
    if not words:
        words = _complement_countries(finding, rest, reading, context)
        rule = "complement+agent" if finding.rule == "agent" else finding.rule
    codes = list(dict.fromkeys(word.code for word in words))
    if not codes:
        party = _complement_party(finding, rest, reading, context, on)
        if party is not None:
            candidate = Candidate(id=party.id, name=party.name, score=0.8, reason="the party they belong to")
            return replace(
                finding, country=party.countries[0], rule=f"{finding.rule}+complement", candidates=(candidate,)
            )
        code = _country_of_place(rest, reading, context)
        if code is not None:
            return replace(
                finding, country=code, rule=f"{finding.rule or 'place'}+gazetteer", score=0.8 * (finding.score or 0.6)
            )
        candidates = (*finding.candidates, *left_open, *_sponsor_candidates(reading))
        reason = finding.reason
        if left_open:
            reason = "the words may mean several states"
        return replace(finding, candidates=candidates, reason=reason)
    if len(codes) == 1:
        return replace(finding, country=codes[0], rule=rule, score=finding.score * words[0].score)
    if _coordinate(words, reading):
        candidates = tuple(
            Candidate(id=code, name=code, score=0.5, reason="two countries are named side by side") for code in codes
        )
        return replace(finding, country=codes[0], rule=f"{rule}:several-countries", score=0.4, candidates=candidates)
    nearest = words[-1]
    candidates = tuple(
        Candidate(id=word.code, name=word.name, score=0.6 if word is nearest else 0.4, reason="nearest to the head noun"
                  if word is nearest else "named farther from the head noun")
        for word in reversed(words)
    )  # fmt: skip
    return replace(finding, country=nearest.code, rule=rule, score=0.75 * finding.score, candidates=candidates)


def _complement_countries(
    finding: Finding, rest: Sequence[Segment], reading: Reading, context: ActorContext
) -> list[CountryWord]:
    """Country words behind ``of``, ``from``, ``in``: not behind ``to`` or ``against``, nor what an opponent opposes."""
    head = finding.agent.split(" ")[-1]
    for segment in rest:
        if segment.hinge not in OWNING and segment.hinge not in (",", "("):
            continue
        if head in _NOT_OWNED and (segment.hinge in _FAR or head in ("opponent", "critic", "enemy", "foe", "victim")):
            continue
        found, _ = country_words(segment.hits, reading.tokens, context.weights)
        if found:
            return [found[0], *_listed_with(segment, rest, reading, context)]
    return []


def _complement_party(
    finding: Finding, rest: Sequence[Segment], reading: Reading, context: ActorContext, on: str | None
) -> Entry | None:
    """The party that people belong to: ``monitors from the OSCE``."""
    if finding.agent.split(" ")[-1] in _NOT_OWNED or not finding.agent:
        return None
    for segment in rest:
        if segment.hinge in ("of", "from"):
            party = named_party(segment.hits, reading, context, on, ())
            if party is not None and party[1].entry is not None and len(party[1].entry.countries) == 1:
                return party[1].entry
    return None


def _listed_with(first: Segment, rest: Sequence[Segment], reading: Reading, context: ActorContext) -> list[CountryWord]:
    """The countries that follow in a list: ``of Panama, Mexico and Canada``."""
    listed: list[CountryWord] = []
    for segment in rest[rest.index(first) + 1 :]:
        if segment.hinge not in ("and", ",") or (segment.hinge == "," and segment is rest[-1]):
            break
        found, _ = country_words(segment.hits, reading.tokens, context.weights)
        if not found or segment.head is not None:
            break
        listed.append(found[0])
    return listed


def _country_of_place(rest: Sequence[Segment], reading: Reading, context: ActorContext) -> str | None:
    """The state of a town in the span that only the gazetteer knows (``villagers of Lower Tonga``)."""
    if context.country_of_place is None:
        return None
    for segment in rest:
        if segment.hinge in OWNING:
            words = [token for token in reading.tokens[segment.start : segment.end] if token.capital]
            if words:
                code = context.country_of_place(" ".join(word.text for word in words))
                if code:
                    return code
    return None


def _coordinate(words: Sequence[CountryWord], reading: Reading) -> bool:
    """Whether country words stand side by side (``French and Malian``) rather than one inside the other."""
    first, second = words[0].hit, words[1].hit
    between = [token.key for token in reading.tokens[first.end : second.start]]
    gap = reading.tokens[second.start].gap
    return "and" in between or "or" in between or gap in ("-", ",", "/", "–", "&") or len({w.code for w in words}) > 2


def _sponsor_candidates(reading: Reading) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            id=hit.forms[0].entry.countries[0],
            name=hit.forms[0].entry.name,
            score=0.1,
            reason="named as sponsor or object, not as their country",
        )
        for hit in reading.sponsors
        if hit.forms and hit.forms[0].entry.countries
    )
