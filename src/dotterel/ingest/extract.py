"""Extraction: a report's bytes to blocks of text and the facts that the page states about itself."""

from dataclasses import dataclass

from dotterel.ingest.blocks import Block, blocks_of_lines
from dotterel.ingest.charset import declared_in_markup, decode_text
from dotterel.ingest.media import HTML, PDF, media_type_of
from dotterel.ingest.settings import IngestSettings
from dotterel.ingest.wrapping import unwrap
from dotterel.model import DamagedContent, EmptyDocument, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """What a report's bytes hold before cleaning.

    Attributes:
        blocks: Paragraphs, headings, list items and table rows in reading order.
        plain: Whether there was no markup, so that title, date and outlet can only be told from the lines.
        title: The title that markup gives.
        published: The publication date (ISO) that markup gives.
        outlet: The outlet that markup gives.
        url: The canonical address that markup gives.
    """

    blocks: tuple[Block, ...]
    plain: bool
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None


def extract(report: Report, *, settings: IngestSettings | None = None) -> Extracted:
    """Read a report's bytes.

    Raises:
        EmptyDocument: No bytes, or no words in them.
        BinaryContent: Not text in any known form.
        UnknownFormat: A format that is not read.
        DamagedContent: An encrypted or cut-off PDF, or a page too large to be one.
    """
    settings = settings or IngestSettings()
    if not report.content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise EmptyDocument(f"{report.name} is empty", "Check that it was saved or downloaded whole")
    kind = media_type_of(report.content, declared=report.media_type, name=report.name)
    if kind == PDF:
        from dotterel.ingest.pdf import read_pdf  # noqa: PLC0415 (loading it takes as long as the actor register)

        text = read_pdf(report.content, name=report.name, max_pages=settings.max_pdf_pages)
        return Extracted(blocks=blocks_of_lines(text), plain=True)
    if kind == HTML:
        return _extract_page(report, settings)
    text, _ = decode_text(report.content, declared=report.charset)
    return Extracted(blocks=blocks_of_lines(unwrap(_without_controls(text))), plain=True)


def _extract_page(report: Report, settings: IngestSettings) -> Extracted:
    if len(report.content) > settings.max_page_bytes:
        size, cap = len(report.content) / 1e6, settings.max_page_bytes / 1e6
        raise DamagedContent(
            f"{report.name} is an HTML page of {size:.1f} MB, over the {cap:g} MB that a page may have",
            "Save the report without embedded pictures and scripts, or as plain text",
        )
    text, _ = decode_text(report.content, declared=report.charset or declared_in_markup(report.content))
    from dotterel.ingest.page import read_page  # noqa: PLC0415 (as above: plain text needs none of it)

    page = read_page(_without_controls(text), url=_web_address(report))
    return Extracted(
        blocks=page.blocks,
        plain=False,
        title=page.title,
        published=page.published,
        outlet=page.outlet,
        url=page.url,
    )


def _web_address(report: Report) -> str | None:
    address = report.final_address
    return address if address.startswith(("http://", "https://")) else None


def _without_controls(text: str) -> str:
    """Text without control and zero-width characters, which carry no words and break parsers and offsets in editors."""
    return text.translate(_DROPPED).replace("\x0c", "\n")


_DROPPED = dict.fromkeys(
    [code for code in range(32) if code not in (9, 10, 12, 13)] + [0x7F, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF]
)
