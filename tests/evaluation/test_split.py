"""The split of the corpus is fixed, and no happening is on two sides."""

from pathlib import Path

import pytest

from dotterel.evaluation import extend_split, read_reports, read_split, report_paths, shared_groups
from dotterel.model import EvaluationError

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(scope="module")
def corpus() -> list:  # type: ignore[type-arg]
    """Every report of the project's corpus."""
    return read_reports(report_paths(CORPUS))


def test_the_corpus_has_no_faults_and_every_report_has_a_side(corpus: list) -> None:  # type: ignore[type-arg]
    """The recorded split covers exactly the corpus."""
    assert {report.id for report in corpus} == set(read_split(CORPUS))


def test_reports_of_one_happening_are_on_one_side(corpus: list) -> None:  # type: ignore[type-arg]
    """A happening told by several reports never stands on two sides."""
    sides = read_split(CORPUS)
    groups = shared_groups(corpus)
    assert sum(map(len, groups)) == len(corpus)
    assert any(len(group) > 1 for group in groups)
    for group in groups:
        assert len({sides[report.id] for report in group}) == 1


def test_the_sides_have_about_the_agreed_sizes(corpus: list) -> None:  # type: ignore[type-arg]
    """Eight tenths train, one dev, one test, within two points."""
    sides = list(read_split(CORPUS).values())
    for side, share in (("train", 0.8), ("dev", 0.1), ("test", 0.1)):
        assert sides.count(side) / len(sides) == pytest.approx(share, abs=0.02)


def test_recorded_sides_stay(corpus: list) -> None:  # type: ignore[type-arg]
    """Extending the split by new reports moves none of the old ones."""
    sides = read_split(CORPUS)
    assert extend_split(corpus, sides) == sides


def test_a_happening_recorded_on_two_sides_is_refused(corpus: list) -> None:  # type: ignore[type-arg]
    """A split that leaks is an error that names the reports."""
    group = next(group for group in shared_groups(corpus) if len(group) > 1)
    with pytest.raises(EvaluationError, match=group[0].id):
        extend_split(group, {group[0].id: "train", group[1].id: "test"})
