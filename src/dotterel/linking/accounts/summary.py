"""An incident in one sentence, built from its record by templates: nothing is in it that the record does not hold."""

import re
from collections.abc import Sequence

from dotterel.codebook.crosswalks import country_codes
from dotterel.linking.accounts.evidence import Evidence
from dotterel.linking.accounts.names import clean, is_pronoun_named, says_whom
from dotterel.linking.accounts.parties import (
    STATE_SECTORS,
    VAGUE_SECTORS,
    are_compatible,
    is_civilian,
    is_general_named,
    is_irregular,
    is_thing_named,
)
from dotterel.linking.accounts.phrases import Verb, is_plural, listed, named, number, shortened, verb_of, when, where
from dotterel.linking.accounts.places import is_filled
from dotterel.linking.accounts.tellers import denies
from dotterel.model import Account, Actor, Incident, IncidentParty, IncidentPlace, TollRange, TollRole

_MOST_PARTIES = 3
_MOST_VOICES = 2
_MOST_ACCUSATIONS = 2
SURE_ACCUSATION = 0.7
"""Role score from which a party is named that is only accused: a false accusation is worse than an unnamed author."""
_LONGEST_LABEL = 60
_UNCOUNTED = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "THREATEN", "SEIZE"))
"""Types of which a number of people taking part says little: it is mostly that of the actors themselves."""
_ADDED = re.compile(r",\s|\s(?:who|which|that|whose|where|calling|including|led by|backed by|formed|based|known)\b")
"""Where a label begins to say more of a party than its name."""


def summary_of(incident: Incident, evidence: Evidence, *, mutual: bool) -> str:
    """One sentence: who did what to whom, where, when, with what toll, and who says so.

    Args:
        incident: The record, but for its summary.
        evidence: Its events.
        mutual: Whether the sides stand together as actors.
    """
    suffering = [one for one in incident.recipients if one.is_likely]
    by_hand = bool({"actors", "recipients"} & set(incident.corrected))
    hit = _people_first([one for one in suffering if by_hand or not _same_as_actor(one, incident)], incident)
    things = bool(hit) and all(is_thing_named(one.label) for one in hit)
    modes = [mode for mode in incident.modes if mode != "destroy" or things or not hit]
    sure = [one for one in incident.actors if one.is_likely and not _is_the_place(one, incident)]
    verb = verb_of(incident.type, modes, mutual=mutual and len(sure or incident.actors) > 1)
    told = [one for one in sure if not one.named_by]
    accused = [one for one in sure if one.named_by and one.role_score >= SURE_ACCUSATION and not is_general_named(one)]
    acting = told if mutual or "actors" in incident.corrected else _with_first(told, evidence)
    actors = _names(acting, most=4 if mutual else _MOST_PARTIES, sides=mutual, given="actors" in incident.corrected)
    recipients = _names(hit, given="recipients" in incident.corrected)
    about = where(_told_place(incident, evidence)) + when(incident.time)
    core = {
        "planned": lambda: _to_come(
            verb, actors, recipients, about, "is said to plan to", "are said to plan to", "is planned"
        ),
        "possible": lambda: _to_come(verb, actors, recipients, about, "might", "might", "is thought possible"),
        "negated": lambda: _to_come(verb, actors, recipients, about, "did not", "did not", "did not take place"),
    }.get(incident.standing, lambda: _happened(verb, actors, recipients, about, incident))()
    sentence = _attributed(core, incident, told, _accused(accused), evidence)
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
    to_be = "were" if is_plural(verb.noun) else "was"
    return f"there {to_be} {verb.noun}{about}{_toll(incident, active=False)}"


def _to_come(
    verb: Verb, actors: Sequence[str], recipients: Sequence[str], about: str, one: str, several: str, alone: str
) -> str:
    if not actors:
        subject = f"{verb.noun} of {listed(recipients)}" if recipients and " on" not in verb.noun else verb.noun
        return f"{subject}{about} {alone}"
    lead = several if len(actors) > 1 or is_plural(actors[0]) else one
    what = verb.base.format(r=listed(recipients)) if recipients else verb.base_alone
    return f"{listed(actors)} {lead} {what}{about}"


