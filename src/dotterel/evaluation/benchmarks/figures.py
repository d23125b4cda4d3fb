"""Figures: what a count of answers comes to."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from dotterel.evaluation.metrics import Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of a result.

    Attributes:
        name: What is measured.
        value: The figure, in [0, 1]: an F1, an accuracy, or a mean of these.
        precision: Share of given answers that are right, where that is asked.
        recall: Share of wanted answers that were given, where that is asked.
        given: Number of answers given.
        wanted: Number of answers wanted.
    """

    name: str
    value: float
    precision: float | None = None
    recall: float | None = None
    given: int | None = None
    wanted: int | None = None


def found(name: str, counts: Counts) -> Figure:
    """Precision, recall and F1 of what was to be found."""
    return Figure(
        name=name,
        value=counts.f1,
        precision=counts.precision,
        recall=counts.recall,
        given=counts.given,
        wanted=counts.wanted,
    )


def found_both_ways(name: str, given: Counts, wanted: Counts) -> Figure:
    """As `found`, where several given answers may meet one wanted: each side counts its own right ones.

    Args:
        name: What is measured.
        given: Right and given, of the given answers.
        wanted: Right and wanted, of the wanted answers.
    """
    precision, recall = given.precision, wanted.recall
    total = precision + recall
    return Figure(
        name=name,
        value=2 * precision * recall / total if total else 0.0,
        precision=precision,
        recall=recall,
        given=given.given,
        wanted=wanted.wanted,
    )


def answered(name: str, right: int, asked: int) -> Figure:
    """The share right of those asked; 0 where nothing was asked."""
    return Figure(name=name, value=right / asked if asked else 0.0, wanted=asked)


def classified(name: str, gold: Sequence[Hashable], given: Sequence[Hashable | None]) -> tuple[Figure, ...]:
    """Macro F1 over the classes of the gold, accuracy, and each class by itself.

    Args:
        name: Stands before each figure's name.
        gold: Class of each item.
        given: Answer for each item; none where there is no answer.
    """
    right = Counter(one for one, answer in zip(gold, given, strict=True) if one == answer)
    wanted, answers = Counter(gold), Counter(given)
    classes = sorted(wanted, key=lambda one: (-wanted[one], str(one)))
    by_class = [
        found(f"{name} {one}", Counts(right=right[one], given=answers[one], wanted=wanted[one])) for one in classes
    ]
    macro = sum(figure.value for figure in by_class) / len(by_class) if by_class else 0.0
    total = sum(right.values())
    return (
        Figure(name=f"{name}, macro F1", value=macro, wanted=len(gold)),
        answered(f"{name}, accuracy", total, len(gold)),
        *by_class,
    )
