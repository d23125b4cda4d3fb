"""The fighters of whoever speaks: where an armed group says that "its brigade" attacked, the brigade is the group's.

By their words, a brigade and sappers are an army's. In the annotated reports, seven of eight parties under such words
in what an armed group says are of the group's own state and sector.
"""

import re
from collections.abc import Sequence

from dotterel.model import Actor, ResolvedEvent
from dotterel.model.replacing import replace

SPEAKERS_OWN_SCORE = 0.8
"""Score of a party that is known as the speaker's."""
RULE = "speakers-own"
_ARMED_GROUPS = frozenset(("REB", "UAF", "PRM", "CRM"))
_UNDER_ARMS = _ARMED_GROUPS | {"MIL"}
_OWN = re.compile(r"(?:[\w-]+ (?:[\w-]+ )?of )?(?:its|their|our)\b", re.IGNORECASE)
_OF_A_GROUP = re.compile(r"\b(?:fighters?|members?|militants?|men|mujahid\w*|guerrillas?|martyrs?)\b", re.IGNORECASE)
"""Nouns for a group's people: "its soldiers" whom it says to have killed may be another's."""


def with_speakers_own(events: Sequence[ResolvedEvent]) -> tuple[ResolvedEvent, ...]:
    """Events with the state and sector of the armed group that speaks, for those whom it calls its own.

    Args:
        events: Resolved events.
    """
    return tuple(_owned(event) for event in events)


def _owned(event: ResolvedEvent) -> ResolvedEvent:
    speaker = event.claim.source
    if speaker is None or not speaker.country or not _ARMED_GROUPS.intersection(speaker.sectors[:1]):
        return event
    if "subject-before" in speaker.rule:  # "Its Orin group", of an army told of before, is no group of rebels
        return event
    actors = tuple(_as_own(actor, speaker) if _is_own(actor) else actor for actor in event.actors)
    recipients = tuple(
        _as_own(one, speaker) if _is_own(one) and _OF_A_GROUP.search(one.text) else one for one in event.recipients
    )
    if (actors, recipients) == (event.actors, event.recipients):
        return event
    return replace(event, actors=actors, recipients=recipients)


def _is_own(actor: Actor) -> bool:
    """Whether somebody's armed people are meant who have no name of their own in the register."""
    return actor.id is None and bool(_UNDER_ARMS.intersection(actor.sectors[:1])) and bool(_OWN.match(actor.text))


def _as_own(actor: Actor, speaker: Actor) -> Actor:
    if (actor.country, actor.sectors) == (speaker.country, speaker.sectors):
        return actor
    return replace(
        actor,
        country=speaker.country,
        sectors=speaker.sectors,
        score=min(SPEAKERS_OWN_SCORE, speaker.score),
        rule=RULE,
        unresolved=None,
    )
