"""`dotterel release`: what is asked for, what is told, what is refused."""

import json
from pathlib import Path

import pytest

from dotterel.store import open_store
from tests import factories
from tests.surfaces.conftest import Dotterel
from tests.surfaces.export.reported import REPORTED

FIRST = (
    "--title",
    "Told incidents",
    "--creator",
    "A",
    "--creator",
    "B",
    "--licence",
    "cc-by-4.0",
    "--date",
    "2024-03-09",
)


@pytest.fixture
def linked(dotterel: Dotterel, home: Path) -> Dotterel:
    """A store with coded reports and made-up incidents."""
    dotterel("code", "clash.txt", "protest.txt", "--keep", "-q")
    with open_store(home) as store, store.writing() as records:
        for incident in REPORTED:
            records.incidents.keep(incident, made_by=factories.provenance(component="linker"))
    return dotterel


def manifest(home: Path, name: str = "told-incidents-1.0") -> dict[str, object]:
    """The manifest of a release beside the store."""
    text = (home.with_name("store.sqlite.releases") / name / "manifest.json").read_text(encoding="utf-8")
    told: dict[str, object] = json.loads(text)
    return told


def test_a_release_is_made_and_checked(linked: Dotterel, home: Path) -> None:
    """It stands beside the store, the account says where and how to cite it, and the check finds it whole."""
    result = linked("release", "1.0", *FIRST)
    assert result.exit_code == 0, result.stderr
    assert "Cite as: A & B (2024). Told incidents (version 1.0)" in result.stderr
    assert "9 incidents, 10 events, 2 documents, 0 decisions" in result.stderr
    told = manifest(home)
    assert told["licence"]["id"] == "CC-BY-4.0"  # type: ignore[index]
    assert len(told["methods"]) == len(told["runs"]) == 1  # type: ignore[arg-type]
    checked = linked("release", "--check", str(home.with_name("store.sqlite.releases") / "told-incidents-1.0"))
    assert checked.exit_code == 0
    assert "told-incidents-1.0 is whole" in checked.stdout


def test_the_day_is_that_of_the_store(linked: Dotterel, home: Path) -> None:
    """Without --date a release has the day on which the store last grew, however late it is made."""
    assert linked("release", "1.0", *FIRST[:-2]).exit_code == 0
    with open_store(home) as store, store.reading() as records:
        [run] = records.runs.all()
    assert manifest(home)["date"] == (run.run.finished or run.run.started)[:10]


def test_the_next_release_keeps_the_terms(linked: Dotterel, home: Path, tmp_path: Path) -> None:
    """--since gives title, creators and licence, and the account counts the changes."""
    linked("release", "1.0", *FIRST)
    before = home.with_name("store.sqlite.releases") / "told-incidents-1.0"
    result = linked("release", "1.1", "--since", str(before), "--date", "2024-04-01", "--format", "ucdp", "--zip")
    assert result.exit_code == 0, result.stderr
    assert "Since told-incidents-1.0: 0 added, 0 changed, 0 withdrawn." in result.stderr
    told = manifest(home, "told-incidents-1.1")
    assert told["creators"] == ["A", "B"]
    assert any(one["path"] == "data/incidents.ucdp.csv" for one in told["files"])  # type: ignore[attr-defined]
    assert (before.parent / "told-incidents-1.1.zip").is_file()


def test_conditions_are_written_down(linked: Dotterel, home: Path) -> None:
    """Who reads the manifest knows which incidents were asked for."""
    result = linked("release", "1.0", *FIRST, "--type", "assault", "--min-killed", "1", "--box=-40,-20,60,60")
    assert result.exit_code == 0, result.stderr
    assert manifest(home)["filters"] == {"types": ["ASSAULT"], "box": [-40.0, -20.0, 60.0, 60.0], "min_killed": 1}


def test_words_of_third_parties_are_warned_of(linked: Dotterel) -> None:
    """Who asks for the texts is told to see whether they may be passed on."""
    result = linked("release", "1.0", *FIRST, "--texts")
    assert result.exit_code == 0
    assert "It holds texts of third-party reports" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        ((), 2, "no version is given"),
        (("1.0",), 2, "--title, --creator, --licence are missing"),
        (("1.0", "--title", "T", "--creator", "A"), 2, "--licence is missing"),
        (("1.0", "--title", "T", "--creator", "A", "--licence", "mine"), 2, "is no licence that is known"),
        (("1/0", *FIRST), 2, "cannot be a version"),
        (("1.0", *FIRST, "--format", "xml"), 2, "no format 'xml'"),
        (("1.0", *FIRST, "--since", "nowhere"), 3, "there is no release in nowhere"),
        (("1.0", *FIRST, "--from", "2024-02-01", "--to", "2024-01-01"), 2, "lies before --from"),
        (("1.0", *FIRST, "--country", "ZZZ"), 2, "no incident meets these conditions"),
        (("1.0", "--check", "."), 2, "--check takes no version"),
        (("--check", "nowhere"), 3, "there is no release in nowhere"),
    ],
)
def test_what_cannot_be_is_refused(linked: Dotterel, arguments: tuple[str, ...], status: int, told: str) -> None:
    """Each slip is named before any work begins, with its exit code."""
    result = linked("release", *arguments)
    assert result.exit_code == status, result.stderr
    assert told.lower() in result.stderr.lower()


def test_a_version_is_given_out_once(linked: Dotterel) -> None:
    """The second run with a version is refused."""
    linked("release", "1.0", *FIRST)
    result = linked("release", "1.0", *FIRST)
    assert result.exit_code == 2
    assert "was given out already" in result.stderr


def test_damage_is_listed(linked: Dotterel, home: Path) -> None:
    """The check names each fault on a line of its own, and fails."""
    linked("release", "1.0", *FIRST)
    folder = home.with_name("store.sqlite.releases") / "told-incidents-1.0"
    (folder / "COLUMNS.md").write_text("other")
    (folder / "README.md").unlink()
    result = linked("release", "--check", str(folder))
    assert result.exit_code == 3
    assert "README.md: missing" in result.stderr
    assert "COLUMNS.md: 5 bytes" in result.stderr
