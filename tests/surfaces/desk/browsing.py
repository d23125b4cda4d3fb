"""Chromium without a window, and the desk served to it as people serve it."""

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
OPTIONS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
"""Maps need WebGL, which machines without a screen reckon in software."""
SOURCE = Path(__file__).resolve().parents[3] / "src"
PATIENCE = 60_000
"""Milliseconds that a page may take on a busy machine."""
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed, which draws the pages")


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
            self.page.wait_for_selector(drawn)


def run(*arguments: str) -> str:
    """What a verb writes to standard output, in a process of its own."""
    command = [sys.executable, "-m", "dotterel", *arguments]
    done = subprocess.run(command, env=_environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def served(store: Path, *options: str) -> Iterator[str]:
    """The desk over a store in a process of its own; its address."""
    command = [sys.executable, "-m", "dotterel", "desk", "--store", str(store), "--port", "0", *options]
    with subprocess.Popen(command, env=_environment(), stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            told = ""
            while not (found := re.search(r"http://127\.0\.0\.1:\d+", told)):
                line = process.stderr.readline()
                assert line, told
                told += line
            yield found[0]
        finally:
            process.terminate()


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(SOURCE), "COLUMNS": "200"}
