"""One set of contract tests for every kind of store: SQLite, and PostgreSQL where its server is installed."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from dotterel.store import Store, open_store
from tests.postgres_server import programs, running_server

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A server with a database `ready` that holds empty tables, to copy from."""
    folder = programs()
    if folder is None:
        pytest.skip("PostgreSQL's server is not installed (Debian: apt-get install postgresql)")
    with running_server(folder) as address:
        _run(address, "CREATE DATABASE ready")
        open_store(_named(address, "ready"), create=True).close()
        yield address


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a place without a store, of each kind."""
    if request.param == "sqlite":
        return str(tmp_path / "store.sqlite")
    address: str = request.getfixturevalue("server")
    name = f"empty{next(_NUMBERS)}"
    _run(address, f"CREATE DATABASE {name}")
    return _named(address, name)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store without records, of each kind."""
    if request.param == "sqlite":
        path = str(tmp_path / "store.sqlite")
        open_store(path, create=True).close()
        return path
    address: str = request.getfixturevalue("server")
    name = f"store{next(_NUMBERS)}"
    _run(address, f"CREATE DATABASE {name} TEMPLATE ready")
    return _named(address, name)


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """A store without records, of each kind."""
    with open_store(place) as opened:
        yield opened


def _named(address: str, database: str) -> str:
    return make_url(address).set(database=database).render_as_string(hide_password=False)


def _run(address: str, statement: str) -> None:
    engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
