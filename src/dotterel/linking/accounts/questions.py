"""What every account answers to the same questions, and whether the answers can all be true.

Only what cannot be true at once contradicts: a town and its region, a day and its month, "at least 10" and 12, gunmen
and a named group go together. An account that does not say is silent, and no answer is put into its mouth.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dotterel.linking.accounts.authors import is_named_elsewhere, is_two_sided
from dotterel.linking.accounts.days import OVERNIGHT, Days, days_of
from dotterel.linking.accounts.evidence import Evidence, is_fact
from dotterel.linking.accounts.figures import Told, allows, spoken
from dotterel.linking.accounts.parties import (
    CIVILIANS,
    STATE_SECTORS,
    Key,
    Roster,
    are_compatible,
    is_civilian,
    is_general,
    is_irregular,
    is_likely,
    is_pronoun,
    is_sure,
    is_thing,
    is_voice,
)
from dotterel.linking.accounts.places import NEXT_DIVISION_KM, are_compatible_places, is_filled, names_of
from dotterel.linking.accounts.tellers import tellers_of
from dotterel.linking.accounts.tolls import Version, versions_of
from dotterel.model import Account, Actor, Answer, Place, Question, ResolvedEvent, TollRole
from dotterel.model.incidents import Verdict

Item = TypeVar("Item")
FIELDS = ("whether", "what", "who", "whom", "where", "when", "killed", "injured", "held")
_COUNTED: tuple[TollRole, ...] = ("killed", "injured", "held")
SURE_PLACE = 0.95
"""From here on a place is not taken for another of its name: it is told with its province or country."""
_ARMED = frozenset(["MIL", "REB", "PRM", "UAF", "SPY", "COP", "CRM"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One account with the events that it tells.

    Attributes:
        account: The account.
        key: What its teller is known by.
        events: Its mentions in reports that are no copies.
    """

    account: Account
    key: tuple[str, ...]
    events: tuple[ResolvedEvent, ...]

    @property
    def facts(self) -> tuple[ResolvedEvent, ...]:
        """What it tells as happened."""
        return tuple(event for event in self.events if is_fact(event))

    @property
    def denials(self) -> tuple[ResolvedEvent, ...]:
        """What it denies, or tells as not having happened."""
        return tuple(one for one in self.events if one.claim.status == "denied" or one.modality == "negated")


def questions_of(
    accounts: Sequence[Account],
    evidence: Evidence,
    roster: Roster,
    labels: Mapping[tuple[str, ...], str],
    figures: Mapping[TollRole, Sequence[Told]],
    *,
    mutual: bool,
) -> tuple[Question, ...]:
    """All questions in the order of `FIELDS`.

    Args:
        accounts: All accounts.
        evidence: The events.
        roster: Who is who.
        labels: Of the accounts, by key.
        figures: All numbers told, by role.
        mutual: Whether the sides stand together as actors.
    """
    voices = _voices(accounts, evidence, roster, labels)
    asked: dict[str, Callable[[], tuple[list[Answer], bool]]] = {
        "whether": lambda: _whether(voices),
        "what": lambda: _what(voices),
        "who": lambda: _who(voices, roster, mutual=mutual),
        "whom": lambda: _whom(voices, roster, mutual=mutual),
        "where": lambda: _where(voices),
        "when": lambda: _when(voices),
        **{role: _asker(voices, figures.get(role, ())) for role in _COUNTED},
    }
    made = []
    for field in FIELDS:
        answers, contradicted = asked[field]()
        made.append(Question(field=field, verdict=_verdict(answers, contradicted), answers=tuple(answers)))
    return tuple(made)


def _voices(
    accounts: Sequence[Account], evidence: Evidence, roster: Roster, labels: Mapping[tuple[str, ...], str]
) -> list[Voice]:
    told: dict[str, list[ResolvedEvent]] = {}
    keys = {label: key for key, label in labels.items()}
    for event in evidence.own:
        for teller in tellers_of(event, evidence, roster):
            told.setdefault(labels[teller.key], []).append(event)
    return [
        Voice(account=account, key=keys[account.label], events=tuple(told.get(account.label, ())))
        for account in accounts
    ]


def _verdict(answers: Sequence[Answer], contradicted: bool) -> Verdict:
    given = sum(answer.value is not None for answer in answers)
    if given == 0:
        return "silent"
    if given == 1:
        return "one-account"
    return "contradicted" if contradicted else "agreed"


