"""The register in CSV files."""

import re
from pathlib import Path

import pytest

from dotterel.model.errors import SettingsError
from dotterel.resolution.actors import CsvActorRegister
from dotterel.resolution.actors.csv_register import state_codes, surnames

HEADER = "id,name,aliases,kind,country,sectors,from,to,note\n"


def test_every_state_is_there(register: CsvActorRegister) -> None:
    """States, and the four exceptions of the country list, have an entry."""
    codes = state_codes()
    assert len(codes) >= 195
    assert {"KOS", "PSE", "HKG", "TWN", "ATA", "VAT", "SSD"} <= codes
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in codes)
    assert register.state_name("ARM") == "Armenia"
    assert register.state_name("XXX") is None


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("azerbaijani", "AZE"),
        ("ivorians", "CIV"),
        ("kremlin", "RUS"),
        ("quai dorsay", "FRA"),
        ("greenland", "DNK"),
        ("puerto rico", "USA"),
        ("congolese", "COD"),
        ("congolese", "COG"),
        ("ouagadougou", "BFA"),
    ],
)
def test_words_for_states(register: CsvActorRegister, words: str, state: str) -> None:
    """Names, demonyms, capitals, seats and dependencies lead to their state."""
    assert state in {form.entry.countries[0] for form in register.forms(words)}


def test_agents_are_found_in_the_plural(register: CsvActorRegister) -> None:
    """The register names agents once; the plural comes by rule."""
    agent = register.agent("police officers")
    assert agent is not None
    assert (agent.phrase, agent.sectors, agent.plural) == ("police officer", ("COP",), True)
    assert register.agent("no such people") is None
    assert register.measure("dozens")


def test_own_file_extends_and_overrides(tmp_path: Path) -> None:
    """A user's row replaces the row with its id and adds what is new."""
    first, second = tmp_path / "1.csv", tmp_path / "2.csv"
    first.write_text(f"{HEADER}own-1,Lantern Guard,LGX,armed_group,MLI,REB,2020,,\n", encoding="utf-8")
    second.write_text(f"{HEADER}own-1,Lantern Guard,LGX,armed_group,MLI,PRM,2021,,\n", encoding="utf-8")
    register = CsvActorRegister.load(extra=(first, second))
    (form,) = register.forms("lantern guard")
    assert form.entry.sectors == ("PRM",)
    assert form.entry.first == "2021"


def test_faulty_own_file_stops_the_run_with_all_faults(tmp_path: Path) -> None:
    """A bad file is refused before work begins, every fault told."""
    path = tmp_path / "own.csv"
    path.write_text(f"{HEADER}a,,,armed_group,MLI,REB,,,\nb,B,,armed_group,QQQ,REB,,,\n", encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        CsvActorRegister.load(extra=(path,))
    assert "no name" in str(raised.value)
    assert "unknown country QQQ" in str(raised.value)


@pytest.mark.parametrize(
    ("name", "countries", "short"),
    [
        ("Nikol Pashinyan", ("ARM",), {"Pashinyan"}),
        ("Luis Lacalle Pou", ("URY",), {"Pou", "Lacalle Pou"}),
        ("Xi Jinping", ("CHN",), {"Xi"}),
        ("Bashar al-Assad", ("SYR",), {"al-Assad", "Assad"}),
        ("Hussein of Jordan", ("JOR",), set()),
        ("Cher", ("USA",), set()),
    ],
)
def test_surnames(name: str, countries: tuple[str, ...], short: set[str]) -> None:
    """A short name is the last name, or the first where the family name leads."""
    assert set(surnames(name, countries)) == short


def test_a_state_behind_a_name_makes_a_local_form(register: CsvActorRegister) -> None:
    """``National Intelligence Service (Kenya)`` is written without the brackets in a Kenyan report."""
    forms = register.forms("national intelligence service")
    assert {form.use for form in forms} == {"local"}
    assert {"KEN", "KOR"} <= {form.entry.countries[0] for form in forms}
