"""`python -m training.outside_country`: fit the weights that choose the country of a party whose words name none.

Every party that is marked in the corpus' train side is asked: those whose own words tell no country are questions, the
states of their document and "none of them" the answers. The event's place is where the marked place lies by the
gazetteer. Reports of further folders (`--also`: annotated news, whose text is joined as corpus/voa/README.md
tells) are fitted on too. The dev side tells how well the choice holds; the test side is not read.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dotterel.evaluation import (
    AnnotatedReport,
    GoldDocument,
    GoldRecord,
    gold_document,
    read_reports,
    report_paths,
)
from dotterel.model import Mention, Span
from dotterel.resolution.actors import ActorContext, ActorRegister, CsvActorRegister, context_of
from dotterel.resolution.actors.outside import CLEAR, LEAST_SHARE, OutsideWeights
from dotterel.resolution.actors.outside_evidence import (
    NONE_NUMBERS,
    STATE_NUMBERS,
    evidence_for_none,
    evidence_for_states,
)
from dotterel.resolution.actors.resolver import country_question, told_by_words
from dotterel.resolution.places import Gazetteer, PlaceContext, SqliteGazetteer, country_mentions, resolve_place, survey
from dotterel.resolution.resolver import SURE_PLACE
from training.fitted import write_fitted
from training.sides import reports_by_side

Floats = NDArray[np.float64]
WEIGHTS_FILE = Path("src/dotterel/resolution/actors/outside_weights.json")
PENALTY = 2.0
"""Weight of half the squared weights against the log-likelihood, against chance."""
STEPS = 30
SMALLEST_STEP = 1e-6


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its right answer.

    Attributes:
        states: The states that may be answered.
        numbers: What speaks for each, shape (states, `STATE_NUMBERS`).
        none: What speaks for none, shape (`NONE_NUMBERS`,).
        right: Number of the right state; number of states where it is none of them.
    """

    states: tuple[str, ...]
    numbers: Floats
    none: Floats
    right: int


def questions_of(
    reports: Sequence[AnnotatedReport], *, register: ActorRegister, gazetteer: Gazetteer
) -> Iterator[Question]:
    """The questions of some reports, in text order."""
    for report in reports:
        gold = gold_document(report)
        told = survey(gold.document.text, gazetteer=gazetteer)
        mentions = country_mentions(gold.document.text, gazetteer)
        context = context_of(
            gold.document,
            register,
            weights=told.countries,
            sightings=[(one.start, one.country) for one in mentions if not one.adjective],
            country_of_place=_places_of(gold, told.countries, gazetteer),
        )
        for record in gold.events:
            place = _place_country(gold, record, told.countries, gazetteer)
            yield from _record_questions(
                gold, record, replace(context, event_country=place, event_type=record.type), register
            )


def _places_of(gold: GoldDocument, countries: dict[str, float], gazetteer: Gazetteer) -> Callable[[str], str | None]:
    """Tells the state of a town in a document, as resolution does."""

    def country(name: str) -> str | None:
        place = resolve_place(
            Span(start=0, end=len(name), text=name),
            context=PlaceContext(text=gold.document.text, countries=countries),
            gazetteer=gazetteer,
        )
        return place.country if place.score >= SURE_PLACE else None

    return country


def _place_country(
    gold: GoldDocument, record: GoldRecord, countries: dict[str, float], gazetteer: Gazetteer
) -> str | None:
    """The country of an event's first marked place, as resolution finds it."""
    for span in record.places[:1]:
        place = resolve_place(
            span, context=PlaceContext(text=gold.document.text, countries=countries), gazetteer=gazetteer
        )
        return place.country
    return None


def _record_questions(
    gold: GoldDocument, record: GoldRecord, context: ActorContext, register: ActorRegister
) -> Iterator[Question]:
    parties = [("actor", one) for one in record.actors]
    parties += [("recipient", one) for one in record.recipients]
    parties += [("source", one) for one in record.sources]
    mentions = [Mention(role=role, span=party.span, score=1.0) for role, party in parties]  # type: ignore[arg-type]
    findings = [
        told_by_words(mention, context=context, register=register, on=gold.document.published) for mention in mentions
    ]
    named = {
        role: frozenset(
            finding.country
            for mention, finding in zip(mentions, findings, strict=True)
            if mention.role == role and finding.country
        )
        for role in ("actor", "recipient")
    }
    across = {"actor": named["recipient"], "recipient": named["actor"]}
    for (role, party), mention, finding in zip(parties, mentions, findings, strict=True):
        if finding.country is not None or finding.id is not None or finding.international:
            continue
        asked = country_question(mention, finding, gold.document, context)
        around = replace(context, across=across.get(role, frozenset()))
        evidence = evidence_for_states(asked, around)
        if not evidence:
            continue
        states = tuple(one.state for one in evidence)
        yield Question(
            states=states,
            numbers=np.array([one.numbers for one in evidence]),
            none=np.array(evidence_for_none(asked, around)),
            right=states.index(party.country) if party.country in states else len(states),
        )


