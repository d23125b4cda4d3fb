"""Whose fighters an armed group speaks of."""

from dataclasses import replace

import pytest

from dotterel.model import Actor, Claim, ResolvedEvent
from dotterel.resolution.speakers_own import RULE, SPEAKERS_OWN_SCORE, with_speakers_own
from tests.factories import resolved_event


def party(text: str, sector: str, country: str | None = "NER") -> Actor:
    """A resolved party."""
    return Actor(text=text, start=0, end=len(text), country=country, sectors=(sector,), score=0.9, rule="agent")


FRONT = party("the Dune Front", "REB", "MLI")


def told(says: Actor, **roles: tuple[Actor, ...]) -> ResolvedEvent:
    """What a speaker claims, after the rule."""
    claim = Claim(status="claimed", source=says, further_sources=(), score=0.9)
    (made,) = with_speakers_own([resolved_event(**{"actors": (), "recipients": (), "claim": claim, **roles})])
    return made


@pytest.mark.parametrize("words", ["its Salt Brigade", "a member of its Salt Brigade", "Our sappers"])
def test_the_brigade_of_a_group_is_no_army(words: str) -> None:
    """Whom an armed group calls its own is of its state and sector, and says by which rule."""
    (actor,) = told(FRONT, actors=(party(words, "MIL"),)).actors
    assert (actor.country, actor.sectors, actor.rule) == ("MLI", ("REB",), RULE)
    assert actor.score == SPEAKERS_OWN_SCORE


@pytest.mark.parametrize(
    ("says", "roles"),
    [
        (party("the ministry", "GOV"), {"actors": (party("its brigade", "MIL"),)}),
        (FRONT, {"actors": (party("the army's brigade", "MIL"),)}),
        (FRONT, {"actors": (replace(party("its army", "MIL"), id="NER-MIL"),)}),
        (FRONT, {"recipients": (party("its soldiers", "MIL"),)}),
        (FRONT, {"actors": (party("its villagers", "CVL"),)}),
        (replace(FRONT, rule="agent+subject-before"), {"actors": (party("its troops", "MIL"),)}),
    ],
    ids=["a state speaks", "another's", "a name of its own", "whom it hit", "without arms", "an army's group speaks"],
)
def test_others_stay_as_they_are(says: Actor, roles: dict[str, tuple[Actor, ...]]) -> None:
    """A state's own forces, other people's, and soldiers whom the group says to have hit."""
    made = told(says, **roles)
    assert {"actors": made.actors, "recipients": made.recipients} == {"actors": (), "recipients": (), **roles}


def test_fighters_whom_it_lost_are_its_own() -> None:
    """A group counts its dead."""
    (one,) = told(FRONT, recipients=(party("its fighters", "UAF"),)).recipients
    assert one.sectors == ("REB",)
