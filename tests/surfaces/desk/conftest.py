"""The desk over a store of invented incidents, asked as a browser would."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dotterel.store import Store, open_store
from dotterel.surfaces.desk.app import build_desk
from dotterel.surfaces.desk.built import STATIC
from tests.surfaces.desk.browsing import served
from tests.surfaces.desk.invented import filled_store

NUMBER = 60


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of invented incidents, to be copied from where a test writes."""
    return filled_store(tmp_path_factory.mktemp("desk"), NUMBER)


@pytest.fixture
def store(filled: Path) -> Iterator[Store]:
    """That store, to be read."""
    with open_store(filled) as opened:
        yield opened


@pytest.fixture
def desk(store: Store) -> TestClient:
    """A browser without a script."""
    assert (STATIC / "built.json").is_file(), "the desk's files are not built: python3 hatch_build.py desk"
    return TestClient(build_desk(store), base_url="http://localhost", raise_server_exceptions=False)


@pytest.fixture(scope="session")
def address(filled: Path) -> Iterator[str]:
    """The desk over that store, served as people serve it."""
    with served(filled) as found:
        yield found
