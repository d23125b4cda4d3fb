"""Parties drawn together: the same one under many words, over all reports of an incident."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dotterel.linking.accounts.evidence import Evidence
from dotterel.linking.accounts.names import (
    body_of,
    clean,
    is_bare_adjective,
    is_of_state,
    is_pronoun_named,
    names_nobody,
    office_of,
)
from dotterel.model import Actor, IncidentParty, ResolvedEvent
from dotterel.model.incidents import UNNAMED

Key = tuple[str, ...]
"""What a party is known by: its id, its country and sectors, its sectors, or its words."""

CIVILIAN_SECTORS = frozenset(["AGR", "BUS", "CVL", "EDU", "JRN", "LAB", "MED", "REF", "REL", "SOC"])
VAGUE_SECTORS = frozenset(("UAF", "UNK"))
STATE_SECTORS = frozenset(["GOV", "MIL", "COP", "JUD", "LEG", "SPY"])
_IRREGULAR = frozenset(["REB", "UAF", "UNK", "CRM", "PRM"])
_WITH_OFFICES = frozenset(("GOV", "JUD", "LEG", "MED"))
"""Sectors whose offices each speak for themselves: a mayor is not the ministry, nor a hospital another one."""
_OTHER_FORCES = re.compile(
    r"\b(?:ministry|minister|gendarm\w+|carabinieri|guards?|prisons?|customs|coastguard)\b", re.IGNORECASE
)
CIVILIANS = "civilians"
LIKELY_PART = 0.5
SURE_PART = 0.6
"""Of the actors that are found with a lower score on the dev side, half have no part in the event."""
_GENERAL = frozenset(
    [
        "people",
        "persons",
        "person",
        "others",
        "other",
        "victims",
        "victim",
        "casualties",
        "dead",
        "deaths",
        "wounded",
        "injured",
        "inhabitants",
        "individuals",
        "many",
        "some",
        "all",
        "them",
        "they",
        "those",
        "men",
        "women",
        "children",
    ]
)
"""Words that tell no side."""
_ANYBODY = frozenset(
    [
        *("people", "persons", "victims", "casualties", "dead", "deaths", "wounded", "injured"),
        *("bodies", "corpses", "lives", "souls", "combatants", "fatalities"),
    ]
)
"""Words that tell none even where the codes do: whom they count are all, of whatever kind."""
_NUMBERS = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "dozen",
        "dozens",
        "several",
        "hundreds",
    ]
)
_THINGS = re.compile(
    r"\b(?:convoys?|columns?|buses|bus|cars?|trucks?|lorr(?:y|ies)|vehicles?|trains?|boats?|ships?|vessels?|planes?|"
    r"aircraft|helicopters?|houses?|homes?|buildings?|dwellings?|offices?|stations?|posts?|positions?|barracks|bases?|"
    r"camps?|sites?|checkpoints?|checkposts?|hospitals?|clinics?|schools?|academ(?:y|ies)|markets?|mills?|depots?|"
    r"churches|church|mosques?|temples?|villages?|towns?|cit(?:y|ies)|settlements?|bunkers?|hotels?|prisons?|"
    r"terminals?|compounds?|garrisons?|facilit(?:y|ies)|workshops?|class(?:es)?|headquarters|hideouts?|targets?|"
    r"guns?|artillery|batter(?:y|ies)|tanks?|launchers?|drones?|jets?|warships?|radars?|bridges?|pipelines?|dams?)$",
    re.IGNORECASE,
)
"""Words for what is hit, and not for whom: a number of dead beside them is that of people who are not named."""
_VOICES = re.compile(
    r"\b(?:spokes\w+|correspondent|reporter|eyewitness\w*|witness\w*|sources?|press (?:service|office|secretary)|"
    r"communiqu[eé]|statement|agency|news)\b",
    re.IGNORECASE,
)
_DEMONYM = re.compile(r"(?:an|ian|ese|ish|i|ic|ch|ist)$|^[A-Z]+$|['’]s$|-")
"""Endings of words that are written with a capital: Russian, Chinese, Israeli."""
_OF_SEVERAL = re.compile(
    r"\b(?:coalition|allied|alliance|multinational|international|monitors?|monitoring|observers?|mission|peacekeep\w+)\b",
    re.IGNORECASE,
)
"""Words for bodies of several states, which are no force of the one state that has any."""
_DATELINE = re.compile(r"^[^.;]{0,40}(?:\s[-–—]+|:)\s*$")
_MOST_WORDS = 8
"""Words of the longest label: a relative clause says more than a name should."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Who is who in one incident.

    Attributes:
        keys: The key of each party as told: by id, country, sectors and words.
        labels: What each party is called over all reports, by key.
        offices: Which office each civil authority without an id is, by country and words, told as in `keys`.
    """

    keys: dict[tuple[object, ...], Key]
    labels: dict[Key, str]
    offices: dict[tuple[object, ...], tuple[str, ...]]

    def key(self, actor: Actor) -> Key:
        """What a party of one of the incident's events is known by."""
        return self.keys.get(_told_as(actor)) or _plain_key(actor)

    def office(self, actor: Actor) -> tuple[str, ...]:
        """State and words of the office that a civil authority speaks for; empty where it is just an authority."""
        return self.offices.get(_told_as(actor), ())

    def label(self, actor: Actor) -> str:
        """What it is called: its name, else its own words; where they only point to it, what the others call it."""
        own = clean(actor.text)
        points = is_pronoun_named(own) or names_nobody(own) or is_bare(actor)
        if own and not actor.id and not points and self.key(actor)[0] != "id":
            return own
        return next((one for one in (self.labels.get(self.key(actor), ""), own) if not names_nobody(one)), UNNAMED)


