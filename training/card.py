"""`python -m training.card`: write the model card and its reliability plot from the artifact's manifest."""

import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dotterel.coding import CANDIDATE_THRESHOLD
from dotterel.inference import SHIPPED, Calibration
from training.ablations import FIGURES, read_results, read_runs
from training.reliability_plot import reliability_plot
from training.settings import TrainingSettings

CARD = Path("docs/model-card.md")
PLOT = Path("docs/reliability.svg")
HOWTO = Path("docs/howto/choose-a-score.md")

_TRADE_HEAD = "| `--min-score` | right of those found | found of those told | F1 |"

_HEAD = """# Model card: {name} {version}

The coder's network. It reads news in English and marks events of the PLOVER 2.0 ontology: triggers with their type,
modes, standing and history; who fills which role; sectors of the parties; contexts; and which mentions tell one
happening.

**Made for** coding reports of political and armed conflict, with a person looking at what matters. **Not made for**
decisions about single persons, for other languages, or for use without reading the evidence: every event carries the
sentence it stands in.

## What it is
A MiniLM encoder (6 layers, 384 wide; weights started from all-MiniLM-L6-v2, Apache-2.0) with an embedding of letter
case, read over windows of up to {max_pieces} word pieces, and one further transformer layer that is asked about each
candidate event. Exported to one ONNX graph with int8 weights: {size:.1f} MB. It runs on a processor, offline.

## What it was trained on
{train} reports: the training side of the project's own corpus (invented reports, CC0, `corpus/`){extra}.
Base weights: {base_weights}. Training took {minutes:g} minutes on {threads} processor cores; {epochs} epochs; the
settings stand in `training/config.toml`{further}. Corpus digest `{corpus_digest}`.

## What it measures
Precision, recall and F1 at the score {min_score:.2f}, sentence by sentence, before documents are put together. A
trigger is right when a gold trigger of its type shares a word with it; roles and attributes are asked of right
triggers. The test side was not read while training and choosing; `dotterel evaluate corpus` measures the finished
program on it.

"""

_SCORES = """
## What a score means
A score is the share of such answers that is right: of the events scored 0.8, eight in ten are. The network's own scores
rank well but are too high or too low; two numbers a field mend that, fitted on {fitted} reports that training did not
see ([how](decisions/0014-calibrated-scores.md)). On the test side ({test} reports, which nothing was fitted on):

![For each field, the share of right answers against the score, before and after calibration](reliability.svg)

The calibration error is the mean gap between score and share right, over ten bins of equally many answers. The last
column is what would be left by chance, with so many answers, if every score were exact.

{errors}
Events are right by trigger and type, fillers by sharing a character with a right one, and all but events are asked of
right events only. Raising `--min-score` ([how to choose](howto/choose-a-score.md)) trades completeness for certainty.
Without it events from {min_score:.2f} on are kept; the lowest that an event can have is {lowest:.2f}.

{trade}"""

_ABLATIONS = """
## What the settings do
Runs of {epochs} epochs on the project's own corpus alone, each `training/config.toml` but for one setting
(`python -m training.ablate`; `extra` is the dev side of real news, which these runs were not taught). One run each:
differences below a point may be chance. `corpus` is the beginning of the digest of what a run read: rows with another
one read the corpus as it stood at another time, and are to be held against each other less closely. What else was
tried, and dropped, stands in [a decision](decisions/0016-what-training-tried.md).

{table}
"""

_LIMITS = """
## Limits
- It was taught by invented reports and short wire items. Long analysis, opinion and social media are harder.
- The weakest types on the test side are {weakest}; see their rows above.
- A name it has never seen is read by its surroundings; it can be wrong about who is the actor and who the recipient.
{scores}
"""


_CALIBRATED = (
    "- Scores were calibrated on reports like those it was taught with; on other text they may promise too much."
)
_UNCALIBRATED = (
    "- Scores are the network's own and not calibrated: 0.9 is surer than 0.6, but not right nine times in ten."
)


def main() -> None:
    """Write the card, the plot and the table of the how-to."""
    manifest = json.loads((SHIPPED / "manifest.json").read_text(encoding="utf-8"))
    CARD.write_text(card(manifest, size=(SHIPPED / "model.onnx").stat().st_size / 1e6), encoding="utf-8")
    sys.stdout.write(f"written: {CARD}\n")
    if manifest.get("calibration"):
        PLOT.write_text(reliability_plot(manifest["reliability"]["test"]), encoding="utf-8")
        HOWTO.write_text(
            with_trade_table(HOWTO.read_text(encoding="utf-8"), trade_table(manifest["reliability"]["scores"])),
            encoding="utf-8",
        )
        sys.stdout.write(f"written: {PLOT}, the table of {HOWTO}\n")


