"""The door to the network: windows in, scores out."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
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

    def score(self, requests: Sequence[Request]) -> Iterator[dict[int, SentenceScores]]:
        """Scores of each window's sentences by sentence number, in the order of the requests.

        All requests are begun at once; an answer is waited for only when it is taken.
        """
        ...


class OnnxSession:
    """The network of an artifact, run by onnxruntime on the processor.

    Every window is run by itself, several at a time in threads of one core each: so its scores never depend on what is
    read beside it (docs/decisions/0012-row-wise-int8.md).
    """

    def __init__(self, artifact: Artifact, *, threads: int = 0) -> None:
        """Load the graph.

        Args:
            artifact: The model.
            threads: Windows run at a time; 0 takes as many as there are cores.

        Raises:
            ArtifactError: The graph cannot be loaded, or does not fit the label lists.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
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

        self._threads = ThreadPoolExecutor(threads or os.cpu_count() or 1, thread_name_prefix="network")

    def score(self, requests: Sequence[Request]) -> Iterator[dict[int, SentenceScores]]:
        """As in `Session`."""
        return self._threads.map(self._score_window, requests)

    def _score_window(self, request: Request) -> dict[int, SentenceScores]:
        values = self._session.run(None, window_arrays(request.window))
        return _window_scores(request, dict(zip(self._outputs, values, strict=True)))


def window_arrays(window: Window) -> dict[str, Integers]:
    """A window as the graph's inputs: arrays of one row."""
    firsts = np.zeros(len(window.word_pieces), np.int64)
    lengths = np.zeros(len(window.word_pieces), np.int64)
    for first, last in _runs(window.word_sentences):
        firsts[first:last] = first
        lengths[first:last] = last - first
    rows = {
        "pieces": window.pieces,
        "casings": window.casings,
        "segments": window.segments,
        "word_pieces": window.word_pieces,
        "word_firsts": firsts,
        "word_lengths": lengths,
    }
    return {name: np.asarray(row, np.int64)[np.newaxis] for name, row in rows.items()}


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    first = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[first]:
            runs.append((first, place))
            first = place
    return runs if numbers else []


def _window_scores(request: Request, outputs: dict[str, NDArray[np.float32]]) -> dict[int, SentenceScores]:
    scores: dict[int, SentenceScores] = {}
    asked: list[int] = outputs["candidates"][:, 1].tolist()
    histories: list[float] = outputs["historical"][:, 0].tolist()
    for first, last in _runs(request.window.word_sentences):
        sentence = request.window.word_sentences[first]
        tokens = request.sentences[sentence]
        words = request.window.word_numbers[first:last]
        candidates = [
            CandidateScores(
                word=word - first,
                roles=outputs["roles"][row, : last - first],
                modes=outputs["modes"][row],
                statuses=outputs["statuses"][row],
                historical=histories[row],
                happening=outputs["happenings"][row],
            )
            for row, word in enumerate(asked)
            if first <= word < last
        ]
        scores[sentence] = SentenceScores(
            word_starts=tuple(tokens.word_starts[word] for word in words),
            word_ends=tuple(tokens.word_ends[word] for word in words),
            triggers=outputs["triggers"][0, first:last],
            sectors=outputs["sectors"][0, first:last],
            contexts=outputs["contexts"][0],
            relevance=float(outputs["relevance"][0, 0]) if "relevance" in outputs else 1.0,
            candidates=tuple(candidates),
        )
    return scores
