"""The head of an actor span, and the sectors that it tells: its own, or those of what it belongs to."""

from collections.abc import Sequence

from dotterel.model.replacing import replace
from dotterel.resolution.actors.context import ActorContext
from dotterel.resolution.actors.entries import Agent
from dotterel.resolution.actors.finding import Finding
from dotterel.resolution.actors.parties import ARMED, BEARING, JOINING, named_party, sectors_beside_party
from dotterel.resolution.actors.reading import OWNING, Reading, Segment
from dotterel.resolution.actors.register import ActorRegister

_SOLID = ("agent", "generic")
_LIKE_ADJECTIVES = frozenset({"veteran"})
"""Agent words that only say what kind of leader somebody is."""


def core_of(reading: Reading, register: ActorRegister) -> tuple[list[Segment], list[Segment]]:
    """The coordinate segments that hold the head, and what follows them.

    A first stretch without any known word, or with nothing but a number or a measure, gives way to the next that
    has one: ``dozens of | protesters``, ``Ali Maru, | the governor``.
    """
    segments = list(reading.segments)
    first = 0
    while first < len(segments) - 1 and not _bears_head(segments, first, reading, register):
        first += 1
    if first and not _bears_head(segments, first, reading, register):
        first = 0
    core = [segments[first]]
    number = first + 1
    while number < len(segments):
        hinge = segments[number].hinge
        listing = hinge == "," and any(later.hinge == "and" for later in segments[number + 1 : number + 4])
        if hinge == "and" or (listing and segments[number].hits):
            core.append(segments[number])
            number += 1
        else:
            break
    return core, segments[number:]


def _bears_head(segments: Sequence[Segment], number: int, reading: Reading, register: ActorRegister) -> bool:
    segment = segments[number]
    last = reading.tokens[segment.end - 1].key
    follows_of = number + 1 < len(segments) and segments[number + 1].hinge == "of"
    phrase = bool(segment.hits) and segment.hits[-1].end - segment.hits[-1].start > 1
    if follows_of and not phrase and register.measure(last) and segments[number + 1].hits:
        return False
    return bool(segment.hits)


def finding_of_agents(
    reading: Reading,
    core: Sequence[Segment],
    rest: Sequence[Segment],
    heads: Sequence[Agent],
    context: ActorContext,
    on: str | None,
) -> Finding:
    """An agent word: its own sectors, or of what it belongs to."""
    sectors: list[str] = []
    weak, score = False, 0.9
    owner: Finding | None = None
    for segment in core:
        head = segment.head
        if head is None:
            continue
        bearer = _bearer_sectors(segment, head) if head.phrase in BEARING else None
        if bearer is None and head.phrase in JOINING:
            joined = _owner_sectors(replace(segment, hits=segment.agents[-1:]), rest, reading, context, on)
            bearer = joined.sectors if joined is not None and ARMED.intersection(joined.sectors) else None
        if bearer is not None:
            sectors.extend(bearer)
            continue
        if head.kind != "relational":
            sectors.extend(
                _of_armed_party(head, rest, reading, context, on) or _wanted(segment, reading) or head.sectors
            )
            weak = weak or head.kind == "generic"
            continue
        owned = _owner_sectors(segment, rest, reading, context, on)
        if owned is not None:
            sectors.extend(owned.sectors)
            owner = owned
        elif any(hit.people for hit in segment.hits):
            sectors.append("CVL")
            weak, score = True, 0.6
        else:
            sectors.extend(head.sectors)
            weak, score = True, 0.8
    return Finding(
        country=owner.country if owner else None,
        sectors=tuple(dict.fromkeys(sectors)),
        name=owner.name if owner else None,
        id=owner.id if owner else None,
        score=score,
        rule=owner.rule if owner else "agent",
        reason="no country named",
        candidates=owner.candidates if owner else (),
        agent=heads[0].phrase,
        plural=heads[0].plural,
        weak_sectors=weak,
        international=heads[0].country,
    )


def _of_armed_party(
    head: Agent, rest: Sequence[Segment], reading: Reading, context: ActorContext, on: str | None
) -> tuple[str, ...] | None:
    """Sectors of people who are told to be of an armed party: ``delegates of the Liberation Army``."""
    if not rest or rest[0].hinge not in ("of", "from") or head.sectors == ("CVL",):
        return None
    party = named_party(rest[0].hits, reading, context, on, ())
    if party is None or party[1].entry is None or not ARMED.intersection(party[1].entry.sectors):
        return None
    return sectors_beside_party(head, party[1].entry.sectors)


def _wanted(segment: Segment, reading: Reading) -> tuple[str, ...] | None:
    """``Wanted persons`` are sought for a crime."""
    head = segment.agents[-1]
    before = reading.tokens[segment.start : head.start]
    generic = head.agent is not None and head.agent.kind == "generic"
    return ("CRM",) if generic and any(token.key == "wanted" for token in before) else None


def _bearer_sectors(segment: Segment, head: Agent) -> tuple[str, ...] | None:
    """Sectors of the agent word right before a noun that only bears them (``army convoy``)."""
    agents = segment.agents
    if len(agents) < 2 or agents[-2].end != agents[-1].start or agents[-2].agent is None:
        return None
    return agents[-2].agent.sectors if agents[-2].agent.kind == "agent" else None


def _owner_sectors(
    segment: Segment, rest: Sequence[Segment], reading: Reading, context: ActorContext, on: str | None
) -> Finding | None:
    """What a relational head (``leader``, ``wing``) belongs to: words before it, else its complements."""
    before = [
        hit
        for hit in segment.agents[:-1]
        if hit.agent and hit.agent.kind in _SOLID and hit.agent.phrase not in _LIKE_ADJECTIVES
    ]
    if before and before[-1].agent:
        return Finding(sectors=before[-1].agent.sectors, rule="agent")
    for complement in rest:
        if complement.hinge not in OWNING:
            break
        party = named_party(complement.hits, reading, context, on, ())
        if party is not None and party[1].entry is not None:
            entry = party[1].entry
            return Finding(
                country=entry.countries[0] if len(entry.countries) == 1 else None,
                sectors=entry.sectors,
                name=None if entry.person else entry.name,
                id=None if entry.person else entry.id,
                rule="register:name+agent",
                candidates=party[1].candidates,
            )
        inner = [hit.agent for hit in complement.agents if hit.agent]
        firm = [agent for agent in inner if agent.kind == "agent"] or [a for a in inner if a.kind == "generic"]
        if firm:
            return Finding(sectors=firm[-1].sectors, rule="agent")
    return None
