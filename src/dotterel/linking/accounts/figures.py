"""Every number of people that is told: whose, of whom, and from where."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dotterel.codebook.crosswalks import country_codes
from dotterel.linking.accounts.authors import is_two_sided
from dotterel.linking.accounts.evidence import Evidence, day_of, ordinal
from dotterel.linking.accounts.parties import (
    CIVILIANS,
    STATE_SECTORS,
    Key,
    Roster,
    are_compatible,
    is_civilian,
    is_general,
    is_general_named,
    is_irregular,
    is_pronoun,
    is_thing,
    is_thing_named,
)
from dotterel.linking.accounts.speakers import are_ours, as_named_by, is_enemy_of
from dotterel.linking.accounts.tellers import Teller, side_of, tellers_of
from dotterel.linking.accounts.victims import Victim, victims_of
from dotterel.model import Actor, Count, Figure, IncidentParty, ResolvedEvent, TollRole
from dotterel.model.incidents import FigureStanding

LOOKS_BACK_DAYS = 14
"""A report that comes this long after the happening, and names it in passing, recalls it."""
_MOST = 10**9
_UNKNOWN = "unknown"
_FORCE = "force"
"""Forces of a state of which it is not known which one."""
_SOME_OF_THEM = re.compile(
    r"\b(?:most|many|some|all|half|several|one|two|three|four|five|six) of|\bincluding|\bamong", re.IGNORECASE
)
_OWN_SIDE = re.compile(
    r"\b(?:on|from|among)\s+(?:its|their|our)\s+(?:own\s+)?(?:side|ranks|people|troops|forces|soldiers|citizens)\b|"
    r"\bof\s+(?:its|their|our)\s+own\b",
    re.IGNORECASE,
)
_OWN_LOSSES = re.compile(
    r"\b(?:its|their|our)\s+own\s+(?:\w+\s+)?(?:losses|casualties|dead|deaths|toll|killed|wounded|injured|missing)\b",
    re.IGNORECASE,
)
"""Words before a number of the speaker's own people: "put its own losses at"."""
_PARTISANS = frozenset(("OPP", "PTY", "ELI"))
"""Sectors of people who take sides and bear no arms: counted among the civilians."""
_ON_ALL_SIDES = re.compile(
    r"\b(?:on|from|of)\s+(?:both|all|either)\s+(?:the\s+)?(?:sides?|camps?|parties)\b|\bin\s+(?:all|total)\b|\baltogether\b",
    re.IGNORECASE,
)
"""Words behind a number of everybody, whatever party it stands beside."""
_IN_ALL = re.compile(r"\b(?:in\s+(?:all|total)|altogether|a\s+total\s+of),?\s+$", re.IGNORECASE)
"""Words before such a number."""
_ABOUT = re.compile(r"\b(?:about|around|some|roughly|approximately|an?\s+estimated)\s+$", re.IGNORECASE)
"""Words before a rough number."""
_ONE_PERSON = re.compile(
    r"\s*(?:an?|one|another)\s+(?!(?:group|crowd|family|convoy|column|patrol|number)\b)", re.IGNORECASE
)
_AND = re.compile(r"\s+and\s+(?:the\s+)?", re.IGNORECASE)
_OTHER_ONES = re.compile(r"[\w-]+\s+other\s+(?!people|persons)[a-z]+", re.IGNORECASE)
_OWNED = re.compile(r"^\s*(?:its|their|our|his)\b", re.IGNORECASE)
"""Words that open with whose people they are: the speaker's."""
_BESIDE = re.compile(r"\W{0,3}(?:of\s+(?:the\s+)?)?", re.IGNORECASE)
"""All that stands between a number and the words for those whom it counts: "two of its fighters"."""
_NEAR_LETTERS = 60
"""So far behind a number the words that say whose it is are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure with what its standing is judged by.

    Attributes:
        figure: The figure.
        teller: Whose account it is in.
        role: Killed, injured, held or size.
        side: Label of the side that it is told of; none where it tells no side.
        country: Of that side; none where unknown.
        words: What stands before it in its sentence, and from it on.
        headline: Whether it stands in the report's title.
        attackers: Whether that side are the actors of a one-sided incident.
        hostile: Whether a side tells it of the other side.
        official: Sectors of the teller.
        day: Publication day as an ordinal; none where unknown.
        order: Place among all mentions.
        recalls: Whether the report only looks back.
        own_side: Whether it counts all on the teller's own side ("on its side"), whoever they are.
        one_of_two: Whether it counts people of one of two states that fight each other.
        of_all: Whether the same report tells the number of everybody too.
        undecided: Whether it is a range over several numbers of one sentence, of which nothing tells which one holds.
        whom: The party that it is told of, however vague; none where no words name one.
        speaker: Who speaks: the teller's party, or whose report says "our soldiers"; none for an outlet.
        victims: The people whom it was read off, where no number was told.
        about: Whether the words call it a rough number.
        fighting: Whether it is one of a fight, in which the victims of each side are counted by themselves.
        beside: Lowest and highest number of those told before, to whom this one comes on top.
        accuses: Whether the mention tells who did it to those whom it counts.
        camp: In a fight of a state's forces with others, which of these the side is of, under whatever words.
    """

    figure: Figure
    teller: Teller
    role: TollRole
    side: str | None
    country: str | None = None
    words: tuple[str, str] = ("", "")
    headline: bool = False
    attackers: bool = False
    hostile: bool = False
    official: tuple[str, ...] = ()
    day: int | None = None
    order: int = 0
    recalls: bool = False
    own_side: bool = False
    one_of_two: bool = False
    of_all: bool = False
    undecided: bool = False
    whom: Actor | None = None
    speaker: Actor | None = None
    victims: tuple[Victim, ...] = ()
    about: bool = False
    fighting: bool = False
    beside: tuple[int | None, int | None] = (0, 0)
    camp: str | None = None
    accuses: bool = False

    @property
    def people(self) -> str | None:
        """Of whom it is a number: the camp of a fight where it is known, else the side; none where it is of anybody."""
        return self.camp or self.side

    @property
    def group(self) -> tuple[bool, str | None]:
        """With whom those counted are added up: in a fight with their own side."""
        return self.attackers, self.side if self.fighting else None

    @property
    def low(self) -> int | None:
        """Lowest number the words allow, with those to whom it comes on top."""
        return _added(self.figure.low, self.beside[0])

    @property
    def high(self) -> int | None:
        """Highest number the words allow, with those to whom it comes on top."""
        return _added(self.figure.high, self.beside[1])

    @property
    def value(self) -> int:
        """The number itself: the middle of a range, its one end where it is open."""
        low, high = self.low, self.high
        if low is None or high is None:
            return low if low is not None else high or 0
        return (low + high) // 2

    @property
    def counts(self) -> bool:
        """Whether it counts."""
        return self.figure.standing == "counts"

    @property
    def width(self) -> int:
        """How far its ends lie apart; a figure that is open is wider than any that is not."""
        return _MOST if self.low is None or self.high is None else self.high - self.low

    def allows(self, other: "Told") -> bool:
        """Whether some number fits both."""
        return allows((self.low, self.high), (other.low, other.high))

    def standing(self, standing: FigureStanding, because: str) -> "Told":
        """The same with another standing; one that no longer counts keeps the first reason."""
        if not self.counts:
            return self
        return replace(self, figure=replace(self.figure, standing=standing, because=because))


