"""The crosswalk to and from CAMEO: total, consistent, and open about its choices."""

import csv
from importlib.resources import files
from typing import get_args

import pytest

from dotterel.codebook import QUADS, load_codebook
from dotterel.codebook.crosswalks import (
    CameoCode,
    CameoEdition,
    cameo_code,
    cameo_codes,
    cameo_of_plover,
    plover_of_cameo,
)
from dotterel.model import Unresolved

CODEBOOK = load_codebook()
PLOVER_CODES = [
    (event_type.code, modes)
    for event_type in CODEBOOK.types
    for modes in [(), *((mode,) for mode in event_type.mode_codes)]
]
DEPARTURES = """045 055 056 0813 0814 105 112 1121 1122 1123 1124 1125 114 115 116 124 1241 1242 155 163 176 1823 183
1834 195 1951 1952 200 202"""


def test_every_cameo_code_is_there_once_below_its_parent() -> None:
    """The 20 roots and all their children to four digits are known, in order."""
    codes = [code.code for code in cameo_codes()]
    assert len(codes) == len(set(codes)) == 318
    assert {code for code in codes if len(code) == 2} == {f"{root:02d}" for root in range(1, 21)}
    assert all(code[:-1] in codes for code in codes if len(code) > 2)
    assert codes == sorted(codes)


@pytest.mark.parametrize("edition", get_args(CameoEdition))
def test_every_cameo_code_reads_as_a_plover_code_or_says_why_not(edition: CameoEdition) -> None:
    """CAMEO to PLOVER is total in both editions, and gives only codes that PLOVER has."""
    for code in cameo_codes():
        answer = plover_of_cameo(code.code, edition=edition)
        if code.root in {"01", "02"}:
            assert isinstance(answer, Unresolved)
            assert answer.reason
        else:
            assert not isinstance(answer, Unresolved)
            CODEBOOK.intensity(answer.type, answer.modes)
        assert -10 <= code.goldstein <= 10


def test_what_departs_from_the_published_list_is_known_and_gives_its_reason() -> None:
    """Nobody is handed another reading of CAMEO than the published one without being told."""
    departing = [code for code in cameo_codes() if code.plover != code.published]
    assert [code.code for code in departing] == DEPARTURES.split()
    assert all(code.note for code in departing)


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("0311", "AGREE"),
        ("041", "CONSULT/phone"),
        ("043", "CONSULT/visit"),
        ("057", "SUPPORT"),
        ("075", "AID"),
        ("0831", "CONCEDE"),
        ("0841", "RETREAT/release"),
        ("0863", "RETREAT/access"),
        ("0871", "RETREAT/ceasefire"),
        ("0872", "RETREAT/withdraw"),
        ("094", "ACCUSE/investigate"),
        ("1014", "REQUEST/assist"),
        ("1056", "REQUEST/yield"),
        ("108", "REQUEST/meet"),
        ("113", "ACCUSE/disapprove"),
        ("115", "ACCUSE/allege"),
        ("129", "REJECT/yield"),
        ("1381", "THREATEN/restrict"),
        ("1382", "THREATEN/territory"),
        ("1434", "PROTEST/boycott"),
        ("152", "MOBILIZE/troops"),
        ("1663", "SANCTION/expel"),
        ("1712", "ASSAULT/destroy"),
        ("175", "ASSAULT"),
        ("186", "ASSAULT/targeted"),
        ("191", "COERCE/restrict"),
        ("192", "COERCE/seize"),
        ("20", "ASSAULT"),
        ("2042", "ASSAULT/unconventional"),
    ],
)
def test_cameo_reads_as_published(digits: str, expected: str) -> None:
    """The exceptions of the published list hold, and CAMEO's mass violence is ASSAULT."""
    assert str(plover_of_cameo(digits)) == expected


def test_both_editions_can_be_asked_for() -> None:
    """Data converted by the published list can be reproduced."""
    assert str(plover_of_cameo("163")) == "SANCTION/discontinue"
    assert str(plover_of_cameo("163", edition="published-2021")) == "COERCE/restrict"


@pytest.mark.parametrize("digits", ["", "42", "999", "4", "0420", "x"])
def test_an_unknown_cameo_code_is_told_not_guessed(digits: str) -> None:
    """A code that lost its leading zero is not taken for another."""
    assert isinstance(cameo_code(digits), Unresolved)
    assert isinstance(plover_of_cameo(digits), Unresolved)


@pytest.mark.parametrize(("type_code", "modes"), PLOVER_CODES)
def test_every_plover_code_has_a_default_that_reads_back_as_its_type(type_code: str, modes: tuple[str, ...]) -> None:
    """Exported to CAMEO and read back, an event keeps its type; where that cannot be, the reason is given."""
    answer = cameo_of_plover(type_code, modes)
    if isinstance(answer, Unresolved):
        assert (type_code, modes) == ("RETREAT", ("resign",))
        assert answer.reason
        return
    assert answer.plover is not None
    assert answer.plover.type == type_code
    assert answer.quad in (1, 2, 3, 4)


def test_defaults_are_laid_down_for_plovers_codes_and_no_others() -> None:
    """The table of defaults is complete, has no stale row, and gives a reason wherever no child fits."""
    text = files("dotterel.codebook.crosswalks").joinpath("cameo_defaults.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines()))
    assert {len(row) for row in rows} == {3}
    assert [row[0] for row in rows[1:]] == ["/".join((type_code, *modes)) for type_code, modes in PLOVER_CODES]
    assert all(row[1] or row[2] for row in rows[1:])


def test_the_quad_of_a_default_is_plovers_but_for_two_known_cases() -> None:
    """CAMEO's quads agree with PLOVER's except where the two books differ."""
    differing = set()
    for type_code, modes in PLOVER_CODES:
        answer = cameo_of_plover(type_code, modes)
        if isinstance(answer, CameoCode) and QUADS[answer.quad - 1] != CODEBOOK.quad(type_code):
            differing.add(type_code)
    assert differing == {"CONCEDE", "SANCTION"}


def test_of_several_modes_the_first_with_a_default_gives_the_code() -> None:
    """Modes stand best first, and a mode without a CAMEO code does not hide another's."""
    first = cameo_of_plover("ASSAULT", ("drone", "destroy"))
    second = cameo_of_plover("RETREAT", ("resign", "release"))
    assert isinstance(first, CameoCode)
    assert isinstance(second, CameoCode)
    assert (first.code, second.code) == ("1952", "0841")


def test_a_users_own_mode_takes_its_types_default_and_an_own_type_has_none() -> None:
    """A codebook of one's own can be exported as far as it is PLOVER's."""
    own_mode = cameo_of_plover("PROTEST", ("flotilla",))
    assert isinstance(own_mode, CameoCode)
    assert own_mode.code == "140"
    assert isinstance(cameo_of_plover("POACH"), Unresolved)


def test_goldstein_values_are_those_of_the_code_or_its_parent() -> None:
    """A child that the scale leaves out takes its parent's value."""
    values = {code.code: code.goldstein for code in cameo_codes()}
    assert (values["042"], values["0874"], values["163"], values["1823"]) == (1.9, 10.0, -6.5, -10.0)
    assert values["1031"] == values["103"] == -5.0
