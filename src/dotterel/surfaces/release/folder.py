"""The folder of a release: made beside its place and moved there in one step, or not there at all."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from dotterel.model import ReleaseError, ReleaseExists

PART = ".part"
"""Ending of the folder in which a release is made; what a killed run leaves behind has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """One file of a release.

    Attributes:
        path: Within the release, with slashes.
        bytes: Its size.
        sha256: Digest of its content.
        about: What it holds, for people; empty where its name says all.
        further: What else the manifest says of it, such as its format and its number of records.
    """

    path: str
    bytes: int
    sha256: str
    about: str = ""
    further: tuple[tuple[str, Any], ...] = ()


class Workshop:
    """The folder in which a release is made."""

    def __init__(self, path: Path) -> None:
        """Args: the folder, which is empty."""
        self.path = path
        self.files: list[WrittenFile] = []

    @contextmanager
    def stream(self, name: str) -> Iterator[TextIO]:
        """A text stream into a file of the release, with all folders above it; on disk when the block ends.

        Args:
            name: Within the release, with slashes.
        """
        path = self.path.joinpath(*name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())

    def write(self, name: str, text: str, *, about: str = "", **further: Any) -> WrittenFile:
        """Write a whole file, and list it."""
        with self.stream(name) as stream:
            stream.write(text)
        return self.list(name, about=about, **further)

    def list(self, name: str, *, about: str = "", **further: Any) -> WrittenFile:
        """Add a file that was written to the list of files."""
        path = self.path.joinpath(*name.split("/"))
        made = WrittenFile(
            path=name,
            bytes=path.stat().st_size,
            sha256=digest_of(path),
            about=about,
            further=tuple((key, value) for key, value in further.items() if value is not None),
        )
        self.files.append(made)
        return made


def digest_of(path: Path) -> str:
    """SHA-256 of a file's content, in hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def made_in_one_step(target: Path) -> Iterator[Workshop]:
    """A folder to make a release in, which takes the name of `target` when the block ends well.

    Until then it stands beside it under a name that ends in ``.part``. Where the block ends by an exception it is taken
    away; where the program is killed it stays, and nothing takes it for a release.

    Raises:
        ReleaseExists: Something has that name already.
        ReleaseError: The place cannot be written to, or is full.
    """
    if target.exists() or target.is_symlink():
        raise _exists(target)
    part: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=PART, dir=target.parent))
        part.chmod(0o755)
        yield Workshop(part)
        _settle(part)
        if target.exists():  # on POSIX systems an empty folder would be replaced
            raise _exists(target)
        part.rename(target)
        _settle(target.parent)
    except OSError as fault:
        _take_away(part)
        reason = (fault.strerror or type(fault).__name__).lower()
        raise ReleaseError(
            f"the release cannot be written to {target} ({reason})",
            "Nothing is left of it. Make room, or give another place by --out.",
        ) from fault
    except BaseException:
        _take_away(part)
        raise


def unfinished(folder: Path, name: str) -> list[Path]:
    """What killed runs, or runs that are at work, have left of a release of this name."""
    try:
        return sorted(folder.glob(f".{name}.*{PART}"))
    except OSError:
        return []


def _exists(target: Path) -> ReleaseExists:
    return ReleaseExists(
        f"{target} is there already", "A version is given out once: give the next one, or another place by --out."
    )


def _take_away(part: Path | None) -> None:
    if part is not None:
        shutil.rmtree(part, ignore_errors=True)


def _settle(folder: Path) -> None:
    """Have the names in a folder written to disk, where the system can."""
    with suppress(OSError, AttributeError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
