"""The files of the repository: nothing in them belongs to one machine or one network."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Written apart, so that this file does not name what it looks for.
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in (
        ("py" + "pi", "org"),
        ("python" + "hosted", "org"),
        ("npm" + "js", "org"),
        ("npm" + "js", "com"),
        ("yarn" + "pkg", "com"),
        ("crates", "io"),
        ("proxy", "golang", "org"),
        ("ruby" + "gems", "org"),
        ("maven", "apache", "org"),
        ("ana" + "conda", "org"),
        ("download", "pytorch", "org"),
    )
]
REGISTRY = re.compile("|".join(map(re.escape, REGISTRY_HOSTS)), re.IGNORECASE)
HOME = re.compile(r"(?<![\w.])/(?:root|home/\w+|Users/\w+)/|\b[A-Z]:\\Users\\", re.ASCII)
SHALLOW = 2
"""A checkout right under the root has a path too short to tell from other words."""


@cache
def _files() -> tuple[Path, ...]:
    """Files that git holds or would take in; none where this is no git checkout."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ()
    return tuple(path for name in done.stdout.split("\0") if name and (path := ROOT / name).is_file())


def _texts() -> list[tuple[str, str]]:
    if not _files():
        pytest.skip("not a git checkout")
    texts = []
    for path in _files():
        content = path.read_bytes()
        if b"\0" not in content:
            texts.append((path.relative_to(ROOT).as_posix(), content.decode("utf-8", "replace")))
    return texts


def test_no_file_names_a_package_registry() -> None:
    """Where packages come from is the business of whoever installs them."""
    assert {name: found[0] for name, text in _texts() if (found := REGISTRY.search(text))} == {}


def test_no_file_names_a_path_of_one_machine() -> None:
    """Nothing works on its author's machine only."""
    assert {name: found[0] for name, text in _texts() if (found := HOME.search(text))} == {}


def test_no_file_names_the_folder_of_the_checkout() -> None:
    """No generated file has kept where it was made."""
    if len(ROOT.parts) <= SHALLOW:
        pytest.skip("the checkout's path is too short to look for")
    path = re.compile(rf"(?<![\w.)/-]){re.escape(str(ROOT))}\b")
    assert [name for name, text in _texts() if path.search(text)] == []


def test_constraints_are_names_and_versions() -> None:
    """The pinned versions hold no address, option or build of one machine."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    entry = re.compile(r"[a-z0-9-]+==[0-9][0-9a-z.]*(?: ; [\w .'<>=!()]+)?")
    assert [line for line in lines if not entry.fullmatch(line)] == []