def card(manifest: Mapping[str, Any], *, size: float) -> str:
    """The card's text.

    Args:
        manifest: The artifact's manifest.
        size: Megabytes of the graph.
    """
    extra = (
        " and public-domain wire items annotated in the same grammar, whose text is not part of the project"
        if manifest["extra_digest"]
        else ""
    )
    head = _HEAD.format(
        name=manifest["name"],
        version=manifest["version"],
        max_pieces=manifest["max_pieces"],
        size=size,
        train=manifest["reports"]["train"],
        epochs=len(manifest["epochs"]),
        further=_gone_on(manifest),
        extra=extra,
        base_weights=manifest["base_weights"],
        minutes=manifest["minutes"],
        threads=manifest["training"]["threads"],
        corpus_digest=manifest["corpus_digest"],
        min_score=manifest["min_score"],
    )
    figures = manifest["figures"]
    sides = [side for side in ("test", "dev", "extra dev") if figures.get(side)]
    by_test = figures["test"]
    weakest = sorted(
        (name.removeprefix("trigger ") for name in by_test if name.startswith("trigger ")),
        key=lambda name: by_test[f"trigger {name}"][2],
    )[:3]
    is_calibrated = bool(manifest.get("calibration"))
    limits = _LIMITS.format(weakest=", ".join(weakest), scores=_CALIBRATED if is_calibrated else _UNCALIBRATED)
    scores = _what_scores_mean(manifest) if is_calibrated else ""
    return head + _table(figures, sides) + scores + ablation_table(read_runs(), read_results()) + limits


def ablation_table(runs: Mapping[str, TrainingSettings], results: Mapping[str, Any]) -> str:
    """The table of short runs that differ in one setting, in the order of `ablations.toml`; empty before the first.

    Results of runs that have been set otherwise since are left out.
    """
    done = {name: results[name] for name, run in runs.items() if results.get(name, {}).get("settings") == asdict(run)}
    if not done:
        return ""
    columns = [name for name in FIGURES if any(name in one["figures"] for one in done.values())]
    rows = [f"| run | corpus | {' | '.join(columns)} |", f"| --- | --- |{' ---: |' * len(columns)}"]
    for name, one in done.items():
        cells = (f"{one['figures'][column]:.3f}" if column in one["figures"] else "" for column in columns)
        rows.append(f"| {name} | {one['corpus_digest'][:4]} | {' | '.join(cells)} |")
    epochs = next(iter(runs.values())).epochs
    return _ABLATIONS.format(epochs=epochs, table="\n".join(rows))


def _gone_on(manifest: Mapping[str, Any]) -> str:
    """Words for a run that was gone on with, from one run or the mean of several: its last epochs' settings differ."""
    last = manifest["training"]["epochs"]
    if last >= len(manifest["epochs"]):
        return ""
    begun = sum(record.get("epoch") == 1 for record in manifest["epochs"])
    origin = f"which went on from the mean of {begun} runs" if begun > 1 else "when reports had been added"
    return f", those of the last {last} epochs, {origin}, in `training/continue.toml`"


def _what_scores_mean(manifest: Mapping[str, Any]) -> str:
    measured = manifest["reliability"]
    return _SCORES.format(
        min_score=manifest["min_score"],
        lowest=Calibration.from_mapping(manifest["calibration"]).of("event").calibrated(CANDIDATE_THRESHOLD),
        fitted=measured["reports"]["fitted"],
        test=measured["reports"]["test"],
        errors=error_table(measured["test"]),
        trade=trade_table(measured["scores"]),
    )


def with_trade_table(page: str, table: str) -> str:
    """A page with its table of lowest scores replaced; one without such a table stays as it is."""
    return re.sub(rf"^{re.escape(_TRADE_HEAD)}\n(?:\|.*\n)*", lambda _: table, page, flags=re.MULTILINE)


def error_table(fields: Mapping[str, Mapping[str, Any]]) -> str:
    """Calibration error of every field on the test side, before and after, as Markdown."""
    lines = ["| field | answers | right | error before | error after | by chance |", "|---|---|---|---|---|---|"]
    lines += [
        f"| {name} | {told['answers']} | {told['right']:.2f} | {told['before']['error']:.3f} "
        f"| {told['after']['error']:.3f} | {told['chance_error']:.3f} |"
        for name, told in fields.items()
    ]
    return "\n".join(lines) + "\n"


def trade_table(scores: Mapping[str, Sequence[float]]) -> str:
    """Precision and recall of events by the lowest score kept, as Markdown."""
    lines = [_TRADE_HEAD, "|---|---|---|---|"]
    lines += [
        f"| {score} | " + " | ".join(f"{value:.2f}" for value in values) + " |" for score, values in scores.items()
    ]
    return "\n".join(lines) + "\n"


def _table(figures: Mapping[str, Mapping[str, Sequence[float]]], sides: Sequence[str]) -> str:
    names = sorted({name for side in sides for name in figures[side]}, key=lambda name: (name.split()[0], name))
    lines = [
        "| question | " + " | ".join(f"{side} P | R | F1" for side in sides) + " |",
        "|---|" + "---|" * (3 * len(sides)),
    ]
    for name in names:
        cells = []
        for side in sides:
            values = figures[side].get(name)
            cells.append(" | ".join(f"{value:.2f}" for value in values) if values else "— | — | —")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
