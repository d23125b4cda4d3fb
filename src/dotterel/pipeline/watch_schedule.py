"""When a feed is asked again, and when an article is tried again. Pure: moments in, moments out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from dotterel.model import DotterelError, Feed, SourceUnreachable

EVERY = timedelta(minutes=15)
"""Usual pause between two requests to a feed."""
LONGEST_PAUSE = timedelta(days=1)
MOST_TRIES = 5
"""An article that could not be had so often, over half a day, is given up."""
_FIRST_TRY_AGAIN = timedelta(minutes=10)
_SLACK = timedelta(seconds=60)
"""A feed counts as due a little early, else a timer of the same length would find it not due every second time."""


def iso(moment: datetime) -> str:
    """A moment as the store keeps it: UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def is_due(feed: Feed, *, now: datetime, every: timedelta) -> bool:
    """Whether a feed may be asked; what lies further ahead than any pause was written by a clock that was wrong."""
    if feed.due is None:
        return True
    due = datetime.fromisoformat(feed.due)
    return due - min(_SLACK, every / 10) <= now or due > now + LONGEST_PAUSE + _SLACK


def answered(feed: Feed, *, now: datetime, every: timedelta) -> Feed:
    """A feed that has just answered: it is asked again after the pause that it wants, or ours if that is longer."""
    pause = max(every, timedelta(minutes=feed.pause or 0))
    return replace(
        feed,
        asked=iso(now),
        answered=iso(now),
        failures=0,
        failing_since=None,
        error=None,
        message=None,
        due=iso(now + min(pause, LONGEST_PAUSE)),
    )


def failed(feed: Feed, error: DotterelError, *, now: datetime, every: timedelta) -> Feed:
    """A feed that has just failed: the pause doubles with every failure, up to a day; the server may ask for more."""
    pause = min(max(every, timedelta(minutes=feed.pause or 0)) * 2 ** min(feed.failures + 1, 12), LONGEST_PAUSE)
    if isinstance(error, SourceUnreachable) and error.retry_after is not None:
        pause = max(pause if feed.failures else every, timedelta(seconds=error.retry_after))
    return replace(
        feed,
        asked=iso(now),
        failures=feed.failures + 1,
        failing_since=feed.failing_since or iso(now),
        error=type(error).__name__,
        message=error.message,
        due=iso(now + min(pause, LONGEST_PAUSE)),
    )


def try_again(error: DotterelError, *, tries: int, now: datetime) -> datetime | None:
    """When an article that could not be had is tried again; none where it is given up.

    Args:
        error: A failure that may go away by itself.
        tries: How often it was tried before.
        now: This moment.
    """
    if tries + 1 >= MOST_TRIES:
        return None
    pause = _FIRST_TRY_AGAIN * (1 << 2 * tries)
    asked_for = error.retry_after if isinstance(error, SourceUnreachable) else None
    return now + min(max(pause, timedelta(seconds=asked_for or 0)), LONGEST_PAUSE)
