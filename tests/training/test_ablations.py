"""Short runs that differ in one setting."""

from pathlib import Path

import pytest

from dotterel.model import SettingsError
from training.ablations import RUNS, read_results, read_runs
from training.settings import read_settings


def test_each_run_differs_from_the_configuration_in_what_it_sets() -> None:
    """The first is the configuration itself, but for the number of epochs; every other one differs from it."""
    runs = read_runs()
    first, *others = runs.values()
    assert {name: getattr(first, name) for name in first.__dataclass_fields__ if name != "epochs"} == {
        name: getattr(read_settings(), name) for name in first.__dataclass_fields__ if name != "epochs"
    }
    assert all(one != first for one in others)


def test_a_run_that_sets_what_is_no_setting_is_named(tmp_path: Path) -> None:
    """A slip in the table is told, not trained."""
    path = tmp_path / "runs.toml"
    path.write_text(RUNS.read_text(encoding="utf-8").replace("masked = 0.0", "maked = 0.0"), encoding="utf-8")
    with pytest.raises(SettingsError, match="hidden pieces"):
        read_runs(path)


def test_before_the_first_run_there_are_no_results(tmp_path: Path) -> None:
    """A missing file is an empty table."""
    assert read_results(tmp_path / "none.json") == {}
