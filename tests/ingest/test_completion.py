"""Running text that an extraction left out."""

import pytest
from trafilatura import load_html

from dotterel.ingest.blocks import Block
from dotterel.ingest.completion import complete

FIRST = "Rebels shelled the harbour of Tarka on Monday and killed nine sailors, the navy said."
SECOND = "The navy sent two frigates and asked the allies for help against the rebels."
THIRD = "A rebel spokesman denied that his men had fired at ships in the harbour."


def _completed(html: str, *found: str) -> list[str]:
    tree = load_html(f"<html><body>{html}</body></html>")
    return [block.text for block in complete(tuple(Block(text=text) for text in found), tree)]


def test_gap_and_edges_are_filled() -> None:
    """Paragraphs between, before and behind what was found come back in page order."""
    page = f"<h1>Harbour</h1><p>{FIRST}</p><div><p>{SECOND}</p></div><p>{THIRD}</p>"
    assert _completed(page, SECOND) == [FIRST, SECOND, THIRD]
    assert _completed(page, FIRST, THIRD) == [FIRST, SECOND, THIRD]


def test_order_is_mended() -> None:
    """Blocks that came in another order than the page's are put right."""
    assert _completed(f"<p>{FIRST}</p><p>{SECOND}</p>", SECOND, FIRST) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "behind",
    [
        f"<h3>More</h3><p>{THIRD}</p>",
        f"<div class='comments'><p>{THIRD}</p></div>",
        f"<aside><p>{THIRD}</p></aside>",
        f"<p><a href='/x'>{THIRD}</a></p>",
        f"<ul><li>x</li></ul><p>{THIRD}</p>",
        f"<p>Share</p><p>{THIRD}</p>",
    ],
)
def test_limits_are_kept(behind: str) -> None:
    """Behind a heading, a list or furniture, in elements named for other things, and in links nothing is taken."""
    assert _completed(f"<p>{FIRST}</p><p>{SECOND}</p>{behind}", FIRST, SECOND) == [FIRST, SECOND]
