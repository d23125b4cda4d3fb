"""`dotterel actors`, and registers of one's own on the other verbs."""

from pathlib import Path

import pytest

from tests.surfaces.conftest import Dotterel

HEADER = "id,name,aliases,kind,country,sectors,from,to,note,source\n"
SOUND = f"{HEADER}own-1,Lantern Guard,LGX,armed_group,MLI,REB,2020,,,Handbook of Groups\n"


def test_a_sound_register_is_told_with_what_it_does(dotterel: Dotterel, tmp_path: Path) -> None:
    """The check ends well with what is added and changed, and names that clash."""
    (tmp_path / "own.csv").write_text(SOUND.replace("LGX", "LGX|Boko Haram"))
    (tmp_path / "more.csv").write_text("id;to\nown-1;2024\n")
    result = dotterel("actors", "check", "own.csv", "more.csv")
    assert result.exit_code == 0
    told = " ".join(result.stdout.split())
    assert "own.csv: 1 entry, 1 new, 0 known before, 1 with a source" in told
    assert "Lantern Guard MLI·REB 2020 to now" in told
    assert "“Boko Haram” is also Boko Haram" in told
    assert "more.csv: 1 entry, 0 new, 1 known before" in told
    assert "2020 to 2024 (to)" in told


def test_every_fault_is_listed_with_exit_code_2(dotterel: Dotterel, tmp_path: Path) -> None:
    """All faults of all files on standard error: file, line, column, what, what to do."""
    (tmp_path / "own.csv").write_text(f"{HEADER}a,A,,armed_group,XXX,ZZZ,,,,\n")
    (tmp_path / "more.csv").write_text("nonsense\n")
    result = dotterel("actors", "check", "own.csv", "more.csv")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "own.csv:2: country: unknown country XXX; give an ISO 3166" in result.stderr
    assert "own.csv:2: sectors: unknown sector ZZZ" in result.stderr
    assert "more.csv:1: unknown header nonsense" in result.stderr


@pytest.mark.parametrize(
    "arguments", [("code", "clash.txt"), ("explain", "1", "clash.txt"), ("evaluate", "."), ("actors", "find", "LGX")]
)
def test_a_faulty_register_stops_every_verb_before_work_begins(
    dotterel: Dotterel, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """Exit code 2 with the faults, and nothing done."""
    (tmp_path / "own.csv").write_text(f"{HEADER}a,A,,armed_group,XXX,REB,,,,\n")
    result = dotterel(*arguments, "--actors", "own.csv")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "unknown country XXX" in result.stderr
    assert "Traceback" not in result.stderr


def test_without_a_file_ours_is_checked(dotterel: Dotterel) -> None:
    """The shipped register is sound, and says how much of it names a source."""
    result = dotterel("actors", "check")
    assert result.exit_code == 0
    assert "with a source" in result.stdout
    assert "armed_groups.csv" in result.stdout


def test_a_name_is_found_with_codes_and_dates(dotterel: Dotterel, tmp_path: Path) -> None:
    """Who a name means on a day comes first, our entries and the user's alike."""
    office = "own-{0},{1} Lampwick,,head_of_state,MLI,GOV,{2},{3},President,\n"
    rows = office.format(1, "Ada", "2001", "2009") + office.format(2, "Bea", "2010", "2019")
    (tmp_path / "own.csv").write_text(HEADER + rows)
    result = dotterel("actors", "find", "Lampwick", "--date", "2005-06-01", "--actors", "own.csv")
    assert result.exit_code == 0
    shown = result.stdout.splitlines()
    assert shown[0] == "Ada Lampwick  MLI·GOV  2001 to 2009, holds on 2005-06-01"
    assert shown[1].split() == ["surname", "·", "head", "of", "state", "·", "President", "·", "own-1"]
    assert shown[2] == "Bea Lampwick  MLI·GOV  2010 to 2019, not yet on 2005-06-01"


def test_an_agent_word_is_found(dotterel: Dotterel) -> None:
    """Words for kinds of people are in the register too."""
    assert "agent word police officer: COP" in dotterel("actors", "find", "police officers").stdout


def test_an_unknown_name_is_told_with_longer_ones(dotterel: Dotterel) -> None:
    """A part of a name leads to the name; what is wholly unknown is told as such."""
    result = dotterel("actors", "find", "Resistance Army")
    assert result.exit_code == 2
    assert "resistance army" in result.stderr
    assert "--actors FILE adds your own" in dotterel("actors", "find", "Zyxwv Qponm").stderr
    assert dotterel("actors", "find", "…").exit_code == 2
    assert dotterel("actors", "find", "IS", "--date", "2.1.2020").exit_code == 2
