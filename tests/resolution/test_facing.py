"""Who "the two sides" are."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dotterel.model import Actor, ResolvedEvent, Span
from dotterel.resolution.facing import FACING_SCORE, with_facing_sides
from tests.factories import resolved_event


def party(text: str, country: str | None = None, sector: str = "GOV") -> Actor:
    """A resolved party; without a country, words that nothing is known of."""
    return Actor(text=text, start=0, end=len(text), country=country, sectors=(sector,), score=0.9, rule="test")


PERU, CHILE, BRAZIL, UN = party("Peru", "PER"), party("Chile", "CHL"), party("Brazil", "BRA"), party("the UN", "UNO")
ARMY, REBELS = party("the army", "COL", "MIL"), party("the rebels", "COL", "REB")


def event(
    number: int, actors: Sequence[Actor], recipients: Sequence[Actor] = (), quad: str = "material-conflict"
) -> ResolvedEvent:
    """The event that stands at this place of the text."""
    return resolved_event(
        id=f"e{number}",
        trigger=Span(start=number * 100, end=number * 100 + 4, text="shot"),
        quad=quad,
        actors=tuple(actors),
        recipients=tuple(recipients),
    )


def told(parties: Sequence[Actor]) -> list[tuple[str | None, str]]:
    """Country and sector of each party."""
    return [(one.country, one.sectors[0]) for one in parties]


@pytest.mark.parametrize(
    "words", ["both countries", "the two neighbours", "The two foreign ministers", "both", "the two"]
)
def test_both_countries_are_the_two_that_met_in_another_event(words: str) -> None:
    """The pair comes from who did something to whom, and says by which rule."""
    last = with_facing_sides([event(1, [PERU], [CHILE]), event(2, [UN], [party(words)], "verbal-cooperation")])[1]
    assert told(last.recipients) == [("PER", "GOV"), ("CHL", "GOV")]
    assert {(one.rule, one.score, one.text) for one in last.recipients} == {
        ("document:facing-sides", FACING_SCORE, words)
    }


def test_both_sides_of_a_civil_war_keep_their_sectors() -> None:
    """Within one state the sectors tell the sides apart."""
    last = with_facing_sides([event(1, [ARMY], [REBELS]), event(2, [party("both sides")])])[1]
    assert told(last.actors) == [("COL", "MIL"), ("COL", "REB")]


def test_two_states_are_no_civil_war_and_no_alliance() -> None:
    """ "The two countries" are never two parties of one state, nor a state and a body of many."""
    for pair in ([ARMY], [REBELS]), ([PERU], [UN]):
        last = with_facing_sides([event(1, *pair), event(2, [party("the two countries")])])[1]
        assert told(last.actors) == [(None, "GOV")]


def test_two_pairs_leave_the_words_open() -> None:
    """Where two pairs met as often, neither is guessed."""
    events = [event(1, [PERU], [CHILE]), event(2, [PERU], [BRAZIL]), event(3, [party("both sides")])]
    assert told(with_facing_sides(events)[2].actors) == [(None, "GOV")]


def test_a_party_of_the_event_itself_is_not_meant() -> None:
    """Who asks both sides is none of them."""
    events = [
        event(1, [PERU], [CHILE]),
        event(2, [BRAZIL], [PERU]),
        event(3, [BRAZIL], [party("both sides")], "verbal-cooperation"),
    ]
    assert told(with_facing_sides(events)[2].recipients) == [("PER", "GOV"), ("CHL", "GOV")]


def test_a_both_that_sums_up_the_named_goes() -> None:
    """ "Peru and Chile have both agreed" has two parties, not three."""
    (only,) = with_facing_sides([event(1, [PERU, CHILE, party("both")])])
    assert told(only.actors) == [("PER", "GOV"), ("CHL", "GOV")]


@pytest.mark.parametrize("words", ["two", "two countries", "two ministers", "rival factions"])
def test_any_two_are_not_the_two(words: str) -> None:
    """Without an article the words are of parties not known yet."""
    last = with_facing_sides([event(1, [PERU], [CHILE]), event(2, [party(words)])])[1]
    assert told(last.actors) == [(None, "GOV")]


def test_a_document_without_such_words_stays_as_it_is() -> None:
    """Nothing is touched where nothing stands for a pair."""
    events = (event(1, [PERU], [CHILE]), event(2, [party("both brothers")]))
    assert with_facing_sides(events) == events


def test_a_spokesman_of_one_side_does_not_hide_the_pair() -> None:
    """Who is named beside "the two sides" may belong to one of them; a pair without them comes first."""
    events = [event(1, [PERU], [CHILE]), event(2, [PERU, party("the two sides")])]
    assert told(with_facing_sides(events)[1].actors) == [("PER", "GOV"), ("PER", "GOV"), ("CHL", "GOV")]
    mediated = [event(1, [BRAZIL], [PERU]), event(2, [PERU], [CHILE]), event(3, [BRAZIL, party("the two sides")])]
    assert told(with_facing_sides(mediated)[2].actors) == [("BRA", "GOV"), ("PER", "GOV"), ("CHL", "GOV")]


def test_what_did_not_happen_speaks_for_no_pair() -> None:
    """A negated or hypothetical meeting tells nothing of who the sides are."""
    imagined = replace(event(1, [PERU], [CHILE]), modality="hypothetical")
    assert told(with_facing_sides([imagined, event(2, [party("both sides")])])[1].actors) == [(None, "GOV")]


def test_sides_that_are_named_beside_the_words_are_not_told_twice() -> None:
    """ "The presidents of Peru and Chile met; the two sides ..." has two parties, whatever else the report tells."""
    before = event(1, [PERU], [CHILE])
    last = with_facing_sides([before, event(2, [PERU, CHILE, party("the two sides")], quad="verbal-cooperation")])[1]
    assert told(last.actors) == [("PER", "GOV"), ("CHL", "GOV")]


def test_a_party_taken_from_another_mention_is_no_third_to_the_two() -> None:
    """Who is carried over from the same happening may be one of the sides; who stands beside the words is not."""
    carried = replace(CHILE, rule="same-happening > alias")
    facts = [event(1, [PERU], [CHILE]), event(2, [BRAZIL], [PERU], "verbal-conflict")]
    last = with_facing_sides([*facts, event(3, [party("the two countries")], [carried])])[2]
    assert told(last.actors) == [("PER", "GOV"), ("CHL", "GOV")]
    last = with_facing_sides([*facts, event(3, [party("the two countries")], [CHILE])])[2]
    assert told(last.actors) == [("BRA", "GOV"), ("PER", "GOV")]


def test_a_mediator_at_home_does_not_rule_out_both_sides_of_a_civil_war() -> None:
    """The country's church asks its army and rebels: only who is of a side's own sector is that side."""
    church = party("the church", "COL", "REL")
    last = with_facing_sides([event(1, [ARMY], [REBELS]), event(2, [church], [party("both sides")])])[1]
    assert told(last.recipients) == [("COL", "MIL"), ("COL", "REB")]


def test_neighbours_of_a_war_are_not_its_sides() -> None:
    """Where most parties are of one state, two others that do something together are not the two sides."""
    told_of = [event(number, [ARMY], [party("villagers", "COL", "CVL")]) for number in (1, 2)]
    offered = event(3, [PERU, CHILE], quad="verbal-cooperation")
    last = with_facing_sides([*told_of, offered, event(4, [party("the two sides")])])[-1]
    assert told(last.actors) == [(None, "GOV")]


@pytest.mark.parametrize("second", [party("villagers", "COL", "CVL"), party("the police", "COL", "COP")])
def test_victims_and_organs_are_no_sides(second: Actor) -> None:
    """An army and those it shoots at, or two organs of a state, are not "both sides"."""
    last = with_facing_sides([event(1, [ARMY], [second]), event(2, [party("both sides")])])[1]
    assert told(last.actors) == [(None, "GOV")]


def test_the_two_ministers_are_those_who_met_before() -> None:
    """Two states that the report speaks of most give way to the two whose ministers met in the sentence before."""
    met = replace(event(1, [PERU, CHILE]), type="CONSULT", sentence=Span(start=100, end=150, text=""))
    guessed = [
        replace(party("The two ministers", state), rule="document:pair-of-states", id=state) for state in ("PER", "BRA")
    ]
    signed = replace(event(2, guessed), sentence=Span(start=151, end=200, text=""))
    last = with_facing_sides([met, signed])[1]
    assert told(last.actors) == [("PER", "GOV"), ("CHL", "GOV")]
    assert {one.id for one in last.actors} == {None}
