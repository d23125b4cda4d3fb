"""Scores of a network in training, in the form that the run-time session gives, so that both are decoded alike."""

import numpy as np
import torch

from dotterel.coding import CANDIDATE_THRESHOLD
from dotterel.inference import (
    Artifact,
    CandidateScores,
    Labels,
    OnnxSession,
    Request,
    SentenceScores,
    WordPieceTokenizer,
    windows_of,
)
from training.network import Network
from training.settings import TrainingSettings
from training.tensors import LabelledReport


class Probe:
    """Reads labelled reports with a network, a window at a time."""

    def __init__(
        self, network: Network, settings: TrainingSettings, labels: Labels, *, start_piece: int, end_piece: int
    ) -> None:
        self.network = network
        self.labels = labels
        self.settings = settings
        self.start_piece = start_piece
        self.end_piece = end_piece

    @torch.no_grad()
    def score(self, report: LabelledReport) -> list[SentenceScores]:
        """Scores of every sentence of the report, in order; one without words, or cut by a window, has no rows."""
        self.network.eval()
        network = self.network
        tokens = [sentence.tokens for sentence in report.sentences]
        scores: dict[int, SentenceScores] = {}
        for window in windows_of(
            tokens,
            max_pieces=self.settings.max_pieces,
            max_context=self.settings.max_context,
            start_piece=self.start_piece,
            end_piece=self.end_piece,
        ):
            words = network.read(
                torch.tensor([window.pieces]),
                torch.tensor([window.casings]),
                torch.tensor([window.segments]),
                torch.tensor([window.word_pieces]),
            )
            triggers = network.triggers(words).softmax(-1)[0].numpy()
            sectors = network.sectors(words).sigmoid()[0].numpy()
            contexts = network.contexts(words.mean(1)).sigmoid()[0].numpy()
            relevance = float(network.relevance(words.mean(1)).sigmoid()[0, 0])
            sentence_of_word = np.array(window.word_sentences)
            for sentence in dict.fromkeys(window.word_sentences):
                rows = np.flatnonzero(sentence_of_word == sentence)
                if len(rows) != len(tokens[sentence].word_starts):
                    continue
                scores[sentence] = SentenceScores(
                    word_starts=tokens[sentence].word_starts,
                    word_ends=tokens[sentence].word_ends,
                    triggers=triggers[rows],
                    sectors=sectors[rows],
                    contexts=contexts,
                    relevance=relevance,
                    candidates=self._candidates(words, triggers, rows),
                )
        empty = _silence(self.labels)
        return [scores.get(number, empty) for number in range(len(tokens))]

    def _candidates(self, words: torch.Tensor, triggers: np.ndarray, rows: np.ndarray) -> tuple[CandidateScores, ...]:
        network = self.network
        asked = [int(row) for row in rows if triggers[row, 1::2].sum() >= CANDIDATE_THRESHOLD]
        if not asked:
            return ()
        count = len(asked)
        read = network.ask(
            words,
            torch.zeros(count, dtype=torch.long),
            torch.tensor(asked),
            torch.full((count,), int(rows[0])),
            torch.full((count,), len(rows)),
        )
        events = read[torch.arange(count), torch.tensor(asked) - int(rows[0])]
        roles = network.roles(read).softmax(-1).numpy()
        modes = network.modes(events).sigmoid().numpy()
        statuses = network.statuses(events).softmax(-1).numpy()
        historical = network.historical(events).sigmoid().numpy()
        happenings = network.happening(events).numpy()
        return tuple(
            CandidateScores(
                word=asked[number] - int(rows[0]),
                roles=roles[number],
                modes=modes[number],
                statuses=statuses[number],
                historical=float(historical[number, 0]),
                happening=happenings[number],
            )
            for number in range(count)
        )


class SessionProbe:
    """Reads labelled reports with the exported graph, so that what is measured is what is shipped."""

    def __init__(self, artifact: Artifact) -> None:
        self.session = OnnxSession(artifact)
        self.artifact = artifact
        tokenizer = WordPieceTokenizer(artifact.tokenizer)
        self.start_piece, self.end_piece = tokenizer.start_piece, tokenizer.end_piece

    def score(self, report: LabelledReport) -> list[SentenceScores]:
        """As `Probe.score`."""
        tokens = [sentence.tokens for sentence in report.sentences]
        windows = windows_of(
            tokens,
            max_pieces=self.artifact.max_pieces,
            max_context=self.artifact.max_context,
            start_piece=self.start_piece,
            end_piece=self.end_piece,
        )
        scores: dict[int, SentenceScores] = {}
        for window in windows:
            (answer,) = self.session.score([Request(window=window, sentences=tokens)])
            scores |= answer
        return [scores.get(number, _silence(self.artifact.labels)) for number in range(len(tokens))]


def _silence(labels: Labels) -> SentenceScores:
    """Scores of a sentence without words."""
    return SentenceScores(
        word_starts=(),
        word_ends=(),
        triggers=np.zeros((0, len(labels.triggers)), np.float32),
        sectors=np.zeros((0, len(labels.sectors)), np.float32),
        contexts=np.zeros(len(labels.contexts), np.float32),
        relevance=0.0,
        candidates=(),
    )
