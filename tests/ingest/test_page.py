"""HTML pages."""

import pytest

from dotterel.ingest.page import read_page

PARAGRAPHS = (
    "Rebels shelled the harbour of Tarka on Monday and killed nine sailors, the navy said.",
    "The navy sent two frigates and asked the allies for help against the rebels in the north.",
    "A rebel spokesman denied that his men had fired at ships and spoke of an accident on board.",
)


def _page(body: str, *, head: str = "") -> str:
    return f"<html><head><title>Harbour shelled</title>{head}</head><body>{body}</body></html>"


def test_table_rows_are_kept_apart() -> None:
    """A table of figures gives one block a row."""
    table = "<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Tarka</td><td>9</td></tr></table>"
    page = read_page(_page(f"<article><p>{PARAGRAPHS[0]}</p>{table}<p>{PARAGRAPHS[1]}</p></article>"), url=None)
    assert [block.text for block in page.blocks if block.kind == "row"] == ["Town | Dead", "Tarka | 9"]


def test_line_breaks_part_paragraphs() -> None:
    """Old pages part paragraphs by line breaks."""
    page = read_page(_page(f"<div><p>{'<br><br>'.join(PARAGRAPHS)}</p></div>"), url=None)
    assert [block.text for block in page.blocks] == list(PARAGRAPHS)


def test_layout_tables_are_unfolded() -> None:
    """In a page laid out by a table only the column of the report is read."""
    report = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    body = f"<table><tr><td>Menu<br>Greetings</td><td>{report}</td><td>Lost dog</td></tr></table>"
    texts = [block.text for block in read_page(_page(body), url=None).blocks]
    assert texts[-3:] == list(PARAGRAPHS)
    assert "Lost dog" not in texts


def test_paragraphs_beside_a_stray_tag_are_found() -> None:
    """A closing tag too many does not cost the rest of the report."""
    inside = "".join(f"<p>{text}</p>" for text in PARAGRAPHS[:2])
    texts = [
        block.text
        for block in read_page(_page(f"<div id=a><div>{inside}</div></div></div><p>{PARAGRAPHS[2]}"), url=None).blocks
    ]
    assert texts == list(PARAGRAPHS)


def test_date_below_the_title() -> None:
    """Where markup names no date, one that stands alone under the title is taken, and one in a footer is not."""
    report = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    dated = _page(f"<h1>Harbour shelled</h1><span>3 May 2022</span>{report}<p>Printed 1 June 2023</p>")
    undated = _page(f"<h1>Harbour shelled</h1>{report}<footer>1 June 2023</footer>")
    assert read_page(dated, url=None).published == "2022-05-03"
    assert read_page(undated, url=None).published is None


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2024-03-05T01:30:00Z">', "2024-03-04"),
        ('<meta property="article:published_time" content="2024-03-05T01:30:00+03:00">', "2024-03-05"),
        ('<meta property="article:published_time" content="2024-03-05">', "2024-03-05"),
        ('<script type="application/ld+json">{"datePublished": "2024-03-05T01:30:00.000Z"}</script>', "2024-03-04"),
        (
            '<meta name="expires" content="2024-03-05T00:30:00Z">'
            '<meta property="article:published_time" content="2024-03-05T14:00:00Z">',
            "2024-03-05",
        ),
        (
            '<meta property="article:published_time" content="2024-03-05T08:00:00-05:00">'
            '<script type="application/ld+json">{"datePublished": "2024-03-05T01:30:00Z"}</script>',
            "2024-03-05",
        ),
        (
            '<meta property="article:modified_time" content="2024-03-05T20:30:00Z">'
            '<meta property="article:published_time" content="2024-03-05T01:30:00Z">',
            "2024-03-04",
        ),
    ],
)
def test_hours_in_utc_are_told_at_the_outlet(head: str, day: str) -> None:
    """A page of a New York paper published at half past one of Tuesday in UTC is of Monday."""
    report = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    report += '<div>Related <time datetime="2024-03-05T01:00:00Z">5 March</time></div>'
    assert read_page(_page(report, head=head), url="https://www.nytimes.com/2024/x.html").published == day


def test_outlet_leaves_the_title() -> None:
    """The outlet's name behind the title in the title bar is not part of it."""
    head = (
        '<meta property="og:site_name" content="The Ledger">'
        '<meta property="og:title" content="Harbour shelled - The Ledger">'
    )
    page = read_page(_page("".join(f"<p>{text}</p>" for text in PARAGRAPHS), head=head), url=None)
    assert (page.title, page.outlet) == ("Harbour shelled", "The Ledger")


def test_page_without_text() -> None:
    """A page whose text only a script would show has no blocks and raises nothing."""
    assert read_page("<html><body><script>render()</script></body></html>", url=None).blocks == ()
