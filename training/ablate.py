"""`python -m training.ablate`: train short runs that differ in one setting, and keep what they measure.

The runs stand in `ablations.toml`. Each trains on the training side of the project's own corpus alone, so that anyone
can repeat it, and is measured on the dev side, and on the dev side of `--extra` where given. Results go into
`ablations.json`, from which the model card makes its table; a run whose settings and corpus have not changed is not
trained again.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from dotterel.evaluation import read_reports, report_paths
from dotterel.evaluation.split import side_of
from dotterel.inference import WordPieceTokenizer
from dotterel.model import SettingsError
from training.ablations import FIGURES, RESULTS, read_results, read_runs
from training.export import corpus_digest
from training.labels import labels_of
from training.network import base_network
from training.reports import TrainingReports
from training.settings import TrainingSettings
from training.sides import reports_by_side
from training.tensors import label_report
from training.train import train_network


def main(arguments: Sequence[str] | None = None) -> None:
    """Train what has no result yet, and write the results."""
    parser = argparse.ArgumentParser(prog="python -m training.ablate", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--extra", type=Path, help="a folder with further annotated reports, to measure on")
    parser.add_argument("--only", action="append", help="name of a run; may be given again")
    parser.add_argument("--threads", type=int, help="instead of the configured number")
    parser.add_argument("--results", type=Path, default=RESULTS)
    options = parser.parse_args(arguments)
    runs = read_runs()
    unknown = set(options.only or ()) - runs.keys()
    if unknown:
        raise SettingsError(f"no run named {', '.join(sorted(unknown))}", f"There are: {', '.join(runs)}.")
    digest = corpus_digest(report_paths(options.corpus))
    for name, settings in runs.items():
        done = read_results(options.results).get(name, {})
        if (options.only and name not in options.only) or _same(done, settings, digest, extra=bool(options.extra)):
            continue
        sys.stdout.write(f"{name}\n")
        torch.set_num_threads(options.threads or settings.threads)
        figures = run(settings, corpus=options.corpus, extra=options.extra)
        results = read_results(options.results)
        results[name] = {
            "settings": asdict(settings),
            "corpus_digest": digest,
            "extra": bool(options.extra),
            "figures": figures,
        }
        options.results.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def run(settings: TrainingSettings, *, corpus: Path, extra: Path | None) -> dict[str, float]:
    """Train one run; gives the figures of its last epoch."""
    torch.manual_seed(settings.seed)
    labels = labels_of()
    network, tokenizer_path = base_network(labels, dropout=settings.dropout)
    tokenizer = WordPieceTokenizer(tokenizer_path)
    reports = reports_by_side(corpus)
    extra_dev = [one for one in read_reports(report_paths(extra)) if side_of(one.id) == "dev"] if extra else []
    history = train_network(
        network,
        settings,
        train=TrainingReports.of(reports["train"], tokenizer, labels, swapped=settings.swapped),
        dev=[label_report(report, tokenizer, labels) for report in reports["dev"]],
        extra_dev=[label_report(report, tokenizer, labels) for report in extra_dev],
        work=None,
    )
    return {name: round(history[-1][name], 3) for name in FIGURES if name in history[-1]}


def _same(result: Mapping[str, Any], settings: TrainingSettings, digest: str, *, extra: bool) -> bool:
    """Whether a result is of the same run, and measured on further reports where these are given."""
    known = result.get("settings") == asdict(settings) and result.get("corpus_digest") == digest
    return known and (result.get("extra", False) or not extra)


if __name__ == "__main__":
    main()
