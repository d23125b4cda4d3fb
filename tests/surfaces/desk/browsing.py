"""Chromium without a window, and the desk served to it as people serve it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
OPTIONS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
"""Maps need WebGL, which machines without a screen reckon in software."""
SOURCE = Path(__file__).resolve().parents[3] / "src"
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed, which draws the pages")


@contextmanager
def served(store: Path) -> Iterator[str]:
    """The desk over a store in a process of its own; its address."""
    command = [sys.executable, "-m", "dotterel", "desk", "--store", str(store), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "COLUMNS": "200"}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
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
