"""The model artifact: one folder with graph, tokenizer and manifest, checked before use."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dotterel.inference.calibration import Calibration
from dotterel.inference.labels import Labels
from dotterel.model import ArtifactError

SHIPPED = Path(__file__).with_name("artifact")
REMEDY = "Install Dotterel anew, or point to a folder written by training/train.py."


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A checked model folder.

    Attributes:
        name: Such as ``dotterel-en``.
        version: Its version.
        digest: SHA-256 of the graph.
        graph: Path of the ONNX file.
        tokenizer: Path of the tokenizer.
        labels: Label lists of the heads.
        max_pieces: Longest window in pieces.
        max_context: Longest left context in pieces.
        min_score: Lowest calibrated score of an event kept unless the user asks for another, chosen on the dev side.
        happening_weights: Weights of the evidence that two events of a document are one happening.
        calibration: What makes scores of the network calibrated ones; a manifest without it leaves them as they are.
        facts: The rest of the manifest: how it was trained and what it measured.
    """

    name: str
    version: str
    digest: str
    graph: Path
    tokenizer: Path
    labels: Labels
    max_pieces: int
    max_context: int
    min_score: float
    happening_weights: Mapping[str, float]
    calibration: Calibration
    facts: Mapping[str, Any]


def load_artifact(folder: Path = SHIPPED) -> Artifact:
    """Read a model folder and check its digests.

    Raises:
        ArtifactError: The manifest is missing or malformed, or a file is missing or is not the one it names.
    """
    path = folder / "manifest.json"
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        files: Mapping[str, str] = manifest["files"]
        for name in ("model.onnx", "tokenizer.json"):
            _check_digest(folder / name, files[name])
        return Artifact(
            name=manifest["name"],
            version=manifest["version"],
            digest=files["model.onnx"],
            graph=folder / "model.onnx",
            tokenizer=folder / "tokenizer.json",
            labels=Labels.from_mapping(manifest["labels"]),
            max_pieces=int(manifest["max_pieces"]),
            max_context=int(manifest["max_context"]),
            min_score=float(manifest["min_score"]),
            happening_weights={str(name): float(value) for name, value in manifest["happening_weights"].items()},
            calibration=Calibration.from_mapping(manifest.get("calibration", {})),
            facts=manifest,
        )
    except OSError as fault:
        raise ArtifactError(f"the model in {folder.name} cannot be read: {fault}", REMEDY) from fault
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise ArtifactError(f"the model's manifest is malformed: {fault}", REMEDY) from fault


def _check_digest(path: Path, expected: str) -> None:
    hasher = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            hasher.update(chunk)
    if hasher.hexdigest() != expected:
        raise ArtifactError(f"{path.name} is not the file that the manifest names (its digest differs)", REMEDY)
