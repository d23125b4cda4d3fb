"""`python -m training.linking`: count how rare stems are, and fit the weights of linking.

Pairs of tellings that share a block, from the train side of the corpus: as annotated, and as the coder reads the same
reports, since the coder's tellings are what is linked. Within one document the coder has put together what it could;
what it leaves apart on reports that it was taught with is not what it leaves apart elsewhere, so those weights are
fitted on the dev side too. A logistic regression with a small penalty gives the weights; the bars, from which a pair
speaks for one incident, are those with the best B³ on the dev side among those that put few near misses together. The
test side is not read. `--bars` only chooses the bars anew, of the weights that are there.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from dotterel.coding import load_coder
from dotterel.evaluation import (
    AnnotatedReport,
    gold_coded_events,
    gold_document,
)
from dotterel.evaluation.linking import gold_mentions, score_linking
from dotterel.linking import (
    EVIDENCE,
    LinkWeights,
    Rarities,
    Telling,
    block_keys,
    evidence,
    tellings_of,
    weights_of,
)
from dotterel.linking.weights import BIAS
from dotterel.linking.words import load_rarities, stems
from dotterel.model import ResolvedEvent
from dotterel.resolution import Resolver, load_resolver
from training.fitted import write_fitted
from training.regression import Floats, fit
from training.sides import reports_by_side

FOLDER = Path("src/dotterel/linking")
VERSION = "1"
_FREE = ("verbal", "sides swapped", "undated", "one is history", "both are history", "one document")
_AGAINST = (
    "other type",
    "other quad",
    "other standing",
    "other day told",
    "day before a report",
    "day after a report",
    "kilometres",
)
SIGNS = {
    name: -1 if name in _AGAINST or name.endswith((" apart", "too young")) else 1
    for name in EVIDENCE
    if name not in _FREE
}
"""Whether a piece of evidence may only speak for a pair (1) or only against it (-1); others may do either."""
BARS = (-2.0, -1.5, -1.25, -1.0, -0.75, -0.5, 0.0)
WITHIN_BARS = (0.5, 0.0, 1.0, 1.5)
MOST_NEAR_MISSES = 0.04
"""Share of the near misses of the dev side that may be put together: two incidents that are one can be merged, one that
is two misleads."""
RARELY = 3
"""Reports that a stem must be in to be counted: what is in so few is as good as new."""

Answers = Mapping[str, Sequence[ResolvedEvent]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of tellings.

    Attributes:
        rows: Evidence, shape (pairs, pieces of evidence).
        same: Whether each is one happening, shape (pairs,).
        alike: The tellings of those that are.
    """

    rows: Floats
    same: Floats
    alike: tuple[tuple[Telling, Telling], ...] = ()


def count_rarities(reports: Sequence[AnnotatedReport]) -> dict[str, Any]:
    """How many reports hold each stem, in the form that is shipped; the rarest are left out."""
    counts: Counter[str] = Counter()
    for report in reports:
        counts.update(frozenset().union(*(stems(sentence.text) for sentence in report.sentences)))
    return {"reports": len(reports), "counts": {one: count for one, count in sorted(counts.items()) if count > RARELY}}


def pairs_of(reports: Sequence[AnnotatedReport], answers: Answers, rarities: Rarities, *, within: bool) -> Pairs:
    """The pairs that linking would compare, as far as the annotation knows both of them.

    Args:
        reports: Annotated reports.
        answers: Their resolved events by document id.
        rarities: How rare stems are.
        within: Take pairs of one document rather than of two.
    """
    gold = gold_mentions(reports, answers)
    known: dict[str, tuple[Telling, str]] = {}
    for events in answers.values():
        for telling in tellings_of(events):
            happenings = Counter(gold[event].happening for event in telling.event_ids if event in gold)
            if happenings:
                known[telling.id] = telling, happenings.most_common(1)[0][0]
    blocks: dict[str, list[str]] = defaultdict(list)
    for telling, _ in known.values():
        for key in (telling.document_id,) if within else block_keys(telling, rarities=rarities):
            blocks[key].append(telling.id)
    pairs = {(min(pair), max(pair)) for members in blocks.values() for pair in combinations(members, 2)}
    rows, same, alike = [], [], []
    for one, other in sorted(pairs):
        (first, happening), (second, other_happening) = known[one], known[other]
        if within == (first.document_id == second.document_id):
            rows.append(evidence(first, second, rarities))
            same.append(float(happening == other_happening))
            if happening == other_happening:
                alike.append((first, second))
    return Pairs(rows=np.array(rows).reshape(-1, len(EVIDENCE)), same=np.array(same), alike=tuple(alike))


