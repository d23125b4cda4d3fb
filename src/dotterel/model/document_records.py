"""A document as JSON, and back: `document_from_record(document_record(one)) == one`."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from dotterel.model.documents import Cut, Document, Sentence
from dotterel.model.errors import DamagedContent
from dotterel.model.ids import digest_id
from dotterel.model.provenance import Provenance


def document_record(document: Document) -> dict[str, Any]:
    """Plain dicts, lists, strings, numbers and None; sentences are lists of start, end, kind and paragraph."""
    return {
        "id": document.id,
        "name": document.name,
        "title": document.title,
        "published": document.published,
        "outlet": document.outlet,
        "url": document.url,
        "retrieved": document.retrieved,
        "language": document.language,
        "report_id": document.report_id,
        "provenance": asdict(document.provenance),
        "text": document.text,
        "sentences": [[one.start, one.end, one.kind, one.paragraph] for one in document.sentences],
        "cuts": [[cut.text, cut.reason] for cut in document.cuts],
    }


def document_from_record(record: Mapping[str, Any]) -> Document:
    """The document of such a record.

    Raises:
        DamagedContent: A field is missing or of the wrong kind.
    """
    try:
        return Document(
            id=record["id"],
            name=record["name"],
            title=record["title"],
            published=record["published"],
            outlet=record["outlet"],
            url=record["url"],
            retrieved=record.get("retrieved"),  # records of 0.1 and before have none
            language=record["language"],
            report_id=record["report_id"],
            provenance=Provenance(**record["provenance"]),
            text=record["text"],
            sentences=tuple(
                Sentence(start=start, end=end, kind=kind, paragraph=paragraph)
                for start, end, kind, paragraph in record["sentences"]
            ),
            cuts=tuple(Cut(text=text, reason=reason) for text, reason in record["cuts"]),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise DamagedContent(f"not a document record: {type(fault).__name__} {fault}") from fault


def content_digest(document: Document) -> str:
    """Digest of all that coding reads: another file name or another reader's cuts do not make another version,
    and neither does fetching the same again."""
    return digest_id(
        "content",
        document.id,
        document.text,
        document.title,
        document.published,
        document.outlet,
        document.url,
        document.language,
        *(f"{one.start}-{one.end} {one.kind} {one.paragraph}" for one in document.sentences),
    )
