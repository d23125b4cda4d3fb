"""`python -m training.calibration`: fit the maps that calibrate the coder's scores, and write them into its manifest.

They are fitted on what training did not see: the corpus' dev side, and the dev side of further reports (`--extra`). The
corpus' test side is read only to tell how well they hold there. The graph stays as it is; the command prints raw
scores, the chosen maps (Platt) and a free monotone fit (isotonic) side by side, each judged on reports it was not
fitted on.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from dotterel.coding.neural_coder import NeuralCoder
from dotterel.evaluation import AnnotatedReport, Counts, read_reports, report_paths, side_of
from dotterel.inference import FIELDS, SUREST, Calibration, Field, OnnxSession, ScoreMap, load_artifact
from training.answers import Answer, answers_of, raw_coder
from training.reliability import Floats, Reliability, bins, chance_error, reliability
from training.sides import reports_by_side

FOLDS = 10
SHOWN_SCORES = (0.5, 0.7, 0.9)
"""Lowest scores whose precision and recall the model card tells."""
_ANSWERS_A_DOT = 25
_PENALTY = 1.0
_STEPS = 50
_SMALLEST_STEP = 1e-9
_FLATTEST = 0.05

Mapper = Callable[[Floats], Floats]


def fit_map(scores: Floats, right: Floats) -> ScoreMap:
    """The map under which these answers are likeliest, drawn a little towards leaving scores as they are.

    Logistic regression on the log-odds of the score, with a penalty on the distance from the identity that weighs about
    as much as four answers: a field with few answers keeps nearly its own scores. Newton's method.

    Args:
        scores: Raw scores in [0, 1], shape (answers); may be empty.
        right: 1 for a right answer and 0 for a wrong one, shape (answers).
    """
    odds = _log_odds(scores)
    rows = np.stack([np.ones_like(odds), odds], axis=1)
    start = np.array([0.0, 1.0])
    weights = start.copy()
    for _ in range(_STEPS):
        chance = _chances(rows @ weights)
        slope = rows.T @ (chance - right) + _PENALTY * (weights - start)
        curve = rows.T @ (rows * (chance * (1.0 - chance))[:, None]) + _PENALTY * np.eye(2)
        step = np.linalg.solve(curve, slope)
        while _loss(rows, right, weights - step) > _loss(rows, right, weights) and np.abs(step).max() > _SMALLEST_STEP:
            step = step / 2.0  # a whole step can overshoot where most answers are very sure
        weights = weights - step
        if np.abs(step).max() <= _SMALLEST_STEP:
            break
    return ScoreMap(intercept=round(float(weights[0]), 4), slope=max(_FLATTEST, round(float(weights[1]), 4)))


def isotonic(scores: Floats, right: Floats) -> Mapper:
    """The best monotone steps (pool adjacent violators, Ayer et al. 1955), straight lines between their middles."""
    order = np.argsort(scores, kind="stable")
    blocks: list[tuple[float, float, int]] = []
    for score, hit in zip(scores[order], right[order], strict=True):
        blocks.append((float(score), float(hit), 1))
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last = blocks.pop()
            before = blocks.pop()
            blocks.append((before[0] + last[0], before[1] + last[1], before[2] + last[2]))
    middles = [block[0] / block[2] for block in blocks]
    shares = [block[1] / block[2] for block in blocks]
    return lambda values: np.interp(values, middles, shares)


def fit_calibration(answers: Sequence[Answer]) -> Calibration:
    """One map for every field that has answers."""
    by_field = _arrays(answers)
    return Calibration(maps={name: fit_map(scores, right) for name, (scores, right, _) in by_field.items()})


def compare(answers: Sequence[Answer]) -> dict[Field, dict[str, Reliability]]:
    """Reliability of raw, Platt and isotonic scores by field, each answer judged by maps fitted on other reports."""
    figures: dict[Field, dict[str, Reliability]] = {}
    for name, (scores, right, documents) in _arrays(answers).items():
        figures[name] = {"raw": reliability(scores, right)}
        for form, fit in (("platt", _platt), ("isotonic", isotonic)):
            figures[name][form] = reliability(_cross_fitted(scores, right, documents, fit), right)
    return figures


def measure_calibration(answers: Sequence[Answer], calibration: Calibration) -> dict[str, dict[str, Any]]:
    """What the manifest tells of each field's answers before and after: figures and the bins of the plot."""
    told: dict[str, dict[str, Any]] = {}
    for name, (scores, right, _) in _arrays(answers).items():
        after = _mapped(calibration.of(name), scores)
        told[name] = {
            "answers": len(scores),
            "right": round(float(right.mean()), 4),
            "chance_error": round(chance_error(after), 4),
            "before": _told(scores, right),
            "after": _told(after, right),
        }
    return told


def calibrate(folder: Path, *, held_back: Sequence[AnnotatedReport], test: Sequence[AnnotatedReport]) -> dict[str, Any]:
    """Fit the maps of an exported artifact.

    Args:
        folder: The artifact; its manifest is not changed.
        held_back: Reports that training did not see, to fit on.
        test: Reports to tell how well the maps hold; nothing is chosen by them.

    Returns:
        For the manifest: ``calibration``, and ``reliability`` with what was measured.
    """
    coder = raw_coder(folder)
    answers = answers_of(coder, held_back)
    calibration = fit_calibration(answers)
    return {
        "calibration": calibration.to_mapping(),
        "reliability": {
            "reports": {"fitted": len(held_back), "test": len(test)},
            "forms": {
                name: {form: _figures(one) for form, one in forms.items()} for name, forms in compare(answers).items()
            },
            "test": measure_calibration(answers_of(coder, test), calibration) if test else {},
            "scores": precision_and_recall(folder, calibration, test) if test else {},
        },
    }


