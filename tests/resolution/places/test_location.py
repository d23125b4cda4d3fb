"""Tests of `dotterel.resolution.places.location` and `edition`: which gazetteer is used, and when it is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dotterel.model import ArtifactError
from dotterel.resolution.places import SqliteGazetteer
from dotterel.resolution.places.dump_import import import_dumps
from dotterel.resolution.places.edition import EDITION_FILE, read_edition
from dotterel.resolution.places.location import PACKAGED, VARIABLE, folder_in_use, target_folder, user_folder
from dotterel.resolution.places.schema import default_folder
from tests.resolution.places.rows import dump_row


@pytest.fixture
def data_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in place of the user's data folder; nothing is chosen in the environment."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv(VARIABLE)
    return tmp_path / "data"


def imported(into: Path, packaged: Path, tmp_path: Path) -> Path:
    """A small imported gazetteer."""
    dump = tmp_path / "NE.txt"
    dump.write_text(dump_row(900, "Birni Gado", "P.PPL") + "\n", encoding="utf-8")
    import_dumps([dump], into=into, packaged=packaged)
    return into


def test_packaged_until_something_is_imported(data_home: Path, packaged: Path, tmp_path: Path) -> None:
    """The imported gazetteer of the user's data folder is used once it is there."""
    assert folder_in_use() == default_folder()
    imported(user_folder(), packaged, tmp_path)
    assert folder_in_use() == data_home / "dotterel" / "gazetteer"
    assert folder_in_use(PACKAGED) == default_folder()


def test_the_environment_and_then_the_option_decide(
    data_home: Path, packaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An option goes before the environment, and that before the user's folder; imports go where it says."""
    one, other = imported(tmp_path / "one", packaged, tmp_path), imported(tmp_path / "other", packaged, tmp_path)
    monkeypatch.setenv(VARIABLE, str(one))
    assert folder_in_use() == one
    assert folder_in_use(str(other)) == other
    assert target_folder() == one
    monkeypatch.setenv(VARIABLE, PACKAGED)
    assert folder_in_use() == default_folder()
    assert target_folder() == user_folder()


def test_a_folder_without_gazetteer_is_refused(
    data_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was asked for and is not there is an error, not a silent fall back."""
    with pytest.raises(ArtifactError, match="there is no gazetteer in"):
        folder_in_use(str(tmp_path))
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(ArtifactError, match=VARIABLE):
        folder_in_use()


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        ("linux", {"XDG_DATA_HOME": ""}, ".local/share/dotterel/gazetteer"),
        ("linux", {"XDG_DATA_HOME": "relative"}, ".local/share/dotterel/gazetteer"),
        ("darwin", {}, "Library/Application Support/dotterel/gazetteer"),
        ("win32", {"LOCALAPPDATA": ""}, "AppData/Local/dotterel/gazetteer"),
    ],
)
def test_habits_of_the_platforms(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, variables: dict[str, str], folder: str
) -> None:
    """The data folder is where each system keeps such data."""
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert user_folder() == tmp_path / folder


def cut(folder: Path) -> None:
    """Half of the database."""
    path = folder / read_edition(folder).folder / "places.sqlite"
    path.write_bytes(path.read_bytes()[:5000])


def lose(folder: Path) -> None:
    """A trie that is gone."""
    edition = read_edition(folder)
    (folder / edition.folder / edition.tries[-1]).unlink()


def age(folder: Path) -> None:
    """A format of the past."""
    path = folder / EDITION_FILE
    path.write_text(json.dumps({**json.loads(path.read_text()), "format": "0"}))


def scribble(folder: Path) -> None:
    """Zeros in the place of the database, of its size."""
    path = folder / read_edition(folder).folder / "places.sqlite"
    path.write_bytes(bytes(path.stat().st_size))


def garble(folder: Path) -> None:
    """Words in the place of what it says of itself."""
    (folder / EDITION_FILE).write_text('{"format": "1i1", "files": 7}')


@pytest.mark.parametrize(
    ("harm", "what"),
    [(cut, "has 5,000 bytes"), (lose, "is missing"), (age, "has format 0"), (scribble, "damaged"), (garble, "damaged")],
)
def test_a_harmed_gazetteer_is_refused(
    data_home: Path, packaged: Path, tmp_path: Path, harm: Callable[[Path], None], what: str
) -> None:
    """A damaged or older gazetteer is an error with its remedy; the packaged one is not taken in its stead."""
    folder = imported(user_folder(), packaged, tmp_path)
    harm(folder)
    with pytest.raises(ArtifactError, match=what) as caught:
        SqliteGazetteer.in_use()
    assert "dotterel gazetteer import" in caught.value.remedy


def test_a_harmed_gazetteer_is_made_anew_by_importing_again(data_home: Path, packaged: Path, tmp_path: Path) -> None:
    """The remedy works: the same import mends it."""
    folder = imported(user_folder(), packaged, tmp_path)
    lose(folder)
    imported(folder, packaged, tmp_path)
    gazetteer = SqliteGazetteer.in_use()
    assert gazetteer.imported
    assert gazetteer.has("birni gado")
    gazetteer.close()