def roster_of(events: Iterable[ResolvedEvent]) -> Roster:
    """Draw together all actors, recipients and claim sources of the events.

    A party with an id is that id. One without is its country and sectors, and joins the one with an id that has the
    same country and the same primary sector, if there is just one. One without a country joins the one party of its
    primary sector, if there is just one; else it is its words.
    """
    told = [
        actor
        for event in events
        for actor in (*event.actors, *event.recipients, *sources_of(event))
        if clean(actor.text) or actor.id or actor.country
    ]
    by_code: dict[tuple[str, str], set[Key]] = {}
    by_sector: dict[str, set[Key]] = {}
    for actor in told:
        key, primary = _plain_key(actor), actor.sector
        if actor.id and actor.country:
            by_code.setdefault((actor.country, primary), set()).add(key)
    keys: dict[tuple[object, ...], Key] = {}
    for actor in told:
        key = _plain_key(actor)
        if not actor.id and actor.country:
            named = by_code.get((actor.country, actor.sector), set())
            key = next(iter(named)) if len(named) == 1 and actor.sector not in CIVILIAN_SECTORS else key
        if actor.country:
            by_sector.setdefault(actor.sector, set()).add(key)
            keys[_told_as(actor)] = key
    for actor in told:
        if not actor.country:
            same = by_sector.get(actor.sector, set())
            alone = len(same) == 1 and bool(actor.sector) and not actor.id and not _OF_SEVERAL.search(actor.text)
            keys[_told_as(actor)] = next(iter(same)) if alone else _plain_key(actor)
    _join_bodies(told, keys)
    return Roster(keys=keys, labels=_labels(told, keys), offices=_offices(told))


def _offices(told: Sequence[Actor]) -> dict[tuple[object, ...], tuple[str, ...]]:
    """Each office by its state and fullest words: the prosecutor is the state prosecutor, where no other speaks."""
    words = {
        _told_as(actor): (actor.country, office_of(actor.text, actor.country))
        for actor in told
        if not actor.id and (actor.sector in _WITH_OFFICES or not actor.sector or _is_other_force(actor))
    }
    known = {one for one in words.values() if one[0] is not None}
    made: dict[tuple[object, ...], tuple[str, ...]] = {}
    for party, (country, office) in words.items():
        same = {one for one in known if office and office <= one[1] and country in (None, one[0])}
        fullest = [one for one in same if not any(one[1] < other[1] for other in same)]
        if office:
            state, full = fullest[0] if len(fullest) == 1 else (country, office)
            made[party] = (state or "", *sorted(full))
    return made


def _is_other_force(actor: Actor) -> bool:
    """Whether words name a force beside the police, or the ministry above it."""
    return actor.sector == "COP" and bool(_OTHER_FORCES.search(actor.text))


def _join_bodies(told: Sequence[Actor], keys: dict[tuple[object, ...], Key]) -> None:
    """Give one institution of one state one key, however it is put and whatever sectors it was given.

    The key with an id goes before those without; words of two ids are left alone.
    """
    by_body: dict[tuple[str | None, tuple[str, ...]], set[Key]] = {}
    for actor in told:
        body = body_of(actor.text, actor.country)
        if body is not None:
            by_body.setdefault((actor.country, body), set()).add(keys[_told_as(actor)])
    for actor in told:
        body = body_of(actor.text, actor.country)
        if body is None:
            continue
        if actor.country is None:
            _join_stateless(actor, body, by_body, keys)
            continue
        same = by_body.get((actor.country, body), set())
        fuller = [told for told in by_body if told[0] == actor.country and set(body) < set(told[1])]
        if len(fuller) == 1 and not any(key[0] == "id" for key in same):  # "the ministry", of just one that is named
            same = same | by_body[fuller[0]]
        named = {key for key in same if key[0] == "id"}
        if len(same) > 1 and len(named) <= 1 and not actor.id:
            keys[_told_as(actor)] = min(named or same)


