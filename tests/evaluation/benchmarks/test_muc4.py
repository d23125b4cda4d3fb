"""MUC-4: which events are incidents, who is in them, and the counts of its three tasks."""

from dataclasses import replace
from typing import Any

import pytest

from dotterel.evaluation.benchmarks import benchmark_named
from dotterel.evaluation.benchmarks.muc4 import MucIncident, dateline_day, incident_type, incidents_of, read_text
from dotterel.evaluation.benchmarks.muc4_entities import entities_of
from dotterel.evaluation.benchmarks.muc4_full import confidence_of
from dotterel.model import Claim, Place, Span
from tests import factories
from tests.evaluation.benchmarks.items import event, muc4_full_answer, muc4_full_incident, party

FULL, REE, TEMPLATES = map(benchmark_named, ("muc4_full", "muc4_ree", "muc4_templates"))
PEASANTS = party("two peasants", country="PER", sectors=("AGR",))


@pytest.mark.parametrize(
    ("type_", "trigger", "modes", "expected"),
    [
        ("ASSAULT", "killed", ("firearms",), "ATTACK"),
        ("ASSAULT", "exploded", (), "BOMBING"),
        ("ASSAULT", "attack", ("explosives",), "BOMBING"),
        ("ASSAULT", "kidnapped", ("abduct",), "KIDNAPPING"),
        ("ASSAULT", "burned", ("destroy",), "ARSON"),
        ("ASSAULT", "set fire to", ("primitive",), "ARSON"),
        ("COERCE", "robbed", ("seize",), "ROBBERY"),
        ("COERCE", "hijacked", ("seize",), "HIJACKING"),
        ("COERCE", "arrested", ("arrest",), None),
        ("PROTEST", "burned", (), None),
    ],
)
def test_types_follow_the_definitions(type_: str, trigger: str, modes: tuple[str, ...], expected: str | None) -> None:
    """Type, modes and the words of fire, theft and bombs decide."""
    assert incident_type(event(type_, trigger, modes=modes)) == expected


def test_a_bomb_among_the_means_makes_a_bombing() -> None:
    """The weapon tells what the verb leaves open."""
    bomb = Span(start=0, end=8, text="car bomb")
    assert incident_type(event(means=(bomb,))) == "BOMBING"


@pytest.mark.parametrize(
    "changes",
    [
        {"modality": "hypothetical"},
        {"modality": "negated"},
        {"historical": True, "date": factories.date(last="1990-01-02")},
        {"recipients": (party("the soldiers", sectors=("MIL",)),)},
        {"recipients": ()},
        {
            "recipients": (),
            "killed": factories.count(),
            "actors": (party("rebels", sectors=("REB",)),),
            "trigger": "clash",
        },
        {"place": factories.place()},
        {"recipients": (party("two herders", country="NER"),)},
    ],
)
def test_what_is_no_incident(changes: dict[str, Any]) -> None:
    """Not what is past, imagined, elsewhere, a fight among the armed, or told without anything definite."""
    assert incidents_of([event(**{"recipients": (PEASANTS,), **changes})]) == []


def test_background_counts_unless_it_is_known_to_be_old() -> None:
    """The task asks for what is at most two months old, whatever the report makes of it."""
    background = {"recipients": (PEASANTS,), "historical": True}
    assert len(incidents_of([event(**background)], "1990-04-01")) == 1
    for day, kept in (("1990-02-20", 1), ("1990-01-02", 0)):
        assert len(incidents_of([event(**background, date=factories.date(last=day))], "1990-04-01")) == kept


def test_a_doubtful_place_abroad_is_no_place_abroad() -> None:
    """A country that is only guessed leaves the incident where its parties are."""
    sure, doubtful = (replace(factories.place(), score=score) for score in (0.9, 0.4))
    assert incidents_of([event(recipients=(PEASANTS,), place=sure)]) == []
    assert len(incidents_of([event(recipients=(PEASANTS,), place=doubtful)])) == 1


