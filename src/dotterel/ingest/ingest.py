"""Ingestion: a report as fetched becomes a clean document, or a named reason why not."""

import re

from dotterel import __version__
from dotterel.ingest.blocks import words_of
from dotterel.ingest.clean import Cleaned, clean
from dotterel.ingest.extract import Extracted, extract
from dotterel.ingest.language import language_name, language_of
from dotterel.ingest.publication import date_of_dateline, date_of_lines, explicit_date
from dotterel.ingest.sentences import split_sentences
from dotterel.ingest.settings import IngestSettings
from dotterel.model import Document, EmptyDocument, OtherLanguage, Provenance, Report, Sentence, digest_id

_FIRST_NEWS = "1500"
"""Year before which nothing that we read was published; programs write 0001-01-01 for a day that they do not know."""
_ISO_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def to_document(report: Report, *, settings: IngestSettings | None = None) -> Document:
    """Make a document out of a report.

    The text is the title, where there is one, and one line a paragraph. The publication date is the one that the report
    was given from outside; else the one in the page's metadata; else one that the text states in full in a date line or
    dateline; else the one that a feed tells of it; else unknown. Title and outlet are the page's own before the feed's.

    Raises:
        EmptyDocument: No words, or nothing but page furniture.
        BinaryContent: Not text in any known form.
        UnknownFormat: A format that is not read.
        DamagedContent: Broken beyond reading.
        OtherLanguage: Not in one of `settings.languages`.
    """
    settings = settings or IngestSettings()
    extracted = extract(report, settings=settings)
    listed = report.listed
    cleaned = clean(extracted.blocks, title=report.title or extracted.title, find_title=extracted.plain)
    if cleaned.title is None and listed is not None and listed.title:
        cleaned = clean(extracted.blocks, title=listed.title)
    if not any(words_of(part.text) for part in cleaned.parts) and not (extracted.plain and cleaned.title):
        raise EmptyDocument(
            f"{report.name} has no running text", "Check that the page shows its report without a script"
        )
    language = _checked_language(report, cleaned, settings)
    published = _published(report, extracted, cleaned) or (listed.published if listed is not None else None)
    text, sentences = _assembled(cleaned)
    url = extracted.url or (report.final_address if "://" in report.final_address else None)
    return Document(
        id=report.document_id or digest_id("document", text, url or "", published or ""),
        text=text,
        report_id=report.id,
        name=report.name,
        provenance=Provenance(component="ingest", version=__version__),
        title=cleaned.title,
        published=published,
        outlet=_outlet(report, extracted, cleaned),
        url=url,
        retrieved=report.retrieved,
        language=language,
        sentences=sentences,
        cuts=cleaned.cuts,
    )


def _checked_language(report: Report, cleaned: Cleaned, settings: IngestSettings) -> str:
    """The language of the running text; the title speaks only where there is no other text."""
    body = "\n".join(part.text for part in cleaned.parts) or (cleaned.title or "")
    code = language_of(body)
    if code is None:
        return settings.languages[0]
    if code not in settings.languages:
        coded = ", ".join(language_name(known) for known in settings.languages)
        raise OtherLanguage(f"{report.name} is in {language_name(code)}", f"Only {coded} is coded; translate it first")
    return code


def _published(report: Report, extracted: Extracted, cleaned: Cleaned) -> str | None:
    """The publication date, from the surest witness that speaks; the year 1 of an empty field says nothing."""
    if report.published:
        told = report.published if _ISO_DAY.match(report.published) else explicit_date(report.published)
        if told is None or told >= _FIRST_NEWS:
            return told
    if extracted.published and extracted.published >= _FIRST_NEWS:
        return extracted.published
    above = tuple(cut.text for cut in cleaned.head_cuts if cut.reason in ("date-line", "author"))
    return date_of_lines(above) or next(
        (found for part in cleaned.parts[:2] if (found := date_of_dateline(part.text)) is not None), None
    )


def _outlet(report: Report, extracted: Extracted, cleaned: Cleaned) -> str | None:
    """The outlet, from the surest witness that speaks; a page's mere host name stands behind the feed's title."""
    own = report.outlet or extracted.outlet or cleaned.masthead
    told = report.listed.outlet if report.listed is not None else None
    is_host = own is not None and "." in own and own.lower() in report.final_address.lower()
    return told if told and (own is None or is_host) else own


def _assembled(cleaned: Cleaned) -> tuple[str, tuple[Sentence, ...]]:
    """The document's text, and its sentences with their offsets."""
    lines = [part.text for part in cleaned.parts]
    sentences: list[Sentence] = []
    position = 0
    if cleaned.title is not None:
        sentences.append(Sentence(start=0, end=len(cleaned.title), kind="title", paragraph=0))
        lines.insert(0, cleaned.title)
        position = len(cleaned.title) + 1
    first = len(sentences)
    for number, part in enumerate(cleaned.parts, start=first):
        for start, end in split_sentences(part.text):
            sentences.append(Sentence(start=position + start, end=position + end, kind=part.kind, paragraph=number))
        position += len(part.text) + 1
    return "\n".join(lines), tuple(sentences)
