"""Reports to documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotterel.ingest import IngestSettings, to_document
from dotterel.model import (
    BinaryContent,
    DamagedContent,
    DocumentError,
    DotterelError,
    EmptyDocument,
    OtherLanguage,
    content_digest,
)
from tests.factories import report
from tests.ingest.pdf_files import pdf_of

NEWS = "Rebels shelled the harbour of Tarka on Monday and killed nine sailors, the navy said."
MORE = "The navy sent two frigates and asked the allies for help against the rebels."
FRENCH = (
    "L'armée a annoncé lundi avoir repris la ville après deux jours de combats avec les rebelles dans le nord du pays."
)


def test_text_begins_with_the_title() -> None:
    """Title, newline, paragraphs: one string that every offset indexes."""
    document = to_document(report(content=f"Harbour shelled\n\n{NEWS}\n\nA night of fire\n\n{MORE}".encode()))
    assert document.text.startswith(f"Harbour shelled\n{NEWS}\nA night of fire\n")
    assert [(sentence.kind, sentence.paragraph) for sentence in document.sentences] == [
        ("title", 0),
        ("body", 1),
        ("subheading", 2),
        ("body", 3),
    ]


def test_caller_knows_best() -> None:
    """What is given from outside beats what the page says."""
    head = "<title>Wrong</title><meta name='date' content='2020-01-01'>"
    page = f"<html><head>{head}</head><body><p>{NEWS}</p></body></html>"
    document = to_document(
        report(content=page.encode(), media_type="text/html", published="2022-05-03", title="Right", outlet="Ledger")
    )
    assert (document.published, document.title, document.outlet) == ("2022-05-03", "Right", "Ledger")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published: 13 September 2022", "2022-09-13"),
        ("Tuesday, 13 Sep 2022", "2022-09-13"),
        ("By Ines Halloran | 13 September 2022", "2022-09-13"),
        ("03/04/2022", None),
    ],
)
def test_date_lines_date_the_report(line: str, published: str | None) -> None:
    """A full date above the text is the publication date; a doubtful one is none."""
    assert to_document(report(content=f"Harbour shelled\n{line}\n{NEWS}".encode())).published == published


def test_the_day_of_an_empty_field_is_none() -> None:
    """Programs write the year 1 for a day that they do not know; what the text says is then better."""
    dated = f"TARKA, 3 March 2022 (Agency) -- {NEWS}".encode()
    assert to_document(report(content=dated, published="0001-01-01")).published == "2022-03-03"
    assert to_document(report(content=f"TARKA (Agency) -- {NEWS}".encode(), published="0001-01-01")).published is None


def test_dates_in_the_news_do_not() -> None:
    """A date inside the running text, or under other stories, says nothing about publication."""
    text = f"Harbour shelled\n{NEWS}\nThe war began on 3 March 2021.\nRelated posts\nRice price falls\n4 May 2022"
    assert to_document(report(content=text.encode())).published is None


def test_dateline_with_year() -> None:
    """An agency's dateline that names the year dates the report."""
    assert to_document(report(content=f"TARKA, 3 March 2022 (Agency) -- {NEWS}".encode())).published == "2022-03-03"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyDocument),
        (b" \n\t ", EmptyDocument),
        (b"Home\nNews\nSport", EmptyDocument),
        (b"<html><body><script>x()</script></body></html>", EmptyDocument),
        (bytes(range(256)) * 9, BinaryContent),
        (FRENCH.encode(), OtherLanguage),
        (b"<html>" + b"<p>x</p>" * 200, DamagedContent),
    ],
)
def test_each_refusal_has_its_name(content: bytes, error: type[DotterelError]) -> None:
    """What cannot be read is told apart, with the report's name and a remedy."""
    with pytest.raises(error) as caught:
        to_document(
            report(content=content, media_type="", name="odd.txt"), settings=IngestSettings(max_page_bytes=1000)
        )
    assert "odd.txt" in caught.value.message
    assert caught.value.remedy


def test_other_language_is_named() -> None:
    """The reader learns which language it is."""
    with pytest.raises(OtherLanguage, match="French"):
        to_document(report(content=FRENCH.encode()))


def test_mixed_pages_are_judged_by_their_text() -> None:
    """A foreign headline or menu does not make an English report foreign."""
    assert to_document(report(content=f"{FRENCH[:40]}\n{NEWS}\n{MORE}".encode())).language == "en"


def test_pdf_report() -> None:
    """A PDF is cleaned like plain text."""
    document = to_document(report(content=pdf_of([["Harbour shelled", NEWS[:50], NEWS[50:].strip()]]), media_type=""))
    assert document.title == "Harbour shelled"


def test_time_of_fetching_is_kept_and_makes_no_other_document() -> None:
    """A document says when its report was fetched; the same fetched again is the same document in the same version."""
    early, late = (to_document(report(retrieved=f"2024-03-0{day}T06:00:00+00:00")) for day in (5, 6))
    assert early.retrieved == "2024-03-05T06:00:00+00:00"
    assert early.id == late.id
    assert content_digest(early) == content_digest(late)


def test_ids_are_stable() -> None:
    """The same report gives the same document; a corpus' own identifier is kept."""
    assert to_document(report()).id == to_document(report()).id
    assert to_document(report(document_id="mine-7")).id == "mine-7"


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_give_a_document_or_a_named_reason(content: bytes) -> None:
    """No input ends in anything but a document or an error of the tree, and offsets always fit."""
    refusal = ""
    document = None
    try:
        document = to_document(report(content=content, media_type=""))
    except DocumentError as error:
        refusal = error.message
    assert (document is None) == bool(refusal)
    if document is not None:
        covered = "".join(document.text[sentence.start : sentence.end] for sentence in document.sentences)
        assert "".join(covered.split()) == "".join(document.text.split())