def test_incidents_are_told_apart_by_place_day_and_perpetrator() -> None:
    """Not by who was hit: one attack may have many targets."""
    tarka, lumo = (factories.place(country="PER", name=name) for name in ("Tarka", "Lumo"))
    first = event(recipients=(PEASANTS,), incident="i1", place=tarka)
    second = event(recipients=(party("a bus", country="PER"),), incident="i2")
    elsewhere = event(recipients=(PEASANTS,), incident="i3", place=lumo)
    assert [len(one.events) for one in incidents_of([first, second, elsewhere])] == [2, 1]


def test_the_reports_own_day_tells_no_incidents_apart() -> None:
    """A day that was given to what tells none is not held against one that is told."""
    told = event(recipients=(PEASANTS,), incident="i1", date=factories.date())
    own = factories.date(first="2024-03-05", last="2024-03-05", rule="news-day > weekday")
    assert len(incidents_of([told, event(recipients=(PEASANTS,), incident="i2", date=own)])) == 1
    assert (
        len(incidents_of([told, event(recipients=(PEASANTS,), incident="i2", date=replace(own, rule="weekday"))])) == 2
    )


def test_attacks_in_general_are_no_incident() -> None:
    """A plural without number or place tells of no single happening."""
    assert incidents_of([event(trigger="attacks", recipients=(PEASANTS,))]) == []
    assert len(incidents_of([event(trigger="attacks", recipients=(PEASANTS,), killed=factories.count())])) == 1


def test_the_dateline_gives_the_day() -> None:
    """The wire's own form of a date, with a year of two digits."""
    assert dateline_day("   LUMO, 3 MAR 90 (TNA) -- [TEXT] GUNMEN") == "1990-03-03"
    assert dateline_day("gunmen killed two") is None
    assert dateline_day("LUMO, 31 FEB 90 (TNA)") is None


@pytest.mark.parametrize("case", [str.upper, str.lower])
def test_texts_of_one_case_are_read_in_sentences(case: Any) -> None:
    """Header, wrapping and paragraphs go; sentences are found though no capital opens them."""
    text = "   LUMO, 3 MAR 90 (TNA) -- [TEXT] GUNMEN BURNED A\nBUS.  NOBODY DIED.\n\n   POLICE CAME."
    made = read_text("m1", case(text) if case is str.upper else "gunmen burned a bus.  nobody died.    police came.")
    assert [made.text[one.start : one.end] for one in made.sentences] == [
        "Gunmen burned a bus.",
        "Nobody died.",
        "Police came.",
    ]


def test_parties_fall_into_the_five_roles() -> None:
    """People, bodies, things, named victims and weapons each have their place; pronouns and the nameless have none."""
    told = event(
        actors=(
            party("the members of the Tarka People's Front (TPF)"),
            party("three hooded men"),
            party("TPF guerrillas"),
            party("they"),
        ),
        recipients=(
            party("a bus"),
            party("mayor Ana Loreto", name="Ana Loreto"),
            PEASANTS,
            party("Peru", id="PER", name="Peru"),
        ),
        means=(Span(start=0, end=6, text="a bomb"),),
    )
    assert entities_of([MucIncident(type="BOMBING", events=(told,))], "") == {
        "PerpInd": [["members of the Tarka People's Front"], ["three hooded men"], ["TPF guerrillas"]],
        "PerpOrg": [["Tarka People's Front"], ["TPF"]],
        "Target": [["bus"]],
        "Victim": [["Ana Loreto"]],
        "Weapon": [["bomb"]],
    }


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("the offices of the miners' union", [["offices of the miners' union"]]),
        ("a truck full of policemen", [["truck full of policemen"]]),
        ("two radio stations and a drugstore", [["radio stations"], ["drugstore"]]),
        ("a power tower in Tarka", [["power tower"]]),
        ("friends of the bank", []),
    ],
)
def test_what_a_thing_is_shows_its_head(words: str, targets: list[list[str]]) -> None:
    """A target is known by the noun that heads its words, and is given without its number and place."""
    incident = MucIncident(type="ATTACK", events=(event(recipients=(party(words),)),))
    assert entities_of([incident], "")["Target"] == targets


