"""What a newcomer sees first, with the shipped coder."""

import os
import subprocess
import sys
from pathlib import Path

import dotterel


def test_the_demo_tells_a_clash_with_both_sides_and_their_tolls(tmp_path: Path) -> None:
    """The dead of one state that its ministry counts are no total beside those of the other: 9 to 13, not 6."""
    source = str(Path(dotterel.__file__).parents[1])
    settings = os.environ | {"XDG_DATA_HOME": str(tmp_path), "PYTHONPATH": source, "COLUMNS": "100"}
    command = [sys.executable, "-m", "dotterel", "demo"]
    shown = subprocess.run(command, env=settings, capture_output=True, text=True, check=True, cwd=tmp_path).stdout
    told = " ".join(shown.split())
    assert "with 13 (9 to 13) killed" in told
    assert "Kyrgyzstan denies having attacked civilians" in told
    assert "Where the accounts contradict each other" in told
