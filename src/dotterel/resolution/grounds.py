"""Where an event happens that tells no place: the state of its parties, or the one the report's other events lie in.

The ground of a report is the state that most places of its present events lie in. Measured by hiding the place of
present material events that tell one, over the annotated reports that rules may be fitted to (ours and real news):

- parties of the ground's state and no other: there in 585 of 634 cases; who is of no state (the UN) counts for nothing;
- parties of several states, the ground's among them: there in 199 of 238;
- an attack whose victims alone are known, of another state: on the ground in 51 of 62, in their own state in 8;
- aid, or a withdrawal or release, of whose parties only the doer is known, of another state: on the ground in 53 of 63;
- no party of a known state: on the ground in 198 of 240.

What else parties of another state do or suffer is left open: neither state is right in three of four cases. So is what
is said, but between two parties of one state, and what one of two that fight each other does to nobody named.

In a report whose parties and places are all of one state, what is done happens there in 1,356 of 1,370 cases, what is
said in 85 of 100. A place that no gazetteer knows ("the central station") lies where it would if it were not told.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from dotterel.model import Actor, Place, ResolvedEvent
from dotterel.model.replacing import replace
from dotterel.resolution.actors import is_concluded
from dotterel.resolution.actors.entries import INTERNATIONAL

AGREED_SCORE = 0.85
"""Score where the parties' state is also the report's ground."""
SHARED_GROUND_SCORE = 0.8
"""Score where the ground is one of several states, or of people who were attacked, helped or left abroad."""
STATE_OF_PARTIES_SCORE = 0.5
"""Score where only the parties speak for a state, or only the report's other places do."""

ONE_STATE_SCORES = {True: 0.85, False: 0.7}
"""Scores where the report speaks of no other state: of what is done, and of what is said."""

_LEAST_SEEN = 3
"""Parties and places of other events that must speak of a state before it is called the only one of the report."""
_MATERIAL = frozenset(("material-conflict", "material-cooperation"))
_AT_HOME = frozenset(("PROTEST", "COERCE"))
"""Types that happen in the actor's own state; other acts may be done abroad, so that somebody must be acted upon."""
_GONE_ABROAD = frozenset(("AID", "RETREAT"))
"""Types whose actor alone may be known and of another state than the ground, on which it happens all the same."""
_ANYWHERE = frozenset(("COOPERATE",))
"""Types that states have in common: the ground is as often that of neither."""

_GROUNDS = ("report-of-one-state", "ground-of-report", "state-of-parties")
"""Rules of places that are so concluded."""

PlaceOfState = Callable[[str], Place | None]


def with_grounds(events: Sequence[ResolvedEvent], place_of_state: PlaceOfState) -> tuple[ResolvedEvent, ...]:
    """Events with a state for a place where they tell none that is known and their parties or other places do.

    Args:
        events: All events of one document, in text order.
        place_of_state: The place of a state by its code; none where the gazetteer has none.
    """
    ground = _ground(events)
    at_odds = _states_at_odds(events)
    only = only_state(events)

    def placed(event: ResolvedEvent) -> ResolvedEvent:
        return _placed(event, ground, at_odds, only, place_of_state)

    return tuple(
        placed(event) if event.place is None else _with_words(event, placed) if _is_nowhere(event.place) else event
        for event in events
    )


def is_ground(place: Place) -> bool:
    """Whether the state of a place is concluded from the parties or from the rest of the report, not told."""
    return any(rule in place.rule for rule in _GROUNDS)


def _is_nowhere(place: Place) -> bool:
    """Whether the words of a place were not found anywhere; what is found but of no state (a sea) is somewhere."""
    return place.unresolved is not None and place.country is None and place.latitude is None


def _with_words(event: ResolvedEvent, placed: Callable[[ResolvedEvent], ResolvedEvent]) -> ResolvedEvent:
    """An event whose place is told but not known, in the state where it would lie untold; the words stay its own."""
    told = event.place
    found = placed(replace(event, place=None)).place
    if told is None or found is None:
        return event
    own = replace(
        found,
        text=told.text,
        start=told.start,
        end=told.end,
        rule=f"unknown-place > {found.rule}",
        role_score=told.role_score,
    )
    return replace(event, place=own)


def _placed(
    event: ResolvedEvent,
    ground: Place | None,
    at_odds: frozenset[str],
    only: Actor | Place | None,
    place_of_state: PlaceOfState,
) -> ResolvedEvent:
    if only is not None and event.modality == "asserted":
        score = ONE_STATE_SCORES[event.quad in _MATERIAL]
        if _is_concluded(only):
            score = round(score * only.score, 3)
        return _put(event, only.country, only, "report-of-one-state", score, place_of_state)
    told = _states(event)
    states = told - INTERNATIONAL
    if ground is not None and event.quad in _MATERIAL and not event.historical:
        if not told:
            return _put(event, ground.country, ground, "ground-of-report", STATE_OF_PARTIES_SCORE, place_of_state)
        if states == {ground.country}:
            return _at_home(event, states, at_odds, place_of_state)
        if _lies_on_ground(event, states, ground):
            return _put(event, ground.country, ground, "ground-of-report", SHARED_GROUND_SCORE, place_of_state)
        if event.type != "PROTEST":
            return event
    if len(told) == 1 and told == states:
        return _in_state_of_parties(event, place_of_state)
    return event