def test_means_that_are_no_weapon_are_none() -> None:
    """A vehicle is a means of an attack, but no weapon; each weapon of a list is one."""
    means = tuple(Span(start=0, end=len(text), text=text) for text in ("a helicopter", "mortars and 11 grenades"))
    incident = MucIncident(type="ATTACK", events=(event(means=means),))
    assert entities_of([incident], "")["Weapon"] == [["mortars"], ["grenades"]]


def test_a_bombed_building_is_a_target_though_people_were_hit() -> None:
    """A bomb is laid at a place; shots in a restaurant are aimed at people."""
    hit = event(
        recipients=(party("Ana Loreto"),), place=Place(text="a restaurant", start=0, end=12, score=0.9, rule="x")
    )
    for kind, targets in (("BOMBING", [["restaurant"]]), ("ATTACK", [])):
        assert entities_of([MucIncident(type=kind, events=(hit,))], "")["Target"] == targets


def test_a_person_goes_by_the_whole_name_of_the_text() -> None:
    """The usual score knows ``Torres`` only as part of the full name, given elsewhere in the text; titles are none."""
    text = "Deputy Luis Torres was shot. His cousin, Pablo Gaviria, ordered it."
    incident = MucIncident(
        type="ATTACK", events=(event(actors=(party("Gaviria"),), recipients=(party("Luis Torres"),)),)
    )
    found = entities_of([incident], text)
    assert (found["PerpInd"], found["Victim"]) == ([["Pablo Gaviria"]], [["Luis Torres"]])


def test_states_are_bodies_and_things_do_nothing() -> None:
    """A state that attacks is an organisation; a helicopter is nobody."""
    doers = (party("the United States", id="USA", country="USA", name="United States"), party("a Honduran helicopter"))
    found = entities_of([MucIncident(type="ATTACK", events=(event(actors=doers),))], "")
    assert (found["PerpInd"], found["PerpOrg"]) == ([], [["United States"]])


def test_a_body_is_named_in_full_where_the_text_does() -> None:
    """ "The rebels" stand for the body that the register knows them to be."""
    rebels = party("the rebels", id="group-tarka-front", name="Frente de Tarká")
    incident = MucIncident(type="ATTACK", events=(event(actors=(rebels,)),))
    assert entities_of([incident], "…frente de tarka…")["PerpOrg"] == [["Frente de Tarka"]]
    assert entities_of([incident], "")["PerpOrg"] == []


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (Claim(), "REPORTED AS FACT"),
        (Claim(status="claimed"), "POSSIBLE"),
        (Claim(status="claimed", source=party("the TPF")), "CLAIMED OR ADMITTED"),
        (Claim(status="claimed", source=party("police", sectors=("COP",))), "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        (Claim(status="claimed", source=party("a priest", sectors=("REL",))), "SUSPECTED OR ACCUSED"),
    ],
)
def test_confidence_follows_who_says_so(claim: Claim, expected: str) -> None:
    """The standing of the event is MUC-4's confidence in its perpetrator."""
    assert confidence_of(event(actors=(party("the TPF"),), claim=claim)) == expected


def full_item(*incidents: dict[str, Any]) -> dict[str, Any]:
    """A text with these gold incidents."""
    return {"id": "m1", "text": "LUMO, 3 MAR 90 (TNA) -- [TEXT] A BOMB EXPLODED.", "incidents": list(incidents)}


def test_full_answers_give_every_slot() -> None:
    """Type, day, country, place and toll are told in the task's own terms."""
    item = full_item()
    told = event(
        trigger="exploded",
        killed=factories.count(),
        date=factories.date(first="1990-03-02"),
        place=factories.place(country="PER", name="Tarká"),
        actors=(party("the Tarka Front"),),
    )
    (row,) = FULL.rows(item, FULL.document(item), [told])
    assert row["incidents"] == [
        muc4_full_answer(
            killed=3, perp_organization="TARKA FRONT", perp_org_confidence="SUSPECTED OR ACCUSED BY AUTHORITIES"
        )
    ]