def _attributed(core: str, incident: Incident, told: Sequence[IncidentParty], accused: str, evidence: Evidence) -> str:
    """With who says so where only parties do, and who denies it."""
    hit = [one for one in incident.recipients if one.is_likely]
    deniers = [account for account in incident.accounts if denies(account, evidence, hit)]
    believers = [
        account
        for account in incident.accounts
        if account.kind == "party"
        and account not in deniers
        and any(one.status == "claimed" and one.modality == "asserted" for one in account.statements)
    ]
    believers = [one for one in believers if not _tells_of_others(one, incident)] or believers
    denied = accused
    if deniers:
        denied += f"; {_voices(deniers)} {_verb_for(deniers, 'denies', 'deny')} {_what_is_denied(deniers, incident)}"
    if "standing" in incident.corrected and not _is_borne_out(incident, believers, deniers):
        return f"it is {incident.standing} that {core}{denied}"
    if incident.standing == "denied" and deniers:
        return f"{_voices(deniers)} {_verb_for(deniers, 'denies', 'deny')} that {core}"
    if incident.standing == "disputed" and believers and deniers:
        return f"{_voices(believers)} {_verb_for(believers, 'says', 'say')} that {core}{denied}"
    if incident.standing == "claimed" and len(believers) == 1 and _is_author(believers[0], told):
        return f"{core}, by {'their' if is_plural(believers[0].label) else 'its'} own account{denied}"
    if incident.standing in ("claimed", "disputed") and believers:
        return f"{core}, according to {_voices(believers)}{denied}"
    return f"{core}{denied}"


def _is_borne_out(incident: Incident, believers: Sequence[Account], deniers: Sequence[Account]) -> bool:
    """Whether accounts stand behind it that something is claimed, denied or both; other standings need none."""
    needed = {"claimed": (believers,), "denied": (deniers,), "disputed": (believers, deniers)}
    return all(needed.get(incident.standing, ()))


def _tells_of_others(account: Account, incident: Incident) -> bool:
    """Whether all that an account tells to have been hit are parties that the sentence leaves out as unsure."""
    sure = {one.label for one in incident.recipients if one.is_likely}
    unsure = {one.label for one in incident.recipients} - sure
    whom = {label for one in account.statements if one.status != "denied" for label in one.recipients}
    return bool(sure and whom) and whom <= unsure


def _accused(parties: Sequence[IncidentParty]) -> str:
    """Whom others say to have done it, where that is only their word; at most two accusations."""
    by_voices: dict[tuple[str, ...], list[IncidentParty]] = {}
    for party in parties:
        by_voices.setdefault(party.named_by, []).append(party)
    told: list[str] = []
    for voices, named_parties in list(by_voices.items())[:_MOST_ACCUSATIONS]:
        names = _names(named_parties)
        if names:
            who = list(dict.fromkeys(_who(one) for one in voices))[:_MOST_VOICES]
            says = "say" if len(who) > 1 or is_plural(voices[0]) else "says"
            told.append(f"; {listed(who)} {says} that it was {listed(names)}")
    return "".join(told)


def _who(label: str) -> str:
    """A voice by its label; who is only pointed to has none."""
    return "one side" if is_pronoun_named(label) else named(_short(label))


def _what_is_denied(deniers: Sequence[Account], incident: Incident) -> str:
    """It; in a fight that a report vouches for, the part of it that a side owns nothing of."""
    denials = [one for account in deniers for one in account.statements if one.status == "denied"]
    whom = list(dict.fromkeys(label for one in denials for label in one.recipients))
    a_part = not incident.recipients and all(one.recipients for one in denials) and incident.standing == "asserted"
    return f"having attacked {listed(whom[:_MOST_PARTIES])}" if a_part and incident.type == "ASSAULT" else "it"


def _is_author(account: Account, authors: Sequence[IncidentParty]) -> bool:
    """Whether who says so is the one author: nobody else's word stands beside theirs."""
    return len(authors) == 1 and account.label == authors[0].label


