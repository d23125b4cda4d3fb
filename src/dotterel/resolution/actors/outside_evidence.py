"""What speaks for each state as the country of a party whose words name none: numbers for a fitted choice."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dotterel.model.events import Role
from dotterel.resolution.actors.context import ActorContext
from dotterel.resolution.actors.entries import INTERNATIONAL

MOST_STATES = 8
"""States that are weighed; further ones of the document are hardly ever meant."""

STATE_NUMBERS = (
    "share",
    "behind_leader",
    "lead",
    "only",
    "named_first",
    "dateline",
    "event_place",
    "event_place_alone",
    "event_place_of_locals",
    "sentence_before",
    "last_before",
    "last_in_sentence",
    "sentence_behind",
    "first_in_sentence",
    "share_near",
    "share_before",
    "event_place_of_recipient",
    "named_first_by_source",
    "same_agent",
    "same_agent_only",
    "same_body",
    "across",
    "across_organs",
    "across_at_home",
    "across_in_assault",
    "its_first_in_sentence",
    "its_last_before",
    "spoken_of_last",
    "inside_span",
    "organ_share",
    "in_lead",
    "alone_in_lead",
    "last_agent",
    "share_of_locals",
    "share_of_persons",
    "share_of_owned_by_person",
    "event_place_of_visitor",
    "event_place_of_rebels",
)
"""What is counted for each state."""

NONE_NUMBERS = (
    "none",
    "none_of_many",
    "none_of_two",
    "none_if_foreign",
    "none_without_place",
    "none_of_unnamed",
    "none_of_plural",
    "none_of_plural_in_place",
    "none_of_recipient_in_place",
    "none_of_states",
    "none_of_persons",
    "none_of_rebels",
    "none_of_definite",
)
"""What is counted for the answer that none of them is meant."""

_OWNED = re.compile(r"(?:its|their)\s", re.IGNORECASE)
_OWNED_BY_PERSON = re.compile(r"(?:his|her)\s", re.IGNORECASE)
_PERSON = re.compile(r"[^\W\d_a-z][^\W\d_]+ [^\W\d_a-z]")
"""Two capitalised words: mostly a person's name, or a body's that the register does not know."""
_DEFINITE = re.compile(r"the\s", re.IGNORECASE)
_BACK = re.compile(r"(?:the|that) (?:country|nation|kingdom|republic|island|emirate)['’]s\s", re.IGNORECASE)
"""A country spoken of without its name: the one named last."""
_FOREIGN = re.compile(
    r"(?:foreign|neighbou?ring|rival|opposing|third|other|western|regional|world|international|global|allied|member"
    r"|enemy|european|arab|african|latin american)\b",
    re.IGNORECASE,
)
_FAR = 800.0
"""Characters over which nearness falls to about a third."""
_ANYWHERE = 0.05
"""What a word counts for however far away: in a long report the last state named is not all that was told before."""
_LEAD = 250
"""Characters of title and first sentence, in which a report says whom it is about."""
_FARTHEST = -4.0
_LOCALS = frozenset(("CVL", "COP", "LAB", "EDU", "AGR", "UAF", "CRM", "MED", "REL", "SOC", "REF"))
"""Those who mostly act where they live; armies and governments act abroad too."""
_STATES = frozenset(("country", "nation", "state", "power", "neighbour", "neighbor", "party", "ally", "side"))
_AT_HOME = frozenset(("PROTEST", "COERCE"))
"""Types of event that mostly happen within one state."""
_REBELS = frozenset(("REB", "UAF"))
_ORGANS = frozenset(("GOV", "MIL", "LEG", "JUD", "SPY", "PTY", "OPP"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryQuestion:
    """Whose party some words stand for that name no state.

    Attributes:
        text: The words.
        start: Character offset in the document's text.
        end: Character offset behind them.
        agent: The agent phrase that heads them, or nothing.
        plural: Whether they head in a plural.
        sectors: What kind of party it is.
        sentence: Character offsets of the sentence around them.
        role: The role that they fill.
        not_of: A state that the party is not of.
    """

    text: str
    start: int
    end: int
    agent: str = ""
    plural: bool = False
    sectors: tuple[str, ...] = ()
    sentence: tuple[int, int] = (0, 0)
    role: Role = "actor"
    not_of: str = ""

    @property
    def owned(self) -> bool:
        """Whether they open with ``its`` or ``their``."""
        return _OWNED.match(self.text) is not None

    @property
    def names_person(self) -> bool:
        """Whether they hold what looks like a person's name."""
        return _PERSON.search(self.text) is not None

    @property
    def spoken_of(self) -> bool:
        """Whether they open with ``the country's`` or the like."""
        return _BACK.match(self.text) is not None


