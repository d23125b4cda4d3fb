"""Every number of people that is told, and whether it counts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dotterel.linking.accounts.evidence import Evidence, day_of, is_fact, ordinal
from dotterel.linking.accounts.parties import CIVILIANS, Roster, are_compatible, is_civilian, is_general, is_thing
from dotterel.linking.accounts.tellers import Teller, side_of, tellers_of
from dotterel.model import Actor, Count, Figure, IncidentParty, ResolvedEvent, TollRole
from dotterel.model.incidents import FigureStanding

LOOKS_BACK_DAYS = 14
"""A report that comes this long after the happening, and names it in passing, recalls it."""
_MOST = 10**9
_EARLIER = re.compile(
    r"(?:\b(?:earlier|previous|initial|first|preliminary|provisional)\s+(?:\w+\s+){0,3}(?:of|at|as)"
    r"|\b(?:up|down|risen|lowered|raised|revised|rose|fell|dropped|climbed)\b[^.;]{0,40}\bfrom"
    r"|\b(?:earlier|previously|initially|at first|originally)\s+(?:\w+\s+){0,5}"
    r"|,?\s*\b(?:and\s+)?not)\s*$",
    re.IGNORECASE,
)
"""Words before a number that is no longer held: "up from 10", "earlier put the toll at 10", "not nine"."""
_LEFT = re.compile(
    r"\b(?:still|remain(?:s|ed|ing)?)\b(?=[^.;]{0,40}\b(?:held|hostages?|captiv\w+|custody|missing|detained|jail\w*|there|"
    r"in|behind)\b)|\b(?:still|remaining)\s*$",
    re.IGNORECASE,
)
"""Words beside a number of those who are left, when others have been let go."""
_SOME_OF_THEM = re.compile(
    r"\b(?:most|many|some|all|half|several|one|two|three|four|five|six) of|\bincluding|\bamong", re.I
)
_EARLIER_BEHIND = re.compile(
    r"^[^.;,]{0,30},?\s+(?:as|than)\s+(?:was\s+)?(?:earlier|first|previously|initially)\b", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure with what its standing is judged by.

    Attributes:
        figure: The figure.
        teller: Whose account it is in.
        role: Killed, injured, held or size.
        side: Key of the side that it is told of; none where it tells no side.
        attackers: Whether that side are the actors of a one-sided incident.
        hostile: Whether a side tells it of the other side.
        official: Sectors of the teller.
        day: Publication day as an ordinal; none where unknown.
        order: Place among all mentions.
        recalls: Whether the report only looks back.
        source: The independent source that it came through.
    """

    figure: Figure
    teller: Teller
    role: TollRole
    side: str | None
    attackers: bool = False
    hostile: bool = False
    official: tuple[str, ...] = ()
    day: int | None = None
    order: int = 0
    recalls: bool = False
    source: str = ""

    @property
    def low(self) -> int | None:
        """Lowest number the words allow."""
        return self.figure.low

    @property
    def high(self) -> int | None:
        """Highest number the words allow."""
        return self.figure.high

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
    def is_open(self) -> bool:
        """Whether one of its ends is open."""
        return self.low is None or self.high is None

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


