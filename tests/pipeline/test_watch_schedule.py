"""When feeds and articles are asked for again."""

from datetime import UTC, datetime, timedelta

import pytest

from dotterel.model import DEAD_AFTER, Feed, SourceNotFound, SourceUnreachable
from dotterel.pipeline.watch_schedule import MOST_TRIES, answered, failed, is_due, iso, try_again

NOW = datetime(2024, 3, 6, 12, tzinfo=UTC)
EVERY = timedelta(minutes=15)
FEED = Feed(address="https://ledger.example/feed")
GONE = SourceNotFound("gone", "Look.")


def pause(feed: Feed) -> timedelta:
    """Time until a feed is due."""
    assert feed.due is not None
    return datetime.fromisoformat(feed.due) - NOW


@pytest.mark.parametrize(("own", "minutes"), [(None, 15), (5, 15), (60, 60), (100_000, 1_440)])
def test_the_longer_of_two_pauses_is_kept(own: int | None, minutes: int) -> None:
    """A feed's own wish is respected where it is longer than ours, up to a day."""
    feed = answered(Feed(address=FEED.address, pause=own), now=NOW, every=EVERY)
    assert pause(feed) == timedelta(minutes=minutes)


def test_failures_are_asked_less_and_less() -> None:
    """The pause doubles up to a day, and the time of the first failure is remembered."""
    feed, pauses = FEED, []
    for _ in range(DEAD_AFTER + 5):
        assert not feed.is_dead or len(pauses) >= DEAD_AFTER
        feed = failed(feed, GONE, now=NOW, every=EVERY)
        pauses.append(pause(feed))
    assert pauses[:3] == [timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2)]
    assert pauses[-1] == timedelta(days=1)
    assert (feed.is_dead, feed.failing_since, feed.error, feed.message) == (True, iso(NOW), "SourceNotFound", "gone")


def test_a_good_answer_ends_all_failures() -> None:
    """A feed that comes back is asked as before."""
    feed = answered(failed(FEED, GONE, now=NOW, every=EVERY), now=NOW, every=EVERY)
    assert (feed.failures, feed.failing_since, feed.error, feed.message) == (0, None, None, None)
    assert pause(feed) == EVERY


@pytest.mark.parametrize(("seconds", "minutes"), [(7_200.0, 120), (1.0, 15), (9e9, 1_440)])
def test_a_server_says_how_long(seconds: float, minutes: int) -> None:
    """Retry-After is kept, but never below our own pause nor above a day."""
    busy = SourceUnreachable("busy", "Wait.", retry_after=seconds)
    assert pause(failed(FEED, busy, now=NOW, every=EVERY)) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (None, True),
        (iso(NOW), True),
        (iso(NOW + timedelta(seconds=45)), True),
        (iso(NOW + timedelta(minutes=5)), False),
        (iso(NOW + timedelta(hours=23)), False),
        ("2097-01-01T00:00:00+00:00", True),
    ],
)
def test_when_a_feed_is_due(due: str | None, expected: bool) -> None:
    """A little early counts, and a moment that only a wrong clock can have written does too."""
    assert is_due(Feed(address=FEED.address, due=due), now=NOW, every=EVERY) is expected


def test_articles_are_given_up_after_some_tries() -> None:
    """The pause grows, what the server asks for is kept, and there is an end."""
    down = SourceUnreachable("down", "Wait.")
    moments = [try_again(down, tries=tries, now=NOW) for tries in range(MOST_TRIES)]
    assert [moment and moment - NOW for moment in moments] == [
        timedelta(minutes=10),
        timedelta(minutes=40),
        timedelta(minutes=160),
        timedelta(minutes=640),
        None,
    ]
    busy = SourceUnreachable("busy", "Wait.", retry_after=3_600.0)
    assert try_again(busy, tries=0, now=NOW) == NOW + timedelta(hours=1)
