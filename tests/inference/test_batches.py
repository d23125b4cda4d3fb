"""Windows of many documents are pooled into batches of about equal length."""

from hypothesis import given
from hypothesis import strategies as st

from dotterel.inference import BATCH_PIECES, Request, Window, batches_of


def request(length: int) -> Request:
    """A window of so many pieces."""
    window = Window(
        parts=(),
        pieces=(1,) * length,
        casings=(0,) * length,
        segments=(0,) * length,
        word_pieces=(),
        word_sentences=(),
        word_numbers=(),
    )
    return Request(window=window, sentences=())


@given(st.lists(st.integers(3, 300), max_size=60), st.integers(1, 2000))
def test_every_request_is_in_exactly_one_batch(lengths: list[int], cap: int) -> None:
    """No window is lost or read twice, and no batch is empty."""
    batches = batches_of([request(length) for length in lengths], batch_pieces=cap)
    assert sorted(number for batch in batches for number in batch) == list(range(len(lengths)))
    assert all(batches)


@given(st.lists(st.integers(3, 300), max_size=60), st.integers(1, 2000))
def test_no_batch_is_over_the_cap_when_padded(lengths: list[int], cap: int) -> None:
    """A batch costs its number of windows times its longest one; only a window longer than the cap stands alone."""
    for batch in batches_of([request(length) for length in lengths], batch_pieces=cap):
        assert len(batch) == 1 or len(batch) * max(lengths[number] for number in batch) <= cap


@given(st.lists(st.integers(3, 300), max_size=60))
def test_batches_run_from_short_to_long(lengths: list[int]) -> None:
    """Windows of like length stand together, so that little is padded; equal ones keep their order."""
    order = [number for batch in batches_of([request(length) for length in lengths]) for number in batch]
    assert order == sorted(range(len(lengths)), key=lambda number: lengths[number])


def test_nothing_makes_no_batch() -> None:
    """No requests, no batches."""
    assert batches_of([]) == []
    assert BATCH_PIECES > 0
