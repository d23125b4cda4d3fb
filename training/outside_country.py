"""`python -m training.outside_country`: fit the choice of the country of a party whose words name none.

Every party that is marked in the corpus' train side is asked: those whose own words tell no country are questions, the
states of their document and "none of them" the answers. The event's place is where the marked place lies by the
gazetteer. Reports of further folders (`--also`: annotated news, whose text is joined as corpus/voa/README.md
tells) are fitted on too, but for their dev side. The dev sides tell how well the choice holds; the test side is not
read.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from dotterel.evaluation import (
    AnnotatedReport,
    GoldDocument,
    GoldRecord,
    gold_document,
    read_reports,
    report_paths,
)
from dotterel.evaluation.split import side_of
from dotterel.model import Mention, Span
from dotterel.resolution.actors import ActorContext, ActorRegister, CsvActorRegister, context_of
from dotterel.resolution.actors.outside import CLEAR, LEAST_SHARE
from dotterel.resolution.actors.outside_choice import ANSWER_NUMBERS, OutsideChoice
from dotterel.resolution.actors.outside_evidence import (
    QUESTION_NUMBERS,
    STATE_NUMBERS,
    evidence_for_none,
    evidence_for_states,
    question_numbers,
)
from dotterel.resolution.actors.resolver import country_question, told_by_words
from dotterel.resolution.places import Gazetteer, PlaceContext, SqliteGazetteer, country_mentions, resolve_place, survey
from dotterel.resolution.resolver import SURE_PLACE
from training.fitted import write_fitted
from training.sides import reports_by_side

Floats = NDArray[np.float32]
WEIGHTS_FILE = Path("src/dotterel/resolution/actors/outside_weights.json")
UNITS = 32
"""Of each hidden layer."""
NETWORKS = 4
"""Whose utilities are averaged: one alone changes its mind with its seed on three questions in a hundred."""
DROPOUT = 0.4
EPOCHS = 20
RATE = 3e-3
"""Of AdamW, falling to nothing by the last epoch."""
WEIGHT_DECAY = 0.01
BATCH = 128
SEED = 7
"""Of the first network; each further one takes the next."""
DIGITS = 4
"""Decimals that are kept of a weight."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its right answer.

    Attributes:
        rows: What is told of each answer, "none of them" last, shape (answers, `ANSWER_NUMBERS`).
        about: What is told of the question, shape (`QUESTION_NUMBERS`,).
        right: Number of the right answer.
    """

    rows: Floats
    about: Floats
    right: int


_OTHER_SIDE = {"actor": "recipient", "recipient": "actor"}


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
    sides = {
        role: [finding for mention, finding in zip(mentions, findings, strict=True) if mention.role == role]
        for role in _OTHER_SIDE
    }
    for (role, party), mention, finding in zip(parties, mentions, findings, strict=True):
        if finding.country is not None or finding.id is not None or finding.international:
            continue
        asked = country_question(mention, finding, gold.document, context)
        facing = sides.get(_OTHER_SIDE.get(role, ""), [])
        around = replace(
            context,
            across=frozenset(one.country for one in facing if one.country),
            across_sectors=frozenset(one.sectors[0] if one.sectors else "" for one in facing),
            beside=frozenset(one.country for one in sides.get(role, []) if one.country),
        )
        evidence = evidence_for_states(asked, around)
        if not evidence:
            continue
        states = [one.state for one in evidence]
        rows = np.zeros((len(states) + 1, len(ANSWER_NUMBERS)), np.float32)
        rows[:-1, : len(STATE_NUMBERS)] = [one.numbers for one in evidence]
        rows[-1, len(STATE_NUMBERS) :] = evidence_for_none(asked, around)
        yield Question(
            rows=rows,
            about=np.array(question_numbers(asked, around), np.float32),
            right=states.index(party.country) if party.country in states else len(states),
        )


class ChoiceNetwork(nn.Module):
    """The choice in training; what it reads is brought to mean 0 and deviation 1 first."""

    def __init__(self, mean: Tensor, deviation: Tensor) -> None:
        super().__init__()
        width = len(mean)
        self.mean, self.deviation = mean, deviation
        self.direct = nn.Linear(width, 1, bias=False)
        self.first = nn.Linear(width, UNITS)
        self.second = nn.Linear(UNITS, UNITS)
        self.last = nn.Linear(UNITS, 1, bias=False)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, told: Tensor) -> Tensor:
        """Utilities, shape (questions, answers), of what is told, shape (questions, answers, all numbers)."""
        scaled = (told - self.mean) / self.deviation
        hidden = self.dropout(torch.relu(self.first(scaled)))
        hidden = self.dropout(torch.relu(self.second(hidden)))
        utilities: Tensor = (self.direct(scaled) + self.last(hidden)).squeeze(-1)
        return utilities

    def fitted(self) -> dict[str, Floats]:
        """The weights of one network as `OutsideChoice` has them, the scaling within them.

        What is told of the question adds the same to every answer's direct sum, so that no weight of it is kept.
        """
        answers = len(ANSWER_NUMBERS)
        first = self.first.weight / self.deviation
        weights = {
            "direct": (self.direct.weight[0] / self.deviation)[:answers],
            "first": first[:, :answers].T,
            "first_question": first[:, answers:].T,
            "first_bias": (self.first.bias - first @ self.mean)[None],
            "second": self.second.weight.T,
            "second_bias": self.second.bias[None],
            "last": self.last.weight,
        }
        return {name: values.detach().numpy() for name, values in weights.items()}


def fit_choice(questions: Sequence[Question]) -> dict[str, Any]:
    """The weights under which the right answers are likely, as `OutsideChoice.from_mapping` reads them."""
    torch.set_num_threads(1)  # so small that more are slower, and one gives the same weights again
    told, real = _padded(questions)
    networks = [_fit_network(questions, told, real, seed=SEED + number) for number in range(NETWORKS)]
    weights = {name: np.stack([one[name] for one in networks]).astype(float) for name in networks[0]}
    weights["direct"] = weights["direct"].mean(0)
    return {name: np.round(values, DIGITS).tolist() for name, values in weights.items()}


def _fit_network(questions: Sequence[Question], told: Tensor, real: Tensor, *, seed: int) -> dict[str, Floats]:
    """The weights of one network."""
    torch.manual_seed(seed)
    right = torch.tensor([one.right for one in questions])
    network = ChoiceNetwork(told[real].mean(0), told[real].std(0) + 1e-3)
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=WEIGHT_DECAY)
    for epoch in range(EPOCHS):
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS)
        for batch in torch.randperm(len(questions)).split(BATCH):
            utilities = network(told[batch]).masked_fill(~real[batch], -1e4)
            loss = functional.cross_entropy(utilities, right[batch])
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
    return network.fitted()


def _padded(questions: Sequence[Question]) -> tuple[Tensor, Tensor]:
    """What is told of each answer, shape (questions, most answers, all numbers), and which of them there are."""
    most = max(len(one.rows) for one in questions)
    width = len(ANSWER_NUMBERS)
    told = torch.zeros(len(questions), most, width + len(QUESTION_NUMBERS))
    real = torch.zeros(len(questions), most, dtype=torch.bool)
    for number, one in enumerate(questions):
        count = len(one.rows)
        told[number, :count, :width] = torch.from_numpy(one.rows)
        told[number, :count, width:] = torch.from_numpy(one.about)
        real[number, :count] = True
    return told, real


def measure(questions: Sequence[Question], choice: OutsideChoice) -> dict[str, float]:
    """Share answered, share right of those answered, expected calibration error of these (ten equal bins)."""
    best: list[tuple[float, bool]] = []
    open_right = 0
    for one in questions:
        shares = choice.of_rows(one.rows, one.about)
        first = int(shares[:-1].argmax())
        rival = float(np.delete(shares[:-1], first).max(initial=0.0))
        if shares[first] >= max(LEAST_SHARE, shares[-1], CLEAR * rival):
            best.append((float(shares[first]), first == one.right))
        else:
            open_right += one.right == len(one.rows) - 1
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
    asked: dict[str, list[Question]] = {
        side: list(questions_of(reports[side], register=register, gazetteer=gazetteer)) for side in ("train", "dev")
    }
    further = [report for folder in options.also for report in read_reports(report_paths(folder))]
    if further:
        taught = [report for report in further if side_of(report.id) != "dev"]
        asked["train"] += questions_of(taught, register=register, gazetteer=gazetteer)
        held_back = [report for report in further if side_of(report.id) == "dev"]
        asked["further dev"] = list(questions_of(held_back, register=register, gazetteer=gazetteer))
    weights = fit_choice(asked["train"])
    choice = OutsideChoice.from_mapping(weights)
    measured = {side: measure(questions, choice) for side, questions in asked.items()}
    told = {
        "about": "Weights of the choice among a document's states (resolution/actors/outside_choice.py).",
        "made_by": "python -m training.outside_country" + " --also REPORTS" * len(options.also),
        "fitted_on": "parties marked in the train side of the corpus (CC0 1.0) whose words name no state"
        + (", and in public-domain news that we annotated (corpus/voa)" if further else ""),
        "measured": measured,
        "weights": weights,
    }
    write_fitted(told, options.out)


if __name__ == "__main__":
    main()
