"""The register in CSV files."""

import re
from pathlib import Path

import pytest

from dotterel.model.errors import RegisterError
from dotterel.resolution.actors import CsvActorRegister, register_provenance
from dotterel.resolution.actors.csv_register import surnames
from dotterel.resolution.actors.layers import shipped_layers

HEADER = "id,name,aliases,kind,country,sectors,from,to,note\n"


def test_every_state_is_there(register: CsvActorRegister) -> None:
    """States, and the four exceptions of the country list, have an entry."""
    codes = shipped_layers()[0].states.keys()
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


def _own(folder: Path, *texts: str) -> CsvActorRegister:
    paths = [folder / f"{number}.csv" for number, _ in enumerate(texts)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return CsvActorRegister.load(extra=paths)


def test_own_file_extends_and_overrides(tmp_path: Path) -> None:
    """A user's row adds what is new, and of two files the later one holds."""
    register = _own(
        tmp_path,
        f"{HEADER}own-1,Lantern Guard,LGX,armed_group,MLI,REB,2020,,\n",
        f"{HEADER}own-1,Lantern Guard,LGX,armed_group,MLI,PRM,2021,,\n",
    )
    (form,) = register.forms("lantern guard")
    assert form.entry.sectors == ("PRM",)
    assert form.entry.first == "2021"


def test_own_file_changes_only_the_columns_that_it_has(tmp_path: Path) -> None:
    """Whoever dates the end of a group need not repeat the rest; an empty cell of a column it has empties ours."""
    register = _own(
        tmp_path,
        f"{HEADER}own-1,Lantern Guard,LGX,armed_group,MLI,REB,2020,2021,old\n",
        "to;id;note\n2023-04;own-1;\n",
    )
    (form,) = register.forms("lgx")
    entry = form.entry
    assert (entry.name, entry.countries, entry.first, entry.last, entry.note) == (
        "Lantern Guard",
        ("MLI",),
        "2020",
        "2023-04",
        "",
    )


def test_own_aliases_take_the_place_of_ours_or_add_to_them(tmp_path: Path) -> None:
    """A name that means somebody else in the user's reports can be taken away from an entry of ours."""
    ours = f"{HEADER}own-1,Lantern Guard,LGX|Lanterners,armed_group,MLI,REB,,,\n"
    register = _own(tmp_path, ours, "id,aliases\nown-1,LGY\n")
    assert (register.forms("lgx"), len(register.forms("lgy"))) == ((), 1)
    register = _own(tmp_path, ours, "id,aliases\nown-1,+ LGY | LGX\n")
    assert [len(register.forms(key)) for key in ("lgx", "lanterners", "lgy")] == [1, 1, 1]


def test_an_entry_of_ours_is_changed(tmp_path: Path, register: CsvActorRegister) -> None:
    """The shipped register is overruled in the same way."""
    (before,) = {form.entry for form in register.forms("boko haram")}
    changed = _own(tmp_path, f"id,sectors\n{before.id},UAF\n")
    (after,) = {form.entry for form in changed.forms("boko haram")}
    assert (after.sectors, after.countries, after.name) == (("UAF",), before.countries, before.name)


def test_own_words_and_states_are_read(tmp_path: Path) -> None:
    """Agent words and states are extended and changed in the same way; what a state loses is lost."""
    register = _own(
        tmp_path,
        "phrase,sectors,kind\nlamplighter,CVL,agent\npolice officer,MIL,agent\n",
        "id,capitals\nMLI,Lampville\n",
    )
    words = [register.agent(key) for key in ("lamplighters", "police officers")]
    assert [word and word.sectors for word in words] == [("CVL",), ("MIL",)]
    assert {form.use for form in register.forms("lampville")} == {"capital"}
    assert "capital" not in {form.use for form in register.forms("bamako")}
    assert {form.entry.name for form in register.forms("malians")} == {"Mali"}


def test_faulty_own_file_stops_the_run_with_all_faults(tmp_path: Path) -> None:
    """Bad files are refused before work begins, the faults of all told."""
    with pytest.raises(RegisterError) as raised:
        _own(
            tmp_path,
            f"{HEADER}a,,,armed_group,MLI,REB,,,\nb,B,,armed_group,QQQ,REB,,,\n",
            f"{HEADER}c,C,,armed_group,MLI,REB,,,\n",
            "nonsense\n",
        )
    told = "\n".join(raised.value.faults)
    assert len(raised.value.faults) == 3
    assert "0.csv:2: name: no name" in told
    assert "0.csv:3: country: unknown country QQQ" in told
    assert "2.csv:1: unknown header" in told
    assert raised.value.exit_code == 2


def test_the_register_used_is_told_by_digest(tmp_path: Path) -> None:
    """Two runs with the same digests used the same actors."""
    path = tmp_path / "own.csv"
    path.write_text(HEADER, encoding="utf-8")
    ours, own = register_provenance([path])
    assert register_provenance() == (ours,)
    assert own.component == "own.csv"
    path.write_text(f"{HEADER}\n", encoding="utf-8")
    assert register_provenance([path]) != (ours, own)


def test_longer_names_are_found_by_whole_words(register: CsvActorRegister) -> None:
    """A part of a name leads to the name, a part of a word does not."""
    assert "national resistance army" in register.containing("resistance army", most=50)
    assert register.containing("esistance arm", most=50) == ()
    assert len(register.containing("army", most=3)) == 3


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
