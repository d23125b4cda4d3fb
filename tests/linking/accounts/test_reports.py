"""The time line: what each report adds."""

from dotterel.linking.accounts import incident_of
from tests.linking.accounts.told import ARMY, FRONT, number, party, told


def test_each_report_says_what_is_new() -> None:
    """A reader sees from the list which report to open."""
    army = party("the army", **ARMY)
    reports = incident_of(
        "i",
        [
            told("report-1", killed=number(10)),
            told("report-2", on="2024-03-06", killed=number(10)),
            told("report-3", on="2024-03-07", killed=number(12), actors=(party("Dune Front", **FRONT),)),
            told("report-4", on="2024-03-08", says=army, status="denied"),
            told("report-5", on="2024-09-08", historical=True),
        ],
        copies={"report-2": "report-1"},
    ).reports
    assert [one.part for one in reports] == ["first", "repeats", "updates", "denies", "recalls"]
    assert [one.copy_of for one in reports] == [None, "report-1", None, None, None]
    assert reports[2].news == "killed 12, was 10; names Dune Front"
    assert reports[3].news == "army denies it"


def test_sides_within_a_report_are_not_news_against_each_other() -> None:
    """A total is held against the total before it, and a side against itself."""
    army, rebels = party("the army", **ARMY), party("Dune Front", **FRONT)
    reports = incident_of(
        "i",
        [
            told(killed=number(9), recipients=()),
            told("report-2", on="2024-03-06", killed=number(13), recipients=()),
            told("report-2", on="2024-03-06", at=50, killed=number(7), recipients=(army,), actors=(rebels,)),
            told("report-2", on="2024-03-06", at=90, killed=number(6), recipients=(rebels,), actors=(army,)),
        ],
    ).reports
    assert reports[1].news.startswith("killed 13, was 9; killed 6 (Dune Front); killed 7 (army)")
