"""`dotterel link` and `dotterel incidents`."""

from pathlib import Path

import pytest

from dotterel.store import open_store
from tests.factories import provenance, told_incident
from tests.surfaces.conftest import Dotterel


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one incident."""
    path = tmp_path / "store.sqlite"
    with open_store(path, create=True) as opened, opened.writing() as records:
        records.incidents.keep(told_incident(), made_by=provenance())
        doubtful = told_incident(id="incident-2", time=None, tolls=(), standing="disputed")
        records.incidents.keep(doubtful, made_by=provenance())
    return path


def test_coded_reports_become_incidents(dotterel: Dotterel, tmp_path: Path) -> None:
    """Code, link, list: each step says what to do next, and linking twice finds nothing new."""
    place = ["--store", str(tmp_path / "own.sqlite")]
    assert dotterel("code", "clash.txt", *place).exit_code == 0
    first = dotterel("link", *place)
    assert first.exit_code == 0
    assert "1 report linked" in first.stderr
    assert "dotterel incidents" in first.stderr
    assert "Nothing new to link" in dotterel("link", *place).stderr
    assert "opened" not in dotterel("link", "--anew", *place).stderr.split("holds")[1]
    listed = dotterel("incidents", *place)
    assert listed.exit_code == 0
    assert "2024-03-04" in listed.stdout


def test_the_list_shows_days_tolls_and_doubts(dotterel: Dotterel, store: Path) -> None:
    """What is not known is marked as such, and contradictions are named."""
    shown = " ".join(dotterel("incidents", "--store", str(store)).stdout.split())
    assert "12 (10–…)" in shown
    assert "accounts differ on: killed" in shown
    assert "told 2024-03-05" in shown
    assert "disputed" in shown
    assert "2 incidents" in shown


def test_one_incident_is_shown_with_its_accounts(dotterel: Dotterel, store: Path) -> None:
    """Toll, accounts and reports stand on one page; part of the identifier is enough."""
    shown = dotterel("incidents", "1", "--store", str(store)).stdout
    for words in ("Herders beat farmers at Tarka.", "Toll", "Accounts", "Reports", "brings news"):
        assert words in shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--words", "nothing of this"], "None fits."),
        (["--country", "ner"], "None fits."),
        (["--type", "assault", "--limit", "1"], "The first 1 are shown"),
        (["--order", "killed"], "2 incidents"),
    ],
)
def test_conditions_narrow_the_list(dotterel: Dotterel, store: Path, arguments: list[str], told: str) -> None:
    """Options ask for some of the incidents, in any case of letters."""
    assert told in dotterel("incidents", "--store", str(store), *arguments).stdout


@pytest.mark.parametrize("arguments", [["unknown"], ["--order", "size"], ["--from", "yesterday"]])
def test_slips_are_named(dotterel: Dotterel, store: Path, arguments: list[str]) -> None:
    """A wrong name or day stops with a remedy."""
    result = dotterel("incidents", "--store", str(store), *arguments)
    assert result.exit_code == 2
    assert "Error" in result.stderr


def test_a_store_without_incidents_says_what_to_do(dotterel: Dotterel, tmp_path: Path) -> None:
    """An empty list is not a riddle."""
    place = tmp_path / "empty.sqlite"
    open_store(place, create=True).close()
    assert "dotterel link" in dotterel("incidents", "--store", str(place)).stdout
    assert dotterel("link", "--store", str(tmp_path / "none.sqlite")).exit_code == 3


def test_links_explain_themselves(dotterel: Dotterel, tmp_path: Path) -> None:
    """Each link of an incident can be given to `explain`, which shows what spoke for and against; so can an event."""
    place = ["--store", str(tmp_path / "own.sqlite")]
    again = tmp_path / "again.txt"
    text = (tmp_path / "clash.txt").read_text(encoding="utf-8").replace("late in the evening", "at night")
    again.write_text(text.replace("Borean troops shell the border town", "Border town of Tarka is shelled"), "utf-8")
    for name in ("clash.txt", "again.txt"):
        assert dotterel("code", name, *place).exit_code == 0
    assert dotterel("link", *place).exit_code == 0
    with open_store(tmp_path / "own.sqlite") as opened, opened.reading() as records:
        names = [one.id for one in records.incidents.current()]
    shown = [dotterel("incidents", name, "--links", *place).stdout for name in names]
    (link, *_) = [word for one in shown for word in one.split() if "~" in word]
    told = dotterel("explain", link, *place)
    assert told.exit_code == 0, told.stderr
    for words in ("probability", "before any evidence", "adds to the log-odds"):
        assert words in told.stdout
    event = dotterel("explain", link.split("~")[0], *place)
    assert event.exit_code == 0
    assert "score" in event.stdout


@pytest.mark.parametrize("named", ["unknown", "unknown~other", "1"])
def test_what_cannot_be_explained_is_named(dotterel: Dotterel, store: Path, named: str) -> None:
    """A name that fits nothing in the store is exit code 2 with the reason."""
    result = dotterel("explain", named, "--store", str(store))
    assert result.exit_code == 2
    assert "no event" in result.stderr.lower()
