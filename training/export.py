"""A trained network as the run-time artifact: one int8 ONNX graph, tokenizer, manifest, model card."""

import hashlib
import json
import shutil
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn

from dotterel import __version__
from dotterel.coding import CANDIDATE_THRESHOLD, EVIDENCE
from dotterel.inference import Labels
from training.network import Network
from training.settings import TrainingSettings

INPUTS = ("pieces", "casings", "segments", "word_pieces", "word_firsts", "word_lengths")
OUTPUTS = (
    "triggers",
    "sectors",
    "contexts",
    "relevance",
    "candidates",
    "roles",
    "modes",
    "statuses",
    "historical",
    "happenings",
)


class Graph(nn.Module):
    """The network as one function of windows: every output is a probability or a unit vector.

    Inputs are integer arrays: pieces, casings, segments (windows, pieces); word_pieces, word_firsts, word_lengths
    (windows, words): the first piece of each word, the first word of its sentence, and the words of its sentence;
    a padded word has length 0.

    Outputs: triggers (windows, words, labels), sectors (windows, words, sectors), contexts (windows, contexts),
    relevance (windows, 1), candidates (candidates, 2): window and word of each; roles (candidates, longest sentence,
    labels), modes, statuses, historical (candidates, ·), happenings (candidates, size).
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self,
        pieces: Tensor,
        casings: Tensor,
        segments: Tensor,
        word_pieces: Tensor,
        word_firsts: Tensor,
        word_lengths: Tensor,
    ) -> tuple[Tensor, ...]:
        """As told in the class."""
        network = self.network
        words = network.read(pieces, casings, segments, word_pieces)
        real = (word_lengths > 0).to(words.dtype)
        triggers = network.triggers(words).softmax(-1)
        pooled = (words * real[:, :, None]).sum(1) / real.sum(1).clamp(min=1)[:, None]
        begins = triggers[:, :, 1::2].sum(-1) * real
        candidates = torch.nonzero(begins >= CANDIDATE_THRESHOLD)
        windows, asked = candidates[:, 0], candidates[:, 1]
        firsts, lengths = word_firsts[windows, asked], word_lengths[windows, asked]
        read = network.ask(words, windows, asked, firsts, lengths)
        events = read[torch.arange(candidates.shape[0]), asked - firsts]
        return (
            triggers,
            network.sectors(words).sigmoid(),
            network.contexts(pooled).sigmoid(),
            network.relevance(pooled).sigmoid(),
            candidates,
            network.roles(read).softmax(-1),
            network.modes(events).sigmoid(),
            network.statuses(events).softmax(-1),
            network.historical(events).sigmoid(),
            network.happening(events),
        )


def export_graph(network: Network, path: Path) -> None:
    """Write the network as an int8 ONNX graph.

    Matrices are quantised in blocks, and what is multiplied with them row by row, so that a window's scores do not
    depend on the windows beside it in a batch. (Quantising whole activations moved scores by up to 0.3 with the batch,
    at the same speed and a threefold error; measured November 2026.)
    """
    network.eval()
    example = (
        torch.randint(1000, 2000, (2, 12)),
        torch.zeros(2, 12, dtype=torch.long),
        torch.zeros(2, 12, dtype=torch.long),
        torch.arange(1, 9).repeat(2, 1),
        torch.zeros(2, 8, dtype=torch.long),
        torch.full((2, 8), 8, dtype=torch.long),
    )
    axes = {name: {0: "windows", 1: "pieces" if number < 3 else "words"} for number, name in enumerate(INPUTS)}
    axes |= {
        "triggers": {0: "windows", 1: "words"},
        "sectors": {0: "windows", 1: "words"},
        "contexts": {0: "windows"},
        "relevance": {0: "windows"},
        "candidates": {0: "candidates"},
        "roles": {0: "candidates", 1: "longest"},
    }
    axes |= {name: {0: "candidates"} for name in ("modes", "statuses", "historical", "happenings")}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            Graph(network).eval(),
            example,
            str(full),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        half = Path(folder) / "matrices.onnx"
        matrices = MatMulNBitsQuantizer(
            onnx.load(str(full)), bits=8, block_size=128, is_symmetric=True, accuracy_level=4
        )
        matrices.process()
        matrices.model.save_model_to_file(str(half))
        quantize_dynamic(
            str(half), str(path), per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["Gather"]
        )


def export_artifact(
    network: Network,
    tokenizer_path: Path,
    labels: Labels,
    settings: TrainingSettings,
    *,
    facts: Mapping[str, Any],
    folder: Path,
) -> None:
    """Write graph, tokenizer and manifest into a folder; the lowest score to keep stands at 0.5 until it is chosen.

    Args:
        network: The trained network.
        tokenizer_path: The tokenizer of its base weights.
        labels: Its label lists.
        settings: How it was trained.
        facts: What the manifest says further: corpus digest, how long it took.
        folder: Made where missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    export_graph(network, folder / "model.onnx")
    shutil.copyfile(tokenizer_path, folder / "tokenizer.json")
    manifest = {
        "name": "dotterel-en",
        "version": __version__,
        "files": {name: file_digest(folder / name) for name in ("model.onnx", "tokenizer.json")},
        "labels": labels.to_mapping(),
        "max_pieces": settings.max_pieces,
        "max_context": settings.max_context,
        "min_score": 0.5,
        "happening_weights": dict.fromkeys(EVIDENCE, 0.0)
        | {"cosine": network.happening_scale.item(), "bias": network.happening_bias.item()},
        "training": asdict(settings),
        **facts,
    }
    _write_manifest(folder, manifest)


def complete_manifest(folder: Path, *, min_score: float, facts: Mapping[str, Any]) -> None:
    """Add what was measured on the exported graph, and the lowest score chosen by it."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    _write_manifest(folder, manifest | {"min_score": min_score} | facts)


def _write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")


def file_digest(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def corpus_digest(paths: Sequence[Path]) -> str:
    """SHA-256 over the digests of the files, in order of their names."""
    hasher = hashlib.sha256()
    for path in sorted(paths, key=lambda one: one.name):
        hasher.update(f"{path.name} {file_digest(path)}\n".encode())
    return hasher.hexdigest()
