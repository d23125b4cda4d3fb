"""Which tellings look at each other, and that no block of theirs grows with the years."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dotterel.linking import Telling, asked_keys, block_keys
from tests.linking.tellings import MARCH_4, telling


def _meets(first: Telling, second: Telling) -> bool:
    return not set(asked_keys(first)).isdisjoint(block_keys(second))


def _later(after: int, **changes: object) -> Telling:
    moved = telling(2, days=(MARCH_4 + after, MARCH_4 + after), published=MARCH_4 + after + 1)
    return replace(moved, **changes)  # type: ignore[arg-type]


def test_what_is_years_apart_does_not_meet() -> None:
    """Two attacks on one town, years apart, are never compared: a long archive would look at nothing else."""
    assert not _meets(telling(1), _later(700))


def test_history_meets_what_it_looks_back_on() -> None:
    """What is told as long past is compared with the report of its day, whichever was read first."""
    anniversary = _later(700, historical=True, days=None)
    assert _meets(telling(1), anniversary)
    assert _meets(anniversary, telling(1))


def test_a_report_without_a_day_goes_back_by_a_very_rare_name() -> None:
    """A report of two weeks later that tells no day is compared with the reports of the day."""
    assert _meets(telling(1), _later(14, days=None))


def test_a_copied_sentence_without_name_and_day_meets_its_original() -> None:
    """Background that names nobody, in a copy of the report, is compared with the same words of the original."""
    words = frozenset(("border", "closed", "years", "trade", "bread"))
    nameless = {"words": words, "names": frozenset(), "story_names": frozenset(), "spots": (), "days": None}
    background = telling(1, historical=True, **nameless)
    copied = telling(2, historical=True, published=MARCH_4 + 2, **nameless)
    assert _meets(background, copied)
    assert not _meets(background, replace(copied, published=MARCH_4 + 60))


@given(st.integers(0, 90), st.booleans(), st.booleans(), st.booleans())
def test_whether_two_meet_does_not_hang_on_who_asks(days: int, past: bool, other_past: bool, dated: bool) -> None:
    """Of two tellings either finds the other or none does, so that the order of arrival changes nothing."""
    one = telling(1, historical=past)
    other = _later(days, historical=other_past)
    if not dated:
        other = replace(other, days=None)
    assert _meets(one, other) == _meets(other, one)
