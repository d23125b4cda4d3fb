"""Quality floors of linking, tolls and contradictions, on the sides that no weight was fitted on but for its bar."""

import tomllib
from pathlib import Path

import pytest

from dotterel.evaluation import (
    AnnotatedReport,
    LinkingScores,
    TollScores,
    gold_coded_events,
    gold_document,
    gold_incidents,
    read_incident_gold,
    score_linking,
    score_tolls,
    shared_answers,
)
from dotterel.resolution import load_resolver
from tests.quality.conftest import CORPUS, Answers

FLOORS = tomllib.loads(Path(__file__).with_name("linking_floors.toml").read_text(encoding="utf-8"))

Reports = dict[str, list[AnnotatedReport]]


@pytest.fixture(scope="module")
def annotated(reports: Reports) -> dict[str, Answers]:
    """The annotated events of both sides, resolved by us."""
    resolver = load_resolver()
    documents = {one.id: gold_document(one).document for side in ("dev", "test") for one in reports[side]}
    return {
        side: {
            one.id: resolver.resolve(gold_coded_events(one, documents[one.id]), documents[one.id])
            for one in reports[side]
        }
        for side in ("dev", "test")
    }


def linking_figures(scores: LinkingScores) -> dict[str, float]:
    """The figures of linking that have floors; near misses turned so that more is better."""
    return {"B³, shared": scores.shared[2], "B³, all": scores.every[2], "near misses": -scores.near_miss_rate}


def record_figures(scores: TollScores) -> dict[str, float]:
    """The figures of records that have floors."""
    found = scores.contradictions
    return {
        "tolls": scores.ends["all three"].recall,
        "contradictions, precision": found.precision,
        "contradictions, recall": found.recall,
    }


def too_low(figures: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """The figures below their floors, or, of near misses, above their ceiling."""
    assert figures.keys() == floors.keys()
    return {
        name: abs(figure)
        for name, figure in figures.items()
        if figure < (-floors[name] if name == "near misses" else floors[name])
    }


@pytest.mark.parametrize("side", ["dev", "test"])
def test_linking_of_annotated_events_holds(reports: Reports, annotated: dict[str, Answers], side: str) -> None:
    """What the linker, tolls and contradictions come to does not fall below what was measured when it was set."""
    scores = score_linking(reports[side], annotated[side], worst=0)
    records = gold_incidents(shared_answers(reports[side], annotated[side]))
    figures = linking_figures(scores) | record_figures(score_tolls(records, read_incident_gold(CORPUS)))
    assert too_low(figures, FLOORS["annotated"][side]) == {}


@pytest.mark.model
def test_linking_through_the_coder_holds(reports: Reports, coded: Answers) -> None:
    """The same of what the shipped coder reads, which is what users get."""
    figures = linking_figures(score_linking(reports["test"], coded, worst=0))
    assert too_low(figures, FLOORS["coded"]["test"]) == {}
