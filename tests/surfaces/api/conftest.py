"""The API over a store of invented incidents, asked as a program would."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dotterel.store import Store, open_store
from dotterel.surfaces.api import build_api
from tests.surfaces.desk.invented import filled_store
from tests.surfaces.story import assemble_story

NUMBER = 40


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of invented incidents."""
    return filled_store(tmp_path_factory.mktemp("api"), NUMBER)


@pytest.fixture
def store(filled: Path) -> Iterator[Store]:
    """That store, to be read."""
    with open_store(filled) as opened:
        yield opened


@pytest.fixture
def api(store: Store) -> TestClient:
    """A program that asks, as if the API were mounted below /api."""
    return TestClient(build_api(store, assemble=assemble_story), root_path="/api", raise_server_exceptions=False)
