"""What speaks for each state as the country of a party whose words name none: numbers for a fitted choice."""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
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
    "beside",
    "seen_once",
    "sightings",
    "only_behind",
    "first_seen_late",
)
"""What is counted for each state."""

_PLACE_OF_NUMBER = {name: place for place, name in enumerate(STATE_NUMBERS)}

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
    "none_if_little_seen",
    "none_if_only_behind",
)
"""What is counted for the answer that none of them is meant."""

_ROLES: tuple[Role, ...] = ("actor", "recipient", "source")
_TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT",
    "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
)  # fmt: skip
_KINDS = (
    "GOV", "MIL", "COP", "CVL", "REB", "UAF", "OPP", "PTY", "LEG", "JUD", "JRN", "SOC", "LAB", "EDU", "MED", "CRM",
    "REL", "BUS", "REF", "SPY", "ELI", "PRM", "",
)  # fmt: skip
"""First sectors that are told apart; none at all is a kind too."""
_OPENINGS = ("the ", "its ", "their ", "his ", "her ", "a ", "an ")

QUESTION_NUMBERS = (
    *(f"as_{role}" for role in _ROLES),
    *(f"in_{kind.lower()}" for kind in _TYPES),
    *(f"is_{kind.lower() or 'of_no_sector'}" for kind in _KINDS),
    *(f"facing_{kind.lower() or 'of_no_sector'}" for kind in _KINDS),
    "several",
    "facing_known",
    "placed",
    *(f"opens_with_{word.strip()}" for word in _OPENINGS),
)
"""What is told of the question itself, whichever state is asked about."""

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
_MANY_SEEN = math.log1p(20)
"""Logarithm of a number of words for one state beyond which more say no more."""
_LATE = 1000
"""Characters into a text behind which a state that turns up is hardly what the report is about."""
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
        subject_before: The state that the sentence before opens with, where the words open theirs with ``Its``.
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
    subject_before: str = ""

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
        numbers: One for each of `STATE_NUMBERS`; what is or is not so is told as a truth value.
    """

    state: str
    numbers: tuple[float, ...]

    def number(self, name: str) -> float:
        """The number of a name."""
        return self.numbers[_PLACE_OF_NUMBER[name]]


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
    first, second = (*(share for _, share in ranked[:2]), 0.0, 0.0)[:2]
    organ = bool(_ORGANS.intersection(question.sectors[:1]))
    local = bool(_LOCALS.intersection(question.sectors[:1]))
    owned, spoken_of = question.owned, question.spoken_of
    nearest = max(seen.near.values(), default=0.0)
    nearest_before = max(seen.before.values(), default=0.0)
    weights = context.weights
    rebel = bool(_REBELS.intersection(question.sectors[:1]))
    person = question.names_person
    persons_own = _OWNED_BY_PERSON.match(question.text) is not None
    visitor = question.role == "actor" and context.event_type == "CONSULT"
    evidence = []
    for state in states:
        share = weights.get(state, 0.0)
        here = state == context.event_country
        before = state == seen.last_before
        across = state in context.across
        numbers = (  # in the order of `STATE_NUMBERS`
            share,
            _behind(share, first),
            share - (second if state == states[0] else first),
            len(states) == 1,
            state == seen.first,
            state == context.dateline_country,
            here,
            here and state != states[0],
            here and local,
            state in seen.sentence_before,
            before,
            before and state in seen.sentence_before,
            state in seen.sentence_behind,
            state == seen.first_in_sentence,
            _behind(seen.near.get(state, 0.0), nearest),
            _behind(seen.before.get(state, 0.0), nearest_before),
            here and question.role == "recipient",
            state == seen.first and question.role == "source",
            state == seen.tied,
            state == seen.tied and seen.tied_alone,
            state in INTERNATIONAL,
            across,
            across and organ,
            across and context.event_type in _AT_HOME,
            across and context.event_type == "ASSAULT",
            owned and state == seen.first_in_sentence,
            owned and before,
            spoken_of and before,
            state in seen.inside,
            share if organ else 0.0,
            state in seen.lead,
            seen.lead == {state},
            state == seen.last_agent,
            share if local else 0.0,
            share if person else 0.0,
            share if persons_own else 0.0,
            here and visitor,
            here and rebel,
            state in context.beside,
            seen.count[state] == 1,
            min(1.0, math.log1p(seen.count[state]) / _MANY_SEEN),
            state not in seen.before,
            min(1.0, seen.first_at.get(state, 0) / _LATE),
        )
        evidence.append(StateEvidence(state, numbers))
    return tuple(evidence)


def evidence_for_none(question: CountryQuestion, context: ActorContext) -> tuple[float, ...]:
    """What speaks for none of the states: one number for each of `NONE_NUMBERS`."""
    first, second = (*(share for _, share in context.ranked()), 0.0, 0.0)[:2]
    placed = context.event_country is not None
    return (  # in the order of `NONE_NUMBERS`
        1.0,
        min(1.0, max(0, len(context.weights) - 1) / 4.0),
        1.0 - (first - second) if second else 0.0,
        float(_FOREIGN.search(question.text) is not None),
        float(not placed),
        float(not question.sectors),
        float(question.plural),
        float(question.plural and placed),
        float(question.role == "recipient" and placed),
        float(question.agent in _STATES),
        float(question.names_person),
        float(bool(_REBELS.intersection(question.sectors[:1]))),
        float(_DEFINITE.match(question.text) is not None),
        1.0 / (1.0 + len(context.sightings)),
        float(not context.sightings or context.sightings[0][0] >= question.end),
    )


def question_numbers(question: CountryQuestion, context: ActorContext) -> tuple[float, ...]:
    """What is told of the question itself: one number for each of `QUESTION_NUMBERS`."""
    kind = question.sectors[0] if question.sectors else ""
    opening = question.text[:6].lower()
    return (  # in the order of `QUESTION_NUMBERS`
        *(question.role == role for role in _ROLES),
        *(context.event_type == one for one in _TYPES),
        *(kind == one for one in _KINDS),
        *(one in context.across_sectors for one in _KINDS),
        question.plural,
        bool(context.across),
        context.event_country is not None,
        *(opening.startswith(word) for word in _OPENINGS),
    )


class _Seen:
    """Where the states were seen around a question."""

    def __init__(self, question: CountryQuestion, context: ActorContext) -> None:
        start, end = question.sentence
        sightings = context.sightings  # in text order, so that those before and behind the words are two runs of it
        behind = bisect_left(sightings, (question.start,))
        following = bisect_left(sightings, (question.end,), behind)
        before, after = sightings[:behind], sightings[following:]
        outside = before or after  # the first of all stands at the head of it
        self.count = Counter(state for _, state in sightings)
        self.first_at = {state: at for at, state in reversed(sightings)}
        self.before = _by_distance(before, question.start, {})
        self.near = _by_distance(after, question.start, self.before)
        self.inside = {state for _, state in sightings[behind:following]}
        self.first = outside[0][1] if outside else None
        self.last_before = before[-1][1] if before else None
        in_sentence_before = before[bisect_left(before, (start,)) : bisect_left(before, (end,))]
        in_sentence_behind = after[bisect_left(after, (start,)) : bisect_left(after, (end,))]
        self.sentence_before = {state for _, state in in_sentence_before}
        self.sentence_behind = {state for _, state in in_sentence_behind}
        in_sentence = in_sentence_before or in_sentence_behind
        self.first_in_sentence = in_sentence[0][1] if in_sentence else None
        leading = before[: bisect_left(before, (_LEAD,))] + after[: bisect_left(after, (_LEAD,))]
        self.lead = {state for _, state in leading}
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


def _by_distance(sightings: Sequence[tuple[int, str]], at: int, weights: Mapping[str, float]) -> dict[str, float]:
    """How often each state is named, the nearer the more it counts, added to what it weighs already."""
    sums = dict(weights)
    for place, state in sightings:
        sums[state] = sums.get(state, 0.0) + math.exp(-abs(place - at) / _FAR) + _ANYWHERE
    return sums


def _tied_states(agent: str, context: ActorContext) -> Sequence[str]:
    return list({one.country for one in context.names.agents if one.phrase == agent}) if agent else []