def _answer(voice: Voice, values: Sequence[str], events: Sequence[ResolvedEvent]) -> Answer:
    value = "; ".join(dict.fromkeys(value for value in values if value)) or None
    ids = tuple(dict.fromkeys(event.id for event in events)) if value else ()
    return Answer(account=voice.account.label, value=value, event_ids=ids)


def _whether(voices: Sequence[Voice]) -> tuple[list[Answer], bool]:
    answers, says = [], []
    for voice in voices:
        value = _says(voice)
        events = voice.denials if value == "did not happen" else voice.events
        answers.append(_answer(voice, [value] if value else [], events))
        says.append(value)
    contradicted = "did not happen" in says and "happened" in says
    return answers, contradicted


def _says(voice: Voice) -> str | None:
    """What an account says of the happening as a whole; a denial of its author or victims alone is no answer."""
    if voice.facts:
        return "happened"
    if any(_denies_all(event) for event in voice.denials):
        return "did not happen"
    if voice.denials:
        return None
    if any(event.modality == "future" for event in voice.events):
        return "is to come"
    return "is possible" if voice.events else None


def _denies_all(event: ResolvedEvent) -> bool:
    """Whether a denial is one of the happening, and not only of the denier's part in it, or of whom it hit."""
    return event.modality == "negated" or not (event.actors or event.recipients)


def _what(voices: Sequence[Voice]) -> tuple[list[Answer], bool]:
    answers = []
    for voice in voices:
        values = [f"{event.type} {' '.join(event.modes)}".strip() for event in voice.facts]
        answers.append(_answer(voice, values, voice.facts))
    told = [{(event.type, event.quad) for event in voice.facts} for voice in voices if voice.facts]
    apart = any(
        not {code for code, _ in one} & {code for code, _ in other}
        and not {quad for _, quad in one} & {quad for _, quad in other}
        for number, one in enumerate(told)
        for other in told[:number]
    )
    return answers, apart


def _who(voices: Sequence[Voice], roster: Roster, *, mutual: bool) -> tuple[list[Answer], bool]:
    answers, named, disclaimed = [], [], []
    replies = _replies([event for voice in voices for event in voice.facts])
    for voice in voices:
        accused = _accused(voice)
        fought = [] if accused else [(actor, event) for event in voice.facts for actor in _doers(event)]
        own = [actor for actor, _ in (*accused, *fought)]  # who owns the deed and denies it of some: whom, not who
        denied = [
            (actor, event)
            for event in voice.denials
            if not (mutual and _spares(event))
            for actor in event.actors
            if not any(roster.key(actor) == roster.key(one) for one in own)
        ]
        values = _grouped([actor for actor, _ in accused], roster)
        if fought:
            sides = _grouped([actor for actor, _ in fought], roster)
            is_fight = any(is_two_sided(event) for _, event in fought)
            values = [f"both sides ({', '.join(sides)})"] if is_fight and len(sides) > 1 else sides
        values += [f"not {label}" for label in _grouped([actor for actor, _ in denied], roster)]
        answers.append(_answer(voice, values, [event for _, event in (*accused, *fought, *denied)]))
        told = [(actor, event) for event in voice.facts for actor in _doers(event)]
        named.append([actor for actor, event in told if event.id not in replies])
        disclaimed.append([actor for actor, _ in denied])
    contradicted = False
    for number, denied_actors in enumerate(disclaimed):
        others = [actor for place, actors in enumerate(named) if place != number for actor in actors]
        contradicted |= any(_blamed(denied_one, others) for denied_one in denied_actors)
    if not any(event.quad.endswith("conflict") for voice in voices for event in voice.facts):
        return answers, contradicted  # who meets or agrees is seldom named in full
    if mutual:  # in a fight, whoever names one side alone says who began; a side does so of the other side
        named = [
            [
                actor
                for actor, event in _accused(voice)
                if (event.recipients or voice.account.side == "actor")
                and (event.id not in replies or voice.account.side == "actor")
                and not _speaks_for(voice, actor)
            ]
            if voice.account.side == "actor" or all(len(set(map(_kind, event.actors))) < 2 for event in voice.facts)
            else []
            for voice in voices
        ]
    if all(event.quad == "verbal-conflict" for voice in voices for event in voice.facts):
        # Outlets call one speaker by many titles: only a party that says otherwise disputes who spoke.
        claimed = [actors for actors, voice in zip(named, voices, strict=True) if voice.account.kind == "party"]
        return answers, contradicted or any(_apart([actors, other]) for actors in claimed for other in named)
    return answers, contradicted or _apart(named)


