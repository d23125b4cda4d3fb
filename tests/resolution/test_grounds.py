"""Where an event happens that tells no place."""

import pytest

from dotterel.model import Actor, Claim, Place, ResolvedEvent, Unresolved
from dotterel.model.replacing import replace
from dotterel.resolution.grounds import (
    AGREED_SCORE,
    ONE_STATE_SCORES,
    SHARED_GROUND_SCORE,
    STATE_OF_PARTIES_SCORE,
    with_grounds,
)
from tests.factories import resolved_event


def party(text: str, country: str | None) -> Actor:
    """A resolved party."""
    return Actor(text=text, start=0, end=len(text), country=country, sectors=("MIL",), score=0.9, rule="test")


def place(text: str, country: str, start: int = 0) -> Place:
    """A resolved place."""
    return Place(text=text, start=start, end=start + len(text), country=country, precision="city", score=0.9)


def place_of_state(code: str) -> Place | None:
    """A gazetteer of two states."""
    return place(code, code) if code in ("MLI", "TCD") else None


def event(
    *,
    actors: tuple[Actor, ...] = (),
    recipients: tuple[Actor, ...] = (),
    where: Place | None = None,
    code: str = "ASSAULT",
    quad: str = "material-conflict",
    historical: bool = False,
) -> ResolvedEvent:
    """An event of the kind asked about."""
    return resolved_event(
        type=code,
        quad=quad,
        actors=actors,
        recipients=recipients,
        place=where,
        historical=historical,
        claim=Claim(status="asserted"),
    )


ARMY, VILLAGERS, STRANGERS = party("the army", "MLI"), party("villagers", "MLI"), party("strangers", None)
CHADIANS = party("Chadian soldiers", "TCD")
MOPTI, SEGOU, SARH = place("Mopti", "MLI"), place("Ségou", "MLI", 50), place("Sarh", "TCD", 90)


def test_an_act_of_the_state_that_the_report_is_about_took_place_there() -> None:
    """Parties and the report's other places agree: the state, with a high score, in the words of the party."""
    told = with_grounds([event(where=MOPTI), event(actors=(ARMY,))], place_of_state)[1].place
    assert told is not None
    assert (told.country, told.score, told.text) == ("MLI", AGREED_SCORE, "the army")
    assert told.rule.startswith("state-of-parties")


def test_an_act_of_nobody_known_lies_where_the_reports_other_places_do() -> None:
    """The state that most places lie in, said to be unsure; the words are those of the first such place."""
    told = with_grounds([event(where=MOPTI), event(where=SEGOU), event(where=SARH), event()], place_of_state)[3].place
    assert told is not None
    assert (told.country, told.score, told.text) == ("MLI", STATE_OF_PARTIES_SCORE, "Mopti")
    assert told.rule.startswith("ground-of-report")


@pytest.mark.parametrize(
    "asked",
    [
        event(actors=(ARMY,), recipients=(CHADIANS,), historical=True),
        event(actors=(party("Nigeriens", "NER"),), recipients=(CHADIANS,)),
        event(actors=(ARMY, CHADIANS), code="COOPERATE", quad="material-cooperation"),
        event(actors=(CHADIANS,), recipients=(party("Chadian farmers", "TCD"),)),
        event(recipients=(CHADIANS,), code="COERCE"),
        event(actors=(ARMY,), code="ACCUSE", quad="verbal-conflict"),
        event(code="ACCUSE", quad="verbal-conflict"),
        event(historical=True),
    ],
    ids=[
        "two states long ago",
        "two other states",
        "what states do together",
        "another state's parties among themselves",
        "an arrest of another state's people",
        "words to nobody",
        "words of nobody",
        "long ago",
    ],
)
def test_what_may_have_happened_elsewhere_keeps_an_unknown_place(asked: ResolvedEvent) -> None:
    """An honest unknown is better than the report's main country."""
    assert with_grounds([event(where=MOPTI), asked], place_of_state)[1].place is None


