"""Mentions grouped into rows."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dotterel.model import Claim, ResolvedEvent, Span
from dotterel.surfaces.cli.rows import rows_of
from tests.factories import actor, count, resolved_event


def event(number: int, **changes: Any) -> ResolvedEvent:
    """An event whose trigger stands at its own place in the text."""
    trigger = Span(start=10 * number, end=10 * number + 6, text="killed")
    return resolved_event(id=f"event-{number}", trigger=trigger, **changes)


def test_mentions_of_one_happening_share_a_row() -> None:
    """The mention that tells most is shown, the others are counted."""
    bare = event(1, place=None, date=None, killed=None)
    [row] = rows_of([bare, event(2)]).current
    assert row.event.id == "event-2"
    assert [other.id for other in row.others] == ["event-1"]


def test_an_unknown_place_is_taken_from_another_mention() -> None:
    """What the report tells once about a happening holds for its row."""
    [row] = rows_of([event(1, place=None, killed=count(low=9)), event(2, date=None, killed=None, modes=())]).current
    assert row.place is not None
    assert row.date is not None


def test_numbers_of_one_speaker_are_told_together() -> None:
    """What one and the same speaker adds elsewhere fills the row; it contradicts nothing."""
    more = event(2, killed=None, injured=count(low=7, high=7), place=None)
    [row] = rows_of([event(1), more]).current
    assert row.tolls == ("≥ 3 killed", "7 injured")
    assert row.also == ()


def test_a_number_of_another_speaker_does_not_fill_the_row() -> None:
    """A claim never becomes the word of somebody else."""
    claimed = event(
        2, killed=count(low=9, high=9), claim=Claim(status="claimed", source=actor(name="Niger")), place=None
    )
    [row] = rows_of([event(1, killed=None, claim=Claim(), injured=count(low=1, high=1), means=()), claimed]).current
    assert row.tolls == ("1 injured",)
    assert row.also == ("Niger says: 9 killed",)


def test_a_contradicting_toll_is_listed_with_who_says_so() -> None:
    """Two numbers never become one."""
    other = event(2, killed=count(low=9, high=9), place=None, claim=Claim(status="claimed", source=actor(name="Niger")))
    [row] = rows_of([event(1), other]).current
    assert row.also == ("Niger says: 9 killed",)


def test_a_denial_is_listed() -> None:
    """Who denies a happening stands under who claims it."""
    other = event(2, killed=None, claim=Claim(status="denied", source=actor(name="Niger")))
    [row] = rows_of([event(1), other]).current
    assert row.also == ("denied by Niger",)


def test_types_under_one_label_are_not_hidden() -> None:
    """A label over two types gives two rows."""
    rows = rows_of([event(1), event(2, type="COERCE", modes=("arrest",))])
    assert [row.event.type for row in rows.current] == ["ASSAULT", "COERCE"]


def test_background_stands_behind_and_is_numbered_on() -> None:
    """An older war comes below what the report is about."""
    rows = rows_of([event(1, historical=True, incident="a"), event(2, incident="b")], first=5)
    assert [(row.number, row.event.id) for row in rows.all] == [(5, "event-2"), (6, "event-1")]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=12))
def test_every_event_stands_in_one_row(labels: list[tuple[str, bool]]) -> None:
    """Grouping loses nothing and repeats nothing, and numbers follow one another."""
    events = [event(place, incident=label, historical=old) for place, (label, old) in enumerate(labels)]
    rows = rows_of(events).all
    assert sorted(one.id for row in rows for one in row.mentions) == sorted(one.id for one in events)
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