def _at_home(
    event: ResolvedEvent, states: frozenset[str], at_odds: frozenset[str], place_of_state: PlaceOfState
) -> ResolvedEvent:
    """All that is known speaks for one state, but who attacks nobody named may do so on the ground of the enemy."""
    if event.type == "ASSAULT" and not event.recipients and not states.isdisjoint(at_odds):
        return event
    return _put_with_parties(event, states, AGREED_SCORE, place_of_state)


def _lies_on_ground(event: ResolvedEvent, states: frozenset[str], ground: Place) -> bool:
    """Whether an act of parties of other states too happened on the ground."""
    if event.modality != "asserted" or event.type in _ANYWHERE:
        return False
    if not states or ground.country in states:
        return True
    if len(states) > 1:
        return False
    return (event.type == "ASSAULT" and not event.actors) or (event.type in _GONE_ABROAD and not event.recipients)


def _in_state_of_parties(event: ResolvedEvent, place_of_state: PlaceOfState) -> ResolvedEvent:
    """All parties of a known state are of one: it is the place where the act needs nobody else's ground."""
    parties = (*event.actors, *event.recipients)
    if any(party.country is None for party in parties):
        return event
    acted_upon = bool(event.recipients) and (event.quad in _MATERIAL or bool(event.actors))
    if not acted_upon and event.type not in _AT_HOME:
        return event
    return _put_with_parties(event, _states(event), STATE_OF_PARTIES_SCORE, place_of_state)


def _put_with_parties(
    event: ResolvedEvent, states: frozenset[str], score: float, place_of_state: PlaceOfState
) -> ResolvedEvent:
    """The event in the one state of its parties, in the words of the last of them."""
    speaking = next(party for party in reversed((*event.actors, *event.recipients)) if party.country in states)
    return _put(event, speaking.country, speaking, "state-of-parties", score, place_of_state)


def _put(
    event: ResolvedEvent,
    state: str | None,
    words: Actor | Place,
    rule: str,
    score: float,
    place_of_state: PlaceOfState,
) -> ResolvedEvent:
    """The event in a state; the words are those that spoke for it."""
    place = place_of_state(state) if state else None
    if place is None or place.country != state:
        return event
    told = replace(place, text=words.text, start=words.start, end=words.end, rule=f"{rule} > {place.rule}", score=score)
    return replace(event, place=told)


def _states(event: ResolvedEvent) -> frozenset[str]:
    parties = (*event.actors, *event.recipients)
    return frozenset(party.country for party in parties if party.country is not None)


def _states_at_odds(events: Sequence[ResolvedEvent]) -> frozenset[str]:
    """States that fight another in the report: what one does to nobody named may be done on the other's ground."""
    fights = [_states(event) for event in events if event.quad == "material-conflict" and not event.historical]
    return frozenset(state for states in fights if len(states) > 1 for state in states)


def only_state(events: Sequence[ResolvedEvent]) -> Actor | Place | None:
    """Words for the one state that all parties and places of the report are of; none where there are more.

    They are the first that tell it themselves, else the surest of those concluded from the rest of the report.
    A party without a known country, or a place that was not found, may be of another state: neither is counted.
    """
    told: list[Actor | Place] = []
    for event in events:
        told += event.actors + event.recipients + event.claim.further_sources
        told += [one for one in (event.claim.source, event.place) if one is not None]
    known = {(one.start, one.end): one for one in told if one.country is not None and one.country not in INTERNATIONAL}
    states = {one.country for one in known.values()}
    if len(states) != 1 or len(known) < _LEAST_SEEN:
        return None
    telling = [one for one in known.values() if not _is_concluded(one)]
    if telling:
        return min(telling, key=lambda one: one.start)
    return min(known.values(), key=lambda one: (-one.score, one.start))


def _is_concluded(told: Actor | Place) -> bool:
    """Whether the state of a party or place was concluded from the rest of the report, not told by its words."""
    if isinstance(told, Actor):
        return is_concluded(told)
    return is_ground(told) or "document-country-only" in told.rule


def _ground(events: Sequence[ResolvedEvent]) -> Place | None:
    """The first place in the state that more of the report's present events lie in than in any other."""
    told = [event.place for event in events if event.place is not None and not event.historical]
    places = list({(place.start, place.end): place for place in told if place.country is not None}.values())
    most = Counter(place.country for place in places).most_common(2)
    if not most or (len(most) > 1 and most[0][1] == most[1][1]):
        return None
    return next(place for place in places if place.country == most[0][0])
