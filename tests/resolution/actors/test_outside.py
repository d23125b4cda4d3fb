"""The country from outside the span."""

import pytest

from dotterel.resolution.actors import ActorContext
from dotterel.resolution.actors.outside import country_from_outside


def test_event_place_agreeing_with_the_document() -> None:
    """Place and document together are the surest."""
    outside = country_from_outside("police", ActorContext(weights={"KEN": 1.0}, event_country="KEN"), 0)
    assert (outside.country, outside.rule) == ("KEN", "event-place")


def test_clear_document_beats_a_lone_place() -> None:
    """A document about one state outweighs a place elsewhere, with a lower score than both agreeing."""
    context = ActorContext(weights={"KEN": 0.9, "SOM": 0.1}, event_country="SOM")
    outside = country_from_outside("police", context, 0)
    assert outside.country == "KEN"
    assert [candidate.id for candidate in outside.candidates] == ["KEN", "SOM"]


def test_competing_countries_stay_open() -> None:
    """Two states of like weight: no guess, and both are told."""
    outside = country_from_outside("soldier", ActorContext(weights={"ARM": 0.5, "AZE": 0.5}), 0)
    assert outside.country is None
    assert outside.reason == "several countries in the document"
    assert {candidate.id for candidate in outside.candidates} == {"ARM", "AZE"}


def test_nothing_known() -> None:
    """No country anywhere is said so."""
    assert country_from_outside("", ActorContext(), 0).reason == "no country in span or document"


@pytest.mark.parametrize(("share", "score"), [(1.0, 0.92), (0.95, 0.86), (0.75, 0.74), (0.6, 0.53)])
def test_score_follows_the_lead(share: float, score: float) -> None:
    """The smaller the lead of the leading state, the lower the score."""
    outside = country_from_outside("", ActorContext(weights={"PER": share, "CHL": 1 - share}), 0)
    assert outside.score == score
