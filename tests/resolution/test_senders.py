"""Whom somebody sends."""

from dataclasses import replace

import pytest

from dotterel.model import Actor, CodedEvent
from dotterel.resolution.senders import with_senders_country
from tests.factories import coded_event


def party(text: str, words: str, country: str | None, rule: str = "agent") -> Actor:
    """A resolved party where its words stand in a text."""
    start = text.index(words)
    return Actor(
        text=words, start=start, end=start + len(words), country=country, sectors=("MIL",), score=0.8, rule=rule
    )


def sending(text: str, trigger: str, type_code: str = "MOBILIZE") -> CodedEvent:
    """An event at some words of a text."""
    start = text.index(trigger)
    event = coded_event(type=type_code, mentions=())
    return replace(event, trigger=replace(event.trigger, start=start, end=start + len(trigger), text=trigger))


@pytest.mark.parametrize(("country", "rule"), [(None, "agent"), ("NER", "agent+document")], ids=["open", "concluded"])
def test_forces_that_are_sent_are_the_senders(country: str | None, rule: str) -> None:
    """Whatever other state the report speaks of, whom Mali sends is Mali's, and the rule says why."""
    text = "Mali sent two thousand soldiers to Niono."
    actors = (party(text, "Mali", "MLI", "country-name"), party(text, "soldiers", country, rule))
    sent = with_senders_country(actors, sending(text, "sent"), actors, text)[1]
    assert (sent.country, sent.rule, sent.unresolved) == ("MLI", f"{rule}+sent-by", None)
    assert sent.score < actors[0].score


@pytest.mark.parametrize(
    ("text", "trigger", "second", "rule", "type_code"),
    [
        ("Mali fought rebel soldiers.", "fought", "rebel soldiers", "agent", "ASSAULT"),
        ("Mali sent aid with Chadian soldiers.", "sent", "soldiers", "agent", "AID"),
        ("Mali sent Chadian soldiers.", "sent", "Chadian soldiers", "demonym+agent", "MOBILIZE"),
        ("Soldiers came as Mali sent aid.", "sent", "Soldiers", "agent", "AID"),
    ],
    ids=["an enemy", "beside what is sent", "told to be another's", "before the verb"],
)
def test_others_keep_their_own_state(text: str, trigger: str, second: str, rule: str, type_code: str) -> None:
    """An enemy, somebody beside what is sent and whoever is told to be of a state are not the sender's."""
    country = "TCD" if rule == "demonym+agent" else None
    actors = (party(text, "Mali", "MLI", "country-name"), party(text, second, country, rule))
    assert with_senders_country(actors, sending(text, trigger, type_code), actors, text) == actors


def test_a_recalled_envoy_is_of_the_state_that_recalls() -> None:
    """Its own ambassador is not of the state named last; its neighbour is another state."""
    text = "Mali has recalled its ambassador and shunned its neighbour."
    actors = (party(text, "Mali", "MLI", "country-name"),)
    recall = sending(text, "recalled", "SANCTION")
    envoy = party(text, "its ambassador", "TCD", "agent+document")
    assert with_senders_country((envoy,), recall, actors, text)[0].country == "MLI"
    shunned = sending(text, "shunned", "SANCTION")
    neighbour = (party(text, "its neighbour", None),)
    assert with_senders_country(neighbour, shunned, actors, text) == neighbour


def test_who_is_expelled_is_not_of_the_state_that_expels() -> None:
    """ "Its diplomats" who are sent out of the country are another state's."""
    text = "Mali summoned the envoy and expelled its diplomats."
    actors = (party(text, "Mali", "MLI", "country-name"),)
    expelled = replace(sending(text, "expelled", "SANCTION"), modes=("expel",))
    diplomats = (party(text, "its diplomats", None),)
    assert with_senders_country(diplomats, expelled, actors, text) == diplomats


def test_a_sender_whose_state_is_only_concluded_lends_none() -> None:
    """One guess does not stand on another."""
    text = "The army sent two soldiers."
    actors = (party(text, "The army", "MLI", "agent+document"), party(text, "soldiers", None))
    assert with_senders_country(actors, sending(text, "sent"), actors, text) == actors
