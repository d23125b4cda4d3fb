"""Where the index of the shipped register lies, and how it gets there: by the build step, else at first use.

An index is known by the digest of what it was made of: the register's files, and the modules that turn them into names.
One that was made of anything else is passed over, so that an old index is never read for a new register.
"""

import logging
import shutil
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from dotterel.model.data_home import data_home
from dotterel.model.errors import ArtifactError
from dotterel.resolution.actors.csv_register import CsvActorRegister
from dotterel.resolution.actors.layers import SHIPPED
from dotterel.resolution.actors.register import SearchedActorRegister
from dotterel.resolution.actors.register_index import IndexedActorRegister

_MAKERS = ("csv_register", "entries", "folding", "layers", "plurals", "register", "register_index", "rows")
"""Modules that say which names an entry gets and how they are kept."""
_DIGITS = 16


def packaged_folder() -> Path:
    """Where the build step puts indexes: inside the package."""
    return Path(__file__).with_name("index")


def user_folder() -> Path:
    """Where indexes go that the package's folder does not take."""
    return data_home() / "dotterel" / "register"


def shipped_register(*, shipped: Path = SHIPPED, folders: tuple[Path, ...] | None = None) -> SearchedActorRegister:
    """The shipped register, out of its index; where there is none yet, one is made for the next time.

    A register whose index can be kept nowhere is read from its files, which gives the same answers a third of a second
    later; a warning says so.

    Args:
        shipped: The folder of its files.
        folders: Where indexes are looked for and kept, the first that can be written in; the package's and the user's
            unless told.
    """
    name = index_name(shipped)
    folders = (packaged_folder(), user_folder()) if folders is None else folders
    for folder in folders:
        if (folder / name).is_dir():
            try:
                return IndexedActorRegister(folder / name)
            except ArtifactError:
                shutil.rmtree(folder / name, ignore_errors=True)
    register = CsvActorRegister.load(shipped=shipped)
    reasons = []
    for folder in folders:
        try:
            # The package's own folder is this installation's alone; others may share the user's.
            keep_index(register, folder, name, alone=folder is folders[0])
        except OSError as fault:
            reasons.append(f"{folder}: {fault.strerror or fault}")
        else:
            return register
    logging.getLogger(__name__).warning(
        "The actor register is read from its text at each start: its index cannot be kept in %s", "; ".join(reasons)
    )
    return register


def keep_index(register: CsvActorRegister, folder: Path, name: str, *, alone: bool = True) -> Path:
    """Write an index into a folder.

    Args:
        register: What it is made of.
        folder: Where indexes are kept.
        name: As `index_name` gives it.
        alone: Whether those are taken away that were made of something else.

    Returns:
        The index.

    Raises:
        OSError: It cannot be written.
    """
    register.write_index(folder / name)
    for other in folder.iterdir() if alone else ():
        if other.name != name and other.is_dir() and not other.name.startswith("."):
            with suppress(OSError):
                shutil.rmtree(other)
    return folder / name


def index_name(shipped: Path = SHIPPED) -> str:
    """Name of the index that fits the register's files and the modules that read them."""
    digest = sha256()
    makers = (Path(__file__).with_name(f"{name}.py") for name in _MAKERS)
    for path in (*sorted(shipped.glob("*.csv")), *(maker for maker in makers if maker.is_file())):
        digest.update(path.name.encode())
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:_DIGITS]


def main() -> int:
    """Make the index inside the package, as the build step does; the exit status."""
    try:
        sys.stdout.write(f"{keep_index(CsvActorRegister.load(), packaged_folder(), index_name())}\n")
    except OSError as fault:
        error = ArtifactError(
            f"The index of the actor register cannot be kept in {packaged_folder()}: {fault.strerror or fault}",
            "Make the folder writable; without an index the register is read from its text at each start.",
        )
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
