"""An incident in one sentence, built from its record by templates: nothing is in it that the record does not hold."""

from collections.abc import Sequence

from dotterel.linking.accounts.evidence import Evidence
from dotterel.linking.accounts.parties import VAGUE_SECTORS, are_compatible, clean, is_civilian
from dotterel.linking.accounts.phrases import Verb, is_plural, listed, named, number, verb_of, when, where
from dotterel.linking.accounts.places import is_filled
from dotterel.model import Account, Incident, IncidentParty, IncidentPlace, TollRange, TollRole

_MOST_PARTIES = 3
_MOST_VOICES = 2
_LONGEST_LABEL = 70


def summary_of(incident: Incident, evidence: Evidence, *, mutual: bool) -> str:
    """One sentence: who did what to whom, where, when, with what toll, and who says so.

    Args:
        incident: The record, but for its summary.
        evidence: Its events.
        mutual: Whether the sides stand together as actors.
    """
    verb = verb_of(incident.type, incident.modes, mutual=mutual and len(incident.actors) > 1)
    actors = _names(incident.actors, most=4 if mutual else _MOST_PARTIES)
    recipients = _names([one for one in incident.recipients if not _same_as_actor(one, incident)])
    about = where(_told_place(incident, evidence)) + when(incident.time)
    core = {
        "planned": lambda: _to_come(
            verb, actors, recipients, about, "is said to plan to", "are said to plan to", "is planned"
        ),
        "possible": lambda: _to_come(verb, actors, recipients, about, "might", "might", "is thought possible"),
        "negated": lambda: _to_come(verb, actors, recipients, about, "did not", "did not", "did not take place"),
    }.get(incident.standing, lambda: _happened(verb, actors, recipients, about, incident))()
    sentence = _attributed(core, incident)
    return sentence[:1].upper() + sentence[1:] + "."


def _happened(verb: Verb, actors: Sequence[str], recipients: Sequence[str], about: str, incident: Incident) -> str:
    if actors and recipients:
        return f"{listed(actors)} {verb.past.format(r=listed(recipients))}{about}{_toll(incident, active=True)}"
    if actors:
        together = len(actors) > 1 and "{r}" not in verb.past  # the words of a mutual event name no other side
        done = verb.past if together else verb.past_alone
        return f"{listed(actors)} {done}{about}{_toll(incident, active=len(actors) == 1)}"
    if recipients and verb.passive:
        to_be = "were" if len(recipients) > 1 or is_plural(recipients[0]) else "was"
        return f"{listed(recipients)} {to_be} {verb.passive}{about}{_toll(incident, active=False)}"
    return f"there was {verb.noun}{about}{_toll(incident, active=False)}"


def _to_come(
    verb: Verb, actors: Sequence[str], recipients: Sequence[str], about: str, one: str, several: str, alone: str
) -> str:
    if not actors:
        subject = f"{verb.noun} of {listed(recipients)}" if recipients and " on" not in verb.noun else verb.noun
        return f"{subject}{about} {alone}"
    lead = several if len(actors) > 1 or is_plural(actors[0]) else one
    what = verb.base.format(r=listed(recipients)) if recipients else verb.base_alone
    return f"{listed(actors)} {lead} {what}{about}"


def _attributed(core: str, incident: Incident) -> str:
    """With who says so where only parties do, and who denies it."""
    deniers = [account for account in incident.accounts if any(one.status == "denied" for one in account.statements)]
    believers = [
        account
        for account in incident.accounts
        if account.kind == "party"
        and account not in deniers
        and any(one.status == "claimed" and one.modality == "asserted" for one in account.statements)
    ]
    denied = f"; {_voices(deniers)} {_verb_for(deniers, 'denies', 'deny')} it" if deniers else ""
    if incident.standing == "denied" and deniers:
        return f"{_voices(deniers)} {_verb_for(deniers, 'denies', 'deny')} that {core}"
    if incident.standing == "disputed" and believers and deniers:
        return f"{_voices(believers)} {_verb_for(believers, 'says', 'say')} that {core}{denied}"
    if incident.standing in ("claimed", "disputed") and believers:
        return f"{core}, according to {_voices(believers)}{denied}"
    return f"{core}{denied}"


