"""The desk in a real browser: served as people serve it, watched for what it asks for and complains of."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_browser = [
    pytest.mark.loopback,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed (Debian: apt-get install chromium)"),
]
OPTIONS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
"""Maps need WebGL, which machines without a screen reckon in software."""
SOURCE = Path(__file__).resolve().parents[1] / "src"
PATIENCE = 30_000
"""Milliseconds that a page may take on a busy machine."""


def command(*arguments: str) -> list[str]:
    """A verb of the program, as a shell runs it."""
    return [sys.executable, "-m", "dotterel", *arguments]


def environment() -> dict[str, str]:
    """What a verb runs in."""
    return {**os.environ, "PYTHONPATH": str(SOURCE), "COLUMNS": "200", "NO_COLOR": "1"}


def run(*arguments: str) -> str:
    """What a verb writes to standard output.

    Raises:
        CalledProcessError: It failed.
    """
    done = subprocess.run(command(*arguments), env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def serving(store: Path, *options: str) -> Iterator[str]:
    """The address of the desk over a store, served until the block ends."""
    arguments = command("desk", "--store", str(store), "--port", "0", *options)
    with subprocess.Popen(arguments, env=environment(), stderr=subprocess.PIPE, text=True) as served:
        assert served.stderr is not None
        try:
            told = ""
            while not (found := re.search(r"http://127\.0\.0\.1:\d+", told)):
                line = served.stderr.readline()
                assert line, told
                told += line
            yield found[0]
        finally:
            served.terminate()


@contextmanager
def chromium() -> Iterator[Any]:
    """Chromium without a window."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield opened
        opened.close()


class Watched:
    """A page with all that it asked for and complained of."""

    def __init__(self, browser: Any, *, width: int) -> None:
        self.page = browser.new_page(viewport={"width": width, "height": 850})
        self.page.set_default_timeout(PATIENCE)
        self.asked: list[str] = []
        self.faults: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda said: said.type == "error" and self.faults.append(said.text))

    def open_list(self, address: str) -> None:
        """The list, when map and timeline are drawn."""
        self.page.goto(f"{address}/incidents")
        for drawn in ("#map[data-loaded]", "#map[data-idle]", "#timeline[data-drawn]"):
            self.page.wait_for_selector(drawn, timeout=PATIENCE)
