"""The settings of a training run."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from dotterel.model import SettingsError

CONFIG = Path(__file__).with_name("config.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class LossWeights:
    """How much each head's loss counts."""

    triggers: float
    roles: float
    statuses: float
    historical: float
    modes: float
    sectors: float
    contexts: float
    relevance: float
    happenings: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSettings:
    """As commented in `config.toml`."""

    seed: int
    epochs: int
    batch_pieces: int
    max_pieces: int
    shortest_window: int
    max_context: int
    encoder_rate: float
    head_rate: float
    layer_decay: float
    word_rate: float
    warm_up: float
    weight_decay: float
    average_decay: float
    dropout: float
    label_smoothing: float
    outside_weight: float
    rarity: float
    lower_case: float
    upper_case: float
    masked: float
    swapped: float
    taught: float
    threads: int
    losses: LossWeights


def read_settings(path: Path = CONFIG) -> TrainingSettings:
    """Read a configuration file.

    One with `extends` names another beside it, and holds only what it sets otherwise.

    Raises:
        SettingsError: It cannot be read, or has missing or unknown keys; all of them are named.
    """
    try:
        table = _table(path)
    except (OSError, tomllib.TOMLDecodeError) as fault:
        raise SettingsError(f"{path.name} cannot be read: {fault}", "Start from training/config.toml.") from fault
    losses = table.get("losses", {})
    faults = _faults(table, TrainingSettings, "") + _faults(losses, LossWeights, "losses.")
    if faults:
        raise SettingsError(f"{path.name}: {'; '.join(faults)}", "Start from training/config.toml.")
    return TrainingSettings(**{**table, "losses": LossWeights(**losses)})


def _table(path: Path) -> dict[str, Any]:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    extended = table.pop("extends", None)
    if extended is None:
        return table
    return tomllib.loads(path.with_name(str(extended)).read_text(encoding="utf-8")) | table


def _faults(table: Mapping[str, Any], settings: type, prefix: str) -> list[str]:
    known = {field.name for field in fields(settings)}
    return [f"missing {prefix}{name}" for name in sorted(known - table.keys())] + [
        f"unknown {prefix}{name}" for name in sorted(table.keys() - known)
    ]
