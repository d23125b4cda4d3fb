"""Who did what a sentence tells without a doer."""

from dataclasses import replace
from typing import Any

import pytest

from dotterel.model import Actor, Claim, DateRange, ResolvedEvent
from dotterel.resolution.carried import CARRIED_SCORE, with_carried_actors
from tests.factories import resolved_event


def party(text: str, country: str | None, sector: str, start: int = 0) -> Actor:
    """A resolved party."""
    end = start + len(text)
    return Actor(text=text, start=start, end=end, country=country, sectors=(sector,), score=0.9, rule="test")


def on_day(day: str) -> DateRange:
    """A day that a report tells."""
    return DateRange(text=day, start=0, end=10, first=day, last=day, precision="day", score=0.9, rule="test")


ARMY, REBELS = party("the army", "MLI", "MIL"), party("rebels", "MLI", "REB", 20)
VILLAGERS, FARMERS = party("villagers", "MLI", "CVL", 40), party("farmers", "MLI", "CVL", 90)
NEIGHBOURS, STRANGERS = party("neighbours", "NER", "CVL", 120), party("strangers", None, "CVL", 150)
TOLD = Claim(status="asserted")
CLAIMED_BY_REBELS, CLAIMED_BY_ARMY = Claim(status="claimed", source=REBELS), Claim(status="claimed", source=ARMY)


def deed(*actors: Actor, upon: Actor | None = VILLAGERS, claim: Claim = TOLD, **fields: Any) -> ResolvedEvent:
    """A deed of material conflict upon somebody."""
    recipients = () if upon is None else (upon,)
    return resolved_event(
        **{"type": "ASSAULT", "quad": "material-conflict", "actors": actors, "recipients": recipients, "claim": claim}
        | fields
    )


def test_the_doer_of_the_other_deeds_upon_the_same_people_is_carried() -> None:
    """The actor keeps the words that told it; rule and score say that another event did, so that nobody takes it for
    told."""
    (carried,) = with_carried_actors([deed(ARMY), deed(upon=FARMERS)])[1].actors
    assert (carried.country, carried.sectors, carried.text) == ("MLI", ("MIL",), "the army")
    assert carried.rule == "same-recipient > test"
    assert carried.score == pytest.approx(CARRIED_SCORE * ARMY.score, abs=1e-3)


@pytest.mark.parametrize(
    ("tellings", "asked"),
    [
        ([deed(ARMY), deed(REBELS)], deed()),
        ([deed(ARMY, upon=NEIGHBOURS)], deed()),
        ([deed(ARMY, upon=STRANGERS)], deed(upon=STRANGERS)),
        ([deed(ARMY, upon=None)], deed(upon=None)),
        ([deed(ARMY, historical=True)], deed()),
        ([deed(ARMY, modality="future")], deed()),
        ([deed(ARMY, type="ACCUSE", quad="verbal-conflict")], deed()),
        ([deed(ARMY)], deed(type="ACCUSE", quad="verbal-conflict")),
        ([deed(ARMY)], deed(modality="hypothetical")),
        ([deed(ARMY)], deed(claim=Claim(status="denied"))),
        ([deed(ARMY, claim=CLAIMED_BY_REBELS)], deed()),
        ([deed(ARMY, claim=CLAIMED_BY_REBELS)], deed(claim=CLAIMED_BY_ARMY)),
        ([deed(party("villagers", "MLI", "CVL", 40), upon=FARMERS)], deed()),
        ([deed(ARMY, type="COERCE")], deed()),
        ([deed(ARMY)], deed(upon=replace(FARMERS, rule="agent+coder+document"))),
        ([deed(ARMY, date=on_day("2024-07-02"))], deed(date=on_day("2024-09-16"))),
    ],
    ids=[
        "two doers",
        "other people",
        "people of no known country",
        "nobody done to",
        "of the past",
        "to come",
        "said, not done",
        "a speech act",
        "what may be",
        "denied",
        "only claimed",
        "claimed by the other side",
        "by their own like",
        "another kind of deed",
        "people whose kind only the coder tells",
        "on another day",
    ],
)
def test_nothing_is_carried_that_is_not_agreed(tellings: list[ResolvedEvent], asked: ResolvedEvent) -> None:
    """Another doer, other people, another time or a mere claim leaves the actor open rather than guessed."""
    assert with_carried_actors([*tellings, asked])[-1].actors == ()


def test_a_claim_is_carried_to_what_the_same_side_claims() -> None:
    """What one party alone says of a doer stays within what that party says."""
    tellings = [deed(ARMY, claim=CLAIMED_BY_REBELS), deed(claim=CLAIMED_BY_REBELS)]
    assert with_carried_actors(tellings)[1].actors[0].text == "the army"


def test_a_told_doer_stays() -> None:
    """An event that names its own actor is left as it is."""
    events = (deed(ARMY), deed(REBELS))
    assert with_carried_actors(events) == events