def _join_stateless(
    actor: Actor,
    body: tuple[str, ...],
    by_body: dict[tuple[str | None, tuple[str, ...]], set[Key]],
    keys: dict[tuple[object, ...], Key],
) -> None:
    """An institution whose state is not told is the one of the same words, where just one state has any."""
    same = [found for (country, words), found in by_body.items() if country is not None and words == body]
    if len(same) == 1 and len(body) > 1:
        keys[_told_as(actor)] = min(same[0])


def parties_of(
    events: Sequence[ResolvedEvent], evidence: Evidence, roster: Roster, *, recipients: bool
) -> dict[Key, IncidentParty]:
    """The actors, or the recipients, of the events by their keys, the most told first."""
    mentions: dict[Key, list[tuple[Actor, str]]] = {}
    for event in events:
        for actor in event.recipients if recipients else event.actors:
            if not is_voice(actor):
                told = mid_sentence(actor, event)
                mentions.setdefault(roster.key(actor), []).append((told, evidence.source_of(event)))
    named = {key: told for key, told in mentions.items() if not all(is_pronoun(actor) for actor, _ in told)}
    mentions = named or mentions
    made = [(key, _party(key, told, roster)) for key, told in mentions.items()]

    def rank(one: tuple[Key, IncidentParty]) -> tuple[object, ...]:
        key, party = one
        return -party.reports, is_general_named(party), -party.score, party.label, key

    return dict(sorted(made, key=rank))


def sources_of(event: ResolvedEvent) -> tuple[Actor, ...]:
    """Everybody whom an event names as saying so, each party once."""
    source = event.claim.source
    return () if source is None else (source, *event.claim.further_sources)


def is_voice(actor: Actor) -> bool:
    """Whether the words name somebody who speaks, and not one who acts."""
    return bool(_VOICES.search(actor.text)) and actor.id is None


def is_general(actor: Actor) -> bool:
    """Whether the words tell no side: people, others, victims."""
    return _is_general(actor.text, actor.sectors, actor.id)


def is_general_named(party: IncidentParty) -> bool:
    """As `is_general`, of a party drawn together."""
    return _is_general(party.label, party.sectors, party.id)


def _is_general(text: str, sectors: tuple[str, ...], identity: str | None) -> bool:
    words = [word for word in re.findall(r"[a-z]+", text.casefold()) if word not in _NUMBERS]
    if identity is None and words and set(words) <= _ANYBODY:
        return True
    if sectors and sectors[0] not in CIVILIAN_SECTORS | VAGUE_SECTORS:
        return False
    return not words or (identity is None and not set(words) - _GENERAL - {"the", "of", "least", "at", "more"})


def is_pronoun(actor: Actor) -> bool:
    """Whether the words only point to somebody named elsewhere."""
    return actor.id is None and is_pronoun_named(actor.text)


def is_sure(actor: Actor) -> bool:
    """Whether a party is likely enough to have its part in the event that an account may be held to it."""
    return actor.role_score is None or actor.role_score >= SURE_PART


def is_likely(actor: Actor) -> bool:
    """Whether a party rather has its part in the event than not: nobody tells what only the report implies."""
    return actor.role_score is None or actor.role_score >= LIKELY_PART


def is_bare(actor: Actor) -> bool:
    """Whether the words are a state's adjective alone, for somebody who is more than the state."""
    return actor.id is None and bool(actor.sectors) and is_bare_adjective(actor.text, actor.country)


def is_thing(actor: Actor) -> bool:
    """Whether the words name what was hit, rather than people: a convoy, a house, positions."""
    return is_thing_named(actor.text)


def is_thing_named(label: str) -> bool:
    """Whether a label names what was hit."""
    return bool(_THINGS.search(re.split(r"\s+(?:of|in|at|near|for|from)\s+", clean(label), maxsplit=1)[0]))


def is_civilian(actor: Actor | IncidentParty) -> bool:
    """Whether the party's first sector is one of people who bear no arms."""
    return bool(actor.sectors) and actor.sectors[0] in CIVILIAN_SECTORS


