"""A model folder is checked before use."""

from pathlib import Path
from typing import Any

import pytest

from dotterel.inference import Calibration, OnnxSession, load_artifact
from dotterel.model import ArtifactError
from tests.inference.models import LABELS, model_folder


def refused(folder: Path) -> ArtifactError:
    """The error that a folder gives."""
    with pytest.raises(ArtifactError) as caught:
        load_artifact(folder)
    return caught.value


def test_a_whole_folder_is_read(tmp_path: Path) -> None:
    """Labels, sizes and thresholds are the manifest's, the digest is the graph's, and the rest is kept as facts."""
    folder = model_folder(tmp_path / "small", corpus_digest="c0ffee")
    artifact = load_artifact(folder)
    assert (artifact.name, artifact.version, artifact.labels) == ("small", "1", LABELS)
    assert (artifact.max_pieces, artifact.max_context, artifact.min_score) == (24, 6, 0.5)
    assert artifact.digest == artifact.facts["files"]["model.onnx"]
    assert artifact.facts["corpus_digest"] == "c0ffee"


def test_maps_of_the_manifest_calibrate(tmp_path: Path) -> None:
    """The maps are the manifest's; a manifest without any leaves scores as they are."""
    maps = {"event": {"intercept": -0.5, "slope": 0.9}}
    artifact = load_artifact(model_folder(tmp_path / "with", calibration=maps))
    assert artifact.calibration.to_mapping() == maps
    assert load_artifact(model_folder(tmp_path / "without")).calibration == Calibration()


def test_a_missing_folder_is_named_with_a_remedy(tmp_path: Path) -> None:
    """Where there is no model the user reads which folder was meant and what to do."""
    error = refused(tmp_path / "nowhere")
    assert "nowhere" in error.message
    assert error.remedy
    assert error.exit_code == 3


@pytest.mark.parametrize("name", ["manifest.json", "model.onnx", "tokenizer.json"])
def test_a_missing_file_is_named(name: str, tmp_path: Path) -> None:
    """Each of the three files is needed."""
    folder = model_folder(tmp_path / "small")
    (folder / name).unlink()
    error = refused(folder)
    assert name in error.message
    assert error.remedy


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_file_with_another_digest_is_refused(name: str, tmp_path: Path) -> None:
    """A file cut short by a broken download is never used, even where it still loads."""
    folder = model_folder(tmp_path / "small")
    (folder / name).write_bytes((folder / name).read_bytes()[:-1])
    error = refused(folder)
    assert name in error.message
    assert "digest" in error.message
    assert error.remedy


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"3", b"\xff\xfe\x00", b'{"name": "small"}', b'{"files": 3}']
)
def test_a_malformed_manifest_is_refused(content: bytes, tmp_path: Path) -> None:
    """What is no manifest gives one kind of error with a remedy, whatever is wrong with it."""
    folder = model_folder(tmp_path / "small")
    (folder / "manifest.json").write_bytes(content)
    error = refused(folder)
    assert "manifest" in error.message
    assert error.remedy


@pytest.mark.parametrize(
    "changes",
    [
        *({name: None} for name in ("name", "version", "labels", "max_pieces", "max_context", "min_score")),
        {"happening_weights": None},
        {"happening_weights": [1.0]},
        {"happening_weights": {"bias": "much"}},
        {"calibration": [0.5]},
        {"calibration": {"event": 0.5}},
        {"calibration": {"event": {"intercept": 0.0}}},
        {"calibration": {"event": {"intercept": 0.0, "slope": 0.0}}},
        {"calibration": {"event": {"intercept": 0.0, "slope": -1.0}}},
        {"calibration": {"event": {"intercept": float("nan"), "slope": 1.0}}},
        {"calibration": {"weather": {"intercept": 0.0, "slope": 1.0}}},
        {"max_pieces": "many"},
        {"min_score": []},
        {"labels": []},
        {"labels": {}},
        {"labels": {**LABELS.to_mapping(), "roles": []}},
        {"labels": {**LABELS.to_mapping(), "modes": ["ASSAULT/firearms", "ASSAULT/firearms"]}},
        {"labels": {**LABELS.to_mapping(), "sectors": 3}},
    ],
    ids=str,
)
def test_a_manifest_with_a_missing_or_bad_value_is_refused(changes: dict[str, Any], tmp_path: Path) -> None:
    """A value that the coder needs is asked for when loading, not when the first report has been read."""
    error = refused(model_folder(tmp_path / "small", **changes))
    assert "manifest" in error.message
    assert error.remedy


def test_a_graph_that_is_none_is_refused(tmp_path: Path) -> None:
    """A file that is what its manifest names but no network is an error of the model, not of the runtime."""
    artifact = load_artifact(model_folder(tmp_path / "small", graph=b"no graph"))
    with pytest.raises(ArtifactError, match="cannot be loaded") as caught:
        OnnxSession(artifact)
    assert caught.value.remedy
