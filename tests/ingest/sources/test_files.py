"""Files and folders."""

from pathlib import Path
from typing import Any

import pytest

from dotterel.ingest import Outcome, SourceSettings, open_sources
from dotterel.model import Report, SourceNotFound, SourceTooLarge


def _read(path: Path, **settings: Any) -> list[Report | Outcome]:
    return list(open_sources([str(path)], settings=SourceSettings(**settings)))


def _names(found: list[Report | Outcome], root: Path) -> list[str]:
    return [str(Path(one.name).relative_to(root)) for one in found]


def test_folder_is_read_in_order(tmp_path: Path) -> None:
    """Files of a folder and its folders come sorted by path; hidden ones do not come."""
    for name in ("b.txt", "a/z.txt", "a/b.html", ".hidden/x.txt", ".x.txt", "c.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert _names(_read(tmp_path), tmp_path) == ["a/b.html", "a/z.txt", "b.txt", "c.pdf"]


def test_link_loops_end(tmp_path: Path) -> None:
    """A link back to a folder above is followed once, and a link to nowhere is an outcome."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "report.txt").write_text("x")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    found = _read(tmp_path)
    assert _names(found, tmp_path) == ["a/report.txt", "gone.txt"]
    assert isinstance(found[1], Outcome)
    assert "leads nowhere" in found[1].error.message


@pytest.mark.parametrize("name", ["missing.txt", "empty"])
def test_nothing_to_read(tmp_path: Path, name: str) -> None:
    """A file that is not there and a folder without files are named."""
    (tmp_path / "empty").mkdir()
    (found,) = _read(tmp_path / name)
    assert isinstance(found, Outcome)
    assert isinstance(found.error, SourceNotFound)
    assert name in found.error.message
    assert found.error.remedy


def test_byte_cap(tmp_path: Path) -> None:
    """A file over the cap is refused by its size, naming both, and the others still come."""
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(200_000_000)
    (tmp_path / "b.txt").write_text("x")
    large, small = _read(tmp_path)
    assert isinstance(large, Outcome)
    assert isinstance(large.error, SourceTooLarge)
    assert "200.0 MB" in large.error.message
    assert "50 MB" in large.error.message
    assert isinstance(small, Report)


def test_unreadable_file_is_an_outcome(tmp_path: Path) -> None:
    """What is no regular file is named and does not stop the others."""
    import os

    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("x")
    pipe, file = _read(tmp_path)
    assert isinstance(pipe, Outcome)
    assert isinstance(file, Report)


def test_date_from_outside(tmp_path: Path) -> None:
    """A date given for the run is given to every report."""
    (tmp_path / "a.txt").write_text("x")
    (found,) = open_sources([str(tmp_path)], settings=SourceSettings(published="2024-05-01"))
    assert isinstance(found, Report)
    assert found.published == "2024-05-01"
