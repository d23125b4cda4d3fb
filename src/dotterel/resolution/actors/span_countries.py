"""The country that the words of a span tell: by country words before the head, or behind ``of``, ``from``, ``in``."""

from collections.abc import Sequence

from dotterel.model.replacing import replace
from dotterel.model.unresolved import Candidate
from dotterel.resolution.actors.context import ActorContext
from dotterel.resolution.actors.countries import CountryWord, country_words
from dotterel.resolution.actors.entries import INTERNATIONAL, OTHERS, Entry
from dotterel.resolution.actors.finding import Finding
from dotterel.resolution.actors.folding import word_set
from dotterel.resolution.actors.parties import named_party
from dotterel.resolution.actors.reading import OWNING, Reading, Segment

_NOT_OWNED = word_set(
    "opponent critic enemy foe adversary rival victim ally refugee migrant asylum seeker exile hostage captive "
    "detainee prisoner survivor ambassador envoy consul attache embassy consulate counterpart"
)
_INSTITUTIONS = word_set("university college school hospital institute academy")
PEOPLE = "people"
"""Rule by which a people of one or several states is known, and no state's nationals: those who go by a state's
adjective too (Bosnian Serbs) may have a government of their own."""
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
        rule = PEOPLE if word.use == "people" and " " not in word.hit.key else "nationals"
        sectors, score = ("CVL",), 0.6
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
    employer = _employer(rest, reading, context, on)
    if employer is not None:
        sectors = employer.sectors or finding.sectors
        candidate = Candidate(id=employer.id, name=employer.name, score=0.8, reason="the party they work for")
        return replace(
            finding, country=employer.countries[0], sectors=sectors, rule="employer+agent", candidates=(candidate,)
        )
    if words and finding.agent.split(" ")[-1] in OTHERS and reading.tokens[words[-1].hit.end - 1].possessive:
        return replace(finding, not_of=words[-1].code)
    led = _of_alliance(finding, reading)
    if not words and led is not None:
        sectors = ("MIL",) if set(finding.sectors) <= {"UNK"} else finding.sectors
        return replace(finding, country=led, sectors=sectors, rule=f"{finding.rule}+alliance")
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
        candidates = (*left_open, *_sponsor_candidates(reading))
        if not candidates:
            return finding
        reason = "the words may mean several states" if left_open else finding.reason
        return replace(finding, candidates=(*finding.candidates, *candidates), reason=reason)
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
        if found and found[-1].use == "adjective":
            return _seat_of_institution(segment, rest, reading, context) or [found[0]]
        if found:
            return [found[0], *_listed_with(segment, rest, reading, context)]
    return []


def _seat_of_institution(
    segment: Segment, rest: Sequence[Segment], reading: Reading, context: ActorContext
) -> list[CountryWord]:
    """The place in the name of a school or hospital, against a foreign adjective: ``the American University of X``."""
    number = rest.index(segment) + 1
    named_so = any(reading.tokens[place].key in _INSTITUTIONS for place in range(segment.start, segment.end))
    if not named_so or number >= len(rest) or rest[number].hinge not in ("of", "in"):
        return []
    found, _ = country_words(rest[number].hits, reading.tokens, context.weights)
    return [found[0]] if found and found[0].use in ("name", "capital", "place") else []


def _employer(rest: Sequence[Segment], reading: Reading, context: ActorContext, on: str | None) -> Entry | None:
    """The body of no one state that people work for, whatever their own nation: ``a Kenyan driver employed by X``."""
    for segment in rest:
        verb = reading.tokens[segment.start - 2].key if segment.start > 1 else ""
        if verb in ("working", "serving", "employed") and segment.hinge in ("for", "with", "by", "at"):
            party = named_party(segment.hits, reading, context, on, ())
            entry = party[1].entry if party is not None else None
            if entry is not None and len(entry.countries) == 1 and entry.countries[0] in INTERNATIONAL:
                return entry
    return None


def _complement_party(
    finding: Finding, rest: Sequence[Segment], reading: Reading, context: ActorContext, on: str | None
) -> Entry | None:
    """The party that people belong to: ``monitors from the OSCE``, ``judges at the Court``."""
    if finding.agent.split(" ")[-1] in _NOT_OWNED or not finding.agent:
        return None
    for number, segment in enumerate(rest):
        beside = number == 0 and segment.hinge in ("at", "with")
        if not beside and segment.hinge not in ("of", "from"):
            continue
        party = named_party(segment.hits, reading, context, on, ())
        entry = party[1].entry if party is not None else None
        if entry is None or len(entry.countries) != 1:
            continue
        if not beside or not entry.person:
            return entry
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


def _of_alliance(finding: Finding, reading: Reading) -> str | None:
    """The code of those that somebody leads: of the leading body, or of a coalition that a state leads."""
    for hit in reading.sponsors:
        behind = reading.tokens[hit.end] if hit.end < len(reading.tokens) else None
        if behind is None or behind.key != "led" or not hit.forms:
            continue
        codes = {code for form in hit.forms for code in form.entry.countries}
        if len(codes) == 1 and codes <= INTERNATIONAL:
            return codes.pop()
        if hit.country and finding.agent.split(" ")[-1] in ("coalition", "alliance"):
            return "IGO"
    return None


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
