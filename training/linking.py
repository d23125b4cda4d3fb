"""`python -m training.linking`: count how rare stems are, and fit the weights of linking.

Pairs of tellings that share a block, from the train side of the corpus: as annotated, and as the coder reads the same
reports, since the coder's tellings are what is linked. Beside them stand pairs that an archive has and the corpus has
not: strangers of one week, copies of a report, reports worded by one form, and twins of a telling on other days or in
another town. Within one document the coder has put together what it could; what it leaves apart on reports that it was
taught with is not what it leaves apart elsewhere, so those weights are fitted on the dev side too. A logistic
regression with a small penalty gives the weights. The bars, from which a pair speaks for one incident: that of pairs
from two reports is set by a crowded stream (`BETWEEN_BAR`), the other is the one with the best B³ on the dev side among
those that put few near misses together. The test side is not read. `--bars` only chooses the bars anew, of the weights
that are there.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
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
    asked_keys,
    block_keys,
    evidence,
    tellings_of,
    weights_of,
)
from dotterel.linking.blocking import RARE
from dotterel.linking.weights import BIAS
from dotterel.linking.words import load_rarities, stems
from dotterel.model import ResolvedEvent
from dotterel.resolution import Resolver, load_resolver
from training.fitted import write_fitted
from training.regression import Floats, fit
from training.sides import reports_by_side

FOLDER = Path("src/dotterel/linking")
VERSION = "4"
RECAST = "story alike of other names"
"""The one piece that recast reports teach: they have all else that a copy has, and would make the rest weaker."""
_FREE = ("verbal", "sides swapped", "undated", "one is history", "both are history", "one document")
_AGAINST = (
    "other type",
    "other quad",
    "other standing",
    "other day told",
    "day before a report",
    "day after a report",
    "kilometres",
    "one goes on",
    "nothing rare shared",
    "said alike of another place",
    "said alike of another day",
    RECAST,
)
SIGNS = {
    name: -1 if name in _AGAINST or name.endswith((" apart", "too young")) else 1
    for name in EVIDENCE
    if name not in _FREE
}
"""Whether a piece of evidence may only speak for a pair (1) or only against it (-1); others may do either."""
BETWEEN_BAR = -1.0
"""Bar of pairs from two reports: the corpus, where hardly two reports of a week have nothing to do with each other,
would have a lower one. Of those tried it is the lowest at which 95 of 100 pairs put together in a crowded stream are
right (0027)."""
BARS = (-1.5, -1.25, -1.0, -0.75, -0.5, 0.0)
"""What is measured on the corpus beside it, to be told."""
WITHIN_BARS = (1.0, 0.5, 1.5)
STRANGERS = 6
"""Tellings of other stories that each telling meets."""
NEAR_DAYS = 6
"""Days within which strangers are told."""
COPIED = 0.5
"""Share of the tellings that are copied."""
RECAST_DAYS = 20
"""Days within which the words of a report are used again for other names."""
COUNTED = 3
"""How often a pair of the corpus counts beside those that are made: they are a tenth of all."""
AT_MOST = {"other day told": -6.0, "places far apart": -4.0}
"""Weights that are held to be no weaker: the corpus has few attacks on one town days apart, or on two towns of one day,
between which reports without day or town stand; each of those speaks for both, and together they outvote the rest."""
MOST_NEAR_MISSES = 0.035
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A telling of which the annotation knows the happening.

    Attributes:
        telling: The telling.
        happening: What most of its mentions tell.
        file: File of its report.
    """

    telling: Telling
    happening: str
    file: str


def known_tellings(reports: Sequence[AnnotatedReport], answers: Answers) -> tuple[Known, ...]:
    """The tellings of reports whose happenings the annotation knows.

    Args:
        reports: Annotated reports.
        answers: Their resolved events by document id.
    """
    gold = gold_mentions(reports, answers)
    known = []
    for events in answers.values():
        for telling in tellings_of(events):
            mentions = Counter(gold[event] for event in telling.event_ids if event in gold)
            if mentions:
                most = mentions.most_common(1)[0][0]
                known.append(Known(telling=telling, happening=most.happening, file=most.file))
    return tuple(known)


def pairs_of(known: Sequence[Known], rarities: Rarities, *, within: bool) -> Pairs:
    """The pairs that linking would compare.

    Args:
        known: Tellings with their happenings.
        rarities: How rare stems are.
        within: Take pairs of one document rather than of two.
    """
    by_id = {one.telling.id: one for one in known}
    blocks: dict[str, list[str]] = defaultdict(list)
    for telling in (one.telling for one in known):
        for key in (telling.document_id,) if within else block_keys(telling, rarities=rarities):
            blocks[key].append(telling.id)
    pairs = set()
    for telling in (one.telling for one in known):
        asked = (telling.document_id,) if within else asked_keys(telling, rarities=rarities)
        others = {other for key in asked for other in blocks.get(key, ())} - {telling.id}
        pairs |= {(min(telling.id, other), max(telling.id, other)) for other in others}
    rows, same, alike = [], [], []
    for one, other in sorted(pairs):
        first, second = by_id[one], by_id[other]
        if within == (first.telling.document_id == second.telling.document_id):
            rows.append(evidence(first.telling, second.telling, rarities))
            same.append(float(first.happening == second.happening))
            if first.happening == second.happening:
                alike.append((first.telling, second.telling))
    return Pairs(rows=np.array(rows).reshape(-1, len(EVIDENCE)), same=np.array(same), alike=tuple(alike))


