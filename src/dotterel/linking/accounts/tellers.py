"""Who says what: the account that each mention belongs to, parties before outlets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dotterel.codebook.crosswalks import country_codes
from dotterel.linking.accounts.evidence import Evidence, day_of, ordinal
from dotterel.linking.accounts.names import body_spoken_for, is_institution, is_pronoun_named
from dotterel.linking.accounts.parties import (
    Roster,
    are_compatible,
    is_civilian,
    is_irregular,
    is_pronoun,
    mid_sentence,
    sources_of,
)
from dotterel.linking.accounts.phrases import shortened, spoken_day
from dotterel.model import (
    Account,
    Actor,
    Count,
    Incident,
    IncidentParty,
    ResolvedEvent,
    Span,
    Statement,
)
from dotterel.model.incidents import Side

_ORGANS = {
    "GOV": "authorities",
    "MIL": "military",
    "COP": "police",
    "JUD": "judiciary",
    "LEG": "parliament",
    "SPY": "intelligence service",
}
"""What several speakers of one sector of a state are together."""
_TITLE_LETTERS = 48
"""Of a report whose outlet is not known, so much of the title is its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Whose account a mention belongs to.

    Attributes:
        key: What it is known by.
        label: Its label.
        party: Whoever speaks; none for an outlet in its own voice.
        office: Which of the offices of its state it is, where the account is that of several; else empty.
    """

    key: tuple[str, ...]
    label: str
    party: Actor | None = None
    office: tuple[str, ...] = ()

    @property
    def voice(self) -> tuple[str, ...]:
        """Whose numbers take each other's place: the mayor's, and the ministry's, though both are the authorities'."""
        return ("office", *self.office) if self.office else self.key


def tellers_of(event: ResolvedEvent, evidence: Evidence, roster: Roster) -> tuple[Teller, ...]:
    """Whoever says what a mention says: the parties that it names as its sources, each once, else its outlet."""
    parties: dict[tuple[str, ...], Teller] = {}
    if event.claim.status != "asserted":
        for source in sources_of(event):
            key = ("party", *_speaker_key(source, roster))
            label = roster.label(mid_sentence(source, event))
            office = roster.office(source) if key[1] == "code" else ()
            parties.setdefault(key, Teller(key=key, label=label, party=source, office=office))
    if parties:
        return tuple(parties.values())
    source_key = evidence.source_of(event)
    return (Teller(key=("outlet", source_key), label=_outlet_label(event, evidence)),)


def _speaker_key(source: Actor, roster: Roster) -> tuple[str, ...]:
    """What a speaker is known by: people and bands without a name by their words.

    So a teacher is not the villagers, and one gang is not another of its country. Who speaks for a body is that body.
    """
    key = roster.key(source)
    words = body_spoken_for(source.text).casefold()
    if (
        key[0] == "id"
        or not words
        or is_pronoun(source)
        or not (is_civilian(source) or is_irregular(source) or key[0] == "words")
    ):
        return key
    return ("voice", words)


def accounts_of(
    evidence: Evidence, roster: Roster, *, actors: Sequence[IncidentParty], recipients: Sequence[IncidentParty]
) -> tuple[Account, ...]:
    """All accounts with their statements: parties before outlets, each in the order in which it first speaks.

    Labels are told apart: two accounts never share one.
    """
    told: dict[tuple[str, ...], list[Statement]] = {}
    tellers: dict[tuple[str, ...], list[Teller]] = {}
    for event in evidence.events:
        for teller in tellers_of(event, evidence, roster):
            told.setdefault(teller.key, []).append(_statement(event, roster))
            tellers.setdefault(teller.key, []).append(teller)
    labels = labels_of(evidence, roster)
    return tuple(
        _account(key, tellers[key], labels[key], tuple(told[key]), actors=actors, recipients=recipients)
        for key in labels
    )


def labels_of(evidence: Evidence, roster: Roster) -> dict[tuple[str, ...], str]:
    """The label of each account by its key, in the order of the accounts: parties first, then who first spoke.

    Where several of one state's organs speak, under other words, none of them lends its name to what another says. Of
    two accounts with the same words, the later one has a number behind it. Copies come last, so that they move nobody.
    """
    voices: dict[tuple[str, ...], list[Teller]] = {}
    for event in (*evidence.own, *evidence.events):
        for teller in tellers_of(event, evidence, roster):
            voices.setdefault(teller.key, []).append(teller)
    labels: dict[tuple[str, ...], str] = {}
    taken: set[str] = set()
    for key in sorted(voices, key=lambda one: one[0] != "party"):
        own = _common_label(voices[key])
        label, number = own, 1
        while label in taken:
            number += 1
            label = f"{own} ({number})"
        taken.add(label)
        labels[key] = label
    return labels


def _common_label(tellers: Sequence[Teller]) -> str:
    """What all tellers of one account are called: by the words of one, unless others speak under quite other words."""
    first = tellers[0].label
    party = tellers[0].party
    if party is None or party.id is not None or all(_share_words(first, other.label) for other in tellers[1:]):
        return first
    state = country_codes(party.country).name
    organ = _ORGANS.get(party.sectors[0]) if party.sectors else None
    owner = "" if state is None else f"{state}'" if state.endswith("s") else f"{state}'s"
    return f"{owner} {organ}" if owner and organ else first


def _share_words(label: str, other: str) -> bool:
    """Whether two labels may be one speaker's: one pointing to somebody, or with a word of the other."""
    if is_pronoun_named(label) or is_pronoun_named(other):
        return True
    return not {word.casefold() for word in label.split()}.isdisjoint(word.casefold() for word in other.split())


