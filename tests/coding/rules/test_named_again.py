"""Deeds that are only named again."""

from dotterel.coding.rules.named_again import RULE, keep_apart_what_is_named_again
from tests.coding.test_document_logic import document, event, words


def test_who_is_met_after_an_ambush_did_not_lie_in_it() -> None:
    """Parties, places and days of the main clause are not those of "the ambush"."""
    doc = document("The king called off talks with the union in Orin after the ambush and on Monday gave way.")
    events = [
        event(doc, 0, "CONSULT", "talks", actor="the union", place="Orin"),
        event(doc, 0, "ASSAULT", "ambush", actor="the union", place="Orin", time="Monday"),
    ]
    _, ambush = keep_apart_what_is_named_again(events)
    assert (ambush.mentions, ambush.rules) == ((), (RULE,))


def test_who_acts_after_an_attack_did_not_make_it() -> None:
    """The subject behind "after the raid," is that of its own verb."""
    doc = document("After the raid, the rebels threatened the mayor.")
    events = [
        event(doc, 0, "ASSAULT", "raid", actor="the rebels"),
        event(doc, 0, "THREATEN", "threatened", actor="the rebels"),
    ]
    assert keep_apart_what_is_named_again(events)[0].mentions == ()


def test_what_no_other_event_has_stays() -> None:
    """Where the sentence tells nothing beside the attack, its words may well be the attack's."""
    doc = document("A clerk was rushed to a ward after the attack.")
    (attack,) = keep_apart_what_is_named_again([event(doc, 0, "ASSAULT", "attack", recipient="A clerk")])
    assert words(attack, "recipient") == ["A clerk"]


def test_a_deed_told_in_full_stays() -> None:
    """A noun with its own words, or a verb, is no mere name."""
    doc = document("The army shelled Orin after the attack on the army by the front.")
    events = [
        event(doc, 0, "ASSAULT", "shelled", actor="The army", place="Orin"),
        event(doc, 0, "ASSAULT", "attack", recipient="the army", actor="the front", place="Orin"),
    ]
    assert words(keep_apart_what_is_named_again(events)[1], "place") == ["Orin"]
