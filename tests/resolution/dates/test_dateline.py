"""Datelines and the days reckoned from them."""

from datetime import date

import pytest

from dotterel.resolution.dates.dateline import dateline_of

PUBLISHED = date(2024, 3, 14)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("KAYES, Mali, March 12 (Agency) - Two lorries burned.", date(2024, 3, 12)),
        ("KAYES, 13 March - Two lorries burned.", date(2024, 3, 13)),
        ("KAYES, 13 MAR 24 (AGENCY) -- [TEXT] TWO LORRIES BURNED.", date(2024, 3, 13)),
        ("NIORO DU SAHEL, March 15: Two lorries burned.", date(2024, 3, 15)),
        ("KAYES, March 1 - Two lorries burned.", None),
        ("KAYES, March 20 - Two lorries burned.", None),
        ("Kayes was quiet on March 12 - or so they say.", None),
        ("UN troops left on 12 March - none stayed.", None),
        ("Two lorries burned.", None),
    ],
)
def test_a_dateline_is_known_by_its_place_and_day(sentence: str, day: date | None) -> None:
    """A place in capitals, a day near publication and a dash open a report; nothing else is taken for them."""
    found = dateline_of(sentence, start=7, published=PUBLISHED)
    assert (found.day if found else None) == day
    assert found is None or found.start == 7


def test_a_dateline_of_january_may_be_of_december() -> None:
    """At the turn of the year the dateline takes the year in which it is near."""
    found = dateline_of("KAYES, Dec 31 - Two lorries burned.", start=0, published=date(2024, 1, 2))
    assert found is not None
    assert found.day == date(2023, 12, 31)
