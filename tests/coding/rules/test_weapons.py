"""Modes from the words of weapons."""

from dataclasses import replace

import pytest

from dotterel.codebook import load_codebook
from dotterel.coding.rules.weapons import RULE, fill_modes_of_weapons, mode_of
from dotterel.model import CodedEvent
from tests.coding.test_document_logic import document, event


def struck(sentence: str, *weapons: str, type_code: str = "ASSAULT", modes: tuple[str, ...] = ()) -> CodedEvent:
    """An event whose weapons these are."""
    doc = document(sentence)
    mentions = tuple(event(doc, 0, type_code, "launched", means=weapon).mentions[0] for weapon in weapons)
    (filled,) = fill_modes_of_weapons([replace(event(doc, 0, type_code, "launched", modes=modes), mentions=mentions)])
    return filled


def test_every_named_weapon_gives_its_mode() -> None:
    """Two weapons give two modes, once each, and the rule is named."""
    filled = struck("Rebels launched mortars, drones and rockets at dawn.", "mortars", "drones", "rockets")
    assert filled.modes == ("heavy-weapons", "drone")
    assert filled.rules == (RULE,)


@pytest.mark.parametrize(
    ("type_code", "modes", "weapon"),
    [("ASSAULT", ("destroy",), "drones"), ("MOBILIZE", (), "drones"), ("ASSAULT", (), "petrol")],
)
def test_other_events_stay_as_they_were(type_code: str, modes: tuple[str, ...], weapon: str) -> None:
    """A mode of the network's own, another type and a weapon of no mode are left alone."""
    filled = struck(f"Rebels launched {weapon} at dawn.", weapon, type_code=type_code, modes=modes)
    assert (filled.modes, filled.rules) == (modes, ())


@pytest.mark.parametrize(
    ("weapon", "mode"),
    [
        ("a car bomb", "explosives"),
        ("rocket-propelled grenades", "heavy-weapons"),
        ("tear gas", "crowd-control"),
        ("barrel bombs", "aerial"),
        ("AUTOMATIC WEAPONS", "firearms"),
        ("machetes", "primitive"),
        ("sarin", "unconventional"),
        ("words", None),
    ],
)
def test_a_weapon_has_one_mode_of_the_codebook(weapon: str, mode: str | None) -> None:
    """Each mode that the table gives is one that the codebook has for assaults."""
    assert mode_of(weapon) == mode
    assert mode is None or mode in load_codebook().modes("ASSAULT")
