"""A running average of a network's weights, which answers more evenly than the weights of any one step."""

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor

from training.network import Network


class WeightAverage:
    """Exponential average of the trained weights.

    In the first steps the average forgets faster, so that it does not remember the untrained heads.

    Args:
        network: Whose weights are averaged.
        decay: Share of the old average that each step keeps, in [0, 1).
    """

    def __init__(self, network: Network, *, decay: float) -> None:
        self._network = network
        self._decay = decay
        self._steps = 0
        self._weights = {name: value.detach().clone() for name, value in self._trained()}

    def _trained(self) -> Iterator[tuple[str, Tensor]]:
        return ((name, value) for name, value in self._network.named_parameters() if value.requires_grad)

    @torch.no_grad()
    def take_step(self) -> None:
        """Take the network's present weights into the average."""
        self._steps += 1
        keep = min(self._decay, self._steps / (self._steps + 10))
        for name, value in self._trained():
            self._weights[name].lerp_(value, 1 - keep)

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """The network with the averaged weights, inside a `with`; its own come back afterwards."""
        own = {name: value.detach().clone() for name, value in self._trained()}
        self._put(self._weights)
        try:
            yield
        finally:
            self._put(own)

    @torch.no_grad()
    def _put(self, weights: dict[str, Tensor]) -> None:
        for name, value in self._trained():
            value.copy_(weights[name])
