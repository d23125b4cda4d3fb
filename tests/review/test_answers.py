"""Answers that are compared."""

import json
from typing import Any

import pytest

from dotterel.review import plain_answer

MALI = {
    "name": "Army of Mali",
    "country": "MLI",
    "sectors": ["MIL"],
    "score": 0.4,
    "start": 3,
    "end": 9,
    "text": "army",
}
NIGER = {"name": "Army of Niger", "country": "NER", "sectors": ["MIL", "GOV"]}
MONDAY = {"from": "2024-03-04", "to": "2024-03-04"}
CLAIM = {"status": "claimed", "source": MALI}
TARKA = {"name": "Tarka", "country": "NER", "admin1": None, "latitude": 14.012, "longitude": 5.9, "precision": "city"}


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("actors", [MALI, NIGER], [NIGER, {"text": "army of mali", "country": "MLI", "sectors": ["MIL"]}]),
        ("actors", [NIGER], [{**NIGER, "sectors": ["GOV", "MIL"]}]),
        ("modes", ["b", "a"], ["a", "b"]),
        ("killed", {"low": 3, "high": None, "text": "at least three", "score": 0.8}, {"low": 3, "high": None}),
        ("date", {**MONDAY, "precision": "day"}, MONDAY),
        ("place", TARKA, {**TARKA, "latitude": 14.009, "geonameid": 7, "text": "the town"}),
        ("claim", CLAIM, {**CLAIM, "source": {**MALI, "score": 1.0}, "further_sources": []}),
        ("killed", None, None),
    ],
)
def test_those_who_say_the_same_have_the_same_answer(field: str, one: Any, other: Any) -> None:
    """Scores, words, order, and a few hundred metres are no difference of opinion."""
    assert plain_answer(field, json.dumps(one)) == plain_answer(field, json.dumps(other))


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("actors", [MALI], [MALI, NIGER]),
        ("actors", [MALI], [{**MALI, "country": None}]),
        ("killed", {"low": 3, "high": None}, {"low": 3, "high": 3}),
        ("killed", {"low": 3, "best": 4, "high": 5}, {"low": 3, "best": 5, "high": 5}),
        ("killed", {"low": 0, "high": 0}, None),
        ("place", TARKA, {**TARKA, "precision": "district"}),
        ("place", TARKA, {**TARKA, "latitude": 15.0}),
        ("type", "ASSAULT", "PROTEST"),
        ("historical", False, True),
        ("claim", {"status": "claimed", "source": MALI}, {"status": "claimed", "source": None}),
    ],
)
def test_those_who_differ_have_different_answers(field: str, one: Any, other: Any) -> None:
    """Every fact counts."""
    assert plain_answer(field, json.dumps(one)) != plain_answer(field, json.dumps(other))


@pytest.mark.parametrize("value", ["{", '"text"', "[1]", '{"low": {}}', None])
def test_whatever_stands_there_can_be_compared(value: str | None) -> None:
    """A value that no form made is the same as itself, and breaks nothing."""
    for field in ("actors", "claim", "place", "date", "killed", "modes", None):
        assert plain_answer(field, value) == plain_answer(field, value)
