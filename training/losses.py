"""The loss of a batch: one weighted sum over all heads."""

from collections import Counter
from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from dotterel.inference import Labels
from training.network import Network
from training.settings import TrainingSettings
from training.teaching import Taught, taught_loss
from training.tensors import IGNORED, Batch, LabelledReport

ROLE_OUTSIDE_WEIGHT = 0.5


def trigger_weights(reports: Sequence[LabelledReport], labels: Labels, settings: TrainingSettings) -> Tensor:
    """Weight of each trigger label, shape (trigger labels): O by its setting, rare types by `rarity`."""
    counts = Counter(label for report in reports for sentence in report.sentences for label in sentence.triggers)
    begun = [counts[number] for number, label in enumerate(labels.triggers) if label.startswith("B-")]
    most = max(begun, default=1)
    weights = torch.ones(len(labels.triggers))
    weights[0] = settings.outside_weight
    for number, label in enumerate(labels.triggers):
        if number:
            first = labels.triggers.index(f"B-{label[2:]}")
            weights[number] = (most / max(counts[first], 1)) ** settings.rarity
    return weights


def batch_loss(
    network: Network, batch: Batch, settings: TrainingSettings, label_weights: Tensor, taught: Taught | None = None
) -> Tensor:
    """The training loss of one batch, a scalar.

    Args:
        network: In training.
        batch: Windows with labels.
        settings: Weights of the heads, smoothing.
        label_weights: Weight of each trigger label, shape (trigger labels); see `trigger_weights`.
        taught: What teachers answer to this batch, counted by the settings' share `taught`; none without teachers.
    """
    words = network.read(batch.pieces, batch.casings, batch.segments, batch.word_pieces)
    weights = settings.losses
    trigger_scores = network.triggers(words).float()
    trigger_loss = functional.cross_entropy(
        trigger_scores.flatten(0, 1),
        batch.triggers.flatten(),
        weight=label_weights,
        ignore_index=IGNORED,
        label_smoothing=settings.label_smoothing,
    )
    if taught is not None:
        told = taught_loss(trigger_scores, taught.triggers, scored=batch.triggers != IGNORED, weights=label_weights)
        trigger_loss = torch.lerp(trigger_loss, told, settings.taught)
    loss = weights.triggers * trigger_loss
    pooled = _pooled(words, batch)
    loss = loss + weights.contexts * _context_loss(network, pooled, batch)
    loss = loss + weights.relevance * functional.binary_cross_entropy_with_logits(
        network.relevance(pooled).float().squeeze(1), batch.relevance
    )
    if len(batch.sector_words):
        marked = words[batch.sector_words[:, 0], batch.sector_words[:, 1]]
        sector_scores = network.sectors(marked).float()
        loss = (
            loss
            + weights.sectors
            * functional.binary_cross_entropy_with_logits(sector_scores, batch.sectors, reduction="none").sum(1).mean()
            / 2
        )
    if len(batch.event_words):
        loss = loss + _event_loss(network, words, batch, settings, taught)
    return loss


def _pooled(words: Tensor, batch: Batch) -> Tensor:
    """The mean of each window's words, shape (windows, width)."""
    scored = (batch.triggers != IGNORED).to(words.dtype)[:, :, None]
    return (words * scored).sum(1) / scored.sum(1).clamp(min=1)


def _context_loss(network: Network, pooled: Tensor, batch: Batch) -> Tensor:
    losses = functional.binary_cross_entropy_with_logits(
        network.contexts(pooled).float(), batch.contexts, reduction="none"
    ).sum(1)
    return (losses * batch.has_contexts).sum() / batch.has_contexts.sum().clamp(min=1)


def _event_loss(
    network: Network, words: Tensor, batch: Batch, settings: TrainingSettings, taught: Taught | None
) -> Tensor:
    weights = settings.losses
    asked = network.ask(words, batch.event_windows, batch.event_words, batch.event_firsts, batch.event_lengths)
    role_scores = network.roles(asked).float()
    role_weights = torch.ones(role_scores.shape[-1])
    role_weights[0] = ROLE_OUTSIDE_WEIGHT
    events = asked[torch.arange(len(asked)), batch.event_words - batch.event_firsts]
    role_loss = functional.cross_entropy(
        role_scores.flatten(0, 1), batch.roles.flatten(), weight=role_weights, ignore_index=IGNORED
    )
    if taught is not None:
        told = taught_loss(role_scores, taught.roles, scored=batch.roles != IGNORED, weights=role_weights)
        role_loss = torch.lerp(role_loss, told, settings.taught)
    loss = weights.roles * role_loss
    loss = (
        loss
        + weights.modes
        * functional.binary_cross_entropy_with_logits(network.modes(events).float(), batch.modes, reduction="none")
        .sum(1)
        .mean()
        / 2
    )
    loss = loss + weights.statuses * functional.cross_entropy(
        network.statuses(events).float(), batch.statuses, label_smoothing=0.05
    )
    loss = loss + weights.historical * functional.binary_cross_entropy_with_logits(
        network.historical(events).float().squeeze(1), batch.historical
    )
    return loss + weights.happenings * _happening_loss(network, events, batch)


def _happening_loss(network: Network, events: Tensor, batch: Batch) -> Tensor:
    """Pairs of events of one window: is it one happening? Pairs over windows are never compared."""
    vectors = network.happening(events).float()
    first, second = torch.triu_indices(len(events), len(events), offset=1)
    together = batch.event_windows[first] == batch.event_windows[second]
    first, second = first[together], second[together]
    if not len(first):
        return vectors.sum() * 0.0
    scores = network.happening_scale * (vectors[first] * vectors[second]).sum(1) + network.happening_bias
    same = (batch.happenings[first] == batch.happenings[second]).float()
    return functional.binary_cross_entropy_with_logits(scores, same)
