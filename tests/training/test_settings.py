"""The training configuration is checked as a whole."""

from pathlib import Path

import pytest

from dotterel.model import SettingsError
from training.settings import CONFIG, read_settings


def test_the_shipped_configuration_is_right() -> None:
    """What the repository holds can be trained with."""
    assert read_settings().epochs > 0


def test_every_missing_and_unknown_key_is_named(tmp_path: Path) -> None:
    """All faults of a configuration are told at once."""
    path = tmp_path / "config.toml"
    path.write_text(CONFIG.read_text(encoding="utf-8").replace("seed = 7", "sed = 7").replace("roles = 1.0", ""))
    with pytest.raises(SettingsError, match=r"missing seed; unknown sed; missing losses\.roles"):
        read_settings(path)
