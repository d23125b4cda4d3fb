"""`python -m training.resolution_scores`: fit the maps that calibrate the scores of resolved parties and dates.

The coder reads the corpus' dev side, which it was not taught with; every party and date that it marks where the gold
marks one too is an answer. A party is right where its country and first sector are, a date where both its days are.
The test side is read only to tell how well the maps hold there. What was filled in from other sentences is left out.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dotterel.coding import load_coder
from dotterel.evaluation import (
    AnnotatedReport,
    GoldDocument,
    GoldParty,
    GoldRecord,
    gold_document,
)
from dotterel.model import Actor, CodedEvent, ResolvedEvent, Role, Span
from dotterel.resolution import Resolver
from dotterel.resolution.actors import CsvActorRegister
from dotterel.resolution.calibrated import WAYS, ResolutionScoreMaps, Way, way_of
from dotterel.resolution.places import SqliteGazetteer
from training.calibration import fit_map
from training.fitted import write_fitted
from training.reliability import chance_error, reliability
from training.sides import reports_by_side

SURE = 0.8
"""Score from which it is told how many parties are right."""
MAPS_FILE = Path("src/dotterel/resolution/score_maps.json")

Answer = tuple[Way, float, bool]
"""How it was found, its raw score, whether it is right."""


def answers_of(
    reports: Sequence[AnnotatedReport], coded: Sequence[Sequence[CodedEvent]], resolver: Resolver
) -> Iterator[Answer]:
    """Every answer of resolution to some reports.

    Args:
        reports: Annotated reports.
        coded: The coder's events of each.
        resolver: With the rules' own scores.
    """
    for report, events in zip(reports, coded, strict=True):
        gold = gold_document(report)
        resolved = resolver.resolve(events, gold.document)
        for event, record in _matched(resolved, gold):
            yield from _party_answers(event, record)
            if event.date is not None and event.date.unresolved is None and len(record.dates) == 1:
                yield "date", event.date.score, record.dates[0] == (event.date.first, event.date.last)


def _matched(events: Sequence[ResolvedEvent], gold: GoldDocument) -> Iterator[tuple[ResolvedEvent, GoldRecord]]:
    """Events with the gold event of their type whose trigger they share, the surer event first."""
    records = list(gold.events)
    for event in sorted(events, key=lambda one: -one.score):
        match = next((one for one in records if one.type == event.type and one.trigger.overlaps(event.trigger)), None)
        if match is not None:
            records.remove(match)
            yield event, match


def _party_answers(event: ResolvedEvent, record: GoldRecord) -> Iterator[Answer]:
    source = () if event.claim.source is None else (event.claim.source,)
    sides: tuple[tuple[Role, Sequence[Actor], Sequence[GoldParty]], ...] = (
        ("actor", event.actors, record.actors),
        ("recipient", event.recipients, record.recipients),
        ("source", (*source, *event.claim.further_sources), record.sources),
    )
    for _, actors, parties in sides:
        for actor in actors:
            span = Span(start=actor.start, end=actor.end, text=actor.text)
            met = [one for one in parties if any(mention.overlaps(span) for mention in one.mentions)]
            way = way_of(actor)
            if met and way is not None and actor.score:
                right = any(one.country == actor.country and one.sectors[:1] == actor.sectors[:1] for one in met)
                yield way, actor.score, right


def fit_maps(answers: Sequence[Answer]) -> dict[Way, dict[str, float]]:
    """One map for every way that has answers."""
    fitted: dict[Way, dict[str, float]] = {}
    for way in WAYS:
        own = [(score, float(right)) for one, score, right in answers if one == way]
        if own:
            scores, right = np.array(own).T
            told = fit_map(scores, right)
            fitted[way] = {"intercept": told.intercept, "slope": told.slope}
    return fitted


def measure(answers: Sequence[Answer], maps: ResolutionScoreMaps) -> dict[str, dict[str, Any]]:
    """Calibration error before and after, for each way, for all parties together, and for dates."""
    told: dict[str, dict[str, Any]] = {}
    groups = {"parties": [one for one in answers if one[0] != "date"]}
    groups |= {way: [one for one in answers if one[0] == way] for way in WAYS}
    for name, own in groups.items():
        if not own:
            continue
        right = np.array([float(one[2]) for one in own])
        before = np.array([one[1] for one in own])
        after = np.array([maps.of(one[0]).calibrated(one[1]) for one in own])
        told[name] = {
            "answers": len(own),
            "right": round(float(right.mean()), 3),
            "error_before": round(reliability(before, right).error, 3),
            "error_after": round(reliability(after, right).error, 3),
            "chance_error": round(chance_error(after), 3),
        }
        if name == "parties":
            sure = after >= SURE
            if not sure.any():
                continue
            told[name]["scored_0.8_or_more"] = {
                "answers": int(sure.sum()),
                "mean_score": round(float(after[sure].mean()), 3),
                "right": round(float(right[sure].mean()), 3),
            }
    return told


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the corpus, code it, fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--out", type=Path, default=MAPS_FILE)
    options = parser.parse_args(arguments)
    reports = reports_by_side(options.corpus)
    coder = load_coder()
    resolver = Resolver(register=CsvActorRegister.load(), gazetteer=SqliteGazetteer.open())
    answers: dict[str, list[Answer]] = {}
    for side in ("dev", "test"):
        coded = [told.events for told in coder.code([gold_document(one).document for one in reports[side]])]
        answers[side] = list(answers_of(reports[side], coded, resolver))
    fitted = fit_maps(answers["dev"])
    maps = ResolutionScoreMaps.from_mapping(fitted)
    told = {
        "about": "Maps that calibrate the scores of resolved parties and dates (resolution/calibrated.py).",
        "made_by": "python -m training.resolution_scores",
        "fitted_on": "the dev side of the corpus (CC0 1.0), as the coder reads it",
        "measured_on_test_side": measure(answers["test"], maps),
        "maps": fitted,
    }
    write_fitted(told, options.out)


if __name__ == "__main__":
    main()
