"""Who takes part in "the talks" that a sentence names without both sides: those whom the report tells to have met.

"The president received the rebel leader. ... The meeting lasted two hours": readers name both for the second event too.
In the annotated reports that rules may be fitted to, where talks with an article before them are found with one party
or none, and all other talks of the report that tell several have the same ones, 15 of 16 are the same happening as
those. Of 44 talks told without an article, as any are, only half have the parties of the report's others. Who is named
beside the talks (a mediator, an observer, one of the two) stays a party of them; who was only taken over from another
mention goes, unless it is one of those.
"""

import re
from collections.abc import Sequence

from dotterel.model import SAME_HAPPENING, Actor, ResolvedEvent
from dotterel.model.replacing import replace

TALKS_SCORE = 0.75
"""How sure the parties of other talks are those of "the talks": below the share measured, which is of few."""
RULE = "same-talks"

_TALKS = re.compile(
    r"(?:talks|meetings?|negotiations?|discussions?|summit|dialogue|consultations?|conversations?)$", re.IGNORECASE
)
_KNOWN = re.compile(
    r"\b(?:the|these|those|their|this)\s+(?:(?!\w*-(?:nation|party|way|power|member)\b)(?-i:[a-z])[\w-]*\s+)?$",
    re.IGNORECASE,
)
"""What stands before talks that the report has told of; "the six-nation talks" are others than those of two."""
_BEFORE = 40

_Code = tuple[str | None, str]


def with_parties_of_talks(events: Sequence[ResolvedEvent], text: str) -> tuple[ResolvedEvent, ...]:
    """Events of known talks with the parties of the report's other talks, where they name one at most.

    Such parties keep the words and offsets that told them, a rule that says so, and a score below theirs.

    Args:
        events: All events of one document, in text order.
        text: The document's text.
    """
    tellings = [event for event in events if event.type == "CONSULT" and _tells_sides(event)]
    return tuple(_completed(event, tellings, text) if tellings else event for event in events)


def _completed(event: ResolvedEvent, tellings: Sequence[ResolvedEvent], text: str) -> ResolvedEvent:
    if event.type != "CONSULT" or len(_codes(event)) > 1 or not _are_known(event, text):
        return event
    others = [one for one in tellings if (one.modality, one.historical) == (event.modality, event.historical)]
    if len({_codes(one) for one in others}) != 1:
        return event
    nearest = min(others, key=lambda one: abs(one.trigger.start - event.trigger.start))
    sides = (*nearest.actors, *nearest.recipients)
    actors = [one for one in event.actors if not one.rule.startswith(SAME_HAPPENING) or _code(one) in _codes(nearest)]
    told = (*actors, *event.recipients)
    within = len({side.country for side in sides}) == 1  # of one state, sides are told apart by sector
    missing = [side for side in sides if not any(_is_side(one, side, within=within) for one in told)]
    return replace(event, actors=(*actors, *map(_as_carried, missing)))


def _is_side(party: Actor, side: Actor, *, within: bool) -> bool:
    return party.country == side.country and (not within or party.sector == side.sector)


def _are_known(event: ResolvedEvent, text: str) -> bool:
    """Whether the trigger is a word for talks behind an article or the like."""
    if _TALKS.search(event.trigger.text) is None:
        return False
    return _KNOWN.search(text, max(0, event.trigger.start - _BEFORE), event.trigger.start) is not None


def _tells_sides(event: ResolvedEvent) -> bool:
    """Whether an event names several parties, all of known states."""
    return len(_codes(event)) > 1 and all(country is not None for country, _ in _codes(event))


def _codes(event: ResolvedEvent) -> frozenset[_Code]:
    return frozenset(_code(party) for party in (*event.actors, *event.recipients))


def _code(party: Actor) -> _Code:
    return party.country, party.sector


def _as_carried(party: Actor) -> Actor:
    return replace(party, score=round(TALKS_SCORE * party.score, 3), role_score=None, rule=f"{RULE} > {party.rule}")