def strangers(known: Sequence[Known], rarities: Rarities, *, seed: int = 2) -> Pairs:
    """Pairs of two stories that an archive of many reports a day brings together.

    The corpus has few reports of one week that have nothing to do with each other; an archive has hundreds, and its
    blocks hold all of one type that touch a state, or a name that two towns share. So each telling gets some of the
    same type from other files, moved to its days: those that touch one of its states, and any, half of them with one
    of its names in place of one of their own.

    Args:
        known: Tellings with their happenings.
        rarities: How rare stems are.
        seed: Of who meets whom.
    """
    random = Random(seed)
    of_type: dict[str, list[Known]] = defaultdict(list)
    of_state: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for one in known:
        if one.telling.published is not None:
            of_type[one.telling.type].append(one)
            for state in sorted(one.telling.countries | one.telling.grounds):
                of_state[one.telling.type, state].append(one)
    rows = []
    for one in known:
        telling = one.telling
        if telling.published is None:
            continue
        states = sorted(telling.countries | telling.grounds)
        for number in range(STRANGERS):
            there = of_state[telling.type, random.choice(states)] if states and number % 2 == 0 else ()
            other = random.choice(there or of_type[telling.type])
            if other.file == one.file:
                continue
            assert other.telling.published is not None
            days = telling.published - other.telling.published + random.randint(-NEAR_DAYS, NEAR_DAYS)
            met = _moved_in_time(other.telling, days)
            if random.random() < 0.5 or not there:
                met = _with_name_of(met, telling, rarities, random)
            rows.append(evidence(telling, met, rarities))
    return Pairs(rows=np.array(rows).reshape(-1, len(EVIDENCE)), same=np.zeros(len(rows)))


def copies(known: Sequence[Known], rarities: Rarities, *, seed: int = 3) -> Pairs:
    """Pairs of a telling and of one in another outlet's copy of its report.

    The corpus has no report twice, and agencies' texts are all over an archive. A copy tells the same happenings in the
    same words up to two days later, some of its other sentences cut, and at times with more dead; what the report tells
    apart, of one type, the copy tells apart too.

    Args:
        known: Tellings with their happenings.
        rarities: How rare stems are.
        seed: Of days, cuts and numbers.
    """
    random = Random(seed)
    of_document: dict[str, list[Known]] = defaultdict(list)
    for one in known:
        of_document[one.telling.document_id].append(one)
    rows, same, alike = [], [], []
    for one in known:
        if random.random() > COPIED:
            continue
        copy = _copied(one.telling, random)
        rows.append(evidence(one.telling, copy, rarities))
        same.append(1.0)
        alike.append((one.telling, copy))
        others = [two for two in of_document[one.telling.document_id] if two.telling.type == one.telling.type]
        for two in others:
            if two.happening != one.happening:
                rows.append(evidence(two.telling, copy, rarities))
                same.append(0.0)
    return Pairs(rows=np.array(rows).reshape(-1, len(EVIDENCE)), same=np.array(same), alike=tuple(alike))


