"""The model card tells what the manifest holds."""

from typing import Any

import pytest

from training.card import card


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
        "training": {"threads": 3},
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
    rows = [line for line in card(manifest(), size=1.0).splitlines() if line.startswith("|")]
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
