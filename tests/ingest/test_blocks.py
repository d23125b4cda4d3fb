"""What a block looks like."""

import pytest

from dotterel.ingest.blocks import Block, blocks_of_lines, is_headline_like, is_running


@pytest.mark.parametrize(
    ("text", "running", "headline"),
    [
        ("Rebels shelled the harbour of Tarka on Monday, the navy said.", True, False),
        ("Rebels shell harbour of Tarka", False, True),
        ("Who shelled the harbour?", False, True),
        ('"We stay."', False, False),
        ("Among the dead are:", False, False),
        ("• 12 soldiers", False, False),
        ("word " * 30, True, True),
    ],
)
def test_shapes(text: str, running: bool, headline: bool) -> None:
    """Running text and headlines are told by length and ending."""
    block = Block(text=text.strip())
    assert (is_running(block), is_headline_like(block)) == (running, headline)


def test_rows_are_neither() -> None:
    """A table row is data."""
    row = Block(text="Koro | 12", kind="row")
    assert not is_running(row)
    assert not is_headline_like(row)


def test_lines() -> None:
    """Empty lines vanish and white space is collapsed."""
    assert blocks_of_lines(" a  b \n\n\tc\u2028d") == (Block(text="a b"), Block(text="c"), Block(text="d"))
