"""The country of a party whose words name none: the likeliest of the document's states, where one is likely enough."""

from dataclasses import dataclass

from dotterel.model.unresolved import Candidate
from dotterel.resolution.actors.context import ActorContext
from dotterel.resolution.actors.outside_evidence import (
    CountryQuestion,
    StateEvidence,
    evidence_for_none,
    evidence_for_states,
    question_numbers,
)

LEAST_SHARE = 0.5
"""A state less likely than this is not given: the competing ones are told instead."""

SPOKEN_OF_SCORE = 0.8
"""Of "the country's army": all of 14 were the state last named; given less for want of more."""

CLEAR = 1.3
"""How many times as likely as the next state it must be: between two belligerents no guess is made. Chosen, like
`LEAST_SHARE`, on held-back reports (docs/decisions/0021-resolution-scores.md)."""

SUBJECT_BEFORE_SCORE = 0.65
"""Of "Its defence ministry" behind a sentence that opens with a state: four of six in the annotated reports are that
state's, where weighing all evidence gave one of the six."""

OUTSIDE_RULES = frozenset(
    ("sentence:owner", "last-named-country", "subject-before", "document:same-agent", "event-place", "document")
)
"""Names of the rules that conclude a country from outside the span; each is the last part of an actor's rule."""

_MOST = 5


@dataclass(frozen=True, slots=True)
class OutsideCountry:
    """A country concluded from outside the span.

    Attributes:
        country: ISO 3166 alpha-3 code; none where nothing decides.
        score: How likely it is, in [0, 1].
        rule: The most direct thing that speaks for it.
        reason: Why nothing decided.
        candidates: The states that compete, best first.
    """

    country: str | None
    score: float
    rule: str
    reason: str
    candidates: tuple[Candidate, ...]


def country_from_outside(question: CountryQuestion, context: ActorContext) -> OutsideCountry:
    """The likeliest country of a party whose words name none.

    Args:
        question: The words and what is known of the party.
        context: What is known from outside the span.
    """
    evidence = evidence_for_states(question, context)
    if not evidence:
        return OutsideCountry(None, 0.0, "", "no country in span or document", ())
    if question.spoken_of:
        spoken_of = next((one for one in evidence if one.number("spoken_of_last")), None)
        if spoken_of is not None:
            return OutsideCountry(spoken_of.state, SPOKEN_OF_SCORE, "last-named-country", "", ())
    if question.subject_before in {one.state for one in evidence}:
        return OutsideCountry(question.subject_before, SUBJECT_BEFORE_SCORE, "subject-before", "", ())
    from dotterel.resolution.actors.outside_choice import shipped_choice  # noqa: PLC0415  builds index without numpy

    *shares, none = shipped_choice().shares(
        evidence, evidence_for_none(question, context), question_numbers(question, context)
    )
    ranked = sorted(zip(shares, evidence, strict=True), key=lambda pair: (-pair[0], pair[1].state))
    candidates = tuple(
        Candidate(id=one.state, name=one.state, score=round(share, 3), reason=_rule_of(one, question))
        for share, one in ranked[:_MOST]
    )
    share, best = ranked[0]
    rival = ranked[1][0] if len(ranked) > 1 else 0.0
    if share < LEAST_SHARE or share < none or share < CLEAR * rival:
        reason = "several countries in the document" if len(ranked) > 1 else "no country in span or document"
        return OutsideCountry(None, 0.0, "", reason, candidates)
    return OutsideCountry(best.state, share, _rule_of(best, question), "", candidates if len(candidates) > 1 else ())


def _rule_of(evidence: StateEvidence, question: CountryQuestion) -> str:
    """The most direct thing that speaks for a state."""
    if question.owned and evidence.number("first_in_sentence"):
        return "sentence:owner"
    if evidence.number("spoken_of_last"):
        return "last-named-country"
    if evidence.number("same_agent"):
        return "document:same-agent"
    return "event-place" if evidence.number("event_place") else "document"
