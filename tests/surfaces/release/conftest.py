"""Releases of a store of invented incidents."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dotterel.store import IncidentSelection, Store, open_store
from dotterel.surfaces.release import MadeRelease, Terms, licence_of, make_release
from tests.surfaces.desk.invented import filled_store

NUMBER = 24
Release = Callable[..., MadeRelease]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of invented incidents."""
    return filled_store(tmp_path_factory.mktemp("release"), NUMBER)


@pytest.fixture
def place(filled: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copy(filled, tmp_path / "store.sqlite"))


@pytest.fixture
def store(place: Path) -> Iterator[Store]:
    """That copy, opened."""
    with open_store(place) as opened:
        yield opened


def terms(**changes: Any) -> Terms:
    """The terms of a small release."""
    given: dict[str, Any] = {
        "title": "Invented incidents",
        "version": "1.0",
        "creators": ("Ilse Varga-Ode", "Example Group"),
        "licence": licence_of("CC-BY-4.0"),
        "formats": ("csv", "geojson"),
    }
    return Terms(**{**given, **changes})


@pytest.fixture
def release(store: Store, tmp_path: Path) -> Release:
    """Makes a release in a folder; options of `make_release` are passed on, all others are terms."""

    def made(folder: str = "releases", **options: Any) -> MadeRelease:
        passed = {name: options.pop(name) for name in ("previous", "archives", "note") if name in options}
        selection = options.pop("selection", IncidentSelection())
        return make_release(store, terms(**options), selection=selection, folder=tmp_path / folder, **passed)

    return made
