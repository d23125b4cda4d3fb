"""Who did it: which mentions name the author of one-sided violence, and whom an account accuses."""

import re
from collections.abc import Sequence

from dotterel.codebook.fight_words import FIGHT
from dotterel.linking.accounts.parties import are_compatible, is_general, sources_of
from dotterel.model import SAME_HAPPENING, Actor, ResolvedEvent

_FIGHT = re.compile(FIGHT, re.IGNORECASE)


def is_two_sided(event: ResolvedEvent) -> bool:
    """Whether a mention has parties of several kinds as actors together, against each other: a clash, fighting.

    Then nobody is told to be acted on, or only those who fell in it: people, or one side's own.
    """
    if not event.quad.endswith("conflict"):
        return False
    if is_both_ways(event):
        return True
    states = {one.country for one in event.actors if one.country}
    fell = all(is_general(one) or one.country in states for one in event.recipients)
    if event.recipients and not (fell and _FIGHT.search(event.trigger.text)):
        return False
    return len({(one.country, one.sectors[:1]) for one in event.actors if one.sectors or one.country}) > 1


def is_both_ways(event: ResolvedEvent) -> bool:
    """Whether a mention has the same parties of several kinds as actors and as those acted on: each hit the other."""
    acting = {one.text.casefold(): (one.country, one.sectors[:1]) for one in event.actors}
    return acting.keys() == {one.text.casefold() for one in event.recipients} and len(set(acting.values())) > 1


def is_named_elsewhere(event: ResolvedEvent) -> bool:
    """Whether a speaker's words name none of the sides of a fight, which are known from other mentions."""
    claimed = event.claim.status != "asserted" and is_two_sided(event)
    return claimed and all(one.rule.startswith(SAME_HAPPENING) for one in event.actors)


def accusations(facts: Sequence[ResolvedEvent]) -> tuple[ResolvedEvent, ...]:
    """The mentions that the authors of a one-sided incident are drawn from.

    Where any mention tells who did it to whom, those that only tell of a clash of both sides say no more. Where an
    outlet or somebody of neither side vouches for one author, whom that author accuses is left to its account.
    """
    if not any(one.actors and one.recipients for one in facts):
        return tuple(facts)
    one_sided = tuple(one for one in facts if not is_two_sided(one)) or tuple(facts)
    vouched = _vouched(one_sided)
    return tuple(one for one in one_sided if not _accuses_back(one, vouched))


def is_clash_of_accusers(facts: Sequence[ResolvedEvent]) -> bool:
    """Whether a report vouches for a clash, and only the sides themselves tell who struck whom."""
    clashes = any(is_two_sided(one) and one.claim.status == "asserted" for one in facts)
    return clashes and not _vouched([one for one in facts if not is_two_sided(one)])


def _vouched(one_sided: Sequence[ResolvedEvent]) -> list[Actor]:
    """Authors that a report, or somebody of neither side, names."""
    asserted = [actor for event in one_sided if event.claim.status == "asserted" for actor in event.actors]
    return asserted + _borne_out(one_sided)


def _borne_out(facts: Sequence[ResolvedEvent]) -> list[Actor]:
    """Authors that speakers of no state of theirs or of those acted on name: nobody's own accusation."""
    sides = {one.country for event in facts for one in (*event.actors, *event.recipients) if one.country}
    return [
        actor
        for event in facts
        if event.claim.status == "claimed" and all(one.country not in sides for one in sources_of(event))
        for actor in event.actors
    ]


def _accuses_back(event: ResolvedEvent, vouched: Sequence[Actor]) -> bool:
    """Whether a vouched author says that another one did it, whom nobody else names."""
    if event.claim.status != "claimed" or not event.actors or any(_is_among(one, vouched) for one in event.actors):
        return False
    return all(_is_among(one, vouched) for one in sources_of(event)) and bool(sources_of(event))


def _is_among(one: Actor, others: Sequence[Actor]) -> bool:
    return any(
        (one.id and one.id == other.id)
        or (one.country is not None and one.country == other.country and are_compatible(one, other))
        for other in others
    )
