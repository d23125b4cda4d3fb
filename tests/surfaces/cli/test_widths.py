"""Widths of columns and packing of lines."""

from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from dotterel.surfaces.cli.widths import packed, shared_out


@given(st.lists(st.integers(1, 200), min_size=1, max_size=8), st.integers(20, 300))
def test_columns_never_exceed_the_width(natural: list[int], available: int) -> None:
    """A table never runs over the terminal's edge, and no column vanishes or gets more than it needs."""
    widths = shared_out(natural, [1] * len(natural), available=available)
    assert sum(widths) <= available
    assert all(1 <= width <= need for width, need in zip(widths, natural, strict=True))


def test_what_a_short_column_leaves_goes_to_a_long_one() -> None:
    """Space is used where words need it."""
    assert shared_out([5, 100], [1, 1], available=60) == [5, 55]


def test_pieces_are_not_broken_where_a_new_line_holds_them() -> None:
    """A fact and its label stay together."""
    lines = packed([Text("where Tarka"), Text("when Monday"), Text("toll 3")], width=25)
    assert [line.plain for line in lines] == ["where Tarka   when Monday", "toll 3"]
