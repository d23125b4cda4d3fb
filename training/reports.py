"""The training side, drawn anew each epoch."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from dotterel.evaluation.annotated import AnnotatedReport
from dotterel.inference import Labels, WordPieceTokenizer
from training.swaps import with_other_countries
from training.tensors import LabelledReport, label_report


@dataclass(frozen=True, kw_only=True)
class TrainingReports:
    """Annotated reports to train on.

    Attributes:
        annotated: The reports as written.
        labelled: The same with labels, in the same order.
        swapped: Share of reports read with other countries, another draw each epoch.
        tokenizer: For the swapped ones.
        labels: The label lists.
    """

    annotated: Sequence[AnnotatedReport]
    labelled: Sequence[LabelledReport]
    swapped: float
    tokenizer: WordPieceTokenizer
    labels: Labels

    @classmethod
    def of(
        cls, reports: Sequence[AnnotatedReport], tokenizer: WordPieceTokenizer, labels: Labels, *, swapped: float
    ) -> "TrainingReports":
        """Label reports to train on; arguments as the attributes."""
        labelled = [label_report(report, tokenizer, labels) for report in reports]
        return cls(annotated=reports, labelled=labelled, swapped=swapped, tokenizer=tokenizer, labels=labels)

    def of_epoch(self, chance: random.Random) -> Sequence[LabelledReport]:
        """The labelled reports of one epoch."""
        if not self.swapped:
            return self.labelled
        return [
            label_report(with_other_countries(report, chance), self.tokenizer, self.labels)
            if chance.random() < self.swapped
            else labelled
            for report, labelled in zip(self.annotated, self.labelled, strict=True)
        ]
