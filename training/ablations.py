"""Short runs that differ in one setting: what they are (`ablations.toml`) and what they measured (`ablations.json`)."""

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from dotterel.model import SettingsError
from training.settings import TrainingSettings, read_settings

RUNS = Path(__file__).with_name("ablations.toml")
RESULTS = Path(__file__).with_name("ablations.json")
FIGURES = ("triggers", "macro", "roles", "status", "modes", "extra triggers", "extra roles")
"""What is kept of a run's last epoch."""


def read_runs(path: Path = RUNS) -> dict[str, TrainingSettings]:
    """Settings of each run by its name.

    Raises:
        SettingsError: A run sets something that is no setting.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    base = replace(read_settings(), epochs=table["epochs"])
    runs = {}
    for entry in table["run"]:
        name = entry.pop("name")
        try:
            runs[name] = replace(base, **entry)
        except TypeError as fault:
            raise SettingsError(f"{path.name}: {name}: {fault}", "Set what training/config.toml sets.") from fault
    return runs


def read_results(path: Path = RESULTS) -> dict[str, Any]:
    """Results by name of run; empty before the first."""
    results: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return results
