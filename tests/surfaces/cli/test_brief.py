"""`dotterel brief`."""

from pathlib import Path

import pytest

from dotterel.store import open_store
from tests.factories import provenance, told_incident
from tests.surfaces.conftest import Dotterel


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one incident, in Nigeria."""
    path = tmp_path / "store.sqlite"
    with open_store(path, create=True) as opened, opened.writing() as records:
        records.incidents.keep(told_incident(), made_by=provenance())
    return path


def test_a_brief_is_written_whole(dotterel: Dotterel, store: Path, tmp_path: Path) -> None:
    """To a file or to standard output, the same sentences, each with its note, by code or by name."""
    out = tmp_path / "brief.md"
    done = dotterel("brief", "Nigeria", "--store", str(store), "--out", str(out))
    assert done.exit_code == 0
    assert "1 incident cited" in done.stderr
    text = out.read_text(encoding="utf-8")
    assert text == dotterel("brief", "nga", "--store", str(store)).stdout
    assert text.startswith("# Nigeria, ")
    assert all("[^" in line for line in text.partition("## How")[0].splitlines() if line.startswith("- "))
    assert told_incident().id in text


def test_a_quiet_period_has_a_brief(dotterel: Dotterel, store: Path) -> None:
    """Nothing recorded is an answer, not an error."""
    done = dotterel("brief", "NGA", "--from", "1999-01-01", "--to", "1999-01-31", "--store", str(store))
    assert done.exit_code == 0
    assert "Nothing is recorded of Nigeria in Jan 1999." in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["Atlantis"], "No country is called 'Atlantis'"),
        (["NGA", "--from", "soon"], "is not a date"),
        (["NGA", "--from", "2024-02-01", "--to", "2024-01-01"], "lies before"),
        (["CHE"], "holds no dated incident of Switzerland"),
    ],
)
def test_what_cannot_be_briefed_is_told(dotterel: Dotterel, store: Path, arguments: list[str], told: str) -> None:
    """A country that is none, days that are none, and a country without incidents end with what to do."""
    done = dotterel("brief", *arguments, "--store", str(store))
    assert done.exit_code == 2
    assert told in " ".join(done.stderr.split())
