"""The file of an export: whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

import pytest

from dotterel.model import SettingsError
from dotterel.surfaces.export import open_target, part_of


def test_the_file_appears_whole(tmp_path: Path) -> None:
    """A reader never sees half an export."""
    target = tmp_path / "events.jsonl"
    with open_target(target) as stream:
        stream.write("one\n")
        stream.flush()
        assert not target.exists()
    assert target.read_text() == "one\n"
    assert list(tmp_path.iterdir()) == [target]


def test_a_broken_run_leaves_the_old_file_and_keeps_the_new_lines(tmp_path: Path) -> None:
    """Neither the last export nor the work done until the break is lost."""
    target = tmp_path / "events.jsonl"
    target.write_text("old\n")
    with suppress(KeyboardInterrupt), open_target(target) as stream:
        stream.write("new\n")
        raise KeyboardInterrupt
    assert target.read_text() == "old\n"
    assert part_of(target).read_text() == "new\n"


def test_a_run_that_breaks_before_its_first_line_leaves_nothing(tmp_path: Path) -> None:
    """No empty file is left lying about."""
    with pytest.raises(KeyboardInterrupt), open_target(tmp_path / "events.jsonl"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_link_is_followed(tmp_path: Path) -> None:
    """The file behind a link is replaced, not the link."""
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    link.symlink_to(real)
    with open_target(link) as stream:
        stream.write("new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_a_lone_surrogate_becomes_an_escape(tmp_path: Path) -> None:
    """Text that UTF-8 cannot hold does not end the export."""
    target = tmp_path / "events.jsonl"
    with open_target(target) as stream:
        stream.write("\ud800")
    assert target.read_bytes() == b"\\ud800"


@pytest.mark.parametrize("place", ["no/such/folder/events.csv", "."])
def test_a_bad_place_is_refused_before_work_begins(place: str, tmp_path: Path) -> None:
    """A typing error costs nothing."""
    with pytest.raises(SettingsError), open_target(tmp_path / place):
        pytest.fail("the block must not begin")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_told() -> None:
    """Running out of space is a message, not a traceback and not silence."""
    with pytest.raises(SettingsError, match="no space left"), open_target(Path("/dev/full")) as stream:
        stream.write("one\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to_as_it_comes(tmp_path: Path) -> None:
    """What is no regular file is not replaced by one."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        with open_target(pipe) as stream:
            stream.write("one\n")
        assert os.read(reader, 100) == b"one\n"
    finally:
        os.close(reader)
