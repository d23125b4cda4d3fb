"""A release checked: every file that its manifest names is there and as it was, and nothing else is."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dotterel.model import ReleaseDamaged, ReleaseError
from dotterel.surfaces.release.folder import digest_of
from dotterel.surfaces.release.made import MANIFEST, SUMS, MadeRelease, read_release

_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that file managers leave in every folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A release that is whole.

    Attributes:
        release: The release.
        files: Number of its files.
        bytes: Their size.
    """

    release: MadeRelease
    files: int
    bytes: int


def check_release(folder: Path) -> Checked:
    """Read every file of a release and compare it with its checksum.

    This tells damage, not forgery: who can change a file can change the checksums too. Compare the checksum of
    SHA256SUMS itself with one that you were given in another way.

    Raises:
        ReleaseError: It has no manifest, or one that cannot be read.
        ReleaseDamaged: Files are missing, changed or added; all faults are listed.
    """
    release = read_release(folder)
    faults = list(_faults(release))
    if faults:
        number = f"{len(faults)} fault{'' if len(faults) == 1 else 's'}"
        raise ReleaseDamaged(
            f"the release in {folder} is not what its manifest says: {number}",
            "Fetch it anew, or make it again from the store.",
            faults=tuple(faults),
        )
    files = release.manifest["files"]
    return Checked(release=release, files=len(files) + 2, bytes=sum(one["bytes"] for one in files))


def _faults(release: MadeRelease) -> Iterator[str]:
    sums, broken = _sums(release.folder)
    yield from broken
    known = {SUMS, MANIFEST}
    for one in release.manifest["files"]:
        path = one["path"]
        if not _stays_within(path):
            yield f"{path!r}: the manifest names a file outside of the release"
            continue
        if path in known:
            yield f"{path}: named twice"
        known.add(path)
        yield from _file_faults(release.folder, path, size=one["bytes"], sha256=one["sha256"])
        if not broken and sums.get(path) != one["sha256"]:
            yield f"{path}: {SUMS} and {MANIFEST} say different things"
    if not broken:
        if sums.get(MANIFEST) != digest_of(release.folder / MANIFEST):
            yield f"{MANIFEST}: its content has changed"
        yield from (f"{path}: in {SUMS}, and not in {MANIFEST}" for path in sorted(sums.keys() - known))
    yield from (f"{path}: not a file of the release" for path in _present(release.folder) if path not in known)


def _file_faults(folder: Path, name: str, *, size: int, sha256: str) -> Iterator[str]:
    path = folder.joinpath(*name.split("/"))
    try:
        if path.is_symlink() or not path.resolve().is_relative_to(folder.resolve()):
            yield f"{name}: leads elsewhere"
        elif not path.is_file():
            yield f"{name}: missing"
        elif (found := path.stat().st_size) != size:
            yield f"{name}: {found:,} bytes, not {size:,}"
        elif digest_of(path) != sha256:
            yield f"{name}: its content has changed"
    except OSError as fault:
        yield f"{name}: cannot be read ({(fault.strerror or type(fault).__name__).lower()})"


def _sums(folder: Path) -> tuple[dict[str, str], list[str]]:
    """Checksum by file, and what is wrong with their list."""
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}, [f"{SUMS}: missing"]
    except (OSError, ValueError) as fault:
        return {}, [f"{SUMS}: cannot be read ({type(fault).__name__})"]
    read = [_LINE.fullmatch(line) for line in lines]
    bad = [number for number, found in enumerate(read, 1) if found is None]
    if bad:
        return {}, [f"{SUMS}: line {bad[0]} cannot be read"]
    return {found[2]: found[1] for found in read if found is not None}, []


def _stays_within(name: str) -> bool:
    path = PurePosixPath(name)
    return bool(name) and "\0" not in name and "\\" not in name and not path.is_absolute() and ".." not in path.parts


def _present(folder: Path) -> Iterator[str]:
    """The files that stand in a folder, links among them, by name."""

    def refuse(fault: OSError) -> None:
        raise ReleaseError(f"{fault.filename} cannot be read", "See who may read it.") from fault

    for base, folders, files in os.walk(folder, onerror=refuse):
        folders.sort()
        links = [name for name in folders if (Path(base) / name).is_symlink()]
        for name in sorted([*files, *links]):
            if name not in _BY_SYSTEMS:
                yield (Path(base) / name).relative_to(folder).as_posix()