def _voices(accounts: Sequence[Account]) -> str:
    voices = _told_once(accounts)
    shown = voices[:_MOST_VOICES]
    return listed([*shown, "others"] if len(voices) > _MOST_VOICES else shown)


def _told_once(accounts: Sequence[Account]) -> list[str]:
    """What the speakers are called, each once; of one state's organs, the first that speaks."""
    apart = [
        one for place, one in enumerate(accounts) if not any(_is_state_too(one, former) for former in accounts[:place])
    ]
    return list(dict.fromkeys(map(_voice, apart)))


def _is_state_too(account: Account, other: Account) -> bool:
    """Whether both speak for one state: a ministry beside its government is no second voice."""
    states = bool(account.sectors and other.sectors) and {account.sectors[0], other.sectors[0]} <= STATE_SECTORS
    return states and account.country is not None and account.country == other.country


def _voice(account: Account) -> str:
    if account.kind == "outlet" and account.label.startswith(("“", "a report", "an undated")):
        return "a report"
    if is_pronoun_named(account.label):
        return "one side"
    return named(_short(account.label))


def _verb_for(accounts: Sequence[Account], one: str, several: str) -> str:
    voices = _told_once(accounts)
    return several if len(voices) > 1 or is_plural(voices[0]) else one


def _with_first(parties: Sequence[IncidentParty], evidence: Evidence) -> list[IncidentParty]:
    """The most told party, and those that may be the same or are told beside it: not whom others accuse instead."""
    if not parties:
        return []
    first = parties[0]

    def beside(party: IncidentParty) -> bool:
        return any(
            any(_is_meant(actor, first) for actor in event.actors)
            and any(_is_meant(actor, party) for actor in event.actors)
            for event in evidence.facts
        )

    return [one for one in parties if one is first or are_compatible(one, first) or beside(one)]


def _is_meant(actor: Actor, party: IncidentParty) -> bool:
    if actor.id or party.id:
        return actor.id == party.id
    return actor.country == party.country and actor.sectors[:1] == party.sectors[:1]


def _people_first(parties: Sequence[IncidentParty], incident: Incident) -> list[IncidentParty]:
    """Those acted on; what was hit only where nobody is told to be, or where shells and bombs hit both."""
    people = [one for one in parties if not is_thing_named(one.label)]
    things = [one for one in parties if is_thing_named(one.label)]
    both = bool({"aerial", "drone", "heavy-weapons", "explosives"} & set(incident.modes))
    return [*people, *things[:1]] if people and both else people or things[:1]


def _names(
    parties: Sequence[IncidentParty], *, most: int = _MOST_PARTIES, sides: bool = False, given: bool = False
) -> list[str]:
    """The most told parties; unidentified ones only where no named one may be meant, and one organ of each state.

    Those that a reviewer gave are told as they are, however few reports name each.
    """
    if given:
        return list(dict.fromkeys(named(_short(_spoken(party))) for party in parties[:most]))
    shown: list[IncidentParty] = []
    within = sides and len({party.country for party in parties}) == 1  # then organs of one state are the two sides
    for party in parties:
        if is_pronoun_named(party.label) or not says_whom(party.label):
            continue
        others = [other for other in parties if other is not party]
        if any(_is_told_by(party, other) or (not sides and _may_be_meant(party, other)) for other in others):
            continue
        if any((not within and _is_same_state(party, other)) or _says_no_more(party, other) for other in shown):
            continue
        shown.append(party)
    top = max((party.reports for party in shown), default=0)
    kept = [party for party in shown if 3 * party.reports >= top][:most]
    return list(dict.fromkeys(named(_short(_spoken(party))) for party in kept))


def _is_same_state(party: IncidentParty, other: IncidentParty) -> bool:
    """Whether both are organs of one state: its army is named, or the state, not both."""
    states = bool(party.sectors and other.sectors) and {party.sectors[0], other.sectors[0]} <= STATE_SECTORS
    return states and party.country is not None and party.country == other.country


