"""Where a store is: a file, or the address of a PostgreSQL server."""

import importlib.util
import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from dotterel.model import SettingsError, data_home

VARIABLE = "DOTTEREL_STORE"
FILE = "store.sqlite"
DEMO_FILE = "demo.sqlite"
RELEASES = ".releases"
"""What a store file's name ends in, where the folder of its releases is meant."""
_FORMS = "Give a file, or an address such as postgresql://user@host/database."


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreAddress:
    """Where a store is.

    Attributes:
        url: As SQLAlchemy takes it.
        path: The file of an SQLite store; none for a server and for one in memory.
    """

    url: URL
    path: Path | None = None

    @property
    def is_sqlite(self) -> bool:
        """Whether it is an SQLite store."""
        return self.url.get_backend_name() == "sqlite"

    def __str__(self) -> str:
        return str(self.path) if self.path else self.url.render_as_string(hide_password=True)


def usual_place() -> Path:
    """The store that is used where no other is named: in the user's data directory."""
    return data_home() / "dotterel" / FILE


def releases_place() -> Path:
    """The folder for the releases of stores that are no files."""
    return usual_place().with_name("releases")


def demo_place() -> Path:
    """The store of ``dotterel demo``, beside the usual one, so that invented incidents never stand among the user's."""
    return usual_place().with_name(DEMO_FILE)


def store_address(named: str | Path | None = None) -> StoreAddress:
    """The store that is meant.

    Args:
        named: A path, or a URL with the scheme ``sqlite`` or ``postgresql``; none takes ``DOTTEREL_STORE``, or else the
            usual place.

    Raises:
        SettingsError: Neither a path nor such a URL, or a URL whose driver is not installed.
    """
    text = str(named or os.environ.get(VARIABLE) or usual_place())
    if "://" not in text:
        path = Path(text).expanduser()
        return StoreAddress(url=URL.create("sqlite", database=str(path)), path=path)
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as fault:
        raise SettingsError("the store's address cannot be read as a URL", _FORMS) from fault
    if url.drivername == "sqlite":
        in_memory = url.database in (None, "", ":memory:")
        return StoreAddress(url=url, path=None if in_memory else Path(str(url.database)))
    if url.drivername not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise SettingsError(f"a store cannot be kept by {url.drivername!r}", _FORMS)
    if importlib.util.find_spec("psycopg") is None:
        raise SettingsError(
            "the driver of PostgreSQL is not installed", "Install Dotterel with it: pip install 'dotterel[postgres]'."
        )
    return StoreAddress(url=url.set(drivername="postgresql+psycopg"))
