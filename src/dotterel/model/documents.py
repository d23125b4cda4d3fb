"""Reports as fetched, and the documents cleaned out of them."""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from dotterel.model.feeds import Entry
from dotterel.model.provenance import Provenance
from dotterel.model.spans import Span

SentenceKind = Literal["title", "subheading", "body"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report as it was fetched: bytes with their provenance.

    Attributes:
        id: Digest of address and content.
        content: The bytes, untouched.
        media_type: Declared or sniffed media type, such as ``text/html``.
        charset: Declared character set, where one was declared.
        address: Where it was asked for: a URL, a path, or ``-`` for standard input.
        final_address: Where it was found after redirects; equal to `address` without any.
        retrieved: ISO date and time of fetching (UTC), unknown for a file.
        provenance: The source adapter that fetched it.
        published: Publication date given from outside (ISO), overriding what the text says.
        title: Title given from outside (a corpus column), where there is one.
        outlet: Outlet given from outside, where there is one.
        name: A name for people, such as ``report.txt`` or ``corpus.jsonl:17``.
        document_id: Identifier given from outside (a corpus' own), where there is one.
        listed: The entry of a feed that named it, whose title, date and outlet stand in where the report tells none.
    """

    id: str
    content: bytes
    media_type: str
    address: str
    final_address: str
    provenance: Provenance
    name: str
    charset: str | None = None
    retrieved: str | None = None
    published: str | None = None
    title: str | None = None
    outlet: str | None = None
    document_id: str | None = None
    listed: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a document.

    Attributes:
        start: Character offset of its first character in `Document.text`.
        end: Character offset behind its last character.
        kind: Whether it is the title, a subheading, or running text.
        paragraph: Number of the paragraph it stands in, from 0; the title is paragraph 0.
    """

    start: int
    end: int
    kind: SentenceKind = "body"
    paragraph: int = 0


def _start_of(sentence: Sentence) -> int:
    return sentence.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A block that was taken out of a page, and why.

    Attributes:
        text: The words that were cut.
        reason: The rule, such as ``related-posts``, ``cookie-notice`` or ``repeated-heading``.
    """

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The clean text of one report.

    `text` starts with the title, where there is one, so that every offset of every record indexes one string.

    Attributes:
        id: The corpus' own identifier, or a digest of the text, address and date.
        text: Title and running text; paragraphs are separated by one newline.
        title: The title, where there is one.
        published: Publication date (ISO), unknown where neither page nor caller tells.
        outlet: Name of the outlet, where known.
        url: Web address, where it has one.
        retrieved: ISO date and time of fetching (UTC); unknown for files, and for what was kept before it was recorded.
        language: ISO 639-1 code.
        sentences: In text order, not overlapping; empty for a document without words.
        cuts: What was taken out as boilerplate.
        report_id: The report it was cleaned out of.
        name: The report's name for people.
        provenance: The extractor.
    """

    id: str
    text: str
    report_id: str
    name: str
    provenance: Provenance
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    retrieved: str | None = None
    language: str = "en"
    sentences: tuple[Sentence, ...] = ()
    cuts: tuple[Cut, ...] = field(default=())

    def span(self, start: int, end: int) -> Span:
        """The span of this document's text between two character offsets."""
        return Span(start=start, end=end, text=self.text[start:end])

    def sentence_span(self, index: int) -> Span:
        """The span of the sentence with this number, counted from 0."""
        sentence = self.sentences[index]
        return self.span(sentence.start, sentence.end)

    def sentence_at(self, offset: int) -> int | None:
        """Number of the sentence that holds this character offset, or none."""
        number = bisect_right(self.sentences, offset, key=_start_of) - 1
        return number if number >= 0 and offset < self.sentences[number].end else None

    def reference(self) -> "DocumentReference":
        """The few facts about this document that every event record repeats."""
        return DocumentReference(
            id=self.id,
            url=self.url,
            title=self.title,
            published=self.published,
            outlet=self.outlet,
            language=self.language,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReference:
    """What an event record says of its document: attributes as in `Document`."""

    id: str
    url: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    language: str = "en"
