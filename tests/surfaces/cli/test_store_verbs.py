"""`dotterel code --store`, `dotterel runs` and `dotterel db`."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dotterel.model import Method, Provenance, Run
from dotterel.store import VARIABLE, open_store
from tests.surfaces.conftest import Dotterel


def test_what_is_coded_is_kept(dotterel: Dotterel, home: Path) -> None:
    """The store holds the run when the command has ended, and the user is told where."""
    store = str(home.parent / "mine.sqlite")
    result = dotterel("code", "clash.txt", "protest.txt", "--store", store)
    assert result.exit_code == 0
    assert f"Kept in {store} as run 1.\n" in result.stderr
    checked = dotterel("db", "check", "--store", store)
    assert "is sound: documents 2, events of their latest codings 10." in checked.stdout


def test_nothing_is_kept_unasked(dotterel: Dotterel, home: Path) -> None:
    """Without --store, --keep or the variable, no file is made."""
    dotterel("code", "clash.txt")
    assert not home.exists()


def test_the_usual_place_is_used_on_request(dotterel: Dotterel, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--keep takes the user's data directory, and the variable names another place."""
    dotterel("code", "clash.txt", "--keep")
    assert "clash.txt" in dotterel("runs", "list").stdout
    other = home.with_name("other.sqlite")
    monkeypatch.setenv(VARIABLE, str(other))
    dotterel("code", "protest.txt")
    assert "protest.txt" in dotterel("runs", "list").stdout
    assert other.exists()


def test_the_second_run_gives_the_same_without_coding(dotterel: Dotterel) -> None:
    """Records of reports coded before come from the store, and the account says so."""
    first = dotterel("code", "clash.txt", "protest.txt", "--keep", "-f", "jsonl")
    second = dotterel("code", "clash.txt", "protest.txt", "regatta.txt", "--keep", "-f", "jsonl")
    assert first.stdout == second.stdout
    assert len([json.loads(line) for line in first.stdout.splitlines()]) == 10
    assert "3 reports: 2 coded before (10 events), 1 without events\n" in second.stderr
    again = dotterel("code", "clash.txt", "--keep", "--again")
    assert "1 report: 1 coded (8 events)\n" in again.stderr


def test_runs_are_compared(dotterel: Dotterel) -> None:
    """A stricter score is another method; the events that it leaves out are named."""
    dotterel("code", "clash.txt", "protest.txt", "--keep")
    dotterel("code", "clash.txt", "protest.txt", "--keep", "--min-score", "0.5")
    listed = dotterel("runs", "list").stdout.splitlines()
    assert [line.split()[0] for line in listed[1:]] == ["1", "2"]
    result = dotterel("runs", "diff", "1", "2")
    assert result.exit_code == 0
    assert "2 reports coded in both, 1 with differences." in result.stdout
    assert "Events: 0 added, 1 removed, 0 changed." in result.stdout
    assert "  - cooperation: “exchange”" in result.stdout


def test_runs_of_other_registers_are_told_apart(dotterel: Dotterel, home: Path) -> None:
    """Where the coder is the same, list and comparison name the parts that differ, and no others."""
    dotterel("code", "clash.txt", "--keep")
    program = Provenance(component="dotterel", version="1")
    with open_store(home) as store, store.writing() as records:
        coder = records.runs.all()[0].run.method.coder
        for name, version in (("2", "2024-01"), ("3", "2024-02")):
            parts = (program, Provenance(component="gazetteer", version=version, digest="ab" * 32))
            run = Run(id=f"run-{name}", method=Method(coder=coder, parts=parts), started="2024-03-06T10:00:00")
            records.runs.begin(run)
    compared = dotterel("runs", "diff", "2", "3").stdout
    assert "  gazetteer: 2024-01 abababab → 2024-02 abababab\n" in compared
    assert "dotterel:" not in compared
    assert "  gazetteer: none → 2024-01 abababab\n" in dotterel("runs", "diff", "1", "2").stdout
    listed = dotterel("runs", "list", width=160).stdout.splitlines()
    assert "with" in listed[0]
    assert "gazetteer 2024-02 abababab" in listed[3]