def look_alikes(pairs: Sequence[tuple[Telling, Telling]], rarities: Rarities, *, seed: int = 1) -> Pairs:
    """Pairs that are not one happening and differ in one thing only: the days, or the town.

    The corpus has few attacks on one town that are days apart and told alike, and wars have many. So from every pair
    that is one happening two are made: one of the tellings moved by some days, and moved to another telling's town.

    Args:
        pairs: Tellings of one happening.
        rarities: How rare stems are.
        seed: Of the days and towns.
    """
    random = Random(seed)
    towns = [one for pair in pairs for one in pair if _has_town(one)]
    rows = []
    for first, second in pairs:
        if _is_dated(first) and _is_dated(second):
            rows.append(evidence(first, _moved_in_time(second, random.randint(3, 45)), rarities))
        if _has_town(first) and _has_town(second):
            other = random.choice(towns)
            if other.spots[0].words.isdisjoint(first.spots[0].words):
                rows.append(evidence(first, _moved_in_space(second, other), rarities))
    return Pairs(rows=np.array(rows).reshape(-1, len(EVIDENCE)), same=np.zeros(len(rows)))


def _is_dated(telling: Telling) -> bool:
    return telling.days is not None and telling.days[1] - telling.days[0] <= 1 and telling.published is not None


def _has_town(telling: Telling) -> bool:
    return bool(telling.spots) and telling.spots[0].narrow and bool(telling.spots[0].words)


def _moved_in_time(telling: Telling, days: int) -> Telling:
    assert telling.days is not None
    assert telling.published is not None
    return replace(telling, days=(telling.days[0] + days, telling.days[1] + days), published=telling.published + days)


def _moved_in_space(telling: Telling, other: Telling) -> Telling:
    old, new = frozenset().union(*(spot.words for spot in telling.spots)), other.spots[0].words
    moved = {name: (getattr(telling, name) - old) | new for name in ("words", "names", "story", "story_names")}
    spot = replace(other.spots[0], country=telling.spots[0].country)
    return replace(telling, spots=(spot,), **moved)


def joined(*some: Pairs) -> Pairs:
    """Several sets of pairs as one."""
    return Pairs(rows=np.concatenate([one.rows for one in some]), same=np.concatenate([one.same for one in some]))


def coded(reports: Sequence[AnnotatedReport], resolver: Resolver) -> dict[str, tuple[ResolvedEvent, ...]]:
    """The coder's events of annotated reports, resolved, by document id."""
    coder = load_coder()
    answers: dict[str, tuple[ResolvedEvent, ...]] = {}
    for start in range(0, len(reports), 64):
        documents = [gold_document(report).document for report in reports[start : start + 64]]
        for document, told in zip(documents, coder.code(documents), strict=True):
            answers[document.id] = resolver.resolve(told.events, document)
    return answers


def annotated(reports: Sequence[AnnotatedReport], resolver: Resolver) -> dict[str, tuple[ResolvedEvent, ...]]:
    """The annotated events of reports, resolved by us, by document id."""
    answers = {}
    for report in reports:
        document = gold_document(report).document
        answers[report.id] = resolver.resolve(gold_coded_events(report, document), document)
    return answers


