"""The country of a party whose words name none: the same agent elsewhere, the event's place, the document's countries.

Scores are the shares of right answers on 4,311 such mentions of the corpus (gazetteer weights and places as found):
owner in the sentence 0.62; the country last named ("the country's army") 14 of 14, given 0.8 for want of more; same
agent 0.77; event's place 0.84 where the document agrees, 0.44 where it does not; the document's leading state by its
lead over the next: 0.92 (the only one), 0.86 (0.8 and more), 0.74 (0.4 and more), 0.53 (0.15 and more). Below that the
leading state is right in 36 % and the nearest in 42 %: left open.
"""

from dataclasses import dataclass

from dotterel.model.unresolved import Candidate
from dotterel.resolution.actors.context import ActorContext

_SCORE_BY_LEAD = ((0.999, 0.92), (0.8, 0.86), (0.4, 0.74), (0.15, 0.53))
_CLEAR_LEAD = 0.4
_MOST = 5


@dataclass(frozen=True, slots=True)
class OutsideCountry:
    """A country concluded from outside the span.

    Attributes:
        country: ISO 3166 alpha-3 code; none where nothing decides.
        score: Share of right answers of the rule, in [0, 1].
        rule: What decided.
        reason: Why nothing decided.
        candidates: The states that compete, best first.
    """

    country: str | None
    score: float
    rule: str
    reason: str
    candidates: tuple[Candidate, ...]


OUTSIDE_RULES = frozenset(("sentence:owner", "last-named-country", "document:same-agent", "event-place", "document"))
"""Names of the rules that conclude a country from outside the span; each is the last part of an actor's rule."""


def country_from_outside(
    agent: str,
    context: ActorContext,
    at: int,
    *,
    owner_since: int | None = None,
    named_since: int | None = None,
) -> OutsideCountry:
    """The likeliest country of an agent word without one.

    Args:
        agent: The agent phrase, or nothing.
        context: What is known from outside the span.
        at: Character offset of the span.
        owner_since: For ``its army``: character offset of the sentence's start; the first state named from there to
            the span is taken for the owner.
        named_since: For ``the country's army``: character offset from which the last state named before the span is
            the country spoken of.
    """
    ranked = context.ranked()
    candidates = tuple(
        Candidate(id=state, name=state, score=round(share, 3), reason="its share of the document's country words")
        for state, share in ranked[:_MOST]
    )
    competing = candidates if len(candidates) > 1 else ()
    lead = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0) if ranked else 0.0
    leading = ranked[0][0] if ranked else None

    def found(country: str, score: float, rule: str) -> OutsideCountry:
        return OutsideCountry(country=country, score=score, rule=rule, reason="", candidates=competing)

    owner = None if owner_since is None else context.names.first_country(owner_since, at)
    if owner is not None:
        return found(owner, 0.6, "sentence:owner")
    spoken_of = None if named_since is None else context.names.last_country(named_since, at)
    if spoken_of is not None:
        return found(spoken_of, 0.8, "last-named-country")
    tied = context.names.country_of_agent(agent, at) if agent else None
    if tied is not None:
        return found(tied, 0.77, "document:same-agent")
    place = context.event_country
    if place is not None and (place == leading or leading is None):
        return found(place, 0.84, "event-place")
    if place is not None and lead < _CLEAR_LEAD:
        return found(place, 0.5, "event-place")
    for least, score in _SCORE_BY_LEAD:
        if leading is not None and lead >= least:
            return found(leading, score, "document")
    reason = "several countries in the document" if ranked else "no country in span or document"
    return OutsideCountry(country=None, score=0.0, rule="", reason=reason, candidates=candidates)