def test_a_run_that_is_not_there_is_named(dotterel: Dotterel) -> None:
    """The user is told which there are; a number is never taken for the beginning of another run's id."""
    dotterel("code", "clash.txt", "--keep")
    for number in range(2, 10):
        result = dotterel("runs", "diff", "1", str(number))
        assert result.exit_code == 2
        assert "numbered 1 to 1" in result.stderr


def test_upgrade_makes_a_store_and_says_what_it_did(dotterel: Dotterel) -> None:
    """The first call makes it, the second finds it; an empty store has no runs."""
    assert "is made, version" in dotterel("db", "upgrade").stdout
    assert "already" in dotterel("db", "upgrade").stdout
    assert dotterel("runs", "list").stdout == "No run is recorded yet.\n"


def test_a_backup_can_be_used_as_a_store(dotterel: Dotterel, home: Path) -> None:
    """What was copied answers like the store itself."""
    dotterel("code", "clash.txt", "--keep")
    copy = str(home.with_name("copy.sqlite"))
    assert "is copied to" in dotterel("db", "backup", copy).stdout
    assert dotterel("runs", "list", "--store", copy).stdout == dotterel("runs", "list").stdout
    assert dotterel("db", "backup", copy).exit_code == 2


def test_the_check_tells_what_is_wrong(dotterel: Dotterel, home: Path) -> None:
    """Each fault is a line on standard output, and the exit code is 3."""
    dotterel("code", "clash.txt", "--keep")
    with closing(sqlite3.connect(home)) as connection:
        connection.execute("UPDATE event_versions SET record = replace(record, 'ASSAULT', 'PROTEST') WHERE number = 1")
        connection.commit()
    result = dotterel("db", "check")
    assert result.exit_code == 3
    assert result.stdout == "coding 1: its events are not as they were written\n"
    assert "put back a backup" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("runs", "list"), 3, "There is no store at"),
        (("db", "check"), 3, "There is no store at"),
        (("runs", "list", "--store", "clash.txt"), 3, "is no SQLite database"),
        (("code", "clash.txt", "--store", "protest.txt"), 3, "is no SQLite database"),
        (("code", "clash.txt", "--store", "."), 3, "is a folder"),
        (("code", "clash.txt", "--store", "mysql://host/base"), 2, "cannot be kept by 'mysql'"),
        (("code", "clash.txt", "--again"), 2, "--again needs a store"),
    ],
)
def test_a_place_that_cannot_be_used_is_named(
    dotterel: Dotterel, arguments: tuple[str, ...], code: int, words: str
) -> None:
    """Message, remedy and exit code, before any report is coded."""
    result = dotterel(*arguments)
    assert result.exit_code == code
    assert words in result.stderr
    assert "reports:" not in result.stderr


def test_a_store_that_fails_on_the_way_stops_the_run(dotterel: Dotterel, home: Path) -> None:
    """What was kept until then is told and stays; nothing is shown as kept that is not."""
    dotterel("code", "clash.txt", "--keep")
    with closing(sqlite3.connect(home)) as connection:
        connection.execute(
            "CREATE TRIGGER broken BEFORE INSERT ON event_versions WHEN NEW.type = 'PROTEST' "
            "BEGIN SELECT RAISE(ABORT, 'the disk is on fire'); END"
        )
        connection.commit()
    result = dotterel("code", "regatta.txt", "protest.txt", "--keep", "-f", "jsonl")
    assert result.exit_code == 3
    assert result.stdout == ""
    assert "1 report: 1 without events" in result.stderr
    assert "the disk is on fire" in result.stderr
    listed = dotterel("runs", "list").stdout
    assert "(not finished)" in listed.splitlines()[2]
    assert dotterel("db", "check").exit_code == 0
