"""A release checked: each fault is found and named."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dotterel.model import ReleaseDamaged, ReleaseError
from dotterel.surfaces.release import MadeRelease, check_release
from tests.surfaces.release.conftest import Release


@pytest.fixture
def made(release: Release) -> MadeRelease:
    """A release, to be damaged."""
    return release(formats=("csv",))


def test_a_whole_release_is_told_so(made: MadeRelease) -> None:
    """Every file counts, the manifest and the list of checksums too."""
    checked = check_release(made.folder)
    assert checked.files == sum(path.is_file() for path in made.folder.rglob("*"))
    assert checked.bytes > 10_000


def _alter(folder: Path) -> None:
    path = folder / "data" / "incidents.csv"
    text = bytearray(path.read_bytes())
    text[-5] ^= 1
    path.write_bytes(bytes(text))


def _cut(folder: Path) -> None:
    path = folder / "data" / "events.jsonl"
    path.write_bytes(path.read_bytes()[:-1])


def _lose(folder: Path) -> None:
    (folder / "codebook" / "codebook.md").unlink()


def _add(folder: Path) -> None:
    (folder / "data" / "more.csv").write_text("a,b\n")


def _forge(folder: Path) -> None:
    """Another number in the manifest, with the list of checksums as it was."""
    path = folder / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"version": "1.0"', '"version": "1.1"'), encoding="utf-8")


def _lose_sums(folder: Path) -> None:
    (folder / "SHA256SUMS").unlink()


def _break_sums(folder: Path) -> None:
    (folder / "SHA256SUMS").write_text("nothing\n")


def _swap_sum(folder: Path) -> None:
    path = folder / "SHA256SUMS"
    path.write_text(path.read_text().replace(path.read_text()[:64], "0" * 64, 1))


def _point_outside(folder: Path) -> None:
    path = folder / "manifest.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    told["files"][0]["path"] = "../../secret.txt"
    path.write_text(json.dumps(told), encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (_alter, "data/incidents.csv: its content has changed"),
        (_cut, "data/events.jsonl: "),
        (_lose, "codebook/codebook.md: missing"),
        (_add, "data/more.csv: not a file of the release"),
        (_forge, "manifest.json: its content has changed"),
        (_lose_sums, "SHA256SUMS: missing"),
        (_break_sums, "SHA256SUMS: line 1 cannot be read"),
        (_swap_sum, "CITATION.cff: SHA256SUMS and manifest.json say different things"),
        (_point_outside, "'../../secret.txt': the manifest names a file outside of the release"),
    ],
)
def test_damage_is_named(made: MadeRelease, damage: Callable[[Path], None], told: str) -> None:
    """The fault names the file and what is wrong with it, and nothing else is blamed."""
    damage(made.folder)
    with pytest.raises(ReleaseDamaged) as found:
        check_release(made.folder)
    assert any(fault.startswith(told) for fault in found.value.faults)
    blamed = {fault.partition(":")[0] for fault in found.value.faults}
    assert len(blamed) <= (3 if damage is _point_outside else 1)


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_a_link_is_no_file_of_a_release(made: MadeRelease, tmp_path: Path) -> None:
    """A file that leads out of the folder is a fault, though its content be right."""
    path = made.folder / "COLUMNS.md"
    shutil.move(path, tmp_path / "elsewhere.md")
    path.symlink_to(tmp_path / "elsewhere.md")
    with pytest.raises(ReleaseDamaged) as found:
        check_release(made.folder)
    assert found.value.faults == ("COLUMNS.md: leads elsewhere",)


def test_several_faults_are_told_together(made: MadeRelease) -> None:
    """Who checks once learns of all."""
    for damage in (_alter, _lose, _add):
        damage(made.folder)
    with pytest.raises(ReleaseDamaged, match="3 faults") as found:
        check_release(made.folder)
    assert len(found.value.faults) == 3


@pytest.mark.parametrize("manifest", [None, "{", "[]", '{"kind": "other"}', '{"kind": "dotterel release", "form": 2}'])
def test_what_is_no_release_is_told_so(tmp_path: Path, manifest: str | None) -> None:
    """A folder without a manifest that can be used is refused by name, never by a traceback."""
    if manifest is not None:
        (tmp_path / "manifest.json").write_text(manifest)
    with pytest.raises(ReleaseError, match=r"there is no release|cannot be read"):
        check_release(tmp_path)
