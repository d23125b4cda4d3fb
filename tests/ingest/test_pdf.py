"""Text out of PDF files."""

import io

import pytest
from pypdf import PdfReader, PdfWriter

from dotterel.ingest.pdf import read_pdf
from dotterel.model import DamagedContent, EmptyDocument
from tests.ingest.pdf_files import pdf_of

PAGE = [
    "Rebels shelled the harbour of Tarka on Monday and killed nine sai-",
    "lors, the navy said in a statement that was read out on the radio.",
    "It sent two frigates.",
]


def _read(content: bytes) -> str:
    return read_pdf(content, name="x.pdf", max_pages=10)


def test_lines_become_paragraphs() -> None:
    """Lines are joined, hyphens undone, and running heads and page numbers left out."""
    pages = [["Relief Bulletin", *PAGE, str(number)] for number in (1, 2, 3)]
    text = _read(pdf_of(pages))
    assert "killed nine sailors, the navy said" in text
    assert "Relief Bulletin" not in text
    assert not any(line.strip().isdigit() for line in text.splitlines())


def test_cut_off_file() -> None:
    """A PDF without its end is damaged, not half read."""
    with pytest.raises(DamagedContent, match="breaks off"):
        _read(pdf_of([PAGE])[:-60])


def test_encrypted_file() -> None:
    """A PDF that asks for a password is named as such."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of([PAGE]))))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    with pytest.raises(DamagedContent, match="encrypted"):
        _read(buffer.getvalue())


def test_scan_without_text() -> None:
    """A PDF without a text layer is empty, and the remedy is text recognition."""
    with pytest.raises(EmptyDocument) as caught:
        _read(pdf_of([[]]))
    assert "OCR" in caught.value.remedy


def test_rubbish_with_a_signature() -> None:
    """Bytes that only begin and end like a PDF are damaged."""
    with pytest.raises(DamagedContent):
        _read(b"%PDF-1.4\nrubbish\n%%EOF\n")
