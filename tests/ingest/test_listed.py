"""What a feed tells of a report, where the report itself does not."""

from dotterel.ingest import to_document
from dotterel.model import Document, Entry
from tests import factories

ENTRY = Entry(
    feed="https://ledger.example/feed",
    id="1",
    address="https://ledger.example/raid",
    title="Raid in Adaba",
    published="2024-03-05",
    outlet="The Ledger",
)
BODY = (
    "<p>The mill of Adaba was burnt by gunmen in the night, its mayor said.</p>"
    "<p>Forty families fled to the hills before dawn and have not come back.</p>"
    "<p>The army sent two companies, which found nobody when they arrived.</p>"
)


def read(head: str, **changes: str | None) -> Document:
    """A page that a feed has listed."""
    page = factories.report(
        content=f"<html><head>{head}</head><body>{BODY}</body></html>".encode(),
        media_type="text/html",
        address=ENTRY.address,
        final_address=ENTRY.address,
        listed=ENTRY,
        **changes,
    )
    return to_document(page)


def test_the_feed_stands_in_for_a_silent_page() -> None:
    """Title, day and outlet come from the entry, and the title stands at the head of the text as any title does."""
    document = read("")
    assert (document.title, document.published, document.outlet) == ("Raid in Adaba", "2024-03-05", "The Ledger")
    assert document.text.startswith("Raid in Adaba\nThe mill")
    assert document.sentences[0].kind == "title"


def test_the_page_speaks_first() -> None:
    """What the page tells of itself is believed before the feed."""
    document = read(
        "<title>Night raid</title><meta property='og:site_name' content='Adaba Post'>"
        "<meta property='article:published_time' content='2024-03-04T08:00:00Z'>"
    )
    assert (document.title, document.published, document.outlet) == ("Night raid", "2024-03-04", "Adaba Post")


def test_the_user_speaks_before_both() -> None:
    """A date given on the command line is the user's word."""
    assert read("", published="2024-03-01").published == "2024-03-01"


def test_a_plain_text_keeps_its_own_headline() -> None:
    """The first line of a text file is its title, not the feed's."""
    text = (
        "Gunmen attack Adaba\n\nThe mill of Adaba was burnt by gunmen in the night, its mayor said on Monday morning.\n"
    )
    document = to_document(factories.report(content=text.encode(), listed=ENTRY))
    assert (document.title, document.published) == ("Gunmen attack Adaba", "2024-03-05")
