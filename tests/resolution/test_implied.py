"""Parties that nobody names but the rest of the report implies."""

from dataclasses import replace
from typing import Any

import pytest

from dotterel.model import Actor, Claim, Place, ResolvedEvent, Span
from dotterel.resolution.implied import IMPLIED_ROLE_SCORE, with_implied_parties
from tests.factories import place, resolved_event

NAMES = {"MLI": "Mali", "NER": "Niger"}
TEXT = "Malian planes bombed the outskirts of Dosso in Niger in an attack on the town."


def party(text: str, country: str | None, sector: str = "MIL", start: int = 0) -> Actor:
    """A resolved party."""
    return Actor(
        text=text, start=start, end=start + len(text), country=country, sectors=(sector,), score=0.8, rule="test"
    )


def in_state(country: str | None, *, at: int = 60, rule: str = "name") -> Place:
    """A place of a state."""
    return replace(place(), text="the town", start=at, end=at + 8, country=country, score=0.8, rule=rule)


def told(type_code: str, trigger: str = "did", at: int = 300, **fields: Any) -> ResolvedEvent:
    """An event that names nobody and no place unless told."""
    open_fields: dict[str, Any] = {"actors": (), "recipients": (), "place": None, "modes": (), "rules": ()}
    span = Span(start=at, end=at + len(trigger), text=trigger)
    return resolved_event(**{**open_fields, "type": type_code, "trigger": span, "claim": Claim(), **fields})


def implied(*events: ResolvedEvent, text: str = TEXT) -> ResolvedEvent:
    """The first of some events, with what the report implies."""
    return with_implied_parties(events, text, NAMES.get)[0]


ARMY = party("Malian planes", "MLI")
PREMIER = party("the premier of Mali", "MLI", "GOV")
OPPOSITION = party("the opposition", "MLI", "OPP")


@pytest.mark.parametrize(
    ("type_code", "trigger", "sectors", "rule"),
    [
        ("ASSAULT", "bombed", (), "place-struck"),
        ("AID", "landed", (), "place-aided"),
        ("CONSULT", "visited", ("GOV",), "host-of-visit"),
    ],
)
def test_the_state_of_a_place_abroad_is_struck_helped_or_visited(
    type_code: str, trigger: str, sectors: tuple[str, ...], rule: str
) -> None:
    """The party is named after its state, says what implied it, and is less than sure of its part."""
    (one,) = implied(told(type_code, trigger, actors=(ARMY,), place=in_state("NER"))).recipients
    assert (one.country, one.name, one.sectors, one.text) == ("NER", "Niger", sectors, "the town")
    assert one.rule == f"{rule} > name"
    assert one.score < 0.8
    assert one.role_score == IMPLIED_ROLE_SCORE < 0.5


@pytest.mark.parametrize(
    "event",
    [
        told("ASSAULT", "bombed", actors=(ARMY,), place=in_state("MLI")),
        told("ASSAULT", "bombed", actors=(ARMY,), place=in_state("NER", rule="state-of-parties > name")),
        told("ASSAULT", "bombed", actors=(ARMY,), place=replace(in_state("NER"), score=0.5)),
        told("ASSAULT", "clashed", actors=(ARMY,), place=in_state("NER")),
        told("ASSAULT", "bombed", actors=(ARMY, party("Chad", "TCD")), place=in_state("NER")),
        told("ASSAULT", "bombed", actors=(party("gunmen", None),), place=in_state("NER")),
        told("CONSULT", "met", actors=(PREMIER,), place=in_state("NER")),
        told("CONSULT", "tripartite talks", actors=(PREMIER,), place=in_state("NER")),
        told("MOBILIZE", "massed", actors=(ARMY,), place=in_state("NER")),
    ],
    ids=[
        "at home",
        "a concluded place",
        "an unsure place",
        "a fight",
        "several doers",
        "doers of nowhere",
        "a meeting",
        "no trip",
        "no blow",
    ],
)
def test_a_place_alone_implies_nobody(event: ResolvedEvent) -> None:
    """At home, between two who fight, or where no state is told to act, nobody is put on the other side."""
    assert implied(event).recipients == ()


def test_whoever_attacked_a_town_struck_its_state() -> None:
    """The place right behind "attack on" was struck, though nobody is told to have attacked it."""
    at = TEXT.index("attack")
    event = told("ASSAULT", "attack", at, place=in_state("NER", at=TEXT.index("the town")))
    assert [one.country for one in implied(event).recipients] == ["NER"]
    elsewhere = told("ASSAULT", "attack", at, place=in_state("NER", at=TEXT.index("Dosso")))
    assert implied(elsewhere).recipients == ()


@pytest.mark.parametrize("type_code", ["ACCUSE", "REJECT"])
def test_the_opposition_speaks_against_its_government(type_code: str) -> None:
    """Opposition that accuses or refuses without a name means those who govern its own state."""
    (one,) = implied(told(type_code, actors=(OPPOSITION,))).recipients
    assert (one.country, one.sectors, one.rule) == ("MLI", ("GOV",), "government-opposed > test")
    assert implied(told(type_code, actors=(PREMIER,))).recipients == ()