def is_irregular(actor: Actor | IncidentParty) -> bool:
    """Whether the party's first sector is one of fighters of no state."""
    return bool(actor.sectors) and actor.sectors[0] in _IRREGULAR


def are_compatible(one: Actor | IncidentParty, other: Actor | IncidentParty) -> bool:
    """Whether two parties as told may be one: nothing known of either rules that out.

    Unidentified armed men may be any armed party. The organs of one state are one state: its army may be named by one
    report where another names the state.
    """
    if one.id and other.id and one.id == other.id:
        return True
    first, second = set(one.sectors[:1]), set(other.sectors[:1])
    if first <= _IRREGULAR and second <= _IRREGULAR and not (one.id and other.id):
        return True  # a group is named by its own country in one report, by that of its deed in another
    vague = not first or not second or bool((first | second) & VAGUE_SECTORS)
    if one.country and other.country and one.country != other.country:
        return vague and not (one.id and other.id) and not (first | second) & STATE_SECTORS
    if vague:
        return not (first | second) & STATE_SECTORS or not (one.country and other.country)
    if set(one.sectors) & set(other.sectors):
        return not (one.id and other.id) or bool(first & second & STATE_SECTORS)
    return first <= STATE_SECTORS and second <= STATE_SECTORS


def mid_sentence(actor: Actor, event: ResolvedEvent) -> Actor:
    """The party with its words as they would stand within a sentence: a common noun at its head is written small."""
    first, _, rest = actor.text.partition(" ")
    before = event.sentence.text[: max(0, actor.start - event.sentence.start)]
    outside = not event.sentence.start <= actor.start < event.sentence.end  # filled in: it may be another's head
    at_head = outside or not before.strip() or bool(_DATELINE.search(before))
    known = bool(_DEMONYM.search(first)) or is_of_state(first, actor.country)
    proper = known or not first[1:].islower() or rest != rest.lower()
    alone = not rest and not (first.endswith(("s", "men")) or first.casefold() in ("police", "people"))
    if actor.id or not at_head or proper or alone:
        return actor
    return replace(actor, text=first[:1].lower() + actor.text[1:])


def _plain_key(actor: Actor) -> Key:
    if actor.id:
        return ("id", actor.id)
    if actor.country:
        kind = CIVILIANS if is_civilian(actor) and "MED" not in actor.sectors else " ".join(actor.sectors[:2])
        return ("code", actor.country, kind)
    return ("words", clean(actor.text).casefold(), actor.sector)


def _told_as(actor: Actor) -> tuple[object, ...]:
    return actor.id, actor.country, actor.sectors, clean(actor.text).casefold()


def _labels(told: Sequence[Actor], keys: dict[tuple[object, ...], Key]) -> dict[Key, str]:
    names: dict[Key, Counter[str]] = {}
    words: dict[Key, set[str]] = {}
    for actor in told:
        key = keys[_told_as(actor)]
        if actor.id and actor.name:
            names.setdefault(key, Counter())[clean(actor.name)] += 1
        if not is_bare(actor) or key not in words:
            words.setdefault(key, set()).add(clean(actor.text))
    return {
        key: min(names[key], key=lambda name: (-names[key][name], name)) if key in names else max(texts, key=_fullness)
        for key, texts in words.items()
    }


def _fullness(text: str) -> tuple[bool, bool, int, str]:
    return not (is_pronoun_named(text) or names_nobody(text)), len(text.split()) <= _MOST_WORDS, len(text), text


def _party(key: Key, told: Sequence[tuple[Actor, str]], roster: Roster) -> IncidentParty:
    actors = [actor for actor, _ in told]
    countries = Counter(actor.country for actor in actors if actor.country)
    sectors = Counter(actor.sectors for actor in actors if actor.sectors)
    full = [actor for actor in actors if not is_bare(actor)] or actors
    own = {clean(actor.text) for actor in full if clean(actor.text)}
    known = roster.labels.get(key, "")
    fullest = known if key[0] == "id" else max(own, key=_fullness, default="")
    return IncidentParty(
        label=next((one for one in (fullest, known) if not names_nobody(one)), UNNAMED),
        id=key[1] if key[0] == "id" else None,
        country=min(countries, key=lambda code: (-countries[code], code)) if countries else None,
        sectors=min(sectors, key=lambda codes: (-sectors[codes], codes)) if sectors else (),
        reports=len({source for _, source in told}),
        score=max((actor.score for actor in actors), default=0.0),
        role_score=max((1.0 if actor.role_score is None else actor.role_score for actor in actors), default=1.0),
    )
