"""A store of invented incidents, and a hostile one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dotterel.store import Store, open_store
from tests.surfaces.desk.invented import filled_store


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the store."""
    return filled_store(tmp_path_factory.mktemp("briefing"), 60)


@pytest.fixture
def store(filled: Path) -> Iterator[Store]:
    """A store of sixty incidents in eight countries."""
    with open_store(filled) as opened:
        opened.hold()
        yield opened