def precision_and_recall(
    folder: Path, calibration: Calibration, reports: Sequence[AnnotatedReport]
) -> dict[str, list[float]]:
    """Precision, recall and F1 of events at each of `SHOWN_SCORES`, by the score as text."""
    artifact = replace(load_artifact(folder), calibration=calibration)
    session = OnnxSession(artifact)
    wanted = sum(len(sentence.events) for report in reports for sentence in report.sentences)
    told: dict[str, list[float]] = {}
    for score in SHOWN_SCORES:
        answers = answers_of(NeuralCoder(artifact, session, min_score=score), reports)
        events = [answer.right for answer in answers if answer.field == "event"]
        counts = Counts(right=sum(events), given=len(events), wanted=wanted)
        told[f"{score:g}"] = [round(value, 3) for value in (counts.precision, counts.recall, counts.f1)]
    return told


def recalibrate(manifest: Mapping[str, Any], fitted: Mapping[str, Any]) -> dict[str, Any]:
    """A manifest with newly fitted maps; its lowest score to keep stays the same raw score."""
    before = Calibration.from_mapping(manifest.get("calibration", {})).of("event")
    after = Calibration.from_mapping(fitted["calibration"]).of("event")
    raw = before.raw(float(manifest["min_score"]))
    return {**manifest, **fitted, "min_score": round(after.calibrated(raw), 4)}


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, fit, write the manifest anew, print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--extra", type=Path, help="the further annotated reports that the model was trained with")
    parser.add_argument("--artifact", type=Path, default=Path("src/dotterel/inference/artifact"))
    options = parser.parse_args(arguments)
    reports = reports_by_side(options.corpus)
    extra = read_reports(report_paths(options.extra)) if options.extra else []
    fitted = calibrate(
        options.artifact,
        held_back=reports["dev"] + [report for report in extra if side_of(report.id) == "dev"],
        test=reports["test"],
    )
    path = options.artifact / "manifest.json"
    manifest = recalibrate(json.loads(path.read_text(encoding="utf-8")), fitted)
    path.write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.stdout.write(_comparison(fitted["reliability"]["forms"]))
    sys.stdout.write(f"written: {path}, lowest score {manifest['min_score']:g}\n")


def _comparison(forms: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """Error, Brier score and log loss of every form, a field a line."""
    lines = ["field       answers right   raw                  Platt                isotonic"]
    for name, by_form in forms.items():
        raw = by_form["raw"]
        cells = [f"{one['error']:.3f} {one['brier']:.3f} {one['log_loss']:.3f}   " for one in by_form.values()]
        lines.append(f"{name:<12}{raw['answers']:>6.0f} {raw['right']:.3f}   " + "  ".join(cells).rstrip())
    return "\n".join(lines) + "\n"


def _arrays(answers: Sequence[Answer]) -> dict[Field, tuple[Floats, Floats, list[str]]]:
    """Scores, right or wrong, and document of the answers of each field that has some."""
    found: dict[Field, tuple[Floats, Floats, list[str]]] = {}
    for name in FIELDS:
        own = [answer for answer in answers if answer.field == name]
        if own:
            scores = np.array([answer.score for answer in own], dtype=np.float64)
            right = np.array([answer.right for answer in own], dtype=np.float64)
            found[name] = scores, right, [answer.document_id for answer in own]
    return found


def _cross_fitted(
    scores: Floats, right: Floats, documents: Sequence[str], fit: Callable[[Floats, Floats], Mapper]
) -> Floats:
    """Every score mapped by what was fitted on the other folds; a report is in one fold."""
    fold_by_document = {name: number % FOLDS for number, name in enumerate(sorted(set(documents)))}
    folds = np.array([fold_by_document[name] for name in documents])
    mapped = scores.copy()
    for fold in range(FOLDS):
        own, others = folds == fold, folds != fold
        if own.any() and others.any():
            mapped[own] = fit(scores[others], right[others])(scores[own])
    return mapped


def _platt(scores: Floats, right: Floats) -> Mapper:
    fitted = fit_map(scores, right)
    return lambda values: _mapped(fitted, values)


def _mapped(score_map: ScoreMap, scores: Floats) -> Floats:
    return np.array([score_map.calibrated(score) for score in scores.tolist()], dtype=np.float64)


def _loss(rows: Floats, right: Floats, weights: Floats) -> float:
    """Log loss of a map with the penalty on its distance from the identity."""
    odds = rows @ weights
    distance = weights - np.array([0.0, 1.0])
    return float(np.sum(np.logaddexp(0.0, odds) - right * odds) + 0.5 * _PENALTY * distance @ distance)


def _chances(odds: Floats) -> Floats:
    chances: Floats = 1.0 / (1.0 + np.exp(-np.clip(odds, -50.0, 50.0)))
    return chances


def _log_odds(scores: Floats) -> Floats:
    kept = np.clip(scores, 1.0 - SUREST, SUREST)
    odds: Floats = np.log(kept / (1.0 - kept))
    return odds


def _figures(one: Reliability) -> dict[str, float]:
    return {
        "answers": one.answers,
        "right": round(one.right, 4),
        "error": round(one.error, 4),
        "brier": round(one.brier, 4),
        "log_loss": round(one.log_loss, 4),
    }


def _told(scores: Floats, right: Floats) -> dict[str, Any]:
    figures = reliability(scores, right)
    dots = bins(scores, right, fewest=_ANSWERS_A_DOT)
    return {
        "error": round(figures.error, 4),
        "brier": round(figures.brier, 4),
        "log_loss": round(figures.log_loss, 4),
        "scores": [round(score, 3) for score, _ in dots],
        "right": [round(share, 3) for _, share in dots],
    }


if __name__ == "__main__":
    main()