@dataclass(frozen=True, slots=True)
class StateEvidence:
    """What speaks for one state.

    Attributes:
        state: ISO 3166 alpha-3 code.
        numbers: One for each of `STATE_NUMBERS`.
    """

    state: str
    numbers: tuple[float, ...]

    def number(self, name: str) -> float:
        """The number of a name."""
        return self.numbers[STATE_NUMBERS.index(name)]


def evidence_for_states(question: CountryQuestion, context: ActorContext) -> tuple[StateEvidence, ...]:
    """What speaks for each state that the document speaks of, the strongest in it first; empty where it names none.

    An international code is among them where the document names a body that is called as the party is.
    """
    ranked = context.ranked()
    states = [state for state, _ in ranked[:MOST_STATES]]
    seen = _Seen(question, context)
    for further in (context.event_country, context.dateline_country, seen.tied):
        if further is not None and further not in states:
            states.append(further)
    states = [state for state in states if state != question.not_of]
    if not states:
        return ()
    first, second = (*(share for _, share in ranked), 0.0, 0.0)[:2]
    organ = bool(_ORGANS.intersection(question.sectors[:1]))
    local = bool(_LOCALS.intersection(question.sectors[:1]))
    rebel = bool(_REBELS.intersection(question.sectors[:1]))
    person = question.names_person
    persons_own = _OWNED_BY_PERSON.match(question.text) is not None
    visitor = question.role == "actor" and context.event_type == "CONSULT"
    evidence = []
    for state in states:
        share = context.weights.get(state, 0.0)
        lead = share - (second if state == states[0] else first)
        here = state == context.event_country
        before = state == seen.last_before
        across = state in context.across
        told = {
            "share": share,
            "behind_leader": _behind(share, first),
            "lead": lead,
            "only": float(len(states) == 1),
            "named_first": float(state == seen.first),
            "dateline": float(state == context.dateline_country),
            "event_place": float(here),
            "event_place_alone": float(here and state != states[0]),
            "event_place_of_locals": float(here and local),
            "sentence_before": float(state in seen.sentence_before),
            "last_before": float(before),
            "last_in_sentence": float(before and state in seen.sentence_before),
            "sentence_behind": float(state in seen.sentence_behind),
            "first_in_sentence": float(state == seen.first_in_sentence),
            "share_near": _behind(seen.near.get(state, 0.0), max(seen.near.values(), default=0.0)),
            "share_before": _behind(seen.before.get(state, 0.0), max(seen.before.values(), default=0.0)),
            "event_place_of_recipient": float(here and question.role == "recipient"),
            "named_first_by_source": float(state == seen.first and question.role == "source"),
            "same_agent": float(state == seen.tied),
            "same_agent_only": float(state == seen.tied and seen.tied_alone),
            "same_body": float(state in INTERNATIONAL),
            "across": float(across),
            "across_organs": float(across and organ),
            "across_at_home": float(across and context.event_type in _AT_HOME),
            "across_in_assault": float(across and context.event_type == "ASSAULT"),
            "its_first_in_sentence": float(question.owned and state == seen.first_in_sentence),
            "its_last_before": float(question.owned and before),
            "spoken_of_last": float(question.spoken_of and before),
            "inside_span": float(state in seen.inside),
            "organ_share": share if organ else 0.0,
            "in_lead": float(state in seen.lead),
            "alone_in_lead": float(seen.lead == {state}),
            "last_agent": float(state == seen.last_agent),
            "share_of_locals": share if local else 0.0,
            "share_of_persons": share if person else 0.0,
            "share_of_owned_by_person": share if persons_own else 0.0,
            "event_place_of_visitor": float(here and visitor),
            "event_place_of_rebels": float(here and rebel),
        }
        evidence.append(StateEvidence(state, tuple(told[name] for name in STATE_NUMBERS)))
    return tuple(evidence)


