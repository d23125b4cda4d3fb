"""Who takes part in talks that are named without both sides."""

from dataclasses import replace
from typing import Any

import pytest

from dotterel.model import Actor, ResolvedEvent, Span
from dotterel.resolution.talks import RULE, TALKS_SCORE, with_parties_of_talks
from tests.factories import resolved_event


def party(text: str, country: str | None, sector: str, rule: str = "test") -> Actor:
    """A resolved party."""
    return Actor(text=text, start=0, end=len(text), country=country, sectors=(sector,), score=0.8, rule=rule)


PREMIER, REBELS = party("the premier", "MLI", "GOV"), party("rebel leaders", "MLI", "REB")
ORIN, TARKA = party("Orin", "TCD", "GOV"), party("Tarka", "NER", "GOV")
MEDIATOR = party("the envoy", "EUR", "GOV")
TOLD, LATER = "They met. ", "The short meeting ended."


def talks(text: str, words: str, *parties: Actor, **fields: Any) -> ResolvedEvent:
    """A consultation whose trigger is some words of the text."""
    start = text.index(words)
    trigger = Span(start=start, end=start + len(words), text=words)
    fields = {"type": "CONSULT", "quad": "verbal-cooperation", "actors": parties, "recipients": ()} | fields
    return resolved_event(**fields | {"trigger": trigger})


def joined(later: str, words: str, *parties: Actor, sides: tuple[Actor, ...] = (PREMIER, REBELS), **fields: Any) -> Any:
    """The parties of the second talks of a report."""
    text = TOLD + later
    events = [talks(text, "met", *sides), talks(text, words, *parties, **fields)]
    return [one.text for one in with_parties_of_talks(events, text)[1].actors]


def test_the_parties_of_the_only_talks_are_those_of_the_meeting() -> None:
    """Both sides are carried, with a rule and a lower score that say so."""
    text = TOLD + LATER
    carried = with_parties_of_talks([talks(text, "met", PREMIER, REBELS), talks(text, "meeting")], text)[1].actors
    assert [one.text for one in carried] == ["the premier", "rebel leaders"]
    assert {one.rule for one in carried} == {f"{RULE} > test"}
    assert {one.score for one in carried} == {round(TALKS_SCORE * 0.8, 3)}
    assert {one.role_score for one in carried} == {None}


def test_who_is_named_beside_the_talks_stays() -> None:
    """A mediator takes part with both; one of the two sides, whatever he is called, with the other."""
    assert joined(LATER, "meeting", MEDIATOR) == ["the envoy", "the premier", "rebel leaders"]
    general = party("General Diallo", "TCD", "MIL")
    assert joined(LATER, "meeting", general, sides=(ORIN, TARKA)) == ["General Diallo", "Tarka"]


def test_who_was_taken_over_from_elsewhere_goes() -> None:
    """A mediator of another sentence gives way to those who talked."""
    mediator = replace(MEDIATOR, rule="same-happening > test")
    assert joined(LATER, "meeting", mediator) == ["the premier", "rebel leaders"]


@pytest.mark.parametrize(
    ("later", "words", "fields"),
    [
        ("New meetings are to follow.", "meetings", {}),
        ("The six-nation talks go on.", "talks", {}),
        ("The Orin talks go on.", "talks", {}),
        ("The visit lasted two days.", "visit", {}),
        ("The talks may follow.", "talks", {"modality": "future"}),
        ("The talks may follow.", "talks", {"type": "AGREE"}),
    ],
)
def test_other_talks_are_left(later: str, words: str, fields: dict[str, Any]) -> None:
    """What is not known already, is of more than those, or of another time or kind, has parties of its own."""
    assert joined(later, words, **fields) == []


def test_of_several_pairs_none_is_carried() -> None:
    """Where the report tells of talks between others too, and where the sides are unknown, nobody is."""
    text = f"They met. They spoke. {LATER}"
    events = [talks(text, "met", PREMIER, REBELS), talks(text, "spoke", ORIN, TARKA), talks(text, "meeting")]
    assert with_parties_of_talks(events, text)[2].actors == ()
    assert joined(LATER, "meeting", sides=(PREMIER, party("strangers", None, "CVL"))) == []
