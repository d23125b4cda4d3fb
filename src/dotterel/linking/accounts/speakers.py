"""Who speaks in the first person: a communique that says "our soldiers", and whom it calls the other side."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dotterel.linking.accounts.parties import VAGUE_SECTORS, is_irregular
from dotterel.model import Actor, IncidentParty, ResolvedEvent

_OURS = re.compile(r"^\s*our\b", re.IGNORECASE)
_SO_MANY_OF_OURS = re.compile(r"[\w-]+\s+(?:of\s+)?our\s", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:other|opposite|opposing|enemy)\s+(?:side|party|army|forces?|troops|soldiers|positions?)\b|"
    r"\bthe\s+(?:enemy|opponent|adversary)\b|\bof\s+(?:the\s+)?(?:enemy|opponent|adversary)\b",
    re.IGNORECASE,
)
_PARTISAN = re.compile(
    r"\b(?:mujahid\w*|crusaders?|occupiers?|infidels?|apostates?|invaders?|sons\s+of\s+the\s+\w+|(?:grace|help|will)\s+of\s+(?:God|Allah))\b",
    re.IGNORECASE,
)
"""Words of a communique for its own fighters and for those whom they hit."""
_ARMED = frozenset(("MIL", "REB", "PRM", "COP", "UAF", "SPY", "CRM"))


def are_ours(party: Actor) -> bool:
    """Whether words are of the speaker's own people: "our soldiers"."""
    return bool(_OURS.match(party.text))


def first_persons(events: Iterable[ResolvedEvent]) -> dict[str, Actor]:
    """Whose report speaks of its own armed people in its own voice, by document: "two of our soldiers fell"."""
    speakers: dict[str, Actor] = {}
    for event in events:
        if event.claim.status != "asserted":
            continue
        if _PARTISAN.search(event.sentence.text):
            irregular = next((one for one in event.actors if is_irregular(one)), None)
            if irregular is not None:
                speakers.setdefault(event.document.id, irregular)
        counted = event.recipients if len(event.recipients) == 1 and _counts_ours(event) else ()
        for one in (*event.actors, *event.recipients):
            if (are_ours(one) or one in counted) and one.sectors[:1] and one.sectors[0] in _ARMED:
                known = speakers.get(event.document.id)
                if known is None or (known.country is None and one.country is not None):
                    speakers[event.document.id] = one
    return speakers


def _counts_ours(event: ResolvedEvent) -> bool:
    """Whether a number of the mention is one of "our" people, whatever words their party was found under."""
    starts = [count.start - event.sentence.start for count in (event.killed, event.injured) if count is not None]
    return any(start >= 0 and _SO_MANY_OF_OURS.match(event.sentence.text[start:]) for start in starts)


def is_enemy_of(speaker: Actor, party: Actor) -> bool:
    """Whether a party is told as the speaker's enemy, or is an armed one of another state or kind."""
    if are_ours(party):
        return False
    if _OTHERS.search(party.text):
        return True
    if not party.sectors or party.sectors[0] not in _ARMED:
        return False
    if is_irregular(party) != is_irregular(speaker):
        return True
    return bool(speaker.country and party.country and speaker.country != party.country)


def as_named_by(speaker: Actor | None, party: Actor, sides: Sequence[IncidentParty]) -> Actor:
    """A party as its speaker means it: "our soldiers" are of his state, "the other side" is the one he is not of.

    Args:
        speaker: Whoever tells; none for an outlet.
        party: As told.
        sides: Those who acted and those acted on.
    """
    if speaker is not None and are_ours(party) and set(party.sectors[:1]) <= VAGUE_SECTORS and speaker.sectors:
        party = replace(party, sectors=speaker.sectors)
    if speaker is None or speaker.country is None:
        return party
    if are_ours(party) and party.country is None:
        return replace(party, country=speaker.country)
    if not _OTHERS.search(party.text):
        return party
    others = {one.country: one for one in sides if one.country and one.country != speaker.country and not _is_soft(one)}
    if len(others) != 1:
        return party
    meant = next(iter(others.values()))
    return replace(party, text=meant.label, id=meant.id, country=meant.country, sectors=meant.sectors)


def _is_soft(party: IncidentParty) -> bool:
    return not party.sectors or party.sectors[0] not in _ARMED
