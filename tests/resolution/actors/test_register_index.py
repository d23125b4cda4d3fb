"""Tests of `dotterel.resolution.actors.register_index` and `shipped_index`."""

import logging
from pathlib import Path

import pytest

from dotterel.model.errors import ArtifactError
from dotterel.resolution.actors import CsvActorRegister
from dotterel.resolution.actors.layers import SHIPPED
from dotterel.resolution.actors.register_index import IndexedActorRegister
from dotterel.resolution.actors.shipped_index import index_name, keep_index, shipped_register


@pytest.fixture(scope="module")
def index(register: CsvActorRegister, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the shipped register."""
    return keep_index(register, tmp_path_factory.mktemp("register"), "whole")


def test_an_index_answers_as_its_register_does(register: CsvActorRegister, index: Path) -> None:
    """Every name, phrase and beginning of the register means the same out of the index, and nothing else is known."""
    indexed = IndexedActorRegister(index)
    for key in (*register._beginnings, *register._measures, "no such name", "", "president of"):
        assert indexed.begins(key) == register.begins(key)
        assert indexed.forms(key) == register.forms(key)
        assert indexed.agent(key) == register.agent(key)
        assert indexed.measure(key) == register.measure(key)
    for code in (*register._states, "ZZZ"):
        assert indexed.state_name(code) == register.state_name(code)
    assert indexed.containing("resistance army", most=50) == register.containing("resistance army", most=50)


@pytest.mark.parametrize("harm", ["cut", "changed", "no head", "gone", "another format"])
def test_a_damaged_index_is_refused(register: CsvActorRegister, tmp_path: Path, harm: str) -> None:
    """Bytes that are missing or changed are told by name, and never read as names of somebody else."""
    folder = keep_index(register, tmp_path, "one")
    entries = folder / "entries.bin"
    whole = entries.read_bytes()
    if harm == "gone":
        (folder / "keys.marisa").unlink()
    elif harm == "another format":
        entries.write_bytes(whole.replace(b'"format":"2"', b'"format":"0"', 1))
    else:
        middle = len(whole) // 2
        changed = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]
        entries.write_bytes({"cut": whole[:-9], "changed": changed, "no head": b"\x00" * 64}[harm])
    with pytest.raises(ArtifactError, match="index of the actor register"):
        IndexedActorRegister(folder)


def test_the_first_use_makes_the_index_and_the_second_reads_it(tmp_path: Path) -> None:
    """Where no build step has made an index, the register is read from its text once and from the index afterwards."""
    shipped = _small_register(tmp_path / "shipped", "Lantern Guard")
    folders = (tmp_path / "index",)
    first = shipped_register(shipped=shipped, folders=folders)
    second = shipped_register(shipped=shipped, folders=folders)
    assert isinstance(first, CsvActorRegister)
    assert isinstance(second, IndexedActorRegister)
    assert first.forms("lantern guard") == second.forms("lantern guard") != ()


def test_a_changed_register_is_never_read_from_its_old_index(tmp_path: Path) -> None:
    """The index is known by what it was made of: after a change the new text counts, and the old index goes."""
    folders = (tmp_path / "index",)
    shipped_register(shipped=_small_register(tmp_path / "shipped", "Lantern Guard"), folders=folders)
    shipped = _small_register(tmp_path / "shipped", "Marsh Front")
    for _ in range(2):
        assert shipped_register(shipped=shipped, folders=folders).forms("marsh front")
    assert [path.name for path in (tmp_path / "index").iterdir()] == [index_name(shipped)]


def test_a_damaged_index_is_made_anew(tmp_path: Path) -> None:
    """A run never fails because of an index: the register is read from its text, and the index mended."""
    shipped = _small_register(tmp_path / "shipped", "Lantern Guard")
    folders = (tmp_path / "index",)
    shipped_register(shipped=shipped, folders=folders)
    (tmp_path / "index" / index_name(shipped) / "entries.bin").write_bytes(b"")
    assert shipped_register(shipped=shipped, folders=folders).forms("lantern guard")
    assert isinstance(shipped_register(shipped=shipped, folders=folders), IndexedActorRegister)


def test_folders_that_cannot_be_written_are_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Where an index can be kept nowhere, the answers are the same and a warning says why each start is slower."""
    shipped = _small_register(tmp_path / "shipped", "Lantern Guard")
    taken = tmp_path / "taken"
    taken.write_text("a file where the folder should be")
    with caplog.at_level(logging.WARNING):
        register = shipped_register(shipped=shipped, folders=(taken / "index",))
    assert register.forms("lantern guard")
    assert str(taken) in caplog.text


def test_the_next_folder_is_taken_where_the_first_is_read_only(tmp_path: Path) -> None:
    """An installation that only the administrator may write to keeps its index in the user's own folder."""
    shipped = _small_register(tmp_path / "shipped", "Lantern Guard")
    (tmp_path / "taken").write_text("")
    folders = (tmp_path / "taken" / "index", tmp_path / "own")
    shipped_register(shipped=shipped, folders=folders)
    assert isinstance(shipped_register(shipped=shipped, folders=folders), IndexedActorRegister)
    assert [path.name for path in (tmp_path / "own").iterdir()] == [index_name(shipped)]


def _small_register(folder: Path, name: str) -> Path:
    """The shipped words and states with one group of this name."""
    folder.mkdir(exist_ok=True)
    for file in ("states.csv",):
        (folder / file).write_bytes((SHIPPED / file).read_bytes())
    text = f"id,name,aliases,kind,country,sectors,from,to,note,source\ng,{name},,armed_group,MLI,REB,,,,\n"
    (folder / "groups.csv").write_text(text)
    return folder
