"""Several parties in one span."""

from dataclasses import replace

import pytest

from dotterel.model import Actor
from dotterel.resolution.actors import (
    ActorContext,
    Agent,
    FakeActorRegister,
    Form,
    coordinate_parts,
    means_pair_of_states,
    pair_of_states,
    with_shared_country,
    with_shared_sectors,
)
from dotterel.resolution.actors.register import entry_of_state

MALI, CHAD = entry_of_state("MLI", "Mali"), entry_of_state("TCD", "Chad")
BOSNIA = entry_of_state("BIH", "Bosnia and Herzegovina")
REGISTER = FakeActorRegister(
    forms=[
        Form(entry=MALI, use="name", text="Mali"),
        Form(entry=MALI, use="adjective", text="Malian"),
        Form(entry=CHAD, use="name", text="Chad"),
        Form(entry=CHAD, use="adjective", text="Chadian"),
        Form(entry=BOSNIA, use="name", text="Bosnia and Herzegovina"),
    ],
    agents={
        "police": Agent(phrase="police", sectors=("COP",), kind="agent"),
        "army": Agent(phrase="army", sectors=("MIL",), kind="agent"),
        "troops": Agent(phrase="troop", sectors=("MIL",), kind="agent", plural=True),
        "leaders": Agent(phrase="leader", sectors=("GOV",), kind="agent", plural=True),
        "herders": Agent(phrase="herder", sectors=("AGR",), kind="agent", plural=True),
        "head": Agent(phrase="head", sectors=(), kind="relational"),
    },
)


@pytest.mark.parametrize(
    ("span", "parts"),
    [
        ("Malian and Chadian troops", ["Malian troops", "Chadian troops"]),
        ("the leaders of Mali and Chad", ["the leaders of Mali", "the leaders of Chad"]),
        ("police, troops and herders", ["police", "troops", "herders"]),
        ("Mali and Chad", ["Mali", "Chad"]),
        ("Bosnia and Herzegovina", []),
        ("the head of police and army", []),
        ("Mali, head of the army and police", []),
        ("leaders of police and army", []),
        ("leaders of Niono and police", ["leaders of Niono", "police"]),
        ("MALIAN AND CHADIAN TROOPS", ["MALIAN TROOPS", "CHADIAN TROOPS"]),
        ("police & herders", ["police", "herders"]),
        ("", []),
        ("and", []),
        ("troops and bystanders", []),
        ("Malian troops", []),
        ("Mali, which borders Chad", []),
    ],
)
def test_a_list_is_taken_apart_where_each_part_is_a_party(span: str, parts: list[str]) -> None:
    """A shared head goes to every part; a name with "and" in it, and a half-known list, stay whole."""
    assert [part.words for part in coordinate_parts(span, REGISTER)] == parts


def test_offsets_of_parts_point_at_their_own_words() -> None:
    """A part with a borrowed head still stands where its own words stand."""
    span = "Malian and Chadian troops"
    assert [span[part.start : part.end] for part in coordinate_parts(span, REGISTER)] == ["Malian", "Chadian troops"]


CONTEXT = ActorContext(weights={"MLI": 0.5, "TCD": 0.3, "FRA": 0.15, "NER": 0.05})


@pytest.mark.parametrize(
    "words",
    ["both countries", "the two states", "the two neighbouring countries", "Both nations", "both the rival states"],
)
def test_both_countries_are_the_two_that_the_document_speaks_of(words: str) -> None:
    """The two with the largest shares, if the third is clearly behind."""
    assert pair_of_states(words, CONTEXT, ()) == (("MLI", "TCD"), "GOV")


def test_the_two_armies_are_armies() -> None:
    """The noun tells the sector."""
    assert pair_of_states("the two armies", CONTEXT, ()) == (("MLI", "TCD"), "MIL")


def test_who_takes_part_otherwise_is_not_meant() -> None:
    """ "Mali urged both countries": Mali is not one of the two."""
    assert pair_of_states("both countries", CONTEXT, {"MLI"}) == (("TCD", "FRA"), "GOV")


@pytest.mark.parametrize(
    ("words", "weights"),
    [
        ("both countries", {"MLI": 0.4, "TCD": 0.3, "FRA": 0.3}),
        ("both countries", {"MLI": 1.0}),
        ("the two men", {"MLI": 0.6, "TCD": 0.4}),
        ("two ministers", {"MLI": 0.6, "TCD": 0.4}),
        ("two other countries", {"MLI": 0.6, "TCD": 0.4}),
        ("the two rebel leaders", {"MLI": 0.6, "TCD": 0.4}),
        ("both former presidents", {"MLI": 0.6, "TCD": 0.4}),
        ("", {"MLI": 0.6, "TCD": 0.4}),
        ("both countries that share the river", {"MLI": 0.6, "TCD": 0.4}),
    ],
)
def test_a_pair_that_is_not_clear_stays_unknown(words: str, weights: dict[str, float]) -> None:
    """Three states of like weight, one state, or other words: nobody is guessed."""
    assert pair_of_states(words, ActorContext(weights=weights), ()) is None