def _copied(telling: Telling, random: Random) -> Telling:
    delay = random.choice((0, 0, 0, 1, 1, 2))
    left = frozenset(one for one in sorted(telling.story) if one in telling.words or random.random() < 0.8)
    killed = telling.killed
    if killed is not None and killed[0] is not None and random.random() < 0.2:
        raised = killed[0] + random.randint(1, 1 + killed[0] // 2)
        killed = raised, (None if killed[1] is None else max(raised, killed[1]))
    return replace(
        telling,
        id=f"{telling.id} copied",
        document_id=f"{telling.document_id} copied",
        published=None if telling.published is None else telling.published + delay,
        story=left,
        story_names=telling.story_names & left,
        killed=killed,
    )


def recasts(known: Sequence[Known], rarities: Rarities, *, seed: int = 4) -> Pairs:
    """Pairs of a telling and of one in a report that is worded by the same form and tells of others.

    Bulletins of an army, verdicts and notices of sanctions repeat their words day after day and fill in other names.
    The corpus has none of them; so half of the tellings with very rare names are told again up to some weeks earlier or
    later, all of these names others.

    Args:
        known: Tellings with their happenings.
        rarities: How rare stems are.
        seed: Of days.
    """
    random = Random(seed)
    rows = []
    for one in known:
        telling = one.telling
        if random.random() > COPIED or not rarities.rare(telling.story_names) or telling.published is None:
            continue
        recast = _renamed(telling, rarities.rare(telling.story_names | telling.names))
        days = random.randint(-RECAST_DAYS, RECAST_DAYS)
        rows.append(evidence(telling, _moved_in_time(recast, days), rarities))
    return Pairs(rows=np.array(rows).reshape(-1, len(EVIDENCE)), same=np.zeros(len(rows)))


def _renamed(telling: Telling, names: frozenset[str]) -> Telling:
    """A telling with a new word for each of some names."""
    new = {name: f"{name} anew" for name in names}

    def renamed(words: frozenset[str]) -> frozenset[str]:
        return frozenset(new.get(one, one) for one in words)

    recast = replace(telling, id=f"{telling.id} recast", document_id=f"{telling.document_id} recast")
    return _with_words(recast, renamed)


def _with_name_of(telling: Telling, other: Telling, rarities: Rarities, random: Random) -> Telling:
    """A telling with a rare name of another in place of one of its own."""
    theirs = rarities.rarest(other.names, 3, least=RARE)
    ours = rarities.rarest(telling.names, 3, least=RARE)
    if not theirs or not ours:
        return telling
    new, old = random.choice(theirs), random.choice(ours)

    def renamed(names: frozenset[str]) -> frozenset[str]:
        return (names - {old}) | {new} if old in names else names

    return _with_words(telling, renamed)


def _with_words(telling: Telling, renamed: Callable[[frozenset[str]], frozenset[str]]) -> Telling:
    """A telling with other words wherever it holds any."""
    return replace(
        telling,
        words=renamed(telling.words),
        names=renamed(telling.names),
        story=renamed(telling.story),
        story_names=renamed(telling.story_names),
        actors=tuple(replace(one, words=renamed(one.words)) for one in telling.actors),
        recipients=tuple(replace(one, words=renamed(one.words)) for one in telling.recipients),
        spots=tuple(replace(one, words=renamed(one.words)) for one in telling.spots),
    )


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
    assert telling.published is not None
    told = None if telling.days is None else (telling.days[0] + days, telling.days[1] + days)
    return replace(telling, days=told, published=telling.published + days)


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


def with_chosen_bars(
    weights: LinkWeights, reports: Sequence[AnnotatedReport], sets: Sequence[Answers]
) -> tuple[LinkWeights, list[dict[str, float]]]:
    """Weights with the bar within a report that has the best mean B³ over shared mentions and over all; what was tried.

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

    for bar in BARS:
        worth(bar, WITHIN_BARS[0])
    within = max(WITHIN_BARS, key=lambda bar: worth(BETWEEN_BAR, bar))
    return with_bars(BETWEEN_BAR, within), tried


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
    sides = [known_tellings(train, answers) for answers in (train_gold, train_coded)]
    told_apart = [pairs_of(known, rarities, within=False) for known in sides]
    copied = [copies(known, rarities) for known in sides]
    between = joined(
        *(one for one in told_apart for _ in range(COUNTED)),
        *(look_alikes(one.alike, rarities) for one in (*told_apart, *copied)),
        *(strangers(known, rarities) for known in sides),
        *copied,
    )
    within = joined(*(pairs_of(known, rarities, within=True) for known in (known_tellings(dev, dev_coded), sides[1])))
    weights = fit(between.rows, between.same, (*EVIDENCE, BIAS), signs=SIGNS)
    with_recasts = joined(between, *(recasts(known, rarities) for known in sides))
    weights[RECAST] = fit(with_recasts.rows, with_recasts.same, (*EVIDENCE, BIAS), signs=SIGNS)[RECAST]
    weights |= {name: min(most, weights[name]) for name, most in AT_MOST.items()}
    told: dict[str, Any] = {
        "about": "Weights of the evidence that two tellings are of one happening (linking/evidence.py).",
        "made_by": "python -m training.linking",
        "fitted_on": "the train side of the corpus (CC0 1.0), as annotated and as coded; within a document also dev",
        "version": VERSION,
        "pairs": {"between": len(between.same), "within": len(within.same)},
        "between": {"bar": 0.0, "weights": weights},
        "within": {"bar": 0.0, "weights": fit(within.rows, within.same, (*EVIDENCE, BIAS), signs=SIGNS)},
    }
    choose_bars(told, dev, dev_gold, dev_coded)
    return told


def choose_bars(told: dict[str, Any], dev: Sequence[AnnotatedReport], dev_gold: Answers, dev_coded: Answers) -> None:
    """Put the bars into the record of the weights, with all that were tried."""
    best, tried = with_chosen_bars(weights_of(told), dev, (dev_gold, dev_coded))
    told["between"]["bar"], told["within"]["bar"] = best.between.bar, best.within.bar
    told["bars_tried"] = tried


if __name__ == "__main__":
    main()
