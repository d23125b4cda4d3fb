"""Earlier runs as teachers: a new run learns from what they would answer, beside the annotation.

What several networks agree on is a softer and often a truer label than one reader's word, and one network that has
learnt it costs no more than any of them (Hinton, Vinyals and Dean, "Distilling the knowledge in a neural network",
2015).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.network import Network
from training.tensors import Batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """The teachers' mean answers to one batch, as probabilities.

    Attributes:
        triggers: Shape (windows, words, trigger labels).
        roles: Shape (events, longest sentence, role labels).
    """

    triggers: Tensor
    roles: Tensor


class Teachers:
    """Trained networks that are asked and not trained.

    Args:
        networks: At least one.
    """

    def __init__(self, networks: Sequence[Network]) -> None:
        self._networks = [network.eval() for network in networks]

    @torch.no_grad()
    def answers(self, batch: Batch) -> Taught:
        """Their mean answers to a batch."""
        each = [_answers(network, batch) for network in self._networks]
        return Taught(
            triggers=torch.stack([one.triggers for one in each]).mean(0),
            roles=torch.stack([one.roles for one in each]).mean(0),
        )


def _answers(network: Network, batch: Batch) -> Taught:
    words = network.read(batch.pieces, batch.casings, batch.segments, batch.word_pieces)
    roles = torch.zeros(0, 0, network.roles.out_features)
    if len(batch.event_words):
        asked = network.ask(words, batch.event_windows, batch.event_words, batch.event_firsts, batch.event_lengths)
        roles = network.roles(asked).float().softmax(-1)
    return Taught(triggers=network.triggers(words).float().softmax(-1), roles=roles)


def taught_loss(scores: Tensor, wanted: Tensor, *, scored: Tensor, weights: Tensor) -> Tensor:
    """Cross-entropy against probabilities, a scalar: the weighted mean that it is against labels.

    Args:
        scores: Of the network in training, shape (..., labels).
        wanted: The teachers' probabilities, same shape.
        scored: Whether each position counts, shape (...).
        weights: Weight of each label, shape (labels).
    """
    chosen = wanted[scored] * weights
    return -(chosen * functional.log_softmax(scores[scored], dim=-1)).sum() / chosen.sum().clamp(min=1e-6)
