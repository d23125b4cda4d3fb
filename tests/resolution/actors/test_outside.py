"""The country from outside the span."""

import pytest

from dotterel.model.errors import ArtifactError
from dotterel.resolution.actors import ActorContext
from dotterel.resolution.actors.outside import OutsideWeights, country_from_outside, shipped_weights
from dotterel.resolution.actors.outside_evidence import (
    NONE_NUMBERS,
    STATE_NUMBERS,
    CountryQuestion,
    evidence_for_none,
    evidence_for_states,
)


def question(text: str = "police", **changes: object) -> CountryQuestion:
    """Some words at the head of a text."""
    fields = {"text": text, "start": 0, "end": len(text), "agent": text, "sectors": ("COP",), **changes}
    return CountryQuestion(**fields)  # type: ignore[arg-type]


def test_event_place_agreeing_with_the_document() -> None:
    """Place and document together are surer than the document alone."""
    together = country_from_outside(question(), ActorContext(weights={"KEN": 0.8, "SOM": 0.2}, event_country="KEN"))
    alone = country_from_outside(question(), ActorContext(weights={"KEN": 0.8, "SOM": 0.2}))
    assert (together.country, together.rule) == ("KEN", "event-place")
    assert together.score > alone.score


def test_competing_countries_stay_open() -> None:
    """Two states of like weight: no guess, and both are told."""
    outside = country_from_outside(question("soldier"), ActorContext(weights={"ARM": 0.5, "AZE": 0.5}))
    assert outside.country is None
    assert outside.reason == "several countries in the document"
    assert {candidate.id for candidate in outside.candidates} == {"ARM", "AZE"}


def test_nothing_known() -> None:
    """No country anywhere is said so."""
    assert country_from_outside(question(""), ActorContext()).reason == "no country in span or document"


def test_score_follows_the_lead() -> None:
    """The smaller the lead of the leading state, the lower the score."""
    named = ((20, "PER"), (300, "CHL"))
    scores = [
        country_from_outside(question(), ActorContext(weights={"PER": share, "CHL": 1 - share}, sightings=named)).score
        for share in (0.99, 0.9, 0.8)
    ]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3


def test_dateline_speaks_for_its_state() -> None:
    """Where a report was written weighs against what else it names."""
    weights = {"PER": 0.5, "CHL": 0.5}
    assert country_from_outside(question(), ActorContext(weights=weights, dateline_country="CHL")).country == "CHL"


def test_the_other_side_is_mostly_of_another_state() -> None:
    """A state that the other side's words name speaks less for this one, least of all abroad."""
    facing = ActorContext(weights={"PER": 0.7, "CHL": 0.3}, across=frozenset({"PER"}), event_type="ACCUSE")
    apart = ActorContext(weights={"PER": 0.7, "CHL": 0.3}, event_type="ACCUSE")
    assert _share("PER", facing) < _share("PER", apart)


def test_a_state_that_is_ruled_out_is_not_weighed() -> None:
    """ "X's neighbour" is never of X."""
    context = ActorContext(weights={"PER": 0.9, "CHL": 0.1})
    assert [one.state for one in evidence_for_states(question(not_of="PER"), context)] == ["CHL"]


def test_shares_sum_to_one() -> None:
    """The states and none of them are all that there is."""
    context = ActorContext(weights={"PER": 0.6, "CHL": 0.4})
    shares = shipped_weights().shares(evidence_for_states(question(), context), evidence_for_none(question(), context))
    assert sum(shares) == pytest.approx(1.0)
    assert len(shares) == 3


def test_a_file_without_a_weight_is_refused() -> None:
    """A damaged file is told, and not read as weights of 0."""
    whole = {"state": dict.fromkeys(STATE_NUMBERS, 1.0), "none": dict.fromkeys(NONE_NUMBERS, 1.0)}
    assert OutsideWeights.from_mapping(whole).none == (1.0,) * len(NONE_NUMBERS)
    with pytest.raises(ArtifactError, match="share"):
        OutsideWeights.from_mapping({**whole, "state": {}})
    with pytest.raises(ArtifactError, match="finite"):
        OutsideWeights.from_mapping({**whole, "none": dict.fromkeys(NONE_NUMBERS, float("nan"))})


def _share(state: str, context: ActorContext, asked: CountryQuestion | None = None) -> float:
    asked = asked or question()
    evidence = evidence_for_states(asked, context)
    shares = shipped_weights().shares(evidence, evidence_for_none(asked, context))
    return dict(zip((one.state for one in evidence), shares, strict=False))[state]


def test_a_visitor_is_hardly_of_the_place() -> None:
    """Who comes to a town for talks mostly comes from elsewhere; who fights there may well be of it."""
    context = ActorContext(weights={"PER": 0.6, "CHL": 0.4}, event_country="PER", event_type="CONSULT")
    fighting = ActorContext(weights={"PER": 0.6, "CHL": 0.4}, event_country="PER", event_type="ASSAULT")
    envoy = question("envoys", agent="envoy", sectors=("GOV",))
    assert _share("PER", context, envoy) < _share("PER", fighting, envoy)


def test_the_state_of_the_first_lines_is_what_a_report_is_about() -> None:
    """Of two states named alike often, the one in the title and first sentence is the likelier."""
    weights = {"PER": 0.5, "CHL": 0.5}
    asked = question(start=900, end=906, sentence=(890, 950))
    first = ActorContext(weights=weights, sightings=((10, "PER"), (600, "CHL")))
    shares = [_share(state, first, asked) for state in ("PER", "CHL")]
    assert shares[0] > shares[1]


def test_a_state_named_far_away_still_counts() -> None:
    """In a long report the state named last does not outweigh all that was named before it."""
    early = tuple((place, "PER") for place in range(300, 1300, 100))
    asked = question(start=5000, end=5006, sentence=(4990, 5050))
    context = ActorContext(weights={"PER": 0.85, "CHL": 0.15}, sightings=(*early, (4000, "CHL")))
    assert _share("PER", context, asked) > _share("CHL", context, asked)


def test_every_number_stands_at_its_name() -> None:
    """The numbers of a state stand in the order of their names, by which training and the weights know them."""
    context = ActorContext(
        weights={"PER": 0.7, "CHL": 0.3},
        event_country="CHL",
        dateline_country="PER",
        across=frozenset({"PER"}),
        event_type="ASSAULT",
        sightings=((5, "PER"), (300, "CHL"), (330, "PER")),
    )
    asked = question("their rebels", start=310, end=322, agent="rebel", sectors=("REB",), sentence=(295, 340))
    peru, chile = evidence_for_states(asked, context)
    assert len(peru.numbers) == len(STATE_NUMBERS)
    assert len(evidence_for_none(asked, context)) == len(NONE_NUMBERS)
    told = {name for name in STATE_NUMBERS if peru.number(name) == 1.0}
    assert told == {
        "named_first",
        "dateline",
        "sentence_behind",
        "across",
        "across_in_assault",
        "in_lead",
        "alone_in_lead",
    }
    told = {name for name in STATE_NUMBERS if chile.number(name) == 1.0}
    assert told == {
        "event_place",
        "event_place_alone",
        "sentence_before",
        "last_before",
        "last_in_sentence",
        "first_in_sentence",
        "its_first_in_sentence",
        "its_last_before",
        "event_place_of_rebels",
    }
    assert (peru.number("share"), peru.number("organ_share"), peru.number("behind_leader")) == (0.7, 0.0, 0.0)