def _spares(denial: ResolvedEvent) -> bool:
    """Whether who denies it says, of a fight, whom it did not hit, rather than that it took no part."""
    return bool(denial.recipients) and all(map(is_civilian, denial.recipients))


def _doers(event: ResolvedEvent) -> list[Actor]:
    if is_named_elsewhere(event):
        return []
    return [actor for actor in event.actors if is_sure(actor) and not (is_voice(actor) or is_pronoun(actor))]


def _accused(voice: Voice) -> list[tuple[Actor, ResolvedEvent]]:
    """Whom an account names as the author: not the sides of a clash, nor itself where it accuses another."""
    told = [(actor, event) for event in voice.facts if not is_two_sided(event) for actor in _doers(event)]
    others = [(actor, event) for actor, event in told if not _speaks_for(voice, actor)]
    return others if others and any(event.quad.endswith("conflict") for _, event in told) else told


def _speaks_for(voice: Voice, actor: Actor) -> bool:
    account = voice.account
    if account.kind != "party":
        return False
    if account.id and account.id == actor.id:
        return True
    states = set(account.sectors[:1]) <= STATE_SECTORS | {"PRM"} and set(actor.sectors[:1]) <= STATE_SECTORS
    return account.country is not None and account.country == actor.country and bool(account.sectors) and states


def _grouped(actors: Sequence[Actor], roster: Roster) -> list[str]:
    """Labels of some parties, one each, the most told first: fullest words first among equals."""
    told = Counter(roster.key(actor) for actor in actors)
    words: dict[Key, set[str]] = {}
    for actor in actors:
        words.setdefault(roster.key(actor), set()).add(roster.label(actor))
    return [max(words[key], key=lambda label: (len(label), label)) for key in sorted(told, key=lambda key: -told[key])]


def _replies(events: Sequence[ResolvedEvent]) -> set[str]:
    """Mentions of those attacked striking back: of two kinds of party, the pair told less than half as often."""
    pairs: dict[tuple[object, object], set[str]] = {}
    for event in events:
        for one in event.actors:
            for other in event.recipients:
                pairs.setdefault((_kind(one), _kind(other)), set()).add(event.id)
    return {
        event_id
        for (one, other), told in pairs.items()
        if 2 * len(told) < len(pairs.get((other, one), ()))
        for event_id in told
    }


def _kind(party: Actor) -> object:
    return "irregular" if is_irregular(party) else CIVILIANS if is_civilian(party) else party.country


def _blamed(denied: Actor, others: Sequence[Actor]) -> bool:
    return any(
        (denied.id and denied.id == other.id)
        or (are_compatible(denied, other) and (denied.country == other.country or not denied.country))
        for other in others
    )


def _apart(named: Sequence[Sequence[Actor]]) -> bool:
    """Whether two accounts each name somebody, and nobody of one may be anybody of the other."""
    known = [[actor for actor in actors if actor.id or actor.country] for actors in named]
    told = _distinct(known, key=lambda actor: (actor.id, actor.country, actor.sectors))
    return any(
        one and other and not any(_may_be_one(first, second) for first in one for second in other)
        for number, one in enumerate(told)
        for other in told[:number]
    )


def _may_be_one(one: Actor, other: Actor) -> bool:
    """As `are_compatible`; of one country, only a name or a state's organ is known well enough to rule anybody out."""
    if are_compatible(one, other):
        return True
    same = one.country == other.country
    known = [bool(party.id) or not (is_irregular(party) or is_civilian(party)) for party in (one, other)]
    return same and not any(known)


def _whom(voices: Sequence[Voice], roster: Roster, *, mutual: bool) -> tuple[list[Answer], bool]:
    """To whom: a party that says fighters only where another says civilians only contradicts it."""
    answers, kinds = [], []
    for voice in voices:
        hit = [(one, event) for event in voice.facts for one in event.recipients if is_likely(one)]
        values = _grouped(_telling([one for one, _ in hit]), roster)
        own = {roster.key(actor) for event in voice.facts for actor in event.actors}
        denied = [
            (one, event)
            for event in voice.denials
            if not event.actors or own & {roster.key(actor) for actor in event.actors} or (mutual and _spares(event))
            for one in event.recipients
        ]
        values += [f"not {label}" for label in _grouped([one for one, _ in denied], roster)]
        answers.append(_answer(voice, values, [event for _, event in (*hit, *denied)]))
        kinds.append(
            (
                [one for one, _ in hit if one.sectors and not (is_general(one) or is_thing(one) or is_pronoun(one))],
                [one for one, _ in denied if not is_pronoun(one)],
                voice,
            )
        )
    contradicted = False
    for one, denied_of_one, voice in kinds:
        if not denied_of_one and voice.account.side != "actor":
            continue
        others = [other for other, _, speaker in kinds if speaker is not voice]
        contradicted |= any(
            _is_denied(first, second) for first in denied_of_one for other in others for second in other
        )
        if voice.account.side == "actor":
            contradicted |= any(_only_fighters_or_civilians(one, other) for other in others)
    return answers, contradicted


