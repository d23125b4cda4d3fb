"""The training configuration is checked as a whole."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from dotterel.model import SettingsError
from training.settings import CONFIG, read_settings


def test_the_shipped_configuration_is_right() -> None:
    """What the repository holds can be trained with."""
    assert read_settings().epochs > 0


def test_going_on_is_gentler_but_reads_the_same_windows() -> None:
    """A run is gone on with fewer epochs at lower rates; what the network is shown and asked stays as it was."""
    first, further = read_settings(), read_settings(CONFIG.with_name("continue.toml"))
    assert further.epochs < first.epochs
    assert further.encoder_rate < first.encoder_rate
    gentler = {"seed", "epochs", "encoder_rate", "head_rate", "word_rate", "average_decay", "rarity"}
    assert all(
        getattr(first, one.name) == getattr(further, one.name) for one in fields(first) if one.name not in gentler
    )


def test_every_missing_and_unknown_key_is_named(tmp_path: Path) -> None:
    """All faults of a configuration are told at once."""
    path = tmp_path / "config.toml"
    path.write_text(CONFIG.read_text(encoding="utf-8").replace("seed = 7", "sed = 7").replace("roles = 1.0", ""))
    with pytest.raises(SettingsError, match=r"missing seed; unknown sed; missing losses\.roles"):
        read_settings(path)


def test_a_file_that_extends_another_sets_only_what_differs(tmp_path: Path) -> None:
    """The rest comes from the file beside it; a file that is not there is a named fault, not a traceback."""
    (tmp_path / "base.toml").write_text(CONFIG.read_text(encoding="utf-8"), encoding="utf-8")
    further = tmp_path / "further.toml"
    further.write_text('extends = "base.toml"\nepochs = 3\n', encoding="utf-8")
    assert read_settings(further) == replace(read_settings(), epochs=3)
    further.write_text('extends = "nowhere.toml"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"further\.toml"):
        read_settings(further)
