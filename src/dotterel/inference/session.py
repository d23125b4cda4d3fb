"""The door to the network: batches of windows in, scores out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dotterel.inference.artifact import Artifact
from dotterel.inference.scores import CandidateScores, SentenceScores
from dotterel.inference.tokenizer import TokenisedSentence
from dotterel.inference.windows import Window
from dotterel.model import ArtifactError

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Request:
    """A window to be scored, with the sentences that its sentence numbers refer to."""

    window: Window
    sentences: Sequence[TokenisedSentence]


class Session(Protocol):
    """Whatever scores windows: the shipped network, or a fake in tests."""

    def score(self, requests: Sequence[Request]) -> list[dict[int, SentenceScores]]:
        """Scores of each window's sentences by sentence number, in the order of the requests.

        The windows should be of about equal length: shorter ones are padded to the longest.
        """
        ...


class OnnxSession:
    """The network of an artifact, run by onnxruntime on the processor."""

    def __init__(self, artifact: Artifact, *, threads: int = 0) -> None:
        """Load the graph.

        Args:
            artifact: The model.
            threads: Processor threads for one batch; 0 takes as many as there are cores.

        Raises:
            ArtifactError: The graph cannot be loaded, or does not fit the label lists.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                str(artifact.graph), options, providers=["CPUExecutionProvider"]
            )
        except Exception as fault:  # onnxruntime raises its own undocumented classes
            raise ArtifactError(f"the model cannot be loaded: {fault}", "Install Dotterel anew.") from fault
        self._outputs = [output.name for output in self._session.get_outputs()]
        sizes = {output.name: output.shape[-1] for output in self._session.get_outputs()}
        for name in ("triggers", "roles", "modes", "statuses", "sectors", "contexts"):
            if sizes.get(name) != len(getattr(artifact.labels, name)):
                raise ArtifactError(f"the model's head {name} does not fit its manifest", "Install Dotterel anew.")

    def score(self, requests: Sequence[Request]) -> list[dict[int, SentenceScores]]:
        """As in `Session`."""
        inputs = batch_arrays([request.window for request in requests])
        values = self._session.run(None, inputs)
        outputs = dict(zip(self._outputs, values, strict=True))
        rows_by_window: dict[int, list[int]] = {}
        for row, (window, _) in enumerate(outputs["candidates"].tolist()):
            rows_by_window.setdefault(window, []).append(row)
        return [
            _window_scores(request, number, rows_by_window.get(number, []), outputs)
            for number, request in enumerate(requests)
        ]


def batch_arrays(windows: Sequence[Window]) -> dict[str, Integers]:
    """One window or more as the graph's inputs, padded with zeros to the longest."""
    count = len(windows)
    pieces = max(len(window.pieces) for window in windows)
    words = max(len(window.word_pieces) for window in windows)
    arrays = {name: np.zeros((count, pieces), np.int64) for name in ("pieces", "casings", "segments")}
    arrays |= {name: np.zeros((count, words), np.int64) for name in ("word_pieces", "word_firsts", "word_lengths")}
    for row, window in enumerate(windows):
        length, word_count = len(window.pieces), len(window.word_pieces)
        arrays["pieces"][row, :length] = window.pieces
        arrays["casings"][row, :length] = window.casings
        arrays["segments"][row, :length] = window.segments
        arrays["word_pieces"][row, :word_count] = window.word_pieces
        for first, last in _runs(window.word_sentences):
            arrays["word_firsts"][row, first:last] = first
            arrays["word_lengths"][row, first:last] = last - first
    return arrays


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    first = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[first]:
            runs.append((first, place))
            first = place
    return runs if numbers else []


def _window_scores(
    request: Request, number: int, candidate_rows: Sequence[int], outputs: dict[str, NDArray[np.float32]]
) -> dict[int, SentenceScores]:
    scores: dict[int, SentenceScores] = {}
    for first, last in _runs(request.window.word_sentences):
        sentence = request.window.word_sentences[first]
        tokens = request.sentences[sentence]
        words = request.window.word_numbers[first:last]
        candidates = [
            CandidateScores(
                word=int(outputs["candidates"][row, 1]) - first,
                roles=outputs["roles"][row, : last - first],
                modes=outputs["modes"][row],
                statuses=outputs["statuses"][row],
                historical=float(outputs["historical"][row, 0]),
                happening=outputs["happenings"][row],
            )
            for row in candidate_rows
            if first <= outputs["candidates"][row, 1] < last
        ]
        scores[sentence] = SentenceScores(
            word_starts=tuple(tokens.word_starts[word] for word in words),
            word_ends=tuple(tokens.word_ends[word] for word in words),
            triggers=outputs["triggers"][number, first:last],
            sectors=outputs["sectors"][number, first:last],
            contexts=outputs["contexts"][number],
            candidates=tuple(candidates),
        )
    return scores