def test_who_protests_is_of_the_place() -> None:
    """Protesters without a name are of the state where they protest; their sector stays open."""
    (one,) = implied(told("PROTEST", place=in_state("MLI"))).actors
    assert (one.country, one.sectors, one.rule) == ("MLI", (), "place-of-protest > name")


def test_the_other_side_of_the_same_state_is_taken_from_other_events() -> None:
    """Where all other attacks by a state hit one other state, so did this one; mixed victims have no sector."""
    soldiers, herders = party("soldiers", "NER", start=40), party("herders", "NER", "AGR", start=90)
    shelled = told("ASSAULT", actors=(ARMY,), recipients=(soldiers,), at=400)
    burned = told("ASSAULT", actors=(ARMY,), recipients=(herders,), at=500)
    (one,) = implied(told("ASSAULT", actors=(ARMY,)), shelled).recipients
    assert (one.country, one.sectors, one.text, one.rule) == ("NER", ("MIL",), "soldiers", "same-states > test")
    (one,) = implied(told("ASSAULT", actors=(ARMY,)), shelled, burned).recipients
    assert (one.country, one.sectors) == ("NER", ())
    (one,) = implied(told("ASSAULT", recipients=(soldiers,)), shelled).actors
    assert (one.country, one.text) == ("MLI", "Malian planes")


@pytest.mark.parametrize(
    "other",
    [
        told("ASSAULT", actors=(ARMY,), recipients=(party("Chad", "TCD"), party("Niger", "NER"))),
        told("ASSAULT", actors=(ARMY,), recipients=(party("gunmen", None),)),
        told("ASSAULT", actors=(ARMY,), recipients=(party("the UN", "UNO"),)),
        told("ASSAULT", actors=(ARMY,), recipients=(party("Niger", "NER"),), historical=True),
        told("ASSAULT", actors=(ARMY,), recipients=(party("Niger", "NER"),), modality="hypothetical"),
        told("ASSAULT", actors=(ARMY,), recipients=(party("Niger", "NER"),), claim=Claim(status="denied")),
        told("COERCE", actors=(ARMY,), recipients=(party("Niger", "NER"),)),
        told("ASSAULT", actors=(party("Chad", "TCD"),), recipients=(party("Niger", "NER"),)),
    ],
    ids=["two states", "none known", "a body of states", "of the past", "not done", "denied", "another type", "others"],
)
def test_events_that_do_not_agree_imply_nobody(other: ResolvedEvent) -> None:
    """Several states, another time, what was not done and other doers leave the other side open."""
    assert implied(told("ASSAULT", actors=(ARMY,)), other).recipients == ()


def test_the_dead_of_a_state_are_not_laid_to_it() -> None:
    """That its own people killed others of a state says nothing of who killed these."""
    feud = told("ASSAULT", actors=(party("herders", "MLI", "AGR"),), recipients=(party("farmers", "MLI", "AGR"),))
    assert implied(told("ASSAULT", recipients=(party("miners", "MLI", "LAB"),)), feud).actors == ()


def test_an_arrest_beside_another_is_by_the_same_party() -> None:
    """A ban or arrest that names no doer has the one of the sentence's other, with a lower score."""
    other = told("COERCE", actors=(PREMIER,), at=350)
    (one,) = implied(told("COERCE"), other).actors
    assert (one.country, one.sectors, one.rule) == ("MLI", ("GOV",), "same-sentence > test")
    assert (one.score, one.role_score) == (pytest.approx(0.75 * 0.8), IMPLIED_ROLE_SCORE)
    elsewhere = replace(other, sentence=Span(start=900, end=950, text="x" * 50))
    assert implied(told("COERCE"), elsewhere).actors == ()
    assert implied(told("COERCE"), other, told("COERCE", actors=(ARMY,))).actors == ()


def test_a_report_of_one_state_leaves_arrests_to_it() -> None:
    """Where the report speaks of one state only, its arrests are by it; an attack may be anybody's."""
    others = [told("REQUEST", actors=(party(f"mayor {n}", "MLI", "GOV", start=50 * n),)) for n in range(1, 4)]
    (one,) = implied(told("COERCE", modes=("arrest",)), *others).actors
    assert (one.country, one.sectors, one.rule) == ("MLI", (), "report-of-one-state > test")
    (one,) = implied(told("COERCE", modes=("curfew",)), *others).actors
    assert one.sectors == ("GOV",)
    assert implied(told("ASSAULT"), *others).actors == ()


def test_what_is_named_stays_and_implies_nothing_more() -> None:
    """Named parties are never replaced, and no implied one is the ground for another."""
    named = told("ASSAULT", "bombed", actors=(ARMY,), recipients=(party("herders", None),), place=in_state("NER"))
    assert implied(named) == named
    first = told("ASSAULT", "bombed", actors=(ARMY,), place=in_state("NER"))
    second = told("ASSAULT", "raided", actors=(ARMY,), at=500)
    assert with_implied_parties([first, second], TEXT, NAMES.get)[1].recipients == ()