def side_of(party: Actor, *, actors: Sequence[IncidentParty], recipients: Sequence[IncidentParty]) -> Side:
    """Whether a speaker is one of those who acted, of those acted on, or neither."""
    if any(_is_one_of(party, one) for one in recipients):
        return "recipient" if not any(party.id and party.id == one.id for one in actors) else "actor"
    return "actor" if any(_is_one_of(party, one) for one in actors) else "third"


def sided(accounts: Sequence[Account], incident: Incident) -> tuple[Account, ...]:
    """Accounts with the sides that their parties have in an incident as reviewers left it."""
    return tuple(
        one
        if one.kind != "party"
        else replace(one, side=side_of(_voice_of(one), actors=incident.actors, recipients=incident.recipients))
        for one in accounts
    )


def _voice_of(account: Account) -> Actor:
    return Actor(
        text=account.label,
        start=0,
        end=0,
        name=account.label,
        id=account.id,
        country=account.country,
        sectors=account.sectors,
    )


def _is_one_of(speaker: Actor, party: IncidentParty) -> bool:
    """Whether a speaker speaks for a party: a ministry for its army, a group for its fighters; nobody for civilians."""
    if speaker.id and speaker.id == party.id:
        return True
    if not speaker.country or speaker.country != party.country or not speaker.sectors or not party.sectors:
        return False
    if speaker.sectors[0] == "PRM" and is_institution(speaker.name or speaker.text):
        return party.sectors[0] in ("MIL", "COP", "PRM", "GOV")  # a border service, which is a state's own
    armed = {"MIL", "REB", "PRM", "SPY"}
    if not (set(party.sectors) & armed or party.sectors[0] in ("GOV", "COP")):
        return False
    if speaker.sectors[0] == "GOV" and "MED" not in speaker.sectors and party.sectors[0] in ("MIL", "GOV", "COP"):
        return party.sectors[0] in speaker.sectors or len(speaker.sectors) == 1 or party.sectors[0] == "GOV"
    return bool(set(speaker.sectors[:1]) & set(party.sectors[:1])) and are_compatible(speaker, party)


def _outlet_label(event: ResolvedEvent, evidence: Evidence) -> str:
    """The outlet; where it is not known, the report by its title, else by its day."""
    outlet = evidence.outlet_of[event.document.id]
    if outlet:
        return outlet
    root = evidence.root_of[event.document.id]
    first = next((one for one in evidence.events if one.document.id == root), event)
    title = " ".join((first.document.title or "").split())
    if title:
        return f"“{shortened(title, _TITLE_LETTERS)}”"
    day = ordinal(day_of(first))
    return "an undated report" if day is None else f"a report of {spoken_day(day)}"


def denies(account: Account, evidence: Evidence, hit: Sequence[IncidentParty]) -> bool:
    """Whether an account denies the happening or its own part in it.

    Who tells of it and says whom it did not hit ("no civilians were harmed") denies nothing of that, unless others tell
    that those were hit.

    Args:
        account: The account.
        evidence: The events.
        hit: To whom it was done, as the incident holds.
    """
    told = {one.event_id for one in account.statements if one.status != "denied" and one.modality == "asserted"}
    denied = {one.event_id for one in account.statements if one.status == "denied"}
    own_hit = [party for event in evidence.events if event.id in told for party in event.recipients]

    def leaves_it(denial: ResolvedEvent) -> bool:
        whom = denial.recipients
        return bool(told and whom) and not denial.actors and (_any_of(whom, own_hit) or not _any_of(whom, hit))

    return any(not leaves_it(event) for event in evidence.events if event.id in denied)


def _any_of(parties: Sequence[Actor], others: Sequence[Actor | IncidentParty]) -> bool:
    """Whether one of some parties may be one of others; who bears no arms is nobody who does."""
    return any(are_compatible(one, two) and is_civilian(one) == is_civilian(two) for one in parties for two in others)


def _account(
    key: tuple[str, ...],
    tellers: Sequence[Teller],
    label: str,
    statements: tuple[Statement, ...],
    *,
    actors: Sequence[IncidentParty],
    recipients: Sequence[IncidentParty],
) -> Account:
    voices = [teller.party for teller in tellers if teller.party is not None]
    if not voices:
        return Account(label=label, kind="outlet", statements=statements)
    voice = next((one for one in voices if one.id), voices[0])
    return Account(
        label=label,
        kind="party",
        id=voice.id,
        country=voice.country,
        sectors=voice.sectors,
        side=side_of(voice, actors=actors, recipients=recipients),
        statements=statements,
    )


def _statement(event: ResolvedEvent, roster: Roster) -> Statement:
    return Statement(
        event_id=event.id,
        document_id=event.document.id,
        outlet=event.document.outlet,
        told=day_of(event),
        sentence=Span(start=event.sentence.start, end=event.sentence.end, text=event.sentence.text),
        status=event.claim.status,
        modality=event.modality,
        type=event.type,
        modes=event.modes,
        actors=tuple(dict.fromkeys(map(roster.label, event.actors))),
        recipients=tuple(dict.fromkeys(map(roster.label, event.recipients))),
        place=None if event.place is None else event.place.name or event.place.text or None,
        first=None if event.date is None else event.date.first,
        last=None if event.date is None else event.date.last,
        killed=_words(event.killed),
        injured=_words(event.injured),
        score=event.score,
    )


def _words(count: Count | None) -> str | None:
    return None if count is None else " ".join(count.text.split()) or None