@pytest.mark.parametrize(
    "asked",
    [
        event(actors=(ARMY,), recipients=(CHADIANS,)),
        event(actors=(CHADIANS, ARMY)),
        event(recipients=(CHADIANS,)),
        event(actors=(CHADIANS,), code="AID", quad="material-cooperation"),
        event(actors=(party("the UN", "UNO"),)),
    ],
    ids=[
        "one attacks another",
        "both fight",
        "people from abroad attacked",
        "help from abroad",
        "an international body",
    ],
)
def test_what_parties_of_other_states_do_too_happens_on_the_reports_ground(asked: ResolvedEvent) -> None:
    """The ground, in the words of its first place, and less surely than where all parties are of it."""
    told = with_grounds([event(where=MOPTI), asked], place_of_state)[1].place
    assert told is not None
    assert (told.country, told.score, told.text) == ("MLI", SHARED_GROUND_SCORE, "Mopti")
    assert SHARED_GROUND_SCORE < AGREED_SCORE
    assert told.rule.startswith("ground-of-report")


def test_an_international_body_beside_a_states_people_counts_for_nothing() -> None:
    """Soldiers of the UN and villagers of the ground: there."""
    told = with_grounds(
        [event(where=MOPTI), event(actors=(party("the UN", "UNO"),), recipients=(VILLAGERS,))], place_of_state
    )
    assert told[1].place is not None
    assert (told[1].place.country, told[1].place.text) == ("MLI", "villagers")


@pytest.mark.parametrize("code", ["AID", "RETREAT", "MOBILIZE"])
def test_only_attacks_of_states_at_odds_may_be_on_the_enemys_ground(code: str) -> None:
    """What the state of the ground does there without hurting anybody is done at home, whomever it fights."""
    fight = event(actors=(ARMY,), recipients=(CHADIANS,), where=MOPTI)
    told = with_grounds([fight, event(actors=(ARMY,), code=code)], place_of_state)[1].place
    assert told is not None
    assert told.country == "MLI"


def test_a_place_that_nobody_knows_keeps_its_words_in_the_state_where_it_lies() -> None:
    """The words of an unknown place stay the evidence; only the state comes from the rest of the report."""
    nowhere = Place(text="the old mill", start=70, end=82, rule="none", unresolved=Unresolved(reason="names no place"))
    told = with_grounds([event(where=MOPTI), event(actors=(ARMY,), where=nowhere)], place_of_state)[1].place
    assert told is not None
    assert (told.country, told.text, told.start, told.end) == ("MLI", "the old mill", 70, 82)
    assert told.rule.startswith("unknown-place > state-of-parties")


def test_a_sea_or_a_place_that_stays_unknown_is_left_as_told() -> None:
    """What lies in no state is somewhere already, and without a ground the reason stays."""
    sea = Place(text="the gulf", start=0, end=8, latitude=3.0, longitude=4.0, precision="region", score=0.9)
    nowhere = Place(text="the old mill", start=70, end=82, rule="none", unresolved=Unresolved(reason="names no place"))
    assert with_grounds([event(where=MOPTI), event(actors=(ARMY,), where=sea)], place_of_state)[1].place == sea
    assert with_grounds([event(where=nowhere)], place_of_state)[0].place == nowhere


def told(text: str, country: str | None, start: int) -> Actor:
    """A party at its own place in the text."""
    return Actor(text=text, start=start, end=start + len(text), country=country, sectors=("GOV",), score=0.9, rule="t")


MINISTER, MAYOR, SPEAKER = told("the minister", "MLI", 0), told("the mayor", "MLI", 20), told("the speaker", "MLI", 40)
OTHER, UNKNOWN, UN = told("N'Djamena", "TCD", 60), told("a man", None, 60), told("the UN", "UNO", 60)


