"""Runs that are broken off: what was written until then can be read, and the user is told where it is."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from dotterel.surfaces.cli.streams import error_console
from dotterel.surfaces.cli.wording import shown
from dotterel.surfaces.export import part_of


class Closed(Protocol):
    """What writes an end when it is closed."""

    def close(self) -> None:
        """Write the end."""
        ...


@contextmanager
def closed_when_broken_off(writer: Closed) -> Iterator[None]:
    """A block of which an exception closes the writer, so that what was written until then can be read."""
    try:
        yield
    except BaseException:
        with suppress(OSError, ValueError):
            writer.close()
        raise


def tell_part(out: Path | None) -> None:
    """Say where what was written stands; nothing where there is none, or where it went to standard output."""
    if out is not None and (part := part_of(out)).is_file():
        error_console().print(f"  {shown(str(out))} is as it was; what was written is in {shown(part.name)}.")