def _telling(hit: Sequence[Actor]) -> list[Actor]:
    """Those acted on whose words say most: people of some kind, else things that were hit, else just people."""
    known = [one for one in hit if not is_pronoun(one)] or list(hit)
    people = [one for one in known if not is_thing(one) and not is_general(one)]
    return people or [one for one in known if not is_general(one)] or known


def _is_denied(denied: Actor, told: Actor) -> bool:
    """Whether those who are said not to have been hit are of the kind that another account tells."""
    same = denied.country == told.country or not denied.country
    return bool(set(denied.sectors[:1]) & set(told.sectors[:1])) and (is_civilian(denied) or same)


def _only_fighters_or_civilians(one: Sequence[Actor], other: Sequence[Actor]) -> bool:
    """Whether one side's dead are fighters alone to one account and civilians alone to another.

    Who fell on each side of a fight is no contradiction, so that only those known to be of one country are compared.
    """
    first = [actor for actor in one if any(_of_one_country(actor, told) for told in other)]
    second = [actor for actor in other if any(_of_one_country(actor, told) for told in one)]
    kinds = [
        {CIVILIANS if is_civilian(actor) else "armed" if set(actor.sectors[:1]) & _ARMED else "" for actor in actors}
        for actors in (first, second)
    ]
    return kinds in ([{CIVILIANS}, {"armed"}], [{"armed"}, {CIVILIANS}])


def _of_one_country(one: Actor, other: Actor) -> bool:
    return one.country is not None and one.country == other.country


def _where(voices: Sequence[Voice]) -> tuple[list[Answer], bool]:
    answers, told = [], []
    for voice in voices:
        placed = [
            event
            for event in voice.facts
            if event.place is not None and not is_filled(event.place) and event.place.text
        ]
        values = [(event.place.name or event.place.text) for event in placed if event.place]
        answers.append(_answer(voice, values, placed))
        told.append([event.place for event in placed if event.place])
    told = _distinct(told, key=lambda place: (place.geonameid, place.name, place.text, place.precision, place.score))
    bridged = _bridged([names_of(place) for places in told for place in places])

    def fits(one: Place, other: Place) -> bool:
        if not (_is_sure(one) and _is_sure(other)):
            return True
        joint = any(names_of(one) & names and names_of(other) & names for names in bridged)
        return joint or are_compatible_places(one, other, division_km=NEXT_DIVISION_KM)

    apart = any(
        one and other and not any(fits(first, second) for first in one for second in other)
        for number, one in enumerate(told)
        for other in told[:number]
    )
    return answers, apart


def _is_sure(place: Place) -> bool:
    """Whether the place is the only one of its name, or is told with what it lies in."""
    return len(place.candidates) <= 1 or place.score >= SURE_PLACE


def _distinct(told: Sequence[Sequence[Item]], *, key: Callable[[Item], object]) -> list[list[Item]]:
    """What accounts tell, each answer once and equal accounts once: thousands of outlets give a few answers."""
    seen: dict[frozenset[object], list[Item]] = {}
    for items in told:
        by_key = {key(item): item for item in items}
        seen.setdefault(frozenset(by_key), list(by_key.values()))
    return list(seen.values())


def _bridged(names: Sequence[set[str]]) -> list[set[str]]:
    """Names put together that any mention tells in one breath ("Hla village in Kani township"), over all mentions."""
    groups: list[set[str]] = []
    for one in names:
        joined = set(one)
        for group in [group for group in groups if group & joined]:
            groups.remove(group)
            joined |= group
        groups.append(joined)
    return groups