def _added(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the numbers of an incident are read against.

    Attributes:
        roster: Who is who.
        labels: Labels of the accounts, by key.
        names: Labels of the parties, by key.
        actors: Those who acted.
        recipients: Those acted on.
        happened: First and last day of the incident as ordinals; none where unknown.
        fighting: Whether any report tells it as a fight of both sides: then nobody's dead are set apart.
        foreigners: Whether one mention tells civilians of two states side by side.
        states: The states that fight each other, where there are at least two: whoever counts people of one of them
            counts one side.
        countries: State of each party, by key.
        speakers: Whose report speaks of "our soldiers" in its own voice, by document.
    """

    roster: Roster
    labels: Mapping[tuple[str, ...], str]
    names: Mapping[Key, str]
    actors: Sequence[IncidentParty]
    recipients: Sequence[IncidentParty]
    happened: tuple[int, int] | None = None
    fighting: bool = False
    foreigners: bool = False
    states: frozenset[str] = frozenset()
    countries: Mapping[Key, str | None] = field(default_factory=dict)
    speakers: Mapping[str, Actor] = field(default_factory=dict)

    def placed(self, party: Actor) -> Actor:
        """A force or an authority whose state is not told, with that of the one party that it was joined with."""
        if party.country is not None or party.id or not set(party.sectors[:1]) & STATE_SECTORS:
            return party
        return replace(party, country=self.countries.get(self.roster.key(party)))

    def civilians_of(self, country: str | None) -> str:
        """What civilians of a state are called: apart where two states fight, or one mention tells civilians of two."""
        apart = self.foreigners or country in self.states
        return f"{CIVILIANS} ({country})" if country and apart else CIVILIANS

    @property
    def one_kind(self) -> bool:
        """Whether all who were acted on are of one kind, as far as they are told as people."""
        if self.fighting:
            return False
        people = [one for one in self.recipients if not (is_thing_named(one.label) or is_general_named(one))]
        kinds = ((kind, one.country if one.country in self.states else None) for one in people if (kind := _kind(one)))
        return len({(kind, state) for kind, state in kinds if kind != _UNKNOWN}) <= 1


def allows(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    """Whether two ranges with open ends share a number."""
    (first_low, first_high), (second_low, second_high) = one, other
    below = first_high is None or second_low is None or second_low <= first_high
    above = second_high is None or first_low is None or first_low <= second_high
    return below and above


def spoken(one: Told) -> str:
    """A figure in numbers: 12, at least 12, 10 to 14."""
    low, high = one.low, one.high
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def figures_of(role: TollRole, evidence: Evidence, scene: Scene) -> tuple[Told, ...]:
    """All figures of a role in the order of the reports; all of them count so far.

    A number that several sources give together is a figure of each.
    """
    mentions = Counter(event.document.id for event in evidence.events)
    told: list[Told] = []
    for order, event in enumerate(evidence.events):
        count = getattr(event, role)
        if count is None or event.modality in ("future", "hypothetical"):
            continue
        shares = _shares(count, event, tellers_of(event, evidence, scene.roster))
        for teller, part, side in shares:
            one_sided = not (scene.fighting or scene.states)
            others = side is not None and one_sided and _is_counted_otherwise(part, side, event)
            made = _told(role, part, event, teller, None if others else side, scene)
            if made is not None:
                if side is not None and sum(other is teller for other, _, _ in shares) > 1:
                    made = _by_its_words(made, side)
                recalls = _looks_back(event, scene.happened, alone=mentions[event.document.id] == 1)
                told.append(replace(made, order=order, recalls=recalls))
    return _in_camps(_told_apart(told))


def _by_its_words(one: Told, side: Actor) -> Told:
    """A number that a mention tells beside others is of a side, even where nothing is known of it but its words."""
    if one.side is not None or (is_general(side) and not bears_arms(side)) or _IN_ALL.search(one.words[0]):
        return one
    label = " ".join(side.text.split())
    return replace(one, side=label, figure=replace(one.figure, side=label))


def _told_apart(told: Sequence[Told]) -> tuple[Told, ...]:
    """Civilians by their own words where one mention counts two kinds of them side by side: herders and farmers."""
    beside: dict[tuple[str, tuple[str, ...], str | None], list[Told]] = {}
    for one in told:
        if one.whom is not None and one.side is not None and is_civilian(one.whom):
            beside.setdefault((one.figure.event_id, one.teller.key, one.side), []).append(one)
    kinds = {
        " ".join(one.whom.text.split()).casefold()
        for parts in beside.values()
        if len({part.whom.text for part in parts if part.whom}) > 1
        for one in parts
        if one.whom is not None
    }
    if not kinds:
        return tuple(told)
    return tuple(_of_kind(one, kinds) for one in told)


def _in_camps(told: Sequence[Told]) -> tuple[Told, ...]:
    """In a fight of a state's forces with others, which of them each side is of; unknown where one has several."""
    camps = [_camp_of(one) for one in told]
    sides: dict[tuple[str, tuple[str, ...], str], set[str | None]] = {}
    for one, camp in zip(told, camps, strict=True):
        if camp is not None:
            sides.setdefault((one.figure.event_id, one.teller.key, camp), set()).add(one.side)
    if any(len(labels) > 1 for labels in sides.values()):
        return tuple(told)
    return tuple(replace(one, camp=camp) for one, camp in zip(told, camps, strict=True))


def _camp_of(one: Told) -> str | None:
    if not one.fighting or one.one_of_two or one.own_side or one.side is None or one.whom is None:
        return None
    return None if not bears_arms(one.whom) else "irregular" if is_irregular(one.whom) else "state"


def _of_kind(one: Told, kinds: set[str]) -> Told:
    """A number of civilians with the one kind that its words name; of "their men", with the speaker's."""
    if one.whom is None or one.side is None or not is_civilian(one.whom):
        return one
    own = f"{one.whom.text} {one.teller.label if _OWNED.match(one.whom.text) else ''}".casefold()
    named = [kind for kind in kinds if kind.split()[-1] in own.split()]
    if len(named) != 1:
        return one
    return replace(one, side=named[0], figure=replace(one.figure, side=named[0]))


def _shares(count: Count, event: ResolvedEvent, voices: Sequence[Teller]) -> list[tuple[Teller, Count, Actor | None]]:
    """One share a teller and side: numbers per source, per recipient, or one of all."""
    parts = [part for part in count.parts if part.unresolved is None]
    is_read = count.unresolved is None and (count.low is not None or count.high is not None)
    if len(parts) == len(count.parts) > 1 and count.rule == "lowest-to-highest" and len(parts) == len(voices):
        return [(voice, part, _side(part, event)) for voice, part in zip(voices, parts, strict=True)]
    sides = event.recipients or event.actors
    if len(parts) == len(count.parts) == len(sides) > 1 and count.rule != "lowest-to-highest":
        return [(voice, part, side) for voice in voices for part, side in zip(parts, sides, strict=True)]
    if len(parts) == len(count.parts) > 1 and count.rule != "lowest-to-highest":
        beside = [next((one for one in sides if _is_beside(part, one, event)), None) for part in parts]
        known = [(part, side) for part, side in zip(parts, beside, strict=True) if side is not None]
        if len(known) == len(parts) == len({side.start for _, side in known}):
            return [(voice, part, side) for voice in voices for part, side in known]
    return [(voice, count, _side(count, event)) for voice in voices] if is_read else []


def _side(count: Count, event: ResolvedEvent) -> Actor | None:
    """The party that a number is told of: the one whose words it stands before, else the only one.

    None where the words between say that the party is only some of them ("eight dead, most of them policemen"), and
    where the words name a thing that was hit.
    """
    people = (*event.recipients, *event.actors) if is_two_sided(event) else event.recipients
    beside = [one for one in people if _is_beside(count, one, event) or one.start <= count.start < one.end]
    side = next(iter(beside or (event.recipients if len(event.recipients) == 1 else ())), None)
    if side is None or is_thing(side) or _is_mixed(side, event):
        return None
    if not beside and _is_one(side) and count.low is not None and count.low > 1 and not _are_others(count, event):
        return None
    start, end = count.end - event.sentence.start, side.start - event.sentence.start
    if 0 <= start < end and _SOME_OF_THEM.search(event.sentence.text[start:end]):
        return None
    return side


def _is_counted_otherwise(count: Count, side: Actor, event: ResolvedEvent) -> bool:
    """Whether a party stands beside the number of another role: the six of "killing two guards and injuring six"."""
    others = (one for one in (event.killed, event.injured) if one is not None and one.start != count.start)
    return not _is_beside(count, side, event) and any(
        _is_beside(other, side, event) and not other.parts for other in others
    )


def _is_mixed(side: Actor, event: ResolvedEvent) -> bool:
    """Whether a party stands in one breath with one of another kind: the 52 of "52 hostages and police"."""
    text, start = event.sentence.text, event.sentence.start
    joined = (
        one
        for one in event.recipients
        if one.start > side.end and _AND.fullmatch(text[max(0, side.end - start) : max(0, one.start - start)])
    )
    return any(bears_arms(one) is not bears_arms(side) for one in joined)


def _are_others(count: Count, event: ResolvedEvent) -> bool:
    """Whether a number is of others of the kind told before it: the policeman, and "28 other officers"."""
    return bool(_OTHER_ONES.match(_around(count, event)[1]))


def _is_one(side: Actor) -> bool:
    """Whether the words are of one person: a greater number beside them is of others too."""
    return bool(_ONE_PERSON.match(side.text))


def _is_beside(count: Count, party: Actor, event: ResolvedEvent) -> bool:
    """Whether a number stands right before the words for a party, in the sentence of the event."""
    first, last = count.end - event.sentence.start, party.start - event.sentence.start
    return (
        0 <= first <= last < len(event.sentence.text)
        and _BESIDE.fullmatch(event.sentence.text, first, last) is not None
    )


def _told(
    role: TollRole, count: Count, event: ResolvedEvent, teller: Teller, side: Actor | None, scene: Scene
) -> Told | None:
    low = count.low if count.low is not None and count.low >= 0 else None
    high = count.high if count.high is not None and count.high >= 0 else None
    if low is not None and high is not None and low > high:
        low, high = high, low
    if low is None and high is None:
        return None
    speaker = teller.party or scene.speakers.get(event.document.id)
    speaker = scene.placed(speaker) if speaker is not None else None
    if side is not None:
        side = scene.placed(as_named_by(speaker, side, (*scene.actors, *scene.recipients)))
    before, behind = _around(count, event)
    of_both = bool(_ON_ALL_SIDES.search(behind[:_NEAR_LETTERS]) or _IN_ALL.search(before))
    named = None if side is None or of_both or is_general(side) or _kind(side) == _UNKNOWN else side
    label = None
    if named is not None:
        known = scene.names.get(scene.roster.key(named)) or scene.roster.label(named)
        label = scene.civilians_of(named.country) if is_civilian(named) else known
    own_side = teller.party is not None and _is_of_own_side(count, event, side, named)
    country = teller.party.country if teller.party is not None and own_side else named.country if named else None
    if own_side:
        label = side_name(country)
    apart = named is not None and not is_civilian(named) and not scene.fighting and not _hits_its_kind(named, event)
    attackers = apart and named is not None and _is_attacker(named, scene)
    armed = side if side is not None and bears_arms(side) and not of_both else None
    return Told(
        figure=Figure(
            event_id=event.id,
            document_id=event.document.id,
            teller=scene.labels.get(teller.key, teller.label),
            told=day_of(event),
            side=label,
            low=low,
            high=high,
            text=" ".join(count.text.split()),
        ),
        teller=teller,
        role=role,
        side=label,
        country=country,
        own_side=own_side and country is not None,
        one_of_two=country is not None and country in scene.states,
        words=_around(count, event),
        headline=event.sentence.text.strip() == (event.document.title or "").strip(),
        attackers=attackers,
        hostile=_tells_of_enemy(teller.party, speaker, side)
        or _is_hostile(teller.party, named or armed, scene, attackers=attackers, own_side=own_side),
        official=() if teller.party is None else teller.party.sectors,
        day=ordinal(day_of(event)),
        undecided=count.rule == "lowest-to-highest" and low != high,
        whom=side,
        speaker=speaker,
        victims=victims_of(event, count),
        fighting=scene.fighting,
        accuses=bool(event.actors) and not is_two_sided(event),
        about=count.rule == "about" or bool(_ABOUT.search(_around(count, event)[0])),
    )


def _tells_of_enemy(party: Actor | None, speaker: Actor | None, side: Actor | None) -> bool:
    """Whether a report that says "our soldiers" in its own voice counts those of the other side."""
    return party is None and speaker is not None and side is not None and is_enemy_of(speaker, side)


def side_name(country: str | None) -> str | None:
    """What all of one state are called as a side; none where the state is not known."""
    name = country_codes(country).name
    return f"{name}'s side" if name else None


def _is_of_own_side(count: Count, event: ResolvedEvent, side: Actor | None, named: Actor | None) -> bool:
    """Whether the words say that the number is that of the speaker's own people."""
    before, behind = _around(count, event)
    if side is not None and is_pronoun(side):
        return bool(_OWN_LOSSES.search(before[-_NEAR_LETTERS:]))
    return named is None and bool(_OWN_SIDE.search(behind[:_NEAR_LETTERS]))


def _around(count: Count, event: ResolvedEvent) -> tuple[str, str]:
    """What stands before a number in its sentence, and from it on; empty where it stands in another sentence."""
    start = count.start - event.sentence.start
    text = event.sentence.text
    return (text[:start], text[start:]) if 0 <= start <= len(text) else ("", "")


def _is_hostile(
    speaker: Actor | None, named: Actor | None, scene: Scene, *, attackers: bool, own_side: bool = False
) -> bool:
    """Whether a side tells the number of the other side."""
    if speaker is None or own_side or (named is not None and _are_own(speaker, named, scene)):
        return False
    if scene.fighting and named is not None and not scene.states and bears_arms(speaker) and bears_arms(named):
        return is_irregular(speaker) is not is_irregular(named)
    if not scene.recipients and len(scene.actors) > 1 and named is not None:  # in a fight, all sides are actors
        if scene.states and named.country is None:
            return False  # of either state, as far as is known
        belongs = side_of(speaker, actors=scene.actors, recipients=()) == "actor"
        return belongs and not (speaker.country == named.country and are_compatible(speaker, named))
    if _counts_its_own(speaker, named, scene):
        return False
    place = side_of(speaker, actors=scene.actors, recipients=scene.recipients)
    return (place == "actor" and not attackers) or (place == "recipient" and attackers)


def bears_arms(party: Actor) -> bool:
    """Whether it is known which side of a fight a party is of: a state's forces, or fighters of no state."""
    return is_irregular(party) or bool(set(party.sectors[:1]) & STATE_SECTORS)


def _are_own(speaker: Actor, named: Actor, scene: Scene) -> bool:
    """Whether somebody counts his own people: "our men", those under arms of the state that he speaks for.

    Where states fight each other, its citizens too.
    """
    if are_ours(named):
        return True
    if named.country is None or speaker.country != named.country or not set(speaker.sectors[:1]) & STATE_SECTORS:
        return False
    return bool(set(named.sectors[:1]) & STATE_SECTORS) or (named.country in scene.states and is_civilian(named))


def _counts_its_own(speaker: Actor, named: Actor | None, scene: Scene) -> bool:
    """Whether a civil authority counts people of its own state who are no rebels: not the losses of another side."""
    if speaker.sectors[:1] != ("GOV",) or (speaker.sectors != ("GOV",) and not (named and is_civilian(named))):
        return False
    if named is not None:
        return named.country == speaker.country and not is_irregular(named)
    return all(one.country in (speaker.country, None) and not is_irregular(one) for one in scene.recipients)


def _is_attacker(named: Actor, scene: Scene) -> bool:
    """Whether a side are those who acted: its kind is told as acting more often than as acted on.

    Kinds are irregular fighters, and each state's own; where nobody of another kind was acted on, no side is set apart.
    """
    kind = _kind(named)
    if kind == _FORCE and scene.states:
        return False
    acting = max((one.reports for one in scene.actors if _kind(one) == kind), default=0)
    suffering = max((one.reports for one in scene.recipients if _kind(one) == kind), default=0)
    others = max((one.reports for one in scene.recipients if _kind(one) != kind), default=0)
    return acting > 0 and acting >= suffering and others >= suffering and others > 0


def _hits_its_kind(named: Actor, event: ResolvedEvent) -> bool:
    """Whether a mention tells that those who acted hit people of their own kind alone: then these are not their own."""
    kinds = {_kind(one) for one in event.recipients}
    return kinds == {_kind(named)} and bool(event.actors) and {_kind(one) for one in event.actors} == kinds


def _kind(party: Actor | IncidentParty) -> str:
    if is_civilian(party) or set(party.sectors[:1]) & _PARTISANS:
        return CIVILIANS
    if is_irregular(party):
        return "irregular"
    return party.country or party.id or (_FORCE if set(party.sectors[:1]) & {"MIL", "COP"} else _UNKNOWN)


def _looks_back(event: ResolvedEvent, happened: tuple[int, int] | None, *, alone: bool) -> bool:
    """Whether a number is only recalled: by a report that names the happening once, long after, in its own voice."""
    if event.historical:
        return True
    told = ordinal(day_of(event))
    if told is None or happened is None or event.claim.status != "asserted":
        return False
    return alone and told - happened[1] >= LOOKS_BACK_DAYS
