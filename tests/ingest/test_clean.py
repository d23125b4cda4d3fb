"""The report parted from its page."""

from dotterel.ingest.blocks import Block
from dotterel.ingest.clean import clean

NEWS = "Rebels shelled the harbour of Tarka on Monday and killed nine sailors, the navy said."
MORE = "The navy sent two frigates and asked the allies for help against the rebels."


def _blocks(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(text=text) for text in texts)


def test_subheadings_are_told_apart() -> None:
    """A short line without a full stop before running text is a subheading."""
    assert [part.kind for part in clean(_blocks(NEWS, "A night of fire", MORE)).parts] == ["body", "subheading", "body"]


def test_quotes_and_rows_are_no_subheadings() -> None:
    """A quote, a list entry and a table row are running text."""
    blocks = (
        Block(text=NEWS),
        Block(text='"We stay."'),
        Block(text="Koro | 12", kind="row"),
        Block(text="nine dead", kind="item"),
    )
    assert [part.kind for part in clean((*blocks, Block(text=MORE))).parts] == ["body"] * 5


def test_first_line_becomes_the_title() -> None:
    """In plain text a first line without a full stop is the title, if longer text follows."""
    assert clean(_blocks("Harbour shelled", NEWS), find_title=True).title == "Harbour shelled"
    assert clean(_blocks(NEWS, MORE), find_title=True).title is None
    assert clean(_blocks("Harbour shelled"), find_title=True).title is None


def test_label_of_a_headline_stays() -> None:
    """A first line that begins like a pointer is still the headline."""
    assert clean(_blocks("Video: rebels shell the harbour of Tarka", NEWS), find_title=True).title is not None


def test_journalist_in_the_news_stays() -> None:
    """A line on who someone is goes at the foot only: above it is part of the news."""
    bio = "Sara Idle is a reporter at the Courier."
    assert bio in [part.text for part in clean(_blocks(NEWS, bio, MORE)).parts]
    assert [cut.reason for cut in clean(_blocks(NEWS, MORE, bio)).cuts] == ["author-bio"]


def test_cuts_keep_every_word() -> None:
    """Whatever is not in the report is listed as cut, in page order."""
    cleaned = clean(_blocks("Advertisement", NEWS, "Share on Facebook", MORE + " Read More"))
    assert [cut.text for cut in cleaned.cuts] == ["Advertisement", "Share on Facebook", "Read More"]


def test_cleaning_twice_changes_nothing() -> None:
    """What is left of a page is all report."""
    once = clean(_blocks("Home", "News", NEWS, "A night of fire", MORE, "Related posts", "Rice price falls", "2h ago"))
    twice = clean(tuple(Block(text=part.text) for part in once.parts))
    assert twice.parts == once.parts
