"""What was only inferred of an event tells linking no more than its report does."""

from dotterel.linking import tellings_of
from tests.factories import date, place, resolved_event


def test_the_reports_own_day_is_no_day_told() -> None:
    """A day given to what tells none would count the day of publication twice."""
    told = resolved_event(date=date(rule="weekday"))
    inferred = resolved_event(date=date(rule="news-day > weekday"))
    assert tellings_of([told])[0].days is not None
    assert tellings_of([inferred])[0].days is None


def test_a_place_that_nobody_knows_is_still_named_by_its_words() -> None:
    """Two reports of "the Villa Acuña bridge" speak of one spot, though only its state is known."""
    unknown = place(
        text="the Villa Acuña bridge", name="Niger", precision="country", rule="unknown-place > state-of-parties"
    )
    inferred = place(text="the army", name="Niger", precision="country", rule="state-of-parties > name")
    (spot,) = tellings_of([resolved_event(place=unknown)])[0].spots
    (bare,) = tellings_of([resolved_event(place=inferred)])[0].spots
    assert spot.country == bare.country == "NER"
    assert spot.words
    assert not bare.words
