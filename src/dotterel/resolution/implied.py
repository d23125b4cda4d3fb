"""Parties that nobody names, but that the rest of the report implies: the state that a struck town lies in, whom a
visitor visited, who else acts between the same two states.

Readers of a whole report name them; the event's own sentence does not. Often only the state can be told, and then no
sector is. Measured on the annotated reports by hiding the party of events that name one (share of right states):

- the report's other events of the type that have the same state on the other side name parties of one state:
  ASSAULT 0.78 to 0.95, COERCE 0.92 to 0.98, ACCUSE 0.81 to 0.91, SANCTION 0.89 to 0.96, SUPPORT 0.91 to 1.0,
  THREATEN 0.85 to 0.94, CONSULT 0.77 to 0.91 (2,900 cases); AID and REQUEST 0.52 to 0.72, and so left open;
- a visit to a place in another state: its government is visited in 0.95 of 81, and it is the sector in 0.83;
- an attack on a place in another state: people or things of that state are struck in 0.88 of 177;
- aid brought to a place in another state: to that state's people or bodies in 0.86 of 37;
- a protest: by people of the place's state in 0.94 of 452;
- the opposition accuses or refuses: somebody of its own state in 0.93 of 58 accusations, its government in 0.67;
- an arrest, ban or seizure without a doer beside another of the same sentence: by the same state in 0.97 of 58, by the
  same party in 0.79;
- in a report that speaks of one state only: who restricts or arrests is of it in 0.93 of 448, who protests in 0.99 of
  457, who refuses in 0.89 of 208.

What is so concluded is marked by its rule, has no more than these scores, and a part in the event that is less than
sure: no sentence about an incident names it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dotterel.codebook.fight_words import FIGHT
from dotterel.model import SAME_HAPPENING, Actor, Place, ResolvedEvent
from dotterel.resolution.actors.entries import INTERNATIONAL
from dotterel.resolution.grounds import is_ground, only_state

IMPLIED_ROLE_SCORE = 0.45
"""How sure an implied party has its part: below half, so that nothing about an incident rests on it."""

BETWEEN_STATES_SCORE = 0.75
HOST_SCORE = 0.8
STRUCK_SCORE = 0.75
AIDED_SCORE = 0.75
PROTESTERS_SCORE = 0.8
GOVERNMENT_SCORE = 0.6
SAME_SENTENCE_SCORE = 0.75
ONE_STATE_SCORE = 0.75

_LEAST_PLACE = 0.5
"""Places below this score ("the region") imply nobody."""

_RULES = frozenset(
    (
        "place-struck",
        "host-of-visit",
        "place-aided",
        "government-opposed",
        "place-of-protest",
        "same-states",
        "same-sentence",
        "report-of-one-state",
    )
)
"""What the rule of an implied party begins with."""

StateName = Callable[[str], str | None]
_Side = Literal["actors", "recipients"]

_OTHER: dict[_Side, _Side] = {"actors": "recipients", "recipients": "actors"}
_SPEECH_AND_FORCE = ("ACCUSE", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "SANCTION", "SUPPORT", "THREATEN")
_BETWEEN: dict[_Side, frozenset[str]] = {
    "actors": frozenset((*_SPEECH_AND_FORCE, "AGREE", "REJECT", "RETREAT")),
    "recipients": frozenset(_SPEECH_AND_FORCE),
}
_ONE_STATE: dict[_Side, frozenset[str]] = {
    "actors": frozenset(("COERCE", "PROTEST", "REJECT")),
    "recipients": frozenset(("ACCUSE", "COERCE")),
}
_BY_GOVERNMENT = frozenset(("censor", "curfew", "withhold"))
"""Modes of COERCE whose named doer is a government in 95 of 115 annotated events; arrests are by police or others."""
_VISIT = re.compile(
    r"\b(?:visit|trips?\b|tour(?:s|ed|ing)?\b|travel|arriv|fl(?:y|ies|ew|own)\b|stop(?:ped)? (?:over|by)\b)",
    re.IGNORECASE,
)
_MUTUAL = re.compile(rf"{FIGHT}|conflict|\bwar|violence|\bsign(?:s|ed|ing)?\b|initial|ratif", re.IGNORECASE)
"""Words for what several do to each other or together: whoever is on the other side does it too."""
_STRUCK = re.compile(r"\s+(?:on|against|of)\s+(?:the\s+)?", re.IGNORECASE)


def with_implied_parties(
    events: Sequence[ResolvedEvent], text: str, state_name: StateName
) -> tuple[ResolvedEvent, ...]:
    """Events with parties that the report implies where they name none; nothing is concluded from such a party.

    Args:
        events: All events of one document, in text order.
        text: The document's text.
        state_name: The name of a state by its code; none where the register has none.
    """
    report = _Report(events, text, only_state(events), state_name)
    return tuple(event if event.actors and event.recipients else report.completed(event) for event in events)


@dataclass(frozen=True, slots=True)
class _Report:
    """What one report implies."""

    events: Sequence[ResolvedEvent]
    text: str
    only: Actor | Place | None
    state_name: StateName

    def completed(self, event: ResolvedEvent) -> ResolvedEvent:
        """An event with those who are implied on the sides where it names nobody."""
        actors = event.actors or self.implied_actors(event)
        recipients = event.recipients or self.implied_recipients(event)
        if actors is event.actors and recipients is event.recipients:
            return event
        return replace(event, actors=actors, recipients=recipients)

    def implied_recipients(self, event: ResolvedEvent) -> tuple[Actor, ...]:
        """Whom it was done to, if the report implies it."""
        place = _told_place(event)
        if (
            event.type == "ASSAULT"
            and place is not None
            and _STRUCK.fullmatch(self.text, event.trigger.end, place.start)
        ):
            return (self._of_state(place.country, place, "place-struck", STRUCK_SCORE),)
        state = _one_state(event.actors)
        if state is None or len(event.actors) > 1 or _MUTUAL.search(event.trigger.text):
            return ()
        if place is not None and place.country != state:
            if event.type == "CONSULT" and ("visit" in event.modes or _VISIT.search(event.trigger.text)):
                return (self._of_state(place.country, place, "host-of-visit", HOST_SCORE, "GOV"),)
            if event.type == "ASSAULT":
                return (self._of_state(place.country, place, "place-struck", STRUCK_SCORE),)
            if event.type == "AID":
                return (self._of_state(place.country, place, "place-aided", AIDED_SCORE),)
        if event.type in ("ACCUSE", "REJECT") and "OPP" in event.actors[0].sectors:
            return (self._of_state(state, event.actors[0], "government-opposed", GOVERNMENT_SCORE, "GOV"),)
        return self._between_states(event, "recipients") or self._of_only_state(event, "recipients")

    def implied_actors(self, event: ResolvedEvent) -> tuple[Actor, ...]:
        """Who did it, if the report implies it."""
        place = _told_place(event)
        if event.type == "PROTEST" and place is not None:
            return (self._of_state(place.country, place, "place-of-protest", PROTESTERS_SCORE),)
        return self._beside(event) or self._between_states(event, "actors") or self._of_only_state(event, "actors")

    def _beside(self, event: ResolvedEvent) -> tuple[Actor, ...]:
        """Who does the other deeds of a sentence's arrests, bans and seizures, if that is one party."""
        if event.type != "COERCE" or not _may_be_filled(event):
            return ()
        others = [
            party
            for other in self.events
            if other.type == event.type and other.sentence.start == event.sentence.start and _may_be_filled(other)
            for party in other.actors
        ]
        if len({(party.country, party.sectors) for party in others}) != 1 or others[0].country is None:
            return ()
        score = round(SAME_SENTENCE_SCORE * others[0].score, 3)
        rule = f"same-sentence > {others[0].rule}"
        return (replace(others[0], score=score, role_score=IMPLIED_ROLE_SCORE, rule=rule),)

    def _between_states(self, event: ResolvedEvent, side: _Side) -> tuple[Actor, ...]:
        """The party that the report's other events of the type have over against the same state, if all are of one."""
        opposite = _one_state(_parties(event, _OTHER[side]))
        if event.type not in _BETWEEN[side] or opposite is None or not _may_be_filled(event):
            return ()
        tellings = [
            other
            for other in self.events
            if other is not event
            and other.type == event.type
            and other.historical == event.historical
            and _may_be_filled(other)
            and _one_state(_parties(other, _OTHER[side])) == opposite
            and _parties(other, side)
        ]
        states = {_one_state(_parties(other, side)) for other in tellings}
        at_home = opposite in states
        if len(states) != 1 or None in states or (at_home and side == "actors" and event.type == "ASSAULT"):
            return ()
        nearest = min(tellings, key=lambda other: abs(other.trigger.start - event.trigger.start))
        party = _parties(nearest, side)[0]
        sectors = {sector for other in tellings for sector in _first_sectors(other, side)}
        over_against = {sector for other in tellings for sector in _first_sectors(other, _OTHER[side])}
        alike = over_against == _first_sectors(event, _OTHER[side])
        told = party.sectors[:1] if len(sectors) == 1 and (alike or not at_home) else ()
        return (self._of_state(party.country, party, "same-states", BETWEEN_STATES_SCORE, *told),)

    def _of_only_state(self, event: ResolvedEvent, side: _Side) -> tuple[Actor, ...]:
        if self.only is None or event.type not in _ONE_STATE[side]:
            return ()
        sectors = ("GOV",) if side == "actors" and _BY_GOVERNMENT.intersection(event.modes) else ()
        return (self._of_state(self.only.country, self.only, "report-of-one-state", ONE_STATE_SCORE, *sectors),)

    def _of_state(self, state: str | None, words: Actor | Place, rule: str, score: float, *sectors: str) -> Actor:
        """A party of a state; the words are those that spoke for it."""
        return Actor(
            text=words.text,
            start=words.start,
            end=words.end,
            name=self.state_name(state) if state else None,
            country=state,
            sectors=sectors,
            score=round(score * words.score, 3),
            role_score=IMPLIED_ROLE_SCORE,
            rule=f"{rule} > {words.rule}",
        )


def is_implied(party: Actor) -> bool:
    """Whether a party is concluded from the rest of the report rather than told."""
    return party.role_score == IMPLIED_ROLE_SCORE and party.rule.partition(" > ")[0] in _RULES


def _may_be_filled(event: ResolvedEvent) -> bool:
    return event.modality == "asserted" and event.claim.status != "denied"


def _parties(event: ResolvedEvent, side: _Side) -> tuple[Actor, ...]:
    return event.actors if side == "actors" else event.recipients


def _first_sectors(event: ResolvedEvent, side: _Side) -> set[tuple[str, ...]]:
    return {party.sectors[:1] for party in _parties(event, side)}


def _one_state(parties: Sequence[Actor]) -> str | None:
    """The one state that all parties are of; none where there are several, none known, or a body of states."""
    states = {party.country for party in parties}
    return next(iter(states)) if len(states) == 1 and not states & {None, *INTERNATIONAL} else None


def _told_place(event: ResolvedEvent) -> Place | None:
    """The place that the event's own sentence tells, where its state is known and rather right than wrong."""
    place = event.place
    if place is None or place.country is None or place.score <= _LEAST_PLACE or is_ground(place):
        return None
    if SAME_HAPPENING in place.rule:
        return None
    return place