def actor(country: str | None, sector: str, rule: str) -> Actor:
    """A resolved party of a list."""
    return Actor(text="x", start=0, end=1, country=country, sectors=(sector,), score=0.5, rule=rule)


def test_an_organ_without_a_state_belongs_to_the_other_ones() -> None:
    """ "Serb police and army": the army is Serbia's, whatever the document speaks of."""
    parts = [actor("SRB", "COP", "demonym+agent"), actor("BIH", "MIL", "agent+document")]
    assert [one.country for one in with_shared_country(parts)] == ["SRB", "SRB"]


def test_an_adjective_does_not_reach_back_but_of_does() -> None:
    """ "Police and Australian soldiers" are not all Australia's; "the army and police of Mali" are all Mali's."""
    police, soldiers = actor(None, "COP", "agent"), actor("AUS", "MIL", "demonym+agent")
    assert [one.country for one in with_shared_country([police, soldiers])] == [None, "AUS"]
    army, of_mali = actor("FRA", "MIL", "agent+document"), replace(actor("MLI", "COP", "x"), text="police of Mali")
    assert [one.country for one in with_shared_country([army, of_mali])] == ["MLI", "MLI"]


def test_fighters_do_not_belong_to_the_state_beside_them() -> None:
    """ "Malian troops and gunmen": the gunmen are not Mali's."""
    parts = [actor("MLI", "MIL", "demonym+agent"), actor(None, "UAF", "agent")]
    assert [one.country for one in with_shared_country(parts)] == ["MLI", None]


def test_a_list_that_names_no_state_is_of_the_one_that_the_report_tells_for_some() -> None:
    """ "Candidates, journalists and activists": what the report tells of some holds for all, as surely as for them."""
    parts = [actor(None, "PTY", "agent"), actor("MLI", "SOC", "agent+document")]
    candidates, activists = with_shared_country(parts)
    assert (candidates.country, candidates.rule) == ("MLI", "agent+list+document")
    assert candidates.score < activists.score
    torn = [*parts, actor("TCD", "JRN", "agent+event-place")]
    assert [one.country for one in with_shared_country(torn)] == [None, "MLI", "TCD"]


def beside(text: str, *told: tuple[str, Actor]) -> list[Actor]:
    """Parties where their words stand in a text."""
    placed = [(text.index(words), words, party) for words, party in told]
    return [replace(party, text=words, start=start, end=start + len(words)) for start, words, party in placed]


def test_parties_beside_each_other_share_their_noun() -> None:
    """A bare adjective has the sectors of the next one's noun, a bare state those of the plural before "of"."""
    text = "Malian and Chadian soldiers"
    first, second = (
        ("Malian", actor("MLI", "GOV", "demonym")),
        ("Chadian soldiers", actor("TCD", "MIL", "demonym+agent")),
    )
    shared = with_shared_sectors(beside(text, first, second), text)
    assert [(one.country, one.sectors) for one in shared] == [("MLI", ("MIL",)), ("TCD", ("MIL",))]
    assert shared[0].rule == "demonym+list"
    text = "the herders' unions of Mali and Chad"
    unions, state = (
        ("the herders' unions of Mali", actor("MLI", "LAB", "complement+agent")),
        actor("TCD", "GOV", "country-name+coder"),
    )
    shared = with_shared_sectors(beside(text, unions, ("Chad", state)), text)
    assert [one.sectors for one in shared] == [("LAB",), ("LAB",)]
    assert (shared[1].id, shared[1].rule) == (None, "country-name+list")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Malian voters met Chadian soldiers", actor("MLI", "CVL", "demonym"), actor("TCD", "MIL", "demonym+agent")),
        ("Malian and Chadian soldiers", actor("MLI", "COP", "demonym+agent"), actor("TCD", "MIL", "demonym+agent")),
        ("Malian and Chadian soldiers", actor("MLI", "GOV", "demonym"), actor("TCD", "GOV", "demonym")),
    ],
    ids=["apart", "a noun of its own", "no noun"],
)
def test_parties_apart_keep_their_own_sectors(text: str, first: Actor, second: Actor) -> None:
    """Words between them, a noun of its own or none at all leave sectors as they are."""
    parties = beside(text, ("Malian", first), ("Chadian soldiers", second))
    assert list(with_shared_sectors(parties, text)) == parties


@pytest.mark.parametrize(
    ("words", "asks"), [("both countries", True), ("the two armies", True), ("two ministers", False)]
)
def test_words_ask_for_two_states_or_do_not(words: str, asks: bool) -> None:
    """Only words that sum up two states told of before make the resolver look for the pair."""
    assert means_pair_of_states(words) is asks
