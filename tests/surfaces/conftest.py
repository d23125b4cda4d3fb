"""The command line over the story, in an empty folder, at a known width and without colour."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dotterel.store import VARIABLE
from dotterel.surfaces.cli.app import build_app
from tests.surfaces.story import assemble_story, write_reports

Dotterel = Callable[..., Result]


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The usual place of the store, away from the user's own."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.setenv("LOCALAPPDATA", str(folder))
    return folder / "dotterel" / "store.sqlite"


@pytest.fixture
def dotterel(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dotterel:
    """Runs a verb in a folder that holds the three reports."""
    monkeypatch.chdir(tmp_path)
    write_reports(tmp_path)

    def run(*arguments: str, stdin: bytes | None = None, width: int = 100) -> Result:
        env = {"COLUMNS": str(width), "NO_COLOR": "1", "TERM": "dumb"}
        return CliRunner(env=env).invoke(build_app(assemble=assemble_story), list(arguments), input=stdin)

    return run