def allows(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    """Whether two ranges with open ends share a number."""
    (first_low, first_high), (second_low, second_high) = one, other
    below = first_high is None or second_low is None or second_low <= first_high
    above = second_high is None or first_low is None or first_low <= second_high
    return below and above


def figures_of(
    role: TollRole,
    evidence: Evidence,
    roster: Roster,
    labels: Mapping[tuple[str, ...], str],
    *,
    actors: Sequence[IncidentParty],
    recipients: Sequence[IncidentParty],
    happened: tuple[int, int] | None,
    fighting: bool = False,
) -> tuple[Told, ...]:
    """All figures of a role with their standing, in the order of the reports.

    Args:
        role: Which numbers.
        evidence: The events.
        roster: Who is who.
        labels: Of the accounts, by key.
        actors: Those who acted.
        recipients: Those acted on.
        happened: First and last day of the incident as ordinals; none where unknown.
        fighting: Whether any report tells it as a fight of both sides: then nobody's dead are set apart.
    """
    told: list[Told] = []
    for order, event in enumerate(evidence.events):
        count = getattr(event, role)
        if count is None or event.modality in ("future", "hypothetical"):
            continue
        voices = tellers_of(event, evidence, roster)
        for teller, part, side in _shares(count, event, voices, roster):
            made = _told(
                role, part, event, teller, labels, actors=actors, recipients=recipients, side=side, fighting=fighting
            )
            if made is not None:
                recalls = _looks_back(event, evidence, happened)
                source = evidence.source_of(event)
                told.append(replace(made, order=order, recalls=recalls, source=source))
    return _judged(told, evidence)


def _shares(
    count: Count, event: ResolvedEvent, voices: Sequence[Teller], roster: Roster
) -> list[tuple[Teller, Count, Actor | None]]:
    """One share a teller and side: numbers per source, per recipient, or one of all."""
    parts = [part for part in count.parts if part.unresolved is None]
    whole = count.unresolved is None and (count.low is not None or count.high is not None)
    if len(parts) == len(count.parts) > 1 and count.rule == "lowest-to-highest" and len(parts) == len(voices):
        return [(voice, part, _side(part, event)) for voice, part in zip(voices, parts, strict=True)]
    sides = event.recipients or event.actors
    if len(parts) == len(count.parts) == len(sides) > 1 and count.rule != "lowest-to-highest":
        return [(voices[0], part, side) for part, side in zip(parts, sides, strict=True)]
    return [(voice, count, _side(count, event)) for voice in voices[:1]] if whole else []


def _side(count: Count, event: ResolvedEvent) -> Actor | None:
    """The party that a number is told of: the one whose words it stands before, else the only one.

    None where the words between say that the party is only some of them ("eight dead, most of them policemen").
    """
    beside = [one for one in event.recipients if 0 <= one.start - count.end <= 3 or one.start <= count.start < one.end]
    side = next(iter(beside or (event.recipients if len(event.recipients) == 1 else ())), None)
    start, end = count.end - event.sentence.start, (0 if side is None else side.start) - event.sentence.start
    if side is not None and 0 <= start < end and _SOME_OF_THEM.search(event.sentence.text[start:end]):
        return None
    return side


def _told(
    role: TollRole,
    count: Count,
    event: ResolvedEvent,
    teller: Teller,
    labels: Mapping[tuple[str, ...], str],
    *,
    actors: Sequence[IncidentParty],
    recipients: Sequence[IncidentParty],
    side: Actor | None,
    fighting: bool,
) -> Told | None:
    low = count.low if count.low is not None and count.low >= 0 else None
    high = count.high if count.high is not None and count.high >= 0 else None
    if low is not None and high is not None and low > high:
        low, high = high, low
    if low is None and high is None:
        return None
    named = None if side is None or is_general(side) or is_thing(side) else side
    key = None if named is None else CIVILIANS if is_civilian(named) else named.id or named.country or named.text
    attackers = named is not None and key != CIVILIANS and not fighting and _is_attacker(named, actors, recipients)
    speaker = teller.party
    place = "third" if speaker is None else side_of(speaker, actors=actors, recipients=recipients)
    hostile = (place == "actor" and not attackers) or (place == "recipient" and attackers)
    if place != "third" and len(actors) > 1 and not recipients and named is not None and speaker is not None:
        hostile = not (speaker.country == named.country and are_compatible(speaker, named))  # fighting: who is whose
    standing, because = _first_standing(count, event, role)
    label = None
    if key is not None and named is not None:
        label = CIVILIANS if key == CIVILIANS else _party_label(named, actors, recipients)
        key = label
    return Told(
        figure=Figure(
            event_id=event.id,
            document_id=event.document.id,
            teller=labels.get(teller.key, teller.label),
            told=day_of(event),
            side=label,
            low=low,
            high=high,
            text=" ".join(count.text.split()),
            standing=standing,
            because=because,
        ),
        teller=teller,
        role=role,
        side=key,
        attackers=attackers,
        hostile=hostile,
        official=() if speaker is None else speaker.sectors,
        day=ordinal(day_of(event)),
    )


def _party_label(named: Actor, actors: Sequence[IncidentParty], recipients: Sequence[IncidentParty]) -> str:
    """The label of the party that a number is told of: its own, else that of the first party it may be."""
    for party in (*recipients, *actors):
        if party.id and party.id == named.id:
            return party.label
    for party in (*recipients, *actors):
        if party.country == named.country and party.sectors[:1] == named.sectors[:1] and not (party.id and named.id):
            return party.label
    return next(
        (party.label for party in (*recipients, *actors) if party.label == named.text), named.name or named.text
    )


def _is_attacker(named: Actor, actors: Sequence[IncidentParty], recipients: Sequence[IncidentParty]) -> bool:
    """Whether a side is one of the actors rather than one of those acted on."""
    if not recipients:
        return False

    def likeness(parties: Sequence[IncidentParty]) -> int:
        close = [one for one in parties if one.country == named.country or not one.country or not named.country]
        if any((one.id and one.id == named.id) or one.sectors[:1] == named.sectors[:1] for one in close):
            return 2
        return int(any(are_compatible(named, one) for one in close if not is_civilian(one)))

    acting = likeness(actors)
    if any((one.id and one.id == named.id) or one.sectors[:1] == named.sectors[:1] for one in actors):
        told = max((one.reports for one in actors if one.sectors[:1] == named.sectors[:1]), default=0)
        suffered = max((one.reports for one in recipients if one.sectors[:1] == named.sectors[:1]), default=0)
        if told and suffered:
            return told > suffered
    return acting > 0 and acting > likeness([one for one in recipients if one.label != named.text])


def _first_standing(count: Count, event: ResolvedEvent, role: TollRole) -> tuple[FigureStanding, str]:
    """Whether the number is withdrawn by its own words."""
    if event.claim.status == "denied" or event.modality == "negated":
        return "withdrawn", "denied" if event.claim.status == "denied" else "told as not having happened"
    start = count.start - event.sentence.start
    if not 0 <= start <= len(event.sentence.text):
        return "counts", ""
    before = event.sentence.text[max(0, start - 70) : start]
    match = _EARLIER.search(before)
    if match:
        return "superseded", " ".join(f"{match.group()}{count.text}".split()).lstrip(", ")
    behind = event.sentence.text[start : start + 90]
    left = _LEFT.search(behind) or _LEFT.search(before[-40:] + behind[:40])
    if role == "held" and left:
        return "part", f"those {left.group().strip()} held"
    return "counts", ""


def _looks_back(event: ResolvedEvent, evidence: Evidence, happened: tuple[int, int] | None) -> bool:
    if event.historical:
        return True
    told = ordinal(day_of(event))
    if told is None or happened is None:
        return False
    if event.claim.status != "asserted":  # what somebody is quoted with is news
        return False
    alone = sum(one.document.id == event.document.id for one in evidence.events) == 1
    return alone and told - happened[1] >= LOOKS_BACK_DAYS


def _judged(told: Sequence[Told], evidence: Evidence) -> tuple[Told, ...]:
    """Standings in turn: copies, what a report repeats of its source, parts, and what later numbers supersede."""
    facts = {event.id for event in evidence.events if is_fact(event)}
    judged = [
        one if one.figure.event_id in facts else one.standing("withdrawn", "not told as happened") for one in told
    ]
    judged = _without_copies(judged, evidence)
    judged = _without_repetitions(judged)
    judged = _without_parts(judged)
    return tuple(_without_superseded(judged))


def _without_copies(told: Sequence[Told], evidence: Evidence) -> list[Told]:
    root_of = evidence.root_of
    first = {(one.figure.document_id, one.role, one.figure.low, one.figure.high) for one in told}
    judged = []
    for one in told:
        root = root_of[one.figure.document_id]
        copied = root != one.figure.document_id and (root, one.role, one.figure.low, one.figure.high) in first
        judged.append(one.standing("copy", f"the text of {root}") if copied else one)
    return judged


def _without_repetitions(told: Sequence[Told]) -> list[Told]:
    """A number in a report's own voice that the same report gives to a source is that source's: mostly its headline."""
    judged = []
    for one in told:
        whose = next(
            (
                other.figure.teller
                for other in told
                if one.teller.party is None
                and other.teller.party is not None
                and other.counts
                and other.figure.document_id == one.figure.document_id
                and other.allows(one)
                and one.width >= other.width
            ),
            None,
        )
        judged.append(one if whose is None else one.standing("copy", f"the report has it from {whose}"))
    return judged


def _without_parts(told: Sequence[Told]) -> list[Told]:
    """Within one report, a number below another one of the same side and account is a part of it.

    So is what the report says in its own voice beside the greater number of a source ("five of the dead were officers").
    """
    judged = []
    for one in told:
        greater = next(
            (
                other
                for other in told
                if other is not one
                and other.counts
                and other.figure.document_id == one.figure.document_id
                and (other.teller.key == one.teller.key or one.teller.party is None)
                and other.side == one.side
                and other.value > one.value
                and not other.allows(one)
            ),
            None,
        )
        judged.append(one if greater is None else one.standing("part", f"told beside {greater.figure.text}"))
    return judged


def _without_superseded(told: Sequence[Told]) -> list[Told]:
    """A teller's later number of the same side takes the place of the earlier ones, unless it only says less."""
    judged = []
    for one in told:
        later = next((other for other in reversed(told) if _supersedes(other, one)), None)
        judged.append(one if later is None else one.standing("superseded", _reason(later)))
    return judged


def _supersedes(later: Told, one: Told) -> bool:
    if not later.counts or later.teller.key != one.teller.key or later.side != one.side or later.recalls:
        return False
    if later.day is None or one.day is None or later.day <= one.day:
        return False
    return not (later.allows(one) and later.width >= one.width)


def _reason(later: Told) -> str:
    told = f" on {later.figure.told}" if later.figure.told else ""
    return f"{later.figure.text or later.value}{told}"
