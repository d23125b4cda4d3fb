"""The model card tells what the manifest holds."""

from dataclasses import asdict
from typing import Any

import pytest

from training.ablations import read_runs
from training.card import ablation_table, card, trade_table, with_trade_table


def manifest(**changes: Any) -> dict[str, Any]:
    """A manifest with four types, of which three are weak."""
    return {
        "name": "small",
        "version": "9.8",
        "max_pieces": 160,
        "min_score": 0.45,
        "reports": {"train": 1234, "dev": 50, "test": 60},
        "extra_digest": "",
        "base_weights": "some base weights",
        "minutes": 57.9,
        "training": {"threads": 3, "epochs": 4},
        "epochs": [{}] * 12,
        "corpus_digest": "c0ffee",
        "figures": {
            "dev": {"trigger AID": [0.5, 0.5, 0.5], "modes": [0.8, 0.9, 0.847]},
            "test": {
                "trigger AID": [0.9, 0.8, 0.85],
                "trigger COERCE": [0.5, 0.5, 0.5],
                "trigger REJECT": [0.4, 0.4, 0.4],
                "trigger AGREE": [0.6, 0.6, 0.6],
                "roles": [0.1, 0.1, 0.1],
            },
        },
    } | changes


def test_the_card_names_what_was_trained_and_how() -> None:
    """Name, version, size, reports, digest, time and threshold are those of the manifest."""
    text = card(manifest(), size=24.239)
    for fact in ("small 9.8", "24.2 MB", "1234 reports", "`c0ffee`", "57.9 minutes on 3", "the score 0.45", "160"):
        assert fact in text
    assert "some base weights" in text
    assert "{" not in text


@pytest.mark.parametrize(("digest", "named"), [("", False), ("abcd", True)])
def test_further_training_text_is_owned_up_to(digest: str, named: bool) -> None:
    """What was trained on beside the corpus is said, and only where it was."""
    assert ("public-domain" in card(manifest(extra_digest=digest), size=1.0)) == named


def test_the_weakest_types_are_the_lowest_on_the_test_side() -> None:
    """The three lowest F1 of triggers are named, the lowest first; other questions are no types."""
    assert "The weakest types on the test side are REJECT, COERCE, AGREE;" in card(manifest(), size=1.0)


def test_every_figure_stands_in_the_table() -> None:
    """A row a question, in order, a block of three a side that was measured; a gap where a side lacks the question."""
    text = card(manifest(), size=1.0).partition("## What the settings do")[0]
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert rows == [
        "| question | test P | R | F1 | dev P | R | F1 |",
        "|---|---|---|---|---|---|---|",
        "| modes | — | — | — | 0.80 | 0.90 | 0.85 |",
        "| roles | 0.10 | 0.10 | 0.10 | — | — | — |",
        "| trigger AGREE | 0.60 | 0.60 | 0.60 | — | — | — |",
        "| trigger AID | 0.90 | 0.80 | 0.85 | 0.50 | 0.50 | 0.50 |",
        "| trigger COERCE | 0.50 | 0.50 | 0.50 | — | — | — |",
        "| trigger REJECT | 0.40 | 0.40 | 0.40 | — | — | — |",
    ]


def test_a_side_without_figures_is_left_out() -> None:
    """An empty side has no columns."""
    figures = manifest()["figures"]
    assert "dev P" not in card(manifest(figures={**figures, "dev": {}}), size=1.0)


def calibrated() -> dict[str, Any]:
    """What a manifest with calibration tells further."""
    dots = {"scores": [0.5], "right": [0.4]}
    field = {
        "answers": 321,
        "right": 0.61,
        "chance_error": 0.033,
        "before": {"error": 0.2345, **dots},
        "after": {"error": 0.0456, **dots},
    }
    return {
        "calibration": {"event": {"intercept": -0.5, "slope": 0.9}},
        "reliability": {
            "reports": {"fitted": 222, "test": 77},
            "test": {"event": field},
            "scores": {"0.5": [0.75, 0.54, 0.63], "0.9": [0.95, 0.22, 0.36]},
        },
    }


def test_the_card_tells_how_far_scores_hold() -> None:
    """Errors before and after, precision and recall by lowest score, the default and the lowest are told."""
    text = card(manifest(**calibrated()), size=1.0)
    for fact in (
        "| event | 321 | 0.61 | 0.234 | 0.046 | 0.033 |",
        "| 0.9 | 0.95 | 0.22 | 0.36 |",
        "222 reports",
        "77 reports",
        "(reliability.svg)",
        "events from 0.45 on are kept; the lowest that an event can have is 0.18",
    ):
        assert fact in text
    assert "not calibrated" not in text
    assert "not calibrated" in card(manifest(), size=1.0)


def test_the_table_of_the_how_to_is_replaced() -> None:
    """What people read when they choose a score is what was measured last; the page around it stays."""
    old = trade_table({"0.5": [0.1, 0.1, 0.1], "0.7": [0.2, 0.2, 0.2]})
    new = trade_table({"0.5": [0.75, 0.54, 0.63]})
    assert with_trade_table(f"Before.\n\n{old}\nBehind.\n", new) == f"Before.\n\n{new}\nBehind.\n"
    assert with_trade_table("No table.\n", new) == "No table.\n"


def test_a_run_that_was_gone_on_with_says_so() -> None:
    """Epochs beyond the last settings' own are told to have had other settings."""
    assert "training/continue.toml" in card(manifest(), size=24.7)
    of_two = manifest(epochs=[{"epoch": 1}, {"epoch": 2}, {"epoch": 1}, *[{}] * 4])
    assert "which went on from the mean of 2 runs" in card(of_two, size=24.7)
    alone = manifest(epochs=[{}] * 4)
    assert "training/continue.toml" not in card(alone, size=24.7)


def test_short_runs_stand_in_a_table_in_their_order() -> None:
    """A row a run that has a result, a column a figure that any has; empty before the first, nothing of an old run."""
    runs = read_runs()
    figures = {"without hidden pieces": {"triggers": 0.5, "extra roles": 0.71}, "as configured": {"triggers": 0.52}}
    results = {
        name: {"settings": asdict(runs[name]), "corpus_digest": "92e3c6f4", "figures": one}
        for name, one in figures.items()
    }
    results["another seed"] = {"settings": {}, "figures": {"triggers": 0.9}}
    rows = [line for line in ablation_table(runs, results).splitlines() if line.startswith("|")]
    assert rows == [
        "| run | corpus | triggers | extra roles |",
        "| --- | --- | ---: | ---: |",
        "| as configured | 92e3 | 0.520 |  |",
        "| without hidden pieces | 92e3 | 0.500 | 0.710 |",
    ]
    assert ablation_table(runs, {}) == ""