def _voices(accounts: Sequence[Account]) -> str:
    shown = [named(_short(one.label)) for one in accounts[:_MOST_VOICES]]
    return listed([*shown, "others"] if len(accounts) > _MOST_VOICES else shown)


def _verb_for(accounts: Sequence[Account], one: str, several: str) -> str:
    return several if len(accounts) > 1 or is_plural(accounts[0].label) else one


def _names(parties: Sequence[IncidentParty], *, most: int = _MOST_PARTIES) -> list[str]:
    """The most told parties; unidentified ones only where no named one may be meant."""
    shown: list[IncidentParty] = []
    for party in parties:
        if any(
            _is_told_by(party, other) for other in parties if other is not party and other not in shown[len(shown) :]
        ):
            continue
        if any(clean(party.label).casefold() == clean(other.label).casefold() for other in shown):
            continue
        shown.append(party)
    top = max((party.reports for party in shown), default=0)
    kept = [party for party in shown if 3 * party.reports >= top][:most]
    return [named(_short(party.label)) for party in kept]


def _is_told_by(party: IncidentParty, other: IncidentParty) -> bool:
    """Whether another party says the same and more: a named group instead of gunmen."""
    if not other.id or party.id or is_civilian(party):
        return False
    vague = not party.sectors or bool(set(party.sectors[:1]) & VAGUE_SECTORS)
    same = party.country == other.country and set(party.sectors) & set(other.sectors)
    return bool(vague or same) and are_compatible(party, other)


def _same_as_actor(party: IncidentParty, incident: Incident) -> bool:
    """Whether those acted on are told more often as those who acted: attackers who fell, in one-sided violence."""
    return any(
        (one.id and one.id == party.id)
        or (one.country == party.country and one.sectors[:1] == party.sectors[:1] and not is_civilian(one))
        for one in incident.actors
        if one.reports >= party.reports
    )


def _short(label: str) -> str:
    words = " ".join(label.split())
    if len(words) <= _LONGEST_LABEL:
        return words
    return words[:_LONGEST_LABEL].rsplit(" ", 1)[0].rstrip(",;") + " ..."


def _told_place(incident: Incident, evidence: Evidence) -> IncidentPlace | None:
    """The place, if a report tells it of the happening itself."""
    place = incident.place
    if place is None:
        return None
    event = next((one for one in evidence.events if one.id == place.event_id), None)
    return None if event is not None and is_filled(event.place) else place


def _toll(incident: Incident, *, active: bool) -> str:
    told: list[str] = []
    wanted: tuple[tuple[TollRole, str, str], ...] = (
        ("killed", "killing", "killed"),
        ("injured", "injuring", "injured"),
    )
    for role, doing, done in wanted:
        toll = incident.toll(role)
        if toll is not None and toll.total.best:
            told.append(f"{doing} {number(toll.total)}" if active else f"{number(toll.total)} {done}")
    held, size = incident.toll("held"), incident.toll("size")
    if held is not None and held.total.best:
        word = "freed" if incident.type in ("RETREAT", "CONCEDE", "AID") else "held"
        told.append(f"with {number(held.total)} {word}" if active or not told else f"{number(held.total)} {word}")
    if size is not None and size.total.best and not told:
        told.append(_crowd(size.total, incident))
    if not told:
        return ""
    lead = ", " if active or told[0].startswith(("with", "in a")) else ", with "
    return lead + listed(told)


def _crowd(size: TollRange, incident: Incident) -> str:
    if incident.type == "PROTEST":
        return f"with {number(size)} people taking part"
    return f"with {number(size)} people concerned"