def _says_no_more(party: IncidentParty, other: IncidentParty) -> bool:
    if party.country != other.country:
        return False
    if is_irregular(party) and is_irregular(other) and not (party.id and other.id):
        return True
    mine, others = (set(clean(one.label).casefold().split()) for one in (party, other))
    return mine <= others


def _spoken(party: IncidentParty) -> str:
    """The label; a bare adjective ("Ukrainian", "the Thai side") is put as the country's name."""
    country = country_codes(party.country).name
    words = re.sub(r"\s+side$", "", clean(party.label), flags=re.IGNORECASE)
    bare = " " not in words and words[:1].isupper() and party.id is None and not is_civilian(party)
    adjective = (
        bool(re.search(r"(?:an|ian|ese|ish|i|ch)$", words)) or words[:4].casefold() == (country or "")[:4].casefold()
    )
    if bare and country is not None and adjective and not words.endswith("s"):
        return country
    return clean(party.label)


def _is_told_by(party: IncidentParty, other: IncidentParty) -> bool:
    """Whether another party says the same and more: a named group instead of gunmen."""
    if not other.id or party.id or is_civilian(party):
        return False
    vague = not party.sectors or bool(set(party.sectors[:1]) & VAGUE_SECTORS)
    same = party.country == other.country and set(party.sectors) & set(other.sectors)
    return bool(vague or same) and are_compatible(party, other)


def _may_be_meant(party: IncidentParty, other: IncidentParty) -> bool:
    """Whether a party of which neither name nor state is known may be one of which it is: "soldiers" beside an army."""
    known = bool(other.id or other.country)
    return known and not (party.id or party.country or is_civilian(party)) and are_compatible(party, other)


def _is_the_place(party: IncidentParty, incident: Incident) -> bool:
    """Whether a party without an identity is called what the place is: "Omdurman shelling" names no one who shelled."""
    place = incident.place
    return party.id is None and place is not None and clean(party.label).casefold() == place.name.casefold()


def _same_as_actor(party: IncidentParty, incident: Incident) -> bool:
    """Whether those acted on are told more often as those who acted: attackers who fell, in one-sided violence."""
    return any(
        (one.id and one.id == party.id)
        or (one.country == party.country and one.sectors[:1] == party.sectors[:1] and not is_civilian(one))
        for one in incident.actors
        if one.reports >= party.reports
    )


def _short(label: str) -> str:
    """The label without what it says of the party beside naming it, where it is long."""
    words = " ".join(label.split())
    if len(words) <= _LONGEST_LABEL:
        return words
    plain = _ADDED.split(words, maxsplit=1)[0]
    return shortened(plain if says_whom(plain) else words, _LONGEST_LABEL)


def _told_place(incident: Incident, evidence: Evidence) -> IncidentPlace | None:
    """The place, if a report tells it of the happening itself."""
    place = incident.place
    if place is None:
        return None
    event = next((one for one in evidence.events if one.id == place.event_id), None)
    return None if event is not None and is_filled(event.place) else place


def _holds_own_losses(incident: Incident) -> bool:
    """Whether a toll counts some of those who acted: they did not kill their own."""
    acting = {one.label for one in incident.actors if one.is_likely}
    tolls = (incident.toll("killed"), incident.toll("injured"))
    return any(side.best and side.side in acting for toll in tolls if toll is not None for side in toll.sides)


def _toll(incident: Incident, *, active: bool) -> str:
    active = active and not _holds_own_losses(incident)
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
    if size is not None and size.total.best and not told and incident.type not in _UNCOUNTED:
        told.append(_crowd(size.total, incident))
    if not told:
        return ""
    if active and len(told) > 1 and told[-1].startswith("with "):
        return f", {listed(told[:-1])}, {told[-1]}"
    lead = ", " if active or told[0].startswith("with ") else ", with "
    return lead + listed(told)


def _crowd(size: TollRange, incident: Incident) -> str:
    if incident.type == "PROTEST":
        return f"with {number(size)} people taking part"
    return f"with {number(size)} people involved"
