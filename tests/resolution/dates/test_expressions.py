"""Time expressions in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotterel.resolution.dates import find_dates
from dotterel.resolution.dates.expressions import RULES
from dotterel.resolution.dates.grammar import compiled


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KABUL, 13 Sept. 2022 - Two men were held.", ["13 Sept. 2022"]),
        ("LAGOS, Sept 13 (Agency) - Two men were held.", ["Sept 13"]),
        ("The port was hit early Tuesday morning and again on March 3-5.", ["early Tuesday morning", "March 3-5"]),
        ("In May 30 people died there.", ["May"]),
        ("They fought a war in the 1990s and one in 2020.", ["the 1990s", "2020"]),
        ("A week later, two days after talks in May 2022, it fell.", ["A week later", "May 2022"]),
    ],
)
def test_expressions_are_found_with_their_hour(text: str, expected: list[str]) -> None:
    """Datelines and dates in a sentence are found whole, in text order, hours and parts of the day included."""
    assert [found.text for found in find_dates(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The army may march on the capital.",
        "He may go; March on, he told the second brigade.",
        "A 12-year-old was held for three days by 1,999 men in 5 villages.",
        "The March 23 Movement holds the hill above Third Street.",
        "A force of 2000 soldiers stood 1900 metres off.",
        "Scores of 5 to 7 people, 24 in all, sat down.",
        "",
    ],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    """Verbs, ages, stretches of time, numbers of people and names are no dates."""
    assert find_dates(text) == []


@given(st.text(max_size=60))
def test_offsets_index_the_text(text: str) -> None:
    """Every expression's offsets give its words, and expressions never overlap."""
    text = f"On Monday {text} since 3 May 2020"
    floor = 0
    for found in find_dates(text):
        assert text[found.start : found.end] == found.text
        assert found.start >= floor
        floor = found.end


def test_rules_are_well_formed() -> None:
    """Every rule compiles, leaves no piece unfilled, and carries a score in [0, 1]."""
    for rule in RULES:
        assert "{month}" not in compiled(rule.pattern).pattern
        assert 0.0 <= rule.score <= 1.0
        assert rule.rule == rule.rule.lower()


def test_a_loan_is_no_fast() -> None:
    """ "Lent" is a time with its capital only: what was lent is no feast."""
    assert find_dates("Haryana has lent four companies of police.") == []
    assert [one.text for one in find_dates("Police came during Lent.")] == ["Lent"]
