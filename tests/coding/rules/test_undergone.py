"""Those who come under fire."""

from dotterel.coding.rules.undergone import turn_undergone
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


def test_what_follows_in_another_clause_is_done_by_the_subject() -> None:
    """Who came under fire and killed somebody is the killer; who came under fire for a deed did the deed."""
    source = document("Soldiers came under fire and killed two militants.", "Orin came under fire for killing nurses.")
    events = [
        event(source, 0, "ASSAULT", "killed", actor="Soldiers", recipient="two militants"),
        event(source, 1, "ASSAULT", "killing", actor="Orin", recipient="nurses"),
    ]
    assert list(turn_undergone(events, source)) == events


def test_who_loses_soldiers_has_not_killed_them() -> None:
    """Those who were lost are hit; without them, who lost an unnamed number is."""
    source = document("Orin says it lost nine soldiers.", "Orin says it lost nine in the clash.")
    events = [
        event(source, 0, "ASSAULT", "lost", actor="Orin", recipient="soldiers"),
        event(source, 1, "ASSAULT", "lost", actor="Orin"),
    ]
    told = [(words(one, "actor"), words(one, "recipient")) for one in turn_undergone(events, source)]
    assert told == [([], ["soldiers"]), ([], ["Orin"])]


def test_who_lost_their_lives_were_hit() -> None:
    """The dead are on the suffering side beside others who died with them."""
    source = document("A driver and two nurses lost their lives.")
    (turned,) = turn_undergone([event(source, 0, "ASSAULT", "lost", actor="A driver", recipient="nurses")], source)
    assert (words(turned, "actor"), words(turned, "recipient")) == ([], ["A driver", "nurses"])
