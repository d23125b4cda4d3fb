"""Faults of register files."""

from pathlib import Path

from dotterel.resolution.actors.check import check_files, main
from dotterel.resolution.actors.rows import faults_in

HEADER = "id,name,aliases,kind,country,sectors,from,to,note\n"


def _faults(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    return faults_in(path, states=frozenset({"MLI", "NER"}))


def test_shipped_register_has_no_faults() -> None:
    """What ships passes its own checker."""
    assert check_files([]) == []


def test_every_fault_of_a_file_is_listed(tmp_path: Path) -> None:
    """A checker that stops at the first fault makes its user run it ten times."""
    text = (
        f"{HEADER}a,Group A,,armed_group,XXX,REB,,,\n"
        "a,Group B,,armed_group,MLI,ZZZ,,,\n"
        "c,,,armed_group,MLI,REB,2020-13,,\n"
        "d,Group D,,armed_group,MLI NER,REB,2020,2019,\n"
        "e,Group E\n"
    )
    faults = _faults(tmp_path, text)
    told = "\n".join(faults)
    for part in (
        "own.csv:2: unknown country XXX",
        "own.csv:3: id a stands already in line 2",
        "own.csv:3: unknown sector ZZZ",
        "own.csv:4: no name",
        "own.csv:4: from is no ISO date: 2020-13",
        "own.csv:5: several countries",
        "own.csv:5: ends 2019 before it begins 2020",
        "own.csv:6: 2 cells where the header has 9",
    ):
        assert part in told


def test_a_sound_file_has_no_faults(tmp_path: Path) -> None:
    """A people may live in several states; dates may be years."""
    text = f"{HEADER}p,Riverfolk,Riverman,people,MLI NER,CVL,,,\ng,Group,G|GG,armed_group,IMG,REB,2019,2020-05,x\n"
    assert _faults(tmp_path, text) == []


def test_unknown_header_and_unreadable_files_are_faults(tmp_path: Path) -> None:
    """A file of another kind is named as such, and a missing one is no traceback."""
    assert "unknown header" in _faults(tmp_path, "a,b\n1,2\n")[0]
    assert "cannot be read" in faults_in(tmp_path / "none.csv", states=frozenset())[0]
    (tmp_path / "latin.csv").write_bytes(b"id,name\n\xe9\xff\n")
    assert "cannot be read" in faults_in(tmp_path / "latin.csv", states=frozenset())[0]


def test_exit_code_tells_of_faults(tmp_path: Path) -> None:
    """A script can see whether a file is sound."""
    path = tmp_path / "own.csv"
    path.write_text(f"{HEADER}g,Group,,armed_group,MLI,REB,,,\n", encoding="utf-8")
    assert main([str(path)]) == 0
    path.write_text("nonsense\n", encoding="utf-8")
    assert main([str(path)]) == 2
