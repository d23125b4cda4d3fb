"""ACLED's categories for PLOVER's types: total, and never forced."""

from typing import get_args

import pytest

from dotterel.codebook import load_codebook
from dotterel.codebook.crosswalks import AcledType, Against, acled_of_plover, interaction_of
from dotterel.codebook.crosswalks.tables import rows_of
from dotterel.model import Unresolved

# From the field's list of ACLED's event and sub-event types.
CATEGORIES = {
    "Battles": "Armed clash; Government regains territory; Non-state actor overtakes territory",
    "Explosions/Remote violence": "Chemical weapon; Air/drone strike; Suicide bomb; Shelling/artillery/missile attack; "
    "Remote explosive/landmine/IED; Grenade",
    "Violence against civilians": "Sexual violence; Attack; Abduction/forced disappearance",
    "Protests": "Peaceful protest; Protest with intervention; Excessive force against protesters",
    "Riots": "Violent demonstration; Mob violence",
    "Strategic developments": "Agreement; Arrests; Change to group/activity; Disrupted weapons use; "
    "Headquarters or base established; Looting/property destruction; Non-violent transfer of territory; Other",
}
CODES = [
    (event_type.code, modes)
    for event_type in load_codebook().types
    for modes in [(), *((mode,) for mode in event_type.mode_codes)]
]


@pytest.mark.parametrize("against", [None, *get_args(Against)])
@pytest.mark.parametrize(("type_code", "modes"), CODES)
def test_every_code_has_a_category_or_a_reason(type_code: str, modes: tuple[str, ...], against: Against | None) -> None:
    """Nothing falls through, and no category is made up."""
    found = acled_of_plover(type_code, modes, against=against)
    if isinstance(found, AcledType):
        assert found.sub_event_type in ("", *CATEGORIES[found.event_type].split("; "))
    else:
        assert found.reason
        assert "laid down" not in found.reason


@pytest.mark.parametrize(
    "type_code", ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"]
)
def test_words_have_no_category(type_code: str) -> None:
    """Verbal events are no ACLED events."""
    assert isinstance(acled_of_plover(type_code, against="armed"), Unresolved)


def test_the_target_tells_a_battle_from_one_sided_violence() -> None:
    """And where it is not known, neither is the category."""
    found = [acled_of_plover("ASSAULT", ("firearms",), against=against) for against in ("armed", "civilian", None)]
    assert [getattr(one, "event_type", None) for one in found] == ["Battles", "Violence against civilians", None]


def test_a_type_that_is_not_plovers_has_none() -> None:
    """A codebook of one's own needs a table of one's own."""
    assert isinstance(acled_of_plover("DANCE", against=None), Unresolved)


def test_the_table_names_codes_of_plover_only() -> None:
    """A misspelt row would never be read."""
    known = {"/".join([type_code, *modes]) for type_code, modes in CODES}
    assert {row["plover"] for row in rows_of("acled.csv")} <= known


@pytest.mark.parametrize(
    ("event_type", "sub_event_type", "disorder"),
    [
        ("Protests", "Peaceful protest", "Demonstrations"),
        ("Protests", "", "Demonstrations"),
        ("Protests", "Excessive force against protesters", "Political violence; Demonstrations"),
        ("Riots", "Violent demonstration", "Demonstrations"),
        ("Riots", "Mob violence", "Political violence"),
        ("Battles", "Armed clash", "Political violence"),
        ("Strategic developments", "Arrests", "Strategic developments"),
    ],
)
def test_the_disorder_follows(event_type: str, sub_event_type: str, disorder: str) -> None:
    """ACLED's third heading is made from the other two."""
    assert AcledType(event_type=event_type, sub_event_type=sub_event_type).disorder_type == disorder


@pytest.mark.parametrize(
    ("first", "second", "code"), [(1, 2, 12), (7, 3, 37), (6, 0, 60), (None, 2, None), (1, None, None)]
)
def test_interaction(first: int | None, second: int | None, code: int | None) -> None:
    """The smaller number first, a lone actor with 0, and nothing where one is unknown."""
    assert interaction_of(first, second) == code
