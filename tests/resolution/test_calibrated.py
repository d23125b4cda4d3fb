"""Calibrated scores of parties and dates."""

from dataclasses import replace

import pytest

from dotterel.model import Actor, DateRange, ScoreMap, Unresolved
from dotterel.model.errors import ArtifactError
from dotterel.resolution.calibrated import (
    ResolutionScoreMaps,
    shipped_score_maps,
    way_of,
    with_calibrated_scores,
)
from tests import factories


def party(rule: str, country: str | None = "MLI", score: float = 0.9) -> Actor:
    """A party that was found by a rule."""
    return Actor(text="police", start=0, end=6, country=country, sectors=("COP",), rule=rule, score=score)


@pytest.mark.parametrize(
    ("rule", "way"),
    [
        ("register:name", "name"),
        ("demonym+agent", "words"),
        ("agent+document:same-agent", "outside"),
        ("pronoun: it > agent+event-place", "outside"),
        ("document:full-name>register:office-holder", "outside"),
        ("agent+coder+document", "coder"),
        ("document:pair-of-states", None),
    ],
)
def test_way_follows_the_rule(rule: str, way: str | None) -> None:
    """The rule tells how an answer was found; the sides of "both sides" have no map."""
    assert way_of(party(rule)) == way


def test_no_country_is_a_way_of_its_own() -> None:
    """However sure the sector is, an open country is no sure answer."""
    assert way_of(party("agent", country=None)) == "open"


def test_scores_of_all_parties_and_the_date_are_mapped() -> None:
    """Actors, recipients, sources and date; what has no score keeps none."""
    maps = ResolutionScoreMaps(maps={"words": ScoreMap(intercept=-1.0), "date": ScoreMap(intercept=-1.0)})
    date = DateRange(text="today", start=0, end=5, first="2024-01-01", last="2024-01-01", score=0.9)
    event = factories.resolved_event(actors=(party("demonym+agent"), party("demonym+agent", score=0.0)), date=date)
    told = with_calibrated_scores(event, maps)
    expected = round(ScoreMap(intercept=-1.0).calibrated(0.9), 3)
    assert [one.score for one in told.actors] == [expected, 0.0]
    assert told.date is not None
    assert told.date.score == expected
    unread = replace(event, date=replace(date, unresolved=Unresolved(reason="no day")))
    assert with_calibrated_scores(unread, maps).date == unread.date


def test_shipped_maps_keep_order_and_are_modest() -> None:
    """An open country is never shown as sure; a surer answer of one way stays the surer."""
    maps = shipped_score_maps()
    assert maps.of("open").calibrated(0.95) < 0.5
    for way in ("name", "words", "outside", "coder"):
        assert maps.of(way).calibrated(0.9) > maps.of(way).calibrated(0.5)


def test_bad_maps_are_refused() -> None:
    """A file of another make is told."""
    with pytest.raises(ArtifactError, match="guess"):
        ResolutionScoreMaps.from_mapping({"guess": {"intercept": 0.0, "slope": 1.0}})
    with pytest.raises(ArtifactError, match="slope"):
        ResolutionScoreMaps.from_mapping({"words": {"intercept": 0.0}})
    with pytest.raises(ArtifactError, match="order"):
        ResolutionScoreMaps.from_mapping({"words": {"intercept": 0.0, "slope": -1.0}})
