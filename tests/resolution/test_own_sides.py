"""Nobody is their own other side."""

from dataclasses import replace

from dotterel.model import Actor
from dotterel.resolution.own_sides import without_own_other_sides
from tests.factories import resolved_event


def party(text: str, country: str | None, sector: str = "GOV", *, taken: bool = False) -> Actor:
    """A resolved party, told in the sentence or taken from another mention."""
    rule = "same-happening > name" if taken else "name"
    return Actor(text=text, start=0, end=len(text), country=country, sectors=(sector,), score=0.9, rule=rule)


def test_a_party_taken_from_elsewhere_does_not_face_itself() -> None:
    """Whoever is taken goes, in whichever role, and who is told in the sentence stays."""
    told, taken = party("Peru", "PER"), party("the Peruvian side", "PER", taken=True)
    for roles in ({"actors": (told,), "recipients": (taken,)}, {"actors": (taken,), "recipients": (told,)}):
        (left,) = without_own_other_sides([resolved_event(**roles)])
        assert (*left.actors, *left.recipients) == (told,)


def test_others_stay() -> None:
    """Another sector or state, an unknown state, and two of one side who both stand in the sentence."""
    army = party("the army", "PER", "MIL")
    for other in (
        party("the rebels", "PER", "REB", taken=True),
        party("Chile", "CHL", "MIL", taken=True),
        party("troops", "PER", "MIL"),
        replace(party("gunmen", None, "MIL", taken=True), country=None),
    ):
        event = resolved_event(actors=(army,), recipients=(other,))
        assert without_own_other_sides([event]) == (event,)
