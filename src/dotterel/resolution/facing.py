"""Who "the two sides" are: the two that face each other in what else the document tells."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from dotterel.model import SAME_HAPPENING, Actor, ResolvedEvent
from dotterel.model.replacing import replace
from dotterel.resolution.actors.entries import INTERNATIONAL
from dotterel.resolution.actors.folding import word_set

FACING_SCORE = 0.55
"""Score of a side that is only known from the document's other events."""

_SIDES = re.compile(
    r"(?:(?:the|these|those|their|its|all) (?:two|both|each|either|warring|opposing|rival|feuding)"
    r"|both|each|either|warring|opposing|feuding)"
    r"(?: (?:of )?(?:the )?)?(?: ?(?:two|warring|opposing|rival|feuding|neighbou?ring) )? ?"
    r"(?P<noun>sides?|parties|camps|factions|countries|nations|states|neighbou?rs|governments|capitals|armies"
    r"|militaries|leaders|presidents|(?:prime |foreign |defen[cs]e |interior )?ministers|premiers|delegations)?",
    re.IGNORECASE,
)
"""Words for two who are known already: "two" and "rival factions" without an article are any."""
_STATES = word_set(
    "countries nations states neighbours neighbors governments capitals leaders presidents premiers ministers"
)
_ARMIES = frozenset(("armies", "militaries"))
_AHEAD = 1.5
"""How much more must speak for one pair of sides than for the next."""
_IN_OFFICE = ("ministers", "presidents", "leaders", "premiers")
_NEXT_SENTENCE = 3
"""Characters between two sentences of one paragraph, or of two."""
PAIR_RULE = "document:pair-of-states"
_MOSTLY = 2.0
"""How many times as many parties must be of one state as of the next for the report to be about it."""
_SAME_KIND, _BEFORE, _NAMED_BESIDE = 2.0, 1.5, 0.5
"""How much more events of the same quad and earlier ones speak for a pair; how much less, where one of it is named in
the same role already, as a mediator is, or a spokesman of one side."""

_ORGANS = frozenset({"GOV", "MIL", "COP", "SPY"})
"""Organs of one state are mostly one side; in a mutiny they are two, so that where they lead nobody is taken."""
_DONE_TO = frozenset({"CVL", "REF", "JRN", "MED", "AGR", "EDU", "REL"})
"""Those whom a war is done to: within one state they are no side of it, though it is they who are shot at most."""

_Side = tuple[str | None, str]
_Pair = tuple[Actor, Actor]


def with_facing_sides(events: Sequence[ResolvedEvent]) -> tuple[ResolvedEvent, ...]:
    """Events with the parties that face each other in the place of "both sides", "the two countries", "both".

    The pair is the one that meets in most of the document's other events, events of the same quad and earlier ones
    first. Where most parties are of one state, the pair must hold it; people whom a war is done to are no side of it,
    and organs of one state no two. "The two ministers" are those who met in the sentence before. Where no pair stands
    out, the words stay what they are: unresolved. Words beside the two that they sum up go.

    Args:
        events: All events of one document, in text order.
    """
    events = [_with_those_who_met(event, events) for event in events]
    if not any(_means_sides(actor) for event in events for actor in (*event.actors, *event.recipients)):
        return tuple(events)
    happened = [event for event in events if event.modality == "asserted"]
    ground = _most_told_of(happened)
    met = [
        (event, pair)
        for event in happened
        if (pair := _facing(event)) is not None and (ground is None or ground in {side.country for side in pair})
    ]
    return tuple(
        replace(event, actors=_told(event.actors, event, met), recipients=_told(event.recipients, event, met))
        if any(map(_means_sides, (*event.actors, *event.recipients)))
        else event
        for event in events
    )


def _with_those_who_met(event: ResolvedEvent, events: Sequence[ResolvedEvent]) -> ResolvedEvent:
    """An event of "the two ministers" with the two whom the sentence before told to meet, whichever states the report
    speaks of most."""
    if not any(map(_are_officials, (*event.actors, *event.recipients))):
        return event
    met = [
        pair
        for other in events
        if other.type == "CONSULT"
        and 0 <= event.sentence.start - other.sentence.end <= _NEXT_SENTENCE
        and len(pair := [party for party in (*other.actors, *other.recipients) if party.sector == "GOV"]) == 2
        and _are_states(*pair)
    ]
    if not met:
        return event
    return replace(
        event, actors=_in_place_of(event.actors, met[-1]), recipients=_in_place_of(event.recipients, met[-1])
    )


def _are_officials(actor: Actor) -> bool:
    """Whether a party is one of two states taken for "the two ministers" or other persons in office."""
    words = actor.text.strip().lower()
    return actor.rule == PAIR_RULE and words.endswith(_IN_OFFICE)


def _in_place_of(parties: tuple[Actor, ...], pair: Sequence[Actor]) -> tuple[Actor, ...]:
    if not any(map(_are_officials, parties)):
        return parties
    words = next(filter(_are_officials, parties))
    told = [
        replace(words, name=None, id=None, country=side.country, rule="document:facing-sides", score=FACING_SCORE)
        for side in pair
    ]
    return (*(party for party in parties if not _are_officials(party)), *told)


def _most_told_of(events: Sequence[ResolvedEvent]) -> str | None:
    """The state that clearly more of the parties are of than of any other; its war is not one of two neighbours."""
    told = Counter(
        actor.country
        for event in events
        for actor in (*event.actors, *event.recipients)
        if actor.country is not None and actor.country not in INTERNATIONAL
    )
    ranked = told.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _MOSTLY * ranked[1][1]):
        return None
    return ranked[0][0]


