"""The file that an export goes to: whole or not at all."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from dotterel.model import SettingsError

PART = ".part"
"""Ending of the file that holds what was written before a run was broken off."""


def part_of(path: Path) -> Path:
    """Where what was written stands until the export is whole, or after it was broken off."""
    target = path.resolve()
    return target.with_name(target.name + PART)


@contextmanager
def open_target(path: Path) -> Iterator[TextIO]:
    """A stream whose content takes the place of `path` in one step when the block ends well.

    Until then it stands beside it as ``NAME.part``. Where the block ends by an exception, `path` stays as it was and
    the part file keeps what was written. A device or a pipe is written to as it comes. The encoding is UTF-8; a lone
    surrogate becomes an escape.

    Raises:
        SettingsError: The place cannot be written to, is a folder, or runs full; the message says where what was
            written stands.
    """
    try:
        target = path.resolve()
        in_place = target.exists() and not stat.S_ISREG(target.stat().st_mode)
        if target.is_dir():
            raise SettingsError(f"{path} is a folder", "Give the name of a file in it.")
        part = target if in_place else part_of(path)
        stream = part.open("w", encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as fault:
        raise _unwritable(path, fault) from fault
    try:
        with stream:
            yield stream
            stream.flush()
            if not in_place:
                os.fsync(stream.fileno())
        if not in_place:
            part.replace(target)
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise _unwritable(path, fault, part=None if in_place else part) from fault
    finally:
        if not in_place:
            _drop_empty(part)


def _drop_empty(part: Path) -> None:
    """Take away a part file without content: it would keep nothing."""
    with suppress(OSError):
        if part.stat().st_size == 0:
            part.unlink()


def _unwritable(path: Path, fault: OSError, *, part: Path | None = None) -> SettingsError:
    reason = (fault.strerror or type(fault).__name__).lower()
    remedy = "Give another place by --out."
    if part is not None and part.exists() and part.stat().st_size:
        remedy = f"{path.name} is as it was; what was written is in {part.name}. {remedy}"
    return SettingsError(f"{path} cannot be written ({reason})", remedy)
