"""Parties that blame each other for a deed."""

from dataclasses import replace

from dotterel.coding.rules.traded_blame import without_traded_blame
from dotterel.model import CodedEvent
from tests.coding.test_document_logic import document, event

SOURCE = document("The army and the front traded blame for the shelling of Orin.")


def told(type_code: str, trigger: str, *actors: str) -> CodedEvent:
    """An event of the sentence with these actors."""
    found = [event(SOURCE, 0, type_code, trigger, actor=words) for words in actors]
    return replace(found[0], mentions=tuple(mention for one in found for mention in one.mentions))


def test_who_trade_blame_did_not_do_it_together() -> None:
    """Neither side is told to have done what each lays to the other."""
    traded = [told("ACCUSE", "blame", "The army", "the front"), told("ASSAULT", "shelling", "The army", "the front")]
    accusation, shelling = without_traded_blame(traded)
    assert len(accusation.fillers("actor")) == 2
    assert (shelling.fillers("actor"), shelling.rules) == ((), ("traded-blame",))


def test_an_accused_deed_of_one_side_keeps_its_actor() -> None:
    """A deed that names one author, or others than those who blame each other, stays as it is told."""
    traded = [told("ACCUSE", "blame", "The army", "the front"), told("ASSAULT", "shelling", "The army")]
    assert without_traded_blame(traded)[1] == traded[1]


def test_what_both_do_together_stays_theirs() -> None:
    """They exchanged fire or talked, and blamed each other besides: both did that."""
    source = document("The army and the front exchanged fire and traded blame.")
    both = [event(source, 0, "ASSAULT", "exchanged fire", actor=words) for words in ("The army", "the front")]
    fight = replace(both[0], mentions=tuple(mention for one in both for mention in one.mentions))
    blame = replace(fight, id="blame", type="ACCUSE")
    assert without_traded_blame([fight, blame])[0] == fight
