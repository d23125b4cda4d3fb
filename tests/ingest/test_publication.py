"""Publication dates told by a text."""

import pytest

from dotterel.ingest.publication import date_of_dateline, date_of_lines, explicit_date, is_date_line, is_dated_stub


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13 September 2022", "2022-09-13"),
        ("Tuesday, 13 Sep 2022", "2022-09-13"),
        ("Sept. 13, 2022", "2022-09-13"),
        ("13th of September, 2022", "2022-09-13"),
        ("2022-09-13T10:00:00+02:00", "2022-09-13"),
        ("20220913", "2022-09-13"),
        ("13/09/2022", "2022-09-13"),
        ("09/13/2022", "2022-09-13"),
        ("04/04/2022", "2022-04-04"),
        ("03/04/2022", None),
        ("31 February 2022", None),
        ("13 September", None),
        ("last Tuesday", None),
    ],
)
def test_only_clear_dates_are_read(text: str, expected: str | None) -> None:
    """A date that could be read in two ways, or is none, stays unknown."""
    assert explicit_date(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Published: 13 September 2022",
        "Updated 3 hours ago",
        "Last updated on: September 13, 2022 10:45 am IST",
        "Tuesday, 13 Sep 2022",
        "14:32 GMT",
        "2h ago",
        "13/09/2022",
    ],
)
def test_date_lines(line: str) -> None:
    """A line of nothing but date, time and their labels is one."""
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "On 13 September 2022 the army attacked.",
        "May",
        "The March on Rome, 1922",
        "12 dead",
        "Second day of talks",
        "Two days later",
        "2022",
        "Monday",
    ],
)
def test_other_lines_with_dates(line: str) -> None:
    """A line that says something besides is the report's own."""
    assert not is_date_line(line)


def test_dated_stubs() -> None:
    """A date with a time or label and a site's name is no headline; a headline that ends with a date is one."""
    assert is_dated_stub("date 2020-03-12 Ledger latest")
    assert is_dated_stub("Amina Saleh 3 minutes ago Mon 15th July 2019 | 02:18 PM")
    assert not is_dated_stub("Mali: situation update, 18 June 2023")
    assert not is_dated_stub("13 September 2022, 14:30: shells hit the centre of the town again")


def test_published_beats_updated() -> None:
    """Of several date lines the one of publication counts, wherever it stands."""
    assert date_of_lines(("Updated: 14 September 2022", "Published: 13 September 2022")) == "2022-09-13"
    assert date_of_lines(("Updated: 14 September 2022",)) == "2022-09-14"
    assert date_of_lines(("Updated 3 hours ago",)) is None


def test_datelines() -> None:
    """A dateline dates the report when it names the year, and only then."""
    assert date_of_dateline("KABUL, 3 March 2022 (Agency) -- A bomb went off.") == "2022-03-03"
    assert date_of_dateline("KABUL, March 3 (Agency) -- A bomb went off.") is None
    assert date_of_dateline("The war began on 3 March 2022 -- a Thursday.") is None
