"""Who alone names a party as the author: an accusation is told as one, not as what happened."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dotterel.linking.accounts.evidence import Evidence
from dotterel.linking.accounts.parties import Key, Roster
from dotterel.linking.accounts.tellers import tellers_of
from dotterel.model import IncidentParty, ResolvedEvent


def with_accusers(
    parties: Mapping[Key, IncidentParty], facts: Sequence[ResolvedEvent], evidence: Evidence, roster: Roster
) -> dict[Key, IncidentParty]:
    """The parties, with whom each is named by where only others' accusations name it.

    A party is named by an accusation where every mention that names it gives the words of somebody else, and another
    voice tells of the same deed without naming it: a market was attacked by gunmen, police say; the governor says that
    it was a certain group. Where nobody tells of the deed but those who name the author, the whole incident stands as
    their claim and nothing is added.

    Args:
        parties: The authors by key.
        facts: The mentions told as happened.
        evidence: All mentions.
        roster: Who is who.
    """
    return {key: replace(party, named_by=_accusers(key, facts, evidence, roster)) for key, party in parties.items()}


def _accusers(key: Key, facts: Sequence[ResolvedEvent], evidence: Evidence, roster: Roster) -> tuple[str, ...]:
    """Labels of those who alone name a party; empty where a report vouches for it, or it owns up itself."""
    naming = [event for event in facts if any(roster.key(actor) == key for actor in event.actors)]
    others = [event for event in facts if event not in naming]
    if any(event.claim.status == "asserted" for event in naming):
        return ()
    tellers = {teller.key: teller for event in naming for teller in tellers_of(event, evidence, roster)}
    if any(teller.party is None or roster.key(teller.party) == key for teller in tellers.values()):
        return ()
    told_without = any(teller.key not in tellers for event in others for teller in tellers_of(event, evidence, roster))
    return tuple(teller.label for teller in tellers.values()) if told_without else ()
