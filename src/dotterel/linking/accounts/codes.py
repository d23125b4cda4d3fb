"""What an incident is: type, modes and contexts by the majority of independent reports, and how it stands."""

from collections.abc import Callable, Iterable, Sequence
from statistics import fmean

from dotterel.codebook import Codebook
from dotterel.linking.accounts.authors import is_both_ways
from dotterel.linking.accounts.evidence import Evidence, is_fact
from dotterel.model import Actor, ResolvedEvent, Standing

_SHARE = 0.34
"""Share of the reports that tell any mode or context which a further one needs: one report of three that errs does not
put a word into the record."""


def type_of(events: Sequence[ResolvedEvent], evidence: Evidence) -> str:
    """The type that most independent reports tell, each with the score of its surest mention."""
    weights = _weights(events, evidence, lambda event: (event.type,))
    return min(weights, key=lambda code: (-weights[code], code), default="")


def modes_of(events: Sequence[ResolvedEvent], evidence: Evidence, type_code: str) -> tuple[str, ...]:
    """Modes of the events of one type, the most told first."""
    return _common(_weights([event for event in events if event.type == type_code], evidence, lambda one: one.modes))


def contexts_of(events: Sequence[ResolvedEvent], evidence: Evidence) -> tuple[str, ...]:
    """Contexts, the most told first."""
    return _common(_weights(events, evidence, lambda event: event.contexts))


def quad_of(events: Sequence[ResolvedEvent], type_code: str) -> str:
    """The quad category of the events of a type."""
    return min((event.quad for event in events if event.type == type_code), default="")


def intensity_of(events: Sequence[ResolvedEvent], type_code: str, modes: Sequence[str], codebook: Codebook) -> float:
    """The score of a type with its modes, as the codebook gives it; of a type that it lacks, as the events do."""
    if type_code in codebook.type_codes and set(modes) <= set(codebook.modes(type_code)):
        return codebook.intensity(type_code, tuple(modes))
    told = [event.intensity for event in events if event.type == type_code]
    return max(told, key=lambda score: (abs(score), -score), default=0.0)


def is_mutual(events: Sequence[ResolvedEvent], type_code: str, codebook: Codebook) -> bool:
    """Whether the sides of the incident stand together as actors: most reports of a two-sided type tell it so."""
    if not is_two_sided(type_code, codebook):
        return False
    together = sum(len(event.actors) > 1 and (not event.recipients or is_both_ways(event)) for event in events)
    one_sided = sum(bool(event.actors) and bool(event.recipients) and not is_both_ways(event) for event in events)
    return together > one_sided or (together > 0 and is_returned(events))


def is_two_sided(type_code: str, codebook: Codebook) -> bool:
    """Whether the sides of a type can stand together as actors."""
    return any(one.code == type_code and one.two_sided for one in codebook.types)


def is_fighting(events: Sequence[ResolvedEvent]) -> bool:
    """Whether any mention has armed parties of two sides as actors together, which is how a fight is told."""
    return any(
        is_both_ways(event)
        or (not event.recipients and len({(one.country, one.sectors[:1]) for one in event.actors if one.sectors}) > 1)
        for event in events
    )


def fighting_states(events: Sequence[ResolvedEvent]) -> frozenset[str]:
    """The states that any mention has as actors together, or that hit each other in two; empty where there are none."""
    told = ({one.country for one in event.actors if one.country} for event in events if not event.recipients)
    hits = {
        (one.country, other.country)
        for event in events
        for one in event.actors
        for other in event.recipients
        if one.country and other.country and one.country != other.country
    }
    returned = {one for one, other in hits if (other, one) in hits}
    return frozenset(returned).union(*(states for states in told if len(states) > 1))


def is_returned(events: Sequence[ResolvedEvent]) -> bool:
    """Whether one party acts on another in one mention and the other on the first in a further one.

    Between two states it does not matter whom of the other they hit: soldiers by one account, a villager by another.
    """
    pairs = {
        _sides(one, other)
        for event in events
        for one in event.actors
        for other in event.recipients
        if one.country and one.sectors and other.country and other.sectors
    }
    return any((other, one) in pairs for one, other in pairs if one != other)


def _sides(one: Actor, other: Actor) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """Two parties as sides: states by themselves, within one state its parties."""
    if one.country != other.country:
        return (one.country,), (other.country,)
    return (one.country, one.sectors[:1]), (other.country, other.sectors[:1])


def standing_of(evidence: Evidence) -> Standing:
    """How the incident stands over all reports that are no copies; see `Standing`."""
    own = evidence.own
    if any(is_fact(event) and event.claim.status == "asserted" for event in own):
        return "asserted"
    claimed = any(is_fact(event) for event in own)
    denied = any(event.claim.status == "denied" for event in own)
    negated = any(event.modality == "negated" for event in own)
    if claimed:
        return "disputed" if denied or negated else "claimed"
    last = own[-1].modality if own else "asserted"
    if negated and last == "negated":
        return "negated"
    if any(event.modality == "future" for event in own):
        return "planned"
    if any(event.modality == "hypothetical" for event in own):
        return "possible"
    return "denied" if denied else "negated" if negated else "asserted"


def _weights(
    events: Iterable[ResolvedEvent], evidence: Evidence, codes: Callable[[ResolvedEvent], Iterable[str]]
) -> dict[str, float]:
    """Sum over independent sources of the mean score with which each tells a code, times the share of its mentions.

    A source that tells one thing in three sentences still has one voice.
    """
    by_source: dict[str, list[ResolvedEvent]] = {}
    for event in events:
        by_source.setdefault(evidence.source_of(event), []).append(event)
    weights: dict[str, float] = {}
    for source in sorted(by_source):
        told: dict[str, list[float]] = {}
        for event in by_source[source]:
            for code in dict.fromkeys(codes(event)):
                told.setdefault(code, []).append(event.score)
        whole = sum(map(len, told.values())) or 1
        for code, scores in told.items():
            weights[code] = weights.get(code, 0.0) + round(fmean(scores) * len(scores) / whole + 1e-6, 6)
    return weights


def _common(weights: dict[str, float]) -> tuple[str, ...]:
    most = max(weights.values(), default=0.0)
    kept = [code for code in weights if weights[code] >= _SHARE * most]
    return tuple(sorted(kept, key=lambda code: (-weights[code], code)))