def evidence_for_none(question: CountryQuestion, context: ActorContext) -> tuple[float, ...]:
    """What speaks for none of the states: one number for each of `NONE_NUMBERS`."""
    first, second = (*(share for _, share in context.ranked()), 0.0, 0.0)[:2]
    placed = context.event_country is not None
    told = {
        "none": 1.0,
        "none_of_many": min(1.0, max(0, len(context.weights) - 1) / 4.0),
        "none_of_two": 1.0 - (first - second) if second else 0.0,
        "none_if_foreign": float(_FOREIGN.search(question.text) is not None),
        "none_without_place": float(not placed),
        "none_of_unnamed": float(not question.sectors),
        "none_of_plural": float(question.plural),
        "none_of_plural_in_place": float(question.plural and placed),
        "none_of_recipient_in_place": float(question.role == "recipient" and placed),
        "none_of_states": float(question.agent in _STATES),
        "none_of_persons": float(question.names_person),
        "none_of_rebels": float(bool(_REBELS.intersection(question.sectors[:1]))),
        "none_of_definite": float(_DEFINITE.match(question.text) is not None),
    }
    return tuple(told[name] for name in NONE_NUMBERS)


class _Seen:
    """Where the states were seen around a question."""

    def __init__(self, question: CountryQuestion, context: ActorContext) -> None:
        start, end = question.sentence
        outside = [(at, state) for at, state in context.sightings if not question.start <= at < question.end]
        before = [(at, state) for at, state in outside if at < question.start]
        in_sentence = [(at, state) for at, state in outside if start <= at < end]
        self.near = _by_distance(outside, question.start)
        self.before = _by_distance(before, question.start)
        self.inside = {state for at, state in context.sightings if question.start <= at < question.end}
        self.first = outside[0][1] if outside else None
        self.last_before = before[-1][1] if before else None
        self.sentence_before = {state for at, state in in_sentence if at < question.start}
        self.sentence_behind = {state for at, state in in_sentence if at >= question.end}
        self.first_in_sentence = in_sentence[0][1] if in_sentence else None
        self.lead = {state for at, state in outside if at < _LEAD}
        agents_before = [agent for agent in context.names.agents if agent.start < question.start]
        self.last_agent = agents_before[-1].country if agents_before else None
        self.tied = context.names.country_of_agent(question.agent, question.start) if question.agent else None
        self.tied_alone = len(_tied_states(question.agent, context)) == 1


def _behind(share: float, first: float) -> float:
    """How far a share lies behind the greatest, on a logarithmic scale: 0 beside it, -1 for an e-th, at least -4.

    Where there is no greatest one, nothing lies behind it: 0.
    """
    if not first:
        return 0.0
    return max(_FARTHEST, math.log(share / first)) if share else _FARTHEST


def _by_distance(sightings: Sequence[tuple[int, str]], at: int) -> dict[str, float]:
    """How often each state is named, the nearer the more it counts."""
    weights: dict[str, float] = {}
    for place, state in sightings:
        weights[state] = weights.get(state, 0.0) + math.exp(-abs(place - at) / _FAR) + _ANYWHERE
    return weights


def _tied_states(agent: str, context: ActorContext) -> Sequence[str]:
    return list({one.country for one in context.names.agents if one.phrase == agent}) if agent else []
