"""Days where outlets are."""

import zoneinfo
from datetime import UTC, datetime, timedelta, timezone

import pytest

from dotterel.ingest.outlet_zones import _zones, local_day, local_day_of_stamp, zone_of


@pytest.mark.parametrize(
    ("address", "zone"),
    [
        ("https://www.nytimes.com/2024/03/04/x.html", "America/New_York"),
        ("https://news.example.co.uk/x", "Europe/London"),
        ("https://example.com.au/x", "Australia/Sydney"),
        ("https://example.pk", "Asia/Karachi"),
        ("https://example.com.co/x", "America/Bogota"),
        ("https://EXAMPLE.FR./x", "Europe/Paris"),
        ("https://example.co/x", None),  # Colombia's ending, sold to everybody
        ("https://example.com/x", None),
        ("https://notnytimes.com/x", None),
        ("http://[", None),
        ("http://127.0.0.1/x", None),
        ("report.txt", None),
        (None, None),
    ],
)
def test_an_outlets_zone_is_told_by_its_host(address: str | None, zone: str | None) -> None:
    """By the outlet's own line, else by its country's ending; a country of many zones by that of most of its press."""
    found = zone_of(address)
    assert (found.key if found else None) == zone


def test_every_zone_named_is_one() -> None:
    """Each line of the table names a zone of the tz database."""
    assert set(_zones().values()) <= zoneinfo.available_timezones()


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2024, 3, 5, 1, 30, tzinfo=UTC), "2024-03-04"),
        (datetime(2024, 3, 5, 5, 30, tzinfo=UTC), "2024-03-05"),
        (datetime(2024, 7, 5, 4, 30, tzinfo=UTC), "2024-07-05"),  # summer time
        (datetime(2024, 3, 5, 1, 30, tzinfo=timezone(timedelta(hours=1))), "2024-03-05"),
        (datetime(2024, 3, 5, 1, 30), "2024-03-05"),
        (datetime(1, 1, 1, tzinfo=UTC), "0001-01-01"),
    ],
)
def test_a_moment_in_utc_has_the_outlets_day(moment: datetime, day: str) -> None:
    """Times with another zone, or with none, are the outlet's own."""
    assert local_day(moment, "https://www.nytimes.com/x") == day


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2024-03-05T01:30:00Z", "2024-03-04"),
        ("2024-03-05T01:30:00.000+00:00", "2024-03-04"),
        ("2024-03-05 01:30 UTC", "2024-03-04"),
        ("2024-03-05T00:00:01Z", "2024-03-04"),
        ("2024-03-05T00:00:00Z", "2024-03-05"),  # a day without an hour
        ("2024-03-05 00:00:00+00:00", "2024-03-05"),
        ("2024-03-05T01:30:00-05:00", None),
        ("2024-03-05", None),
        ("2024-02-30T01:30:00Z", None),
        ("", None),
        (None, None),
    ],
)
def test_stamps_in_utc_are_read(stamp: str | None, day: str | None) -> None:
    """Any other text is left to who reads days."""
    assert local_day_of_stamp(stamp, "https://www.nytimes.com/x") == day
