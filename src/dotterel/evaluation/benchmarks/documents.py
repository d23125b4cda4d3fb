"""Documents of benchmark items whose text is given clean, so that offsets index the item's own text."""

from collections.abc import Sequence

from dotterel.ingest import split_sentences
from dotterel.model import Document, Provenance, Sentence

_PROVENANCE = Provenance(component="benchmark", version="1")


def plain_document(name: str, text: str, *, published: str | None = None) -> Document:
    """A document whose text is exactly the given one; a line is a paragraph.

    Args:
        name: Identifier of the item.
        text: Its text.
        published: Day of publication (ISO), where the item tells.
    """
    return document_of_sentences(name, text, split_sentences(text), published=published)


def document_of_sentences(
    name: str, text: str, sentences: Sequence[tuple[int, int]], *, published: str | None = None
) -> Document:
    """A document whose sentences are known.

    Args:
        name: Identifier of the item.
        text: Its text.
        sentences: Character offsets of each, in order.
        published: As in `plain_document`.
    """
    return Document(
        id=name,
        text=text,
        report_id=name,
        name=name,
        provenance=_PROVENANCE,
        published=published,
        sentences=tuple(
            Sentence(start=start, end=end, paragraph=text.count("\n", 0, start)) for start, end in sentences
        ),
    )