@pytest.mark.parametrize("further", [(), (UNKNOWN,), (UN,)], ids=["nobody else", "somebody unknown", "the UN"])
def test_what_is_said_in_a_report_of_one_state_is_said_there(further: tuple[Actor, ...]) -> None:
    """Three parties of one state and none of another: words to nobody were spoken there too, less surely than deeds."""
    words = event(actors=(MINISTER,), code="ACCUSE", quad="verbal-conflict")
    others = [event(actors=(MAYOR, *further)), event(recipients=(SPEAKER,))]
    said, done, _ = (one.place for one in with_grounds([words, *others], place_of_state))
    assert said is not None
    assert done is not None
    assert (said.country, said.score, done.score) == ("MLI", ONE_STATE_SCORES[False], ONE_STATE_SCORES[True])
    assert said.rule.startswith("report-of-one-state")
    assert said.score < done.score


def test_a_place_concluded_from_concluded_parties_is_no_surer_than_they() -> None:
    """Nobody's words tell the state: the place holds as far as the surest of them; once one does, it holds as ever."""
    concluded = [replace(one, rule="agent+document", score=0.6) for one in (MINISTER, MAYOR, SPEAKER)]
    events = [event(actors=(one,)) for one in concluded]
    place = with_grounds(events, place_of_state)[0].place
    assert place is not None
    assert place.score == pytest.approx(0.6 * ONE_STATE_SCORES[True])
    place = with_grounds([*events, event(actors=(told("Mali", "MLI", 80),))], place_of_state)[0].place
    assert place is not None
    assert (place.score, place.text) == (ONE_STATE_SCORES[True], "Mali")


@pytest.mark.parametrize(
    "others",
    [
        [event(actors=(MAYOR,)), event(recipients=(SPEAKER,)), event(actors=(OTHER,))],
        [event(actors=(MAYOR,))],
        [event(actors=(MAYOR,)), event(actors=(MAYOR,)), event(actors=(MAYOR,))],
    ],
    ids=["a second state", "too few", "one party three times"],
)
def test_a_second_state_or_few_witnesses_leave_words_open(others: list[ResolvedEvent]) -> None:
    """One party of another state is enough to doubt, and one named thrice is one witness."""
    words = event(actors=(MINISTER,), code="ACCUSE", quad="verbal-conflict")
    assert with_grounds([words, *others], place_of_state)[0].place is None


def test_a_report_of_two_grounds_gives_none() -> None:
    """As many places in one state as in another: neither is the report's ground."""
    assert with_grounds([event(where=MOPTI), event(where=SARH), event()], place_of_state)[2].place is None


def test_words_between_parties_of_one_state_were_said_there_most_likely() -> None:
    """Both sides are named: the place is their state, and unsure."""
    told = with_grounds(
        [event(actors=(ARMY,), recipients=(VILLAGERS,), code="ACCUSE", quad="verbal-conflict")], place_of_state
    )[0].place
    assert told is not None
    assert (told.country, told.score) == ("MLI", STATE_OF_PARTIES_SCORE)


def test_what_one_of_two_states_at_war_does_may_be_done_on_the_others_ground() -> None:
    """Where the report tells of a fight between two states, an act of one of them upon nobody named stays open."""
    fight = event(actors=(ARMY,), recipients=(party("Chadian soldiers", "TCD"),), where=MOPTI)
    assert with_grounds([fight, event(actors=(ARMY,))], place_of_state)[1].place is None
    assert with_grounds([fight, event(recipients=(VILLAGERS,))], place_of_state)[1].place is not None


def test_a_told_place_stays() -> None:
    """What the report says is never overwritten."""
    assert with_grounds([event(actors=(ARMY,), recipients=(STRANGERS,), where=SARH)], place_of_state)[0].place == SARH


def test_a_state_without_a_place_in_the_gazetteer_gives_none() -> None:
    """An unknown state is no reason to fail."""
    pair = (party("soldiers", "PER"),), (party("farmers", "PER"),)
    assert with_grounds([event(actors=pair[0], recipients=pair[1])], place_of_state)[0].place is None
