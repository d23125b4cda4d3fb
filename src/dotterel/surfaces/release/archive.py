"""Archives of a release: the same folder gives the same bytes, by sorted names and fixed times."""

import gzip
import os
import shutil
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import BinaryIO

from dotterel.surfaces.release.folder import digest_of

_MODE = 0o644
_EARLIEST = date(1980, 1, 1)
"""Before this day zip archives know no time."""


def write_zip(folder: Path, name: str, day: date, stream: BinaryIO) -> None:
    """Write a folder as a zip archive.

    Args:
        folder: Its files are written, those of folders in it too.
        name: What the folder is called in the archive.
        day: The time of every file is the beginning of this day.
        stream: Where to.
    """
    moment = max(day, _EARLIEST)
    with zipfile.ZipFile(stream, "w", compression=zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        for path in _files(folder):
            told = zipfile.ZipInfo(_inner(folder, name, path), (moment.year, moment.month, moment.day, 0, 0, 0))
            told.compress_type = zipfile.ZIP_DEFLATED
            told.create_system = 3  # whatever this system is
            told.external_attr = _MODE << 16
            told.file_size = path.stat().st_size
            with path.open("rb") as source, archive.open(told, "w") as target:
                shutil.copyfileobj(source, target, 1 << 20)


def write_tar(folder: Path, name: str, day: date, stream: BinaryIO) -> None:
    """Write a folder as a tar archive packed by gzip; args as in `write_zip`."""
    moment = int(datetime.combine(day, time(), UTC).timestamp())
    with (
        gzip.GzipFile(filename="", mode="wb", fileobj=stream, compresslevel=6, mtime=0) as packed,
        tarfile.open(mode="w", fileobj=packed, format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in _files(folder):
            told = tarfile.TarInfo(_inner(folder, name, path))
            told.size, told.mtime, told.mode = path.stat().st_size, moment, _MODE
            with path.open("rb") as source:
                archive.addfile(told, source)


ARCHIVES: Mapping[str, Callable[[Path, str, date, BinaryIO], None]] = {".zip": write_zip, ".tar.gz": write_tar}
"""What writes an archive, by the ending of its name."""


@contextmanager
def archives_in_one_step(targets: list[Path]) -> Iterator[list[Path]]:
    """Files to write archives to, which take the names of the targets when the block ends well; else they go.

    Beside each stands its checksum, as ``sha256sum`` writes it.
    """
    parts = [target.with_name(f".{target.name}.{os.getpid()}.part") for target in targets]
    try:
        yield parts
        for part, target in zip(parts, targets, strict=True):
            line = f"{digest_of(part)}  {target.name}\n"
            part.replace(target)
            target.with_name(f"{target.name}.sha256").write_text(line, encoding="utf-8", newline="\n")
    finally:
        for part in parts:
            part.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    return sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.as_posix())


def _inner(folder: Path, name: str, path: Path) -> str:
    return f"{name}/{path.relative_to(folder).as_posix()}"
