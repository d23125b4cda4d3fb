"""Where an event happens that tells no place."""

import pytest

from dotterel.model import Actor, Claim, Place, ResolvedEvent
from dotterel.resolution.grounds import AGREED_SCORE, ONE_STATE_SCORES, STATE_OF_PARTIES_SCORE, with_grounds
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
        event(actors=(ARMY,), recipients=(party("Chadian soldiers", "TCD"),)),
        event(actors=(ARMY,), code="ACCUSE", quad="verbal-conflict"),
        event(code="ACCUSE", quad="verbal-conflict"),
        event(actors=(party("the UN", "UNO"),)),
        event(historical=True),
    ],
    ids=["two states", "words to nobody", "words of nobody", "an international body", "long ago"],
)
def test_what_may_have_happened_elsewhere_keeps_an_unknown_place(asked: ResolvedEvent) -> None:
    """An honest unknown is better than the report's main country."""
    assert with_grounds([event(where=MOPTI), asked], place_of_state)[1].place is None


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