def fit_weights(questions: Sequence[Question]) -> OutsideWeights:
    """The weights under which the right answers are likeliest, drawn towards 0. Newton's method."""
    width = len(STATE_NUMBERS)

    weights = np.zeros(width + len(NONE_NUMBERS))
    tables = [_table(one) for one in questions]
    for _ in range(STEPS):
        slope, curve = PENALTY * weights, PENALTY * np.eye(len(weights))
        for table, one in zip(tables, questions, strict=True):
            shares = _shares(table @ weights)
            mean = shares @ table
            slope = slope + mean - table[one.right]
            curve = curve + (table * shares[:, None]).T @ table - np.outer(mean, mean)
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max() < SMALLEST_STEP:
            break
    return OutsideWeights(
        state=tuple(round(float(one), 3) for one in weights[:width]),
        none=tuple(round(float(one), 3) for one in weights[width:]),
    )


def _table(question: Question) -> Floats:
    """What speaks for each answer, the last of them none, shape (states + 1, all weights)."""
    states = np.hstack([question.numbers, np.zeros((len(question.states), len(NONE_NUMBERS)))])
    none = np.concatenate([np.zeros(len(STATE_NUMBERS)), question.none])
    return np.vstack([states, none])


def _shares(sums: Floats) -> Floats:
    powers = np.exp(sums - sums.max())
    return powers / powers.sum()


def measure(questions: Sequence[Question], weights: OutsideWeights) -> dict[str, float]:
    """Share answered, share right of those answered, expected calibration error of these (ten equal bins)."""
    best: list[tuple[float, bool]] = []
    open_right = 0
    for one in questions:
        shares = _shares(_table(one) @ np.array([*weights.state, *weights.none]))
        first = int(shares[:-1].argmax())
        rival = float(np.delete(shares[:-1], first).max(initial=0.0))
        if shares[first] >= max(LEAST_SHARE, shares[-1], CLEAR * rival):
            best.append((float(shares[first]), first == one.right))
        else:
            open_right += one.right == len(one.states)
    told = np.array(best)
    bins = np.minimum((told[:, 0] * 10).astype(int), 9)
    error = sum(
        abs(told[bins == number, 0].mean() - told[bins == number, 1].mean()) * (bins == number).mean()
        for number in range(10)
        if (bins == number).any()
    )
    return {
        "questions": len(questions),
        "answered": round(len(best) / len(questions), 4),
        "right_of_answered": round(float(told[:, 1].mean()), 4),
        "right_or_rightly_none": round((float(told[:, 1].sum()) + open_right) / len(questions), 4),
        "calibration_error": round(float(error), 4),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the corpus, fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--also", type=Path, action="append", default=[], metavar="FOLDER")
    parser.add_argument("--out", type=Path, default=WEIGHTS_FILE)
    options = parser.parse_args(arguments)
    reports = reports_by_side(options.corpus)
    register, gazetteer = CsvActorRegister.load(), SqliteGazetteer.open()
    asked = {
        side: list(questions_of(reports[side], register=register, gazetteer=gazetteer)) for side in ("train", "dev")
    }
    further = [report for folder in options.also for report in read_reports(report_paths(folder))]
    asked["train"] += questions_of(further, register=register, gazetteer=gazetteer)
    weights = fit_weights(asked["train"])
    measured = {side: measure(questions, weights) for side, questions in asked.items()}
    told = {
        "about": "Weights of the choice among a document's states (resolution/actors/outside.py).",
        "made_by": "python -m training.outside_country" + " --also REPORTS" * len(options.also),
        "fitted_on": "parties marked in the train side of the corpus (CC0 1.0) whose words name no state"
        + (", and in public-domain news that we annotated (corpus/voa)" if further else ""),
        "measured": measured,
        "weights": {
            "state": dict(zip(STATE_NUMBERS, weights.state, strict=True)),
            "none": dict(zip(NONE_NUMBERS, weights.none, strict=True)),
        },
    }
    write_fitted(told, options.out)


if __name__ == "__main__":
    main()
