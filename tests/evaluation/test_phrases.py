"""Phrases asked one by one."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dotterel.evaluation.phrases import (
    SETS,
    answer_phrases,
    of_side,
    phrase_figures,
    read_phrases,
    weak_kinds,
    worst_phrases,
)
from dotterel.model import Actor, CodedEvent, Count, DateRange, Document, EvaluationError, Place, ResolvedEvent
from tests.factories import resolved_event

ITEMS: dict[str, dict[str, Any]] = {
    "dates": {"published": "2024-03-06", "phrase": "Monday", "from": "2024-03-04", "to": "2024-03-04"},
    "counts": {"phrase": "at least nine", "role": "killed", "low": 9, "high": None},
    "places": {
        "phrase": "Tarka",
        "name": "Tarka",
        "country": "NER",
        "latitude": 14.6,
        "longitude": 7.9,
        "level": "city",
    },
    "actors": {"phrase": "Gunmen", "country": "NER", "sectors": ["UAF"], "published": "2024-03-06"},
}
TEXT = "Gunmen killed at least nine in Tarka on Monday."


def write_sets(folder: Path, **changes: dict[str, Any]) -> Path:
    """The four sets with an item each, changed by set."""
    for number, name in enumerate(SETS, 1):
        item = {"id": f"{name[0]}00{number}", "text": TEXT, "kind": "plain"} | ITEMS[name] | changes.get(name, {})
        (folder / f"{name}.jsonl").write_text(json.dumps(item) + "\n", encoding="utf-8")
    return folder


class Told:
    """Answers all events alike, and keeps what it was asked."""

    def __init__(self, **answer: Any) -> None:
        self.answer = answer
        self.asked: list[CodedEvent] = []

    def resolve(self, events: Sequence[CodedEvent], document: Document) -> tuple[ResolvedEvent, ...]:
        """As in `EventResolver`."""
        self.asked += events
        assert document.text == TEXT
        return tuple(resolved_event(**self.answer) for _ in events)


RIGHT = {
    "date": DateRange(text="Monday", start=0, end=6, first="2024-03-04", last="2024-03-04", score=0.9),
    "killed": Count(text="at least nine", start=0, end=13, low=9),
    "place": Place(text="Tarka", start=0, end=5, country="NER", latitude=14.7, longitude=7.9, score=0.8),
    "actors": (Actor(text="Gunmen", start=0, end=6, country="NER", sectors=("UAF",), score=0.7, rule="agent"),),
}


def test_right_answers_are_right(tmp_path: Path) -> None:
    """Every question of every set; each is asked with the words in their role and nothing else."""
    resolver = Told(**RIGHT)
    answers = answer_phrases(read_phrases(write_sets(tmp_path)), resolver)
    assert {name: counts.accuracy for name, counts in phrase_figures(answers).items()} == {
        "dates first day": 1.0,
        "dates both days": 1.0,
        "counts both ends": 1.0,
        "places country": 1.0,
        "places within 161 km": 1.0,
        "places towns within 25 km": 1.0,
        "actors country": 1.0,
        "actors primary sector": 1.0,
        "actors country and sector": 1.0,
    }
    fillers = [(mention.role, mention.span.text) for event in resolver.asked for mention in event.mentions]
    assert fillers == [("time", "Monday"), ("killed", "at least nine"), ("place", "Tarka"), ("actor", "Gunmen")]
    assert worst_phrases(answers, 9) == []


@pytest.mark.parametrize(
    ("name", "answer", "wrong"),
    [
        ("dates", {"date": replace(RIGHT["date"], last="2024-03-05")}, {"both days"}),  # type: ignore[type-var]
        ("dates", {"date": None}, {"first day", "both days"}),
        ("counts", {"killed": Count(text="", start=0, end=0, low=9, high=9)}, {"both ends"}),
        ("places", {"place": replace(RIGHT["place"], latitude=15.5)}, {"towns within 25 km"}),  # type: ignore[type-var]
        ("places", {"place": None}, {"country", "within 161 km", "towns within 25 km"}),
        ("actors", {"actors": ()}, {"country", "primary sector", "country and sector"}),
    ],
)
def test_wrong_answers_are_wrong(tmp_path: Path, name: str, answer: dict[str, Any], wrong: set[str]) -> None:
    """Each question by itself: the first day may be right where the last is not."""
    answers = answer_phrases(read_phrases(write_sets(tmp_path)), Told(**(RIGHT | answer)))
    (worst,) = worst_phrases(answers, 9)
    assert worst.phrase.set == name
    assert {question for question, right in worst.right.items() if not right} == wrong
    assert weak_kinds(answers) == [("plain", 1, 4)]


def test_what_nobody_can_know_is_right_when_left_open(tmp_path: Path) -> None:
    """No answer is the answer where the item says so."""
    nothing = {
        "dates": {"from": None, "to": None},
        "counts": {"low": None, "high": None},
        "places": {"country": None, "latitude": None, "longitude": None},
        "actors": {"country": None, "sectors": None},
    }
    phrases = read_phrases(write_sets(tmp_path, **nothing))
    silent = answer_phrases(phrases, Told(date=None, killed=None, place=None, actors=()))
    assert all(all(answer.right.values()) for answer in silent)
    assert not any(any(answer.right.values()) for answer in answer_phrases(phrases, Told(**RIGHT)))


def test_odd_numbers_are_for_reading_and_even_ones_only_measured(tmp_path: Path) -> None:
    """Every item is on one side."""
    phrases = read_phrases(write_sets(tmp_path))
    assert [phrase.id for phrase in of_side(phrases, "dev")] == ["d001", "p003"]
    assert [phrase.id for phrase in of_side(phrases, "test")] == ["c002", "a004"]


@pytest.mark.parametrize(
    "text", ['{"id": ', '{"id": "d001", "text": "No such day.", "phrase": "Monday"}', '{"id": "d001"}']
)
def test_a_damaged_set_is_named(tmp_path: Path, text: str) -> None:
    """Half a line, words that do not stand in their text, missing keys."""
    write_sets(tmp_path)
    (tmp_path / "dates.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationError, match="dates"):
        read_phrases(tmp_path)


def test_a_missing_set_is_named(tmp_path: Path) -> None:
    """All four sets are needed."""
    with pytest.raises(EvaluationError, match="dates"):
        read_phrases(tmp_path)
