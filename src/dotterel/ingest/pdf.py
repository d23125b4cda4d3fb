"""Text out of PDF files."""

import io
import logging
import re
from collections import Counter

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from dotterel.ingest.wrapping import join_lines
from dotterel.model import DamagedContent, EmptyDocument

_END_WINDOW = 4096
_PAGE_NUMBER = re.compile(r"^(?:page )?\W*\d{1,4}\W*(?:(?:of|/) ?\d{1,4})?$", re.IGNORECASE)


def read_pdf(content: bytes, *, name: str, max_pages: int) -> str:
    """The text of a PDF, one paragraph a line, without page numbers and running heads.

    Raises:
        DamagedContent: It is encrypted, cut off, or broken.
        EmptyDocument: It has no text layer (a scan).
    """
    if b"%%EOF" not in content[-_END_WINDOW:]:
        raise DamagedContent(f"{name} is a PDF that breaks off before its end", "Download or copy it again")
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DamagedContent(f"{name} is an encrypted PDF", "Save a copy without a password")
        pages = [page.extract_text() for page in reader.pages[:max_pages]]
    except DamagedContent:
        raise
    except Exception as error:  # pypdf lets KeyError, TypeError, RecursionError and others through on broken files
        what = "encrypted in a way that cannot be opened" if "crypt" in str(error).lower() else "damaged"
        kind = "" if isinstance(error, PyPdfError) else f", {type(error).__name__}"
        raise DamagedContent(
            f"{name} is a PDF that is {what} ({str(error)[:120] or 'no reason given'}{kind})", "Print it to a new PDF"
        ) from error
    text = "\n".join(join_lines(_without_running_heads(pages)))
    if not text.strip():
        raise EmptyDocument(
            f"{name} is a PDF without text, probably a scan", "Run text recognition (OCR) over it first"
        )
    return text


def _without_running_heads(pages: list[str]) -> list[str]:
    """The lines of all pages, without page numbers and without first and last lines that come back on most pages."""
    split = [page.splitlines() for page in pages]
    edges = Counter(line.strip() for lines in split for line in {*lines[:1], *lines[-1:]})
    kept: list[str] = []
    for lines in split:
        for place, line in enumerate(lines):
            edge = place == 0 or place == len(lines) - 1
            recurring = len(pages) >= 3 and edges[line.strip()] > 0.5 * len(pages)
            if edge and line.strip() and (_PAGE_NUMBER.match(line.strip()) or recurring):
                continue
            kept.append(line)
    return kept