def test_full_figures_count_slots_of_paired_incidents() -> None:
    """Each gold incident meets the answer that agrees with it most; what is missing lowers recall only."""
    item = full_item(muc4_full_incident(), muc4_full_incident(type=["ATTACK"], date=None, place=None, killed=None))
    rows = {"m1": [{"id": "m1", "incidents": [muc4_full_answer(place="LUMO")]}]}
    figures = {one.name: one for one in FULL.figures([item], rows)}
    assert figures["incidents with right type"].precision == 1.0
    assert figures["incidents with right type"].recall == 0.5
    assert figures["date"].value == 1.0
    assert figures["place"].value == 0.0
    assert figures["killed"].value == 1.0
    assert figures["perp organization"].recall == 0.5


def test_optional_incidents_are_neither_right_nor_wrong() -> None:
    """A text that has only optional ones still counts as relevant."""
    item = full_item(muc4_full_incident(optional=True))
    figures = FULL.figures([item], {"m1": [{"id": "m1", "incidents": [muc4_full_answer()]}]})
    assert (figures[0].given, figures[0].wanted) == (1, 0)
    assert figures[1].value == 1.0


ROLES: dict[str, list[list[str]]] = {
    "PerpInd": [["two men", "men"], ["woman"]],
    "PerpOrg": [],
    "Target": [["bus"]],
    "Victim": [],
    "Weapon": [],
}


def test_entities_are_right_if_all_their_mentions_are() -> None:
    """Articles and case do not matter; a stray mention spoils an entity; each gold one is met once."""
    given = {"PerpInd": [["the men"], ["Two Men"], ["woman", "girl"]], "Target": [["Bus"]]}
    figures = {one.name: one for one in REE.figures([{"id": "m1", "roles": ROLES}], {"m1": [{"roles": given}]})}
    assert (figures["PerpInd"].precision, figures["PerpInd"].recall) == (pytest.approx(1 / 3), 0.5)
    assert figures["Target"].value == 1.0
    assert figures["entities"].given == 4


def template(type_: str, **roles: list[list[str]]) -> dict[str, Any]:
    """A template with these entities only."""
    return {"incident_type": type_, **{role: [] for role in ROLES}, **roles}


def test_templates_are_mapped_for_the_best_score() -> None:
    """Of two answers of the gold's type the better is mapped; another type is never."""
    gold = [template("attack", PerpInd=[["men"]], Target=[["bus"]])]
    given = [template("attack"), template("attack", PerpInd=[["men"]]), template("arson", Target=[["bus"]])]
    figures = {
        one.name: one for one in TEMPLATES.figures([{"id": "m1", "templates": gold}], {"m1": [{"templates": given}]})
    }
    assert figures["incident type"].precision == pytest.approx(1 / 3)
    assert figures["PerpInd"].value == 1.0
    assert figures["Target"].value == 0.0
    assert figures["types and entities"].recall == pytest.approx(2 / 3)


def test_many_templates_are_mapped_without_trying_all() -> None:
    """A long answer is scored in no time."""
    gold = [template("attack", PerpInd=[[f"band {number}"]]) for number in range(12)]
    figures = TEMPLATES.figures([{"id": "m1", "templates": gold}], {"m1": [{"templates": gold[::-1]}]})
    assert figures[0].value == 1.0


@pytest.mark.parametrize("benchmark", [REE, TEMPLATES])
def test_rows_have_the_benchmarks_form(benchmark: Any) -> None:
    """What is written is what the usual scorer reads."""
    item = {"id": "m1", "text": "gunmen burned a bus."}
    (row,) = benchmark.rows(item, benchmark.document(item), [event(trigger="burned", recipients=(party("a bus"),))])
    told = row["roles"] if "roles" in row else row["templates"][0]
    assert told["Target"] == [["bus"]]
    assert told.get("incident_type", "arson") == "arson"
