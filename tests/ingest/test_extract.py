"""Bytes to blocks."""

import pytest

from dotterel.ingest import IngestSettings
from dotterel.ingest.extract import extract
from dotterel.model import DamagedContent
from tests.factories import report

NEWS = "Rebels shelled the harbour of Tarka on Monday and killed nine sailors, the navy said."


def test_plain_text_has_only_lines() -> None:
    """Plain text gives blocks and states nothing of itself; zero-width and control characters are gone."""
    found = extract(report(content=f"Harbour\u200b shelled\x07\r\n\r\n{NEWS}".encode()))
    assert [block.text for block in found.blocks] == ["Harbour shelled", NEWS]
    assert found.plain
    assert (found.title, found.published, found.outlet) == (None, None, None)


def test_pages_state_their_facts() -> None:
    """A page's markup gives title, date, outlet and canonical address."""
    head = (
        "<title>Harbour shelled</title><link rel='canonical' href='https://ledger.example/1'>"
        "<meta property='og:site_name' content='Ledger'>"
        "<meta property='article:published_time' content='2022-05-03T01:00:00Z'>"
    )
    page = f"<html><head>{head}</head><body><h1>Harbour shelled</h1><p>{NEWS}</p></body></html>"
    found = extract(report(content=page.encode(), media_type="text/html"))
    assert (found.title, found.published, found.outlet) == ("Harbour shelled", "2022-05-03", "Ledger")
    assert found.url == "https://ledger.example/1"


def test_page_over_its_cap() -> None:
    """A page too large to be one is damaged; both sizes are named."""
    with pytest.raises(DamagedContent, match="over the 1 MB"):
        extract(
            report(content=b"<html>" + b"<p>x</p>" * 200_000, media_type="text/html"),
            settings=IngestSettings(max_page_bytes=1_000_000),
        )
