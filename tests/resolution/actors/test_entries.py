"""Dates of validity."""

import pytest

from dotterel.resolution.actors import Entry


def _entry(first: str, last: str) -> Entry:
    return Entry(id="x", name="X", kind="head_of_state", countries=("NER",), sectors=("GOV",), first=first, last=last)


@pytest.mark.parametrize(
    ("first", "last", "on", "valid"),
    [
        ("2011-04-07", "2021-04-02", "2015", True),
        ("2011-04-07", "2021-04-02", "2021-04-02", True),
        ("2011-04-07", "2021-04-02", "2021-04-03", False),
        ("2011-04-07", "2021-04-02", "2011-04-06", False),
        ("2011-04", "2021", "2021-12-31", True),
        ("2011-04", "", "2030-01-01", True),
        ("", "2020", "1950-01-01", True),
        ("2011", "2012", None, True),
        ("2011-04-07", "", "2011", True),
    ],
)
def test_validity_at_partial_dates(first: str, last: str, on: str | None, valid: bool) -> None:
    """Bounds of any precision include their whole month or year; no date is every date."""
    assert _entry(first, last).valid(on) is valid
