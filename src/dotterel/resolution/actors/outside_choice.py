"""The choice among a document's states for a party whose words name none: small networks, fitted on the corpus.

A conditional logit (McFadden 1974) whose utilities are not only weighted sums: each state and the answer "none of them"
get a weighted sum of what speaks for them, and beside it the mean answer of some networks of two hidden layers, which
also read what kind of party is asked about, in which role and event, and facing whom. The shares are the exponentials
of these utilities. The weights stand in ``outside_weights.json``; ``python -m training.outside_country`` makes them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dotterel.model.errors import ArtifactError
from dotterel.model.shipped import shipped_record
from dotterel.resolution.actors.outside_evidence import NONE_NUMBERS, QUESTION_NUMBERS, STATE_NUMBERS, StateEvidence

ANSWER_NUMBERS = (*STATE_NUMBERS, *NONE_NUMBERS)
"""What is told of one answer: of a state the first, of "none of them" the others; the rest is 0."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class OutsideChoice:
    """The weights of the choice.

    Attributes:
        direct: Of each of `ANSWER_NUMBERS` in the sum, shape (answer numbers,).
        first: Of the first layer for each of `ANSWER_NUMBERS`, shape (networks, answer numbers, units).
        first_question: The same for each of `QUESTION_NUMBERS`, shape (networks, question numbers, units).
        first_bias: Shape (networks, 1, units).
        second: Of the second layer, shape (networks, units, units).
        second_bias: Shape (networks, 1, units).
        last: Of each unit of the second layer in the utility, shape (networks, 1, units).
    """

    direct: Floats
    first: Floats
    first_question: Floats
    first_bias: Floats
    second: Floats
    second_bias: Floats
    last: Floats

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any]) -> "OutsideChoice":
        """From the data file.

        Raises:
            ArtifactError: Weights are missing, are no finite numbers, or of other shapes.
        """
        answers, asked = len(ANSWER_NUMBERS), len(QUESTION_NUMBERS)
        try:
            read = {name: np.array(mapping[name], np.float32) for name in cls.__slots__}
        except (KeyError, TypeError, ValueError) as fault:
            raise ArtifactError(f"outside_weights.json lacks weights: {fault}", "Install Dotterel anew.") from fault
        networks, _, units = read["last"].shape if read["last"].ndim == read["first"].ndim else (0, 0, 0)
        shapes = {
            "direct": (answers,),
            "first": (networks, answers, units),
            "first_question": (networks, asked, units),
            "first_bias": (networks, 1, units),
            "second": (networks, units, units),
            "second_bias": (networks, 1, units),
            "last": (networks, 1, units),
        }
        for name, weights in read.items():
            if weights.shape != shapes[name]:
                raise ArtifactError(f"outside_weights.json: {name} has another shape", "Install Dotterel anew.")
            if not np.isfinite(weights).all():
                raise ArtifactError(f"outside_weights.json: {name} is not finite", "Install Dotterel anew.")
        return cls(**read)

    def shares(
        self, evidence: Sequence[StateEvidence], for_none: Sequence[float], about: Sequence[float]
    ) -> tuple[float, ...]:
        """How likely each state is, and last that it is none of them; sums to 1.

        Args:
            evidence: What speaks for each state.
            for_none: What speaks for none of them, as `evidence_for_none` tells it.
            about: What is told of the question, as `question_numbers` tells it.
        """
        rows = np.zeros((len(evidence) + 1, len(ANSWER_NUMBERS)), np.float32)
        rows[:-1, : len(STATE_NUMBERS)] = [one.numbers for one in evidence]
        rows[-1, len(STATE_NUMBERS) :] = for_none
        return tuple(self.of_rows(rows, np.array(about, np.float32)).tolist())

    def of_rows(self, rows: Floats, about: Floats) -> Floats:
        """The shares of answers given as rows, shape (answers,).

        Args:
            rows: What is told of each answer, shape (answers, answer numbers), "none of them" last.
            about: What is told of the question, shape (question numbers,).
        """
        asked = (about @ self.first_question)[:, None, :] + self.first_bias
        hidden = np.maximum(rows @ self.first + asked, 0)
        hidden = np.maximum(hidden @ self.second + self.second_bias, 0)
        utilities = rows @ self.direct + (hidden * self.last).sum(-1).mean(0)
        powers = np.exp(utilities - utilities.max())
        shares: Floats = powers / powers.sum()
        return shares


@cache
def shipped_choice() -> OutsideChoice:
    """The choice that comes with Dotterel.

    Raises:
        ArtifactError: The file is missing or damaged.
    """
    return shipped_record(
        "dotterel.resolution.actors",
        "outside_weights.json",
        lambda told: OutsideChoice.from_mapping(told["weights"]),
    )
