"""What holds for every test: how hypothesis searches, and what the marks mean."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from dotterel.inference import SHIPPED

# No deadline: a slow machine is not a fault. The search is short; `--hypothesis-profile=thorough` looks longer.
settings.register_profile("default", max_examples=60, deadline=None)
settings.register_profile("thorough", max_examples=2000, deadline=None)
settings.load_profile("default")

# Whatever gazetteer whoever runs the tests has imported, they ask the packaged one.
os.environ["DOTTEREL_GAZETTEER"] = "packaged"

LOOPBACK = ["127.0.0.1", "::1", "localhost"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium without a window: one for all tests, since playwright drives no two at once."""
    from tests.surfaces.desk.browsing import CHROMIUM, OPTIONS

    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright, which drives Chromium, is not installed"
    )
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield opened
        opened.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the marks their meaning: who may open a socket, and who cannot run without the network's files."""
    no_model = not (SHIPPED / "manifest.json").is_file()
    for item in items:
        if item.get_closest_marker("network"):
            item.add_marker(pytest.mark.enable_socket)
        if item.get_closest_marker("loopback"):
            item.add_marker(pytest.mark.allow_hosts(LOOPBACK))
        if no_model and item.get_closest_marker("model"):
            item.add_marker(pytest.mark.skip(reason="the trained network is not there: see training/"))
