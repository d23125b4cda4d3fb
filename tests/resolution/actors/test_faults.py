"""Faults of register files."""

from pathlib import Path

import pytest

from dotterel.resolution.actors.check import check_register
from dotterel.resolution.actors.faults import Known, faults_in
from dotterel.resolution.actors.layers import shipped_layers
from dotterel.resolution.actors.rows import Fault, read_register_file

HEADER = "id,name,aliases,kind,country,sectors,from,to,note,source\n"
KNOWN = Known(parties={"party-old"}, states={"MLI", "NER"}, agents={("porter", False)})


def _faults(tmp_path: Path, text: str) -> list[Fault]:
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    return faults_in(read_register_file(path), known=KNOWN)


def test_shipped_register_has_no_faults() -> None:
    """What ships passes its own checker."""
    assert [fault for report in check_register() for fault in report.faults] == []


def test_every_fault_of_a_file_is_listed(tmp_path: Path) -> None:
    """A checker that stops at the first fault makes its user run it ten times."""
    text = (
        f"{HEADER}a,Group A,,armed_group,XXX,REB,,,,\n"
        "a,Group B,,armed_group,MLI,ZZZ,,,,\n"
        "c,,,armed_group,MLI,REB,2020-13,,,\n"
        "d,Group D,,armed_group,MLI NER,REB,2020,2019,,\n"
        "e,Group E\n"
    )
    told = [str(fault).partition(";")[0] for fault in _faults(tmp_path, text)]
    assert told == [
        "own.csv:2: country: unknown country XXX",
        "own.csv:3: id: a stands already in line 2",
        "own.csv:3: sectors: unknown sector ZZZ",
        "own.csv:4: name: no name",
        "own.csv:4: from: 2020-13 is no ISO date",
        "own.csv:5: country: several countries, which only a people may have",
        "own.csv:5: to: ends 2019 before it begins 2020",
        "own.csv:6: 2 cells where the header has 10",
    ]


@pytest.mark.parametrize(
    ("row", "column", "told"),
    [
        ("g g,Guard,,armed_group,MLI,REB,,,,", "id", "blanks or separators"),
        ("MLI,Guard,,armed_group,MLI,REB,,,,", "id", "is a state"),
        (",Guard,,armed_group,MLI,REB,,,,", "id", "no id"),
        ("g,Guard,,Armed Grup,MLI,REB,,,,", "kind", "unknown kind"),
        ("g,Guard,,,MLI,REB,,,,", "kind", "no kind"),
        ("g,…,,armed_group,MLI,REB,,,,", "name", "neither letters nor digits"),
        ("g,Guard,LG|!,armed_group,MLI,REB,,,,", "aliases", "neither letters nor digits"),
        ("g,Guard,LG; Lanterns,armed_group,MLI,REB,,,,", "aliases", "separators"),
        ("g,Guard,,armed_group,MLI,REB|PRE,,,,", "sectors", "unknown sector REB|PRE"),
        ("g,Guard,,armed_group,MLI,REB,01.05.2020,,,", "from", "no ISO date"),
        ("g,Guard,,armed_group,MLI,REB,,2021-02-30,,", "to", "no ISO date"),
        (f"g,Guard,,armed_group,MLI,REB,,,,{'x' * 201}", "source", "longer than"),
    ],
)
def test_a_fault_names_its_column(tmp_path: Path, row: str, column: str, told: str) -> None:
    """The user finds the cell, and reads what to write in it."""
    (fault,) = _faults(tmp_path, f"{HEADER}{row}\n")
    assert (fault.line, fault.column) == (2, column)
    assert told in fault.what
    assert fault.remedy


def test_a_sound_file_has_no_faults(tmp_path: Path) -> None:
    """A people may live in several states; dates may be years; a leap day is a day."""
    text = (
        f"{HEADER}p,Riverfolk,Riverman,people,MLI NER,CVL,,,,\n"
        "g,Group,G|GG,armed_group,IMG,REB,2019,2020-02-29,x,Handbook of Groups\n"
    )
    assert _faults(tmp_path, text) == []


def test_a_known_entry_may_be_changed_in_part_only(tmp_path: Path) -> None:
    """Columns that a file lacks are ours for an entry of ours, and missing for a new one."""
    told = [str(fault) for fault in _faults(tmp_path, "id,to\nparty-old,2024\nparty-new,2024\n")]
    assert [line.partition(";")[0] for line in told] == ["own.csv:3: name: no name", "own.csv:3: kind: no kind"]


def test_faults_of_words_and_states_are_listed(tmp_path: Path) -> None:
    """The other two kinds of file are checked as well."""
    words = (
        "phrase,sectors,kind,country\nferryman,,agent,\nraftsman,CVL,job,\nscout,MIL,agent,MLI\nPorters!,CVL,agent,\n"
    )
    assert [(fault.line, fault.column) for fault in _faults(tmp_path, words)] == [
        (2, "sectors"),
        (3, "kind"),
        (4, "country"),
    ]
    states = "id,name,seats\nxx,Somewhere,\nIGO,Union,\nQQA,,Palace=ABC\n"
    assert [(fault.line, fault.column) for fault in _faults(tmp_path, states)] == [
        (2, "id"),
        (3, "id"),
        (4, "name"),
        (4, "seats"),
    ]


def test_a_file_without_entries_is_a_fault(tmp_path: Path) -> None:
    """Who gives a register expects it to do something."""
    (fault,) = _faults(tmp_path, HEADER)
    assert "no entry" in fault.what


def test_the_checker_tells_the_share_with_a_source() -> None:
    """How much of the register can be checked elsewhere is known for each file that can say so."""
    reports = {report.name: report for report in check_register()}
    sourced = reports["armed_groups.csv"].sourced
    assert sourced is not None
    assert 0 < sourced <= reports["armed_groups.csv"].entries
    assert reports["agents.csv"].sourced is None


def test_nobody_of_the_register_is_a_rebel_after_the_peace() -> None:
    """Whoever led a group that made peace, and lived on in politics, has another entry from then on."""
    layers, _ = shipped_layers()
    for identifier, peace in (("holder-tls-ruak-fig-1998", "2001-02-01"), ("holder-slv-handal-fig-1980", "1992-01-17")):
        rebel = layers.parties[identifier]
        later = [
            cells
            for cells in layers.parties.values()
            if cells["name"] == rebel["name"] and cells["from"] == peace and "REB" not in cells["sectors"]
        ]
        assert rebel["to"] < peace
        assert later
