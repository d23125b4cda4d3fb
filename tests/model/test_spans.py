"""Spans: offsets that fit their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotterel.model import Span, span_of
from tests.strategies import CHARACTERS, spans_within

TEXTS = st.text(CHARACTERS, max_size=40)


@given(st.data(), TEXTS)
def test_span_holds_its_words(data: st.DataObject, text: str) -> None:
    """A span's text is what stands between its offsets."""
    span = data.draw(spans_within(text))
    assert text[span.start : span.end] == span.text
    assert span_of(text, span.start, span.end) == span


@pytest.mark.parametrize(
    ("start", "end", "text"), [(-1, 2, "abc"), (3, 1, ""), (0, 2, "abc"), (0, 4, "abc"), (5, 5, "a")]
)
def test_faulty_span_is_refused(start: int, end: int, text: str) -> None:
    """Offsets that are negative, out of order or do not fit the words never make a span."""
    with pytest.raises(ValueError, match="span"):
        Span(start=start, end=end, text=text)


@pytest.mark.parametrize(("start", "end"), [(1, 5), (4, 5)])
def test_span_beyond_the_text_is_refused(start: int, end: int) -> None:
    """A span cannot reach behind the end of the text that it is cut from."""
    with pytest.raises(ValueError, match="does not hold"):
        span_of("abc", start, end)


def test_span_may_withhold_its_words() -> None:
    """Where a release tells no words of a report, the offsets still lead to them."""
    span = Span(start=3, end=9, text="")
    assert (span.start, span.end) == (3, 9)


@given(st.data(), TEXTS)
def test_overlap_is_mutual(data: st.DataObject, text: str) -> None:
    """Whether two spans overlap does not depend on which is asked."""
    one, other = data.draw(spans_within(text)), data.draw(spans_within(text))
    assert one.overlaps(other) == other.overlaps(one)


@given(st.data(), TEXTS)
def test_overlap_is_sharing_a_character(data: st.DataObject, text: str) -> None:
    """Spans with words overlap where some character belongs to both, and touching is not overlapping."""
    one, other = data.draw(spans_within(text)), data.draw(spans_within(text))
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    if one.text and other.text:
        assert one.overlaps(other) == bool(shared)


@given(st.data(), TEXTS)
def test_containing_both_ways_is_being_equal(data: st.DataObject, text: str) -> None:
    """Two spans of one text that contain each other are the same span."""
    one, other = data.draw(spans_within(text)), data.draw(spans_within(text))
    assert one.contains(one)
    assert (one.contains(other) and other.contains(one)) == (one == other)