def _when(voices: Sequence[Voice]) -> tuple[list[Answer], bool]:
    answers, told = [], []
    for voice in voices:
        now = [event for event in voice.facts if not event.historical]  # looking back, reports round their days
        dated = [(days, event) for event in now if (days := days_of(event.date)) is not None]
        answers.append(_answer(voice, [_span_of(days) for days, _ in dated], [event for _, event in dated]))
        told.append([days for days, _ in dated])
    told = _distinct(told, key=lambda days: (days.first, days.last))
    apart = any(
        one and other and not any(first.meets(second, slack=OVERNIGHT) for first in one for second in other)
        for number, one in enumerate(told)
        for other in told[:number]
    )
    return answers, apart


def _span_of(days: Days) -> str:
    def told(number: int) -> str:
        return date.fromordinal(number).isoformat() if 0 < number <= date.max.toordinal() else ""

    first, last = told(days.first), told(days.last)
    return first if first == last else f"{first}..{last}"


def _asker(voices: Sequence[Voice], figures: Sequence[Told]) -> Callable[[], tuple[list[Answer], bool]]:
    return lambda: _how_many(voices, figures)


def _how_many(voices: Sequence[Voice], figures: Sequence[Told]) -> tuple[list[Answer], bool]:
    """How many: numbers that do not fit contradict if they were told on one day, or if a later one is lower.

    A toll rises as the days go by, so that a later, higher number of another account takes nothing back.
    """
    answers = []
    standing = ("counts", "superseded", "part")
    told = {voice.key: [one for one in figures if one.teller.key == voice.key] for voice in voices}
    for voice in voices:
        own = [one for one in told[voice.key] if one.figure.standing in standing]
        now = [one for one in own if one.counts]
        before = [one for one in own if one.figure.standing == "superseded"]
        parts = [] if now else [one for one in own if one.figure.standing == "part"]
        values = list(dict.fromkeys(map(_of_side, (*now, *parts))))
        values += [f"earlier {words}" for words in dict.fromkeys(map(_of_side, before)) if words not in values]
        denied = [one for one in told[voice.key] if one.figure.standing == "withdrawn"]
        values += [f"not {spoken(one)}" for one in denied]
        ids = tuple(dict.fromkeys(one.figure.event_id for one in (*own, *denied)))
        value = "; ".join(dict.fromkeys(filter(None, values))) or None
        answers.append(Answer(account=voice.account.label, value=value, event_ids=ids if value else ()))
    counting = [one for one in figures if one.figure.standing == "counts" and not one.recalls]
    later = [one for one in figures if one.figure.standing == "superseded" and not one.recalls]
    return answers, _numbers_clash(counting, later)


def _of_side(one: Told) -> str:
    return f"{spoken(one)} ({one.figure.side})" if one.figure.side else spoken(one)


def _numbers_clash(counting: Sequence[Told], superseded: Sequence[Told]) -> bool:
    for attackers in (False, True):
        group = [one for one in (*counting, *superseded) if one.attackers is attackers]
        if _any_clash([one for one in versions_of(group) if one.is_whole]):
            return True
        for side in dict.fromkeys(one.side for one in group if one.side is not None):
            if _any_clash([_alone(one) for one in group if one.side == side]):
                return True
    return False


def _any_clash(versions: Sequence[Version]) -> bool:
    """Whether two accounts clash; of those that tell one number on one day, two stand for all."""
    few: dict[tuple[object, ...], dict[tuple[str, ...], Version]] = {}
    for one in versions:
        alike = few.setdefault((one.told.day, one.low, one.high, one.told.figure.standing, one.told.words[1][:60]), {})
        if len(alike) < 2:
            alike.setdefault(one.told.teller.key, one)
    kept = [one for alike in few.values() for one in alike.values()]
    return any(_clash(one, other) for number, one in enumerate(kept) for other in kept[:number])


def _alone(one: Told) -> Version:
    return Version(told=one, low=one.low, high=one.high, value=one.value, is_whole=True)


def _clash(one: Version, other: Version) -> bool:
    first, second = sorted((one, other), key=lambda version: version.told.day or 0)
    if first.told.teller.key != second.told.teller.key and (_rejects(first, second) or _rejects(second, first)):
        return True
    if first.told.teller.key == second.told.teller.key or allows((one.low, one.high), (other.low, other.high)):
        return False
    if first.told.day is None or second.told.day is None or first.told.day == second.told.day:
        return True
    if first.told.figure.standing == "superseded":
        return False
    return second.value < first.value


def _rejects(one: Version, other: Version) -> bool:
    """Whether the words behind a number say that it is not the other one: "eleven, not nine"."""
    behind = " ".join(one.told.words[1][:60].split()).casefold()
    return f", not {other.told.figure.text.casefold()}" in behind
