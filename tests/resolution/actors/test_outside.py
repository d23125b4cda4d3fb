"""The country from outside the span."""

import json
from dataclasses import replace
from importlib.resources import files

import pytest

from dotterel.model.errors import ArtifactError
from dotterel.resolution.actors import ActorContext, CsvActorRegister, context_of
from dotterel.resolution.actors.outside import country_from_outside
from dotterel.resolution.actors.outside_choice import OutsideChoice, shipped_choice
from dotterel.resolution.actors.outside_evidence import (
    NONE_NUMBERS,
    QUESTION_NUMBERS,
    STATE_NUMBERS,
    CountryQuestion,
    evidence_for_none,
    evidence_for_states,
    question_numbers,
)
from tests.factories import document


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
    shares = _shares(question(), context)
    assert sum(shares) == pytest.approx(1.0, abs=1e-5)
    assert len(shares) == 3


def test_a_damaged_file_is_refused() -> None:
    """Weights that are missing, of another shape or no numbers are told, and not read as weights of 0."""
    text = files("dotterel.resolution.actors").joinpath("outside_weights.json").read_text(encoding="utf-8")
    whole = json.loads(text)["weights"]
    assert OutsideChoice.from_mapping(whole).direct.shape == (len(STATE_NUMBERS) + len(NONE_NUMBERS),)
    with pytest.raises(ArtifactError, match="direct"):
        OutsideChoice.from_mapping({name: weights for name, weights in whole.items() if name != "direct"})
    with pytest.raises(ArtifactError, match="shape"):
        OutsideChoice.from_mapping({**whole, "first": whole["first"][1:]})
    with pytest.raises(ArtifactError, match="finite"):
        OutsideChoice.from_mapping({**whole, "direct": [float("nan")] * len(whole["direct"])})


def test_what_is_asked_stands_at_its_name() -> None:
    """The numbers of a question stand in the order of their names."""
    context = ActorContext(
        weights={"PER": 1.0}, event_type="COERCE", across=frozenset({"PER"}), across_sectors=frozenset({"GOV"})
    )
    asked = question("the journalists", agent="journalist", sectors=("JRN",), role="recipient", plural=True)
    numbers = question_numbers(asked, context)
    assert len(numbers) == len(QUESTION_NUMBERS)
    told = {name for name, number in zip(QUESTION_NUMBERS, numbers, strict=True) if number}
    assert told == {"as_recipient", "in_coerce", "is_jrn", "facing_gov", "several", "facing_known", "opens_with_the"}


def test_who_protests_against_a_government_is_its_own() -> None:
    """Those who march against a government are of its state far oftener than those whom it bombs."""
    context = ActorContext(
        weights={"PER": 0.6, "CHL": 0.4},
        sightings=((10, "CHL"), (300, "PER"), (475, "PER")),
        across=frozenset({"PER"}),
        across_sectors=frozenset({"GOV"}),
    )
    asked = question(
        "students", start=500, end=508, agent="student", sectors=("EDU",), sentence=(470, 560), plural=True
    )
    bombed = replace(asked, role="recipient")
    marching = _share("PER", replace(context, event_type="PROTEST"), asked)
    assert marching > _share("PER", replace(context, event_type="ASSAULT"), bombed)


def test_where_a_thing_was_made_does_not_speak(register: CsvActorRegister) -> None:
    """Helicopters made in a state do not make it one of the report's."""
    made = context_of(document(text="The troops flew in Australian-made helicopters over Peru."), register)
    bought = context_of(document(text="The troops flew with Australian helicopters over Peru."), register)
    assert set(made.weights) == {"PER"}
    assert set(bought.weights) == {"PER", "AUS"}


def _shares(asked: CountryQuestion, context: ActorContext) -> tuple[float, ...]:
    return shipped_choice().shares(
        evidence_for_states(asked, context), evidence_for_none(asked, context), question_numbers(asked, context)
    )


def _share(state: str, context: ActorContext, asked: CountryQuestion | None = None) -> float:
    asked = asked or question()
    evidence = evidence_for_states(asked, context)
    return dict(zip((one.state for one in evidence), _shares(asked, context), strict=False))[state]


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


def test_one_word_behind_says_little() -> None:
    """Where a state is named once, and only after the words, a report may well be about another that it never names."""
    once = ActorContext(weights={"HKG": 1.0}, sightings=((260, "HKG"),))
    often = ActorContext(weights={"HKG": 1.0}, sightings=((0, "HKG"), (20, "HKG"), (60, "HKG"), (260, "HKG")))
    asked = question("Parliament", start=80, end=90, sectors=("LEG",), sentence=(80, 150))
    assert _share("HKG", once, asked) < _share("HKG", often, asked) - 0.1


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
        "seen_once",
    }
    assert (peru.number("share"), peru.number("organ_share"), peru.number("behind_leader")) == (0.7, 0.0, 0.0)
