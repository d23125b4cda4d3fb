"""Those who come under fire."""

from dotterel.coding.undergone import turn_undergone
from tests.coding.test_document_logic import document, event, words


def test_who_came_under_fire_was_fired_on() -> None:
    """The subject of "came under fire" is whom it hit, though it stands where a doer would."""
    source = document("A convoy of nurses came under heavy fire near Orin.")
    (turned,) = turn_undergone([event(source, 0, "ASSAULT", "fire", actor="A convoy of nurses")], source)
    assert words(turned, "recipient") == ["A convoy of nurses"]
    assert words(turned, "actor") == []
    assert turned.rules == ("came-under",)


def test_whoever_fired_stays_the_author() -> None:
    """Who is named behind the words did it; who opened fire did too."""
    source = document("A convoy came under fire from rebels.", "Rebels opened fire.")
    events = [
        event(source, 0, "ASSAULT", "came under fire", actor="rebels", recipient="A convoy"),
        event(source, 1, "ASSAULT", "opened fire", actor="Rebels"),
    ]
    assert list(turn_undergone(events, source)) == events