def _means_sides(actor: Actor) -> bool:
    return actor.country is None and actor.id is None and _SIDES.fullmatch(actor.text.strip()) is not None


def _told(
    parties: tuple[Actor, ...], event: ResolvedEvent, met: Sequence[tuple[ResolvedEvent, _Pair]]
) -> tuple[Actor, ...]:
    told: list[Actor] = []
    for party in parties:
        if not _means_sides(party):
            told.append(party)
            continue
        named = [other for other in parties if not _means_sides(other)]
        if party.text.lower() in ("both", "each") and len(named) > 1:
            continue
        sides = _sides_of(party, event, met)
        if not sides or not _are_named(sides, named):
            told += sides or (party,)
    return tuple(told)


def _are_named(sides: Sequence[Actor], named: Sequence[Actor]) -> bool:
    """Whether each side is named beside the words already: "the presidents spoke, and the two sides agreed"."""
    return all(
        any(_side(side, sides[not number]) == _side(one, sides[not number]) for one in named)
        for number, side in enumerate(sides)
    )


def _sides_of(words: Actor, event: ResolvedEvent, met: Sequence[tuple[ResolvedEvent, _Pair]]) -> tuple[Actor, ...]:
    """The two parties behind some words of an event; empty where no pair stands out."""
    match = _SIDES.fullmatch(words.text.strip())
    noun = (match["noun"] or "").lower().rpartition(" ")[2] if match else ""
    of_states = noun in _STATES or noun in _ARMIES
    together, opposite = (event.actors, event.recipients) if words in event.actors else (event.recipients, event.actors)
    besides = [actor for actor in opposite if not _means_sides(actor) and not _is_of_another(actor)]
    beside = {actor.country for actor in together if not _means_sides(actor)}
    votes: dict[frozenset[_Side], float] = defaultdict(float)
    pairs: dict[frozenset[_Side], _Pair] = {}
    for other, (first, second) in met:
        if other.id == event.id or (of_states and not _are_states(first, second)):
            continue
        key = frozenset((_side(first, second), _side(second, first)))
        if any(_is_one_of(actor, key) for actor in besides):
            continue
        weight = _SAME_KIND if other.quad == event.quad else 1.0
        weight *= _BEFORE if other.trigger.start < event.trigger.start else 1.0
        votes[key] += weight * (_NAMED_BESIDE if beside.intersection(country for country, _ in key) else 1.0)
        pairs.setdefault(key, (first, second))
    ranked = _without_victims(sorted(votes.items(), key=lambda vote: -vote[1]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _AHEAD * ranked[1][1]):
        return ()
    if all(sector in _ORGANS for _, sector in ranked[0][0]):  # told within one state only
        return ()
    sectors = ("MIL",) if noun in _ARMIES else ("GOV",) if of_states else None
    return tuple(
        replace(
            words,
            name=side.name if sectors is None else None,
            id=side.id if sectors is None else None,
            country=side.country,
            sectors=sectors or side.sectors,
            score=FACING_SCORE,
            rule="document:facing-sides",
            unresolved=None,
        )
        for side in pairs[ranked[0][0]]
    )


def _without_victims(ranked: list[tuple[frozenset[_Side], float]]) -> list[tuple[frozenset[_Side], float]]:
    """The pairs, best first, without a state's victims where they lead: then only others of that state can be meant."""
    lead = {country for country, _ in ranked[0][0]} if ranked else set()
    if len(lead) != 1:
        return ranked
    hit = [pair for pair, _ in ranked if {country for country, _ in pair} == lead and _holds_victims(pair)]
    if ranked[0][0] in hit:
        return [vote for vote in ranked if {country for country, _ in vote[0]} == lead and vote[0] not in hit]
    return [vote for vote in ranked if vote[0] not in hit]


def _holds_victims(pair: frozenset[_Side]) -> bool:
    return any(sector in _DONE_TO for _, sector in pair)


def _is_one_of(actor: Actor, sides: frozenset[_Side]) -> bool:
    """Whether a party is a side: of its state, and where both are of one state, of its sector."""
    return any(actor.country == country and sector in ("", *actor.sectors[:1]) for country, sector in sides)


def _is_of_another(actor: Actor) -> bool:
    """Whether a party was taken from another mention: it may well be one of the two that this sentence sums up."""
    return actor.rule.startswith((SAME_HAPPENING, "same-recipient"))


def _facing(event: ResolvedEvent) -> _Pair | None:
    """The two that face each other in an event: doer and done-to, or exactly two who act together upon each other."""
    actors = [actor for actor in event.actors if actor.country and not _means_sides(actor)]
    recipients = [actor for actor in event.recipients if actor.country and not _means_sides(actor)]
    if actors and recipients:
        first, second = actors[0], recipients[0]
    elif len(actors) == 2 and not event.recipients:
        first, second = actors
    else:
        return None
    return (first, second) if _side(first, second) != _side(second, first) else None


def _side(actor: Actor, other: Actor | None = None) -> _Side:
    """What tells a side apart: its country, and within one country its sector too."""
    inside = other is not None and other.country == actor.country
    return actor.country, actor.sector if inside else ""


def _are_states(first: Actor, second: Actor) -> bool:
    return first.country != second.country and not {first.country, second.country} & {None, *INTERNATIONAL}
