"""A small model folder made by hand, and sentences that stand in one window."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from dotterel.coding import EVIDENCE
from dotterel.inference import Labels, Request, WordPieceTokenizer, spans_of, windows_of
from dotterel.model import ROLES

WORDS = (
    "gunmen", "attack", "##ed", "##ers", "herders", "soldiers", "ministers", "met", "in", "niono", "tarka", "on",
    "monday", "the", "and", "of", "cafe", "##s", "12", "-", ",", ".", "said", "nothing", "happened", "here",
)  # fmt: skip
LABELS = Labels(
    triggers=spans_of(("ASSAULT", "CONSULT")),
    roles=spans_of(ROLES),
    modes=("ASSAULT/firearms", "CONSULT/visit"),
    statuses=("asserted", "claimed", "denied", "negated", "future", "hypothetical"),
    sectors=("MIL", "CVL"),
    contexts=("military", "territory"),
)


def small_tokenizer(path: Path, *, without: Sequence[str] = ()) -> Path:
    """Write a word-piece tokenizer of a few dozen pieces; it folds letters and accents as the shipped one does."""
    pieces = [piece for piece in ("[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS) if piece not in without]
    tokenizer = Tokenizer(models.WordPiece({piece: at for at, piece in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.save(str(path))
    return path


def model_folder(folder: Path, *, graph: bytes = b"no graph", **changes: Any) -> Path:
    """Write a model folder whose digests are right; keys of the manifest may be changed, or left out by giving none."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.onnx").write_bytes(graph)
    small_tokenizer(folder / "tokenizer.json")
    manifest = {
        "name": "small",
        "version": "1",
        "files": {
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("model.onnx", "tokenizer.json")
        },
        "labels": LABELS.to_mapping(),
        "max_pieces": 24,
        "max_context": 6,
        "min_score": 0.5,
        "happening_weights": dict.fromkeys(EVIDENCE, 0.0) | {"cosine": 4.0, "bias": -1.0},
    } | changes
    kept = {key: value for key, value in manifest.items() if value is not None}
    (folder / "manifest.json").write_text(json.dumps(kept), encoding="utf-8")
    return folder


def requests_of(
    tokenizer: WordPieceTokenizer, *documents: Sequence[str], max_pieces: int = 160, max_context: int = 48
) -> list[Request]:
    """The windows of some documents, each given as its sentences."""
    requests: list[Request] = []
    for sentences in documents:
        tokenised = tokenizer.tokenise(sentences)
        windows = windows_of(
            tokenised,
            max_pieces=max_pieces,
            max_context=max_context,
            start_piece=tokenizer.start_piece,
            end_piece=tokenizer.end_piece,
        )
        requests += [Request(window=window, sentences=tokenised) for window in windows]
    return requests