def with_best_bars(
    weights: LinkWeights, reports: Sequence[AnnotatedReport], sets: Sequence[Answers]
) -> tuple[LinkWeights, list[dict[str, float]]]:
    """The bars with the best mean B³ over shared mentions and over all, and what each came to.

    Bars that put more near misses together than `MOST_NEAR_MISSES` come behind all others.
    """
    tried: list[dict[str, float]] = []

    def with_bars(bar: float, within_bar: float) -> LinkWeights:
        return replace(
            weights, between=replace(weights.between, bar=bar), within=replace(weights.within, bar=within_bar)
        )

    def worth(bar: float, within_bar: float) -> tuple[bool, float]:
        scores = [score_linking(reports, answers, weights=with_bars(bar, within_bar), worst=0) for answers in sets]
        found = sum(one.shared[2] + one.every[2] for one in scores) / (2 * len(scores))
        near = max(one.near_miss_rate for one in scores)
        tried.append({"between": bar, "within": within_bar, "mean": round(found, 4), "near misses": round(near, 4)})
        return near <= MOST_NEAR_MISSES, found

    best = max(BARS, key=lambda bar: worth(bar, WITHIN_BARS[0]))
    within = max(WITHIN_BARS, key=lambda bar: worth(best, bar))
    return with_bars(best, within), tried


def main(arguments: Sequence[str] | None = None) -> None:
    """Read, code, count, fit, choose the bars, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--bars", action="store_true", help="Keep the weights, choose the bars anew.")
    options = parser.parse_args(arguments)
    reports, weights = reports_by_side(options.corpus), options.out / "weights.json"
    train, dev = reports["train"], reports["dev"]
    if options.bars:
        told = json.loads(weights.read_text(encoding="utf-8"))
        resolver = load_resolver()
        choose_bars(told, dev, annotated(dev, resolver), coded(dev, resolver))
        write_fitted(told, weights)
        return
    counted = count_rarities(train)
    (options.out / "rarities.json").write_text(
        json.dumps(counted, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    load_rarities.cache_clear()
    resolver = load_resolver()
    told = fit_all(
        train, dev, annotated(train, resolver), coded(train, resolver), annotated(dev, resolver), coded(dev, resolver)
    )
    write_fitted(told, weights)


def fit_all(
    train: Sequence[AnnotatedReport],
    dev: Sequence[AnnotatedReport],
    train_gold: Answers,
    train_coded: Answers,
    dev_gold: Answers,
    dev_coded: Answers,
) -> dict[str, Any]:
    """The record of the weights that is shipped."""
    rarities = load_rarities()
    told_apart = [pairs_of(train, answers, rarities, within=False) for answers in (train_gold, train_coded)]
    between = joined(*told_apart, *(look_alikes(one.alike, rarities) for one in told_apart))
    within = joined(
        pairs_of(dev, dev_coded, rarities, within=True), pairs_of(train, train_coded, rarities, within=True)
    )
    told: dict[str, Any] = {
        "about": "Weights of the evidence that two tellings are of one happening (linking/evidence.py).",
        "made_by": "python -m training.linking",
        "fitted_on": "the train side of the corpus (CC0 1.0), as annotated and as coded; within a document also dev",
        "version": VERSION,
        "pairs": {"between": len(between.same), "within": len(within.same)},
        "between": {"bar": 0.0, "weights": fit(between.rows, between.same, (*EVIDENCE, BIAS), signs=SIGNS)},
        "within": {"bar": 0.0, "weights": fit(within.rows, within.same, (*EVIDENCE, BIAS), signs=SIGNS)},
    }
    choose_bars(told, dev, dev_gold, dev_coded)
    return told


def choose_bars(told: dict[str, Any], dev: Sequence[AnnotatedReport], dev_gold: Answers, dev_coded: Answers) -> None:
    """Put the bars that are best on the dev side into the record of the weights, with all that were tried."""
    best, tried = with_best_bars(weights_of(told), dev, (dev_gold, dev_coded))
    told["between"]["bar"], told["within"]["bar"] = best.between.bar, best.within.bar
    told["bars_tried"] = tried


if __name__ == "__main__":
    main()
