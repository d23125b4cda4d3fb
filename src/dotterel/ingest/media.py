"""Media types: what some bytes are, judged by themselves first and by their label second."""

import re

from dotterel.model import BinaryContent, UnknownFormat

HTML = "text/html"
TEXT = "text/plain"
PDF = "application/pdf"

_SUFFIXES = {
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".shtml": HTML, ".asp": HTML, ".aspx": HTML, ".php": HTML,
    ".txt": TEXT, ".text": TEXT, ".md": TEXT, ".asc": TEXT, ".pdf": PDF,
}  # fmt: skip
_NOT_READ = (
    (b"PK\x03\x04", "a zip-based file (Word, Excel, OpenDocument or an archive)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file"),
    (b"\x1f\x8b", "a gzip-compressed file"),
    (b"BZh", "a bzip2-compressed file"),
    (b"\xfd7zXZ", "an xz-compressed file"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"{\\rtf", "a Rich Text file"),
    (b"WARC/", "a web archive (WARC)"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"PAR1", "a Parquet file"),
)
_BINARY = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\x00\x00\x00\x18ftyp", "a video"),
    (b"\x00\x00\x00\x20ftyp", "a video"),
    (b"RIFF", "a recording or picture (RIFF)"),
)
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta|title)\b", re.IGNORECASE)
_HTML_START = re.compile(
    rb"^\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_XML_START = re.compile(rb"^\s*<\?xml\b|^\s*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.IGNORECASE)
_JSON_START = re.compile(rb"^\s*(?:\{\s*\"|\[\s*\{\s*\")")
_MAIL_START = re.compile(rb"^(?:From: <Saved by|MIME-Version: 1\.0\b|Return-Path: |Received: from )", re.MULTILINE)
_TAGS = re.compile(
    rb"</?(?:p|div|span|br|a|h[1-6]|td|tr|li|ul|table|article|section|title|meta|body|html)\b[^<>]{0,2000}>", re.I
)
_CONTROL = bytes(code for code in range(32) if code not in (9, 10, 12, 13, 27))
_FEW_CONTROLS = 3
_REMEDY = "Dotterel reads HTML, plain text, PDF, and JSONL or CSV corpora; convert it first"


def suffix_type(suffix: str) -> str | None:
    """The media type that a file's suffix promises, if it is one that is read."""
    return _SUFFIXES.get(suffix.lower())


def media_type_of(content: bytes, *, declared: str | None, name: str) -> str:
    """One of `HTML`, `TEXT` and `PDF`.

    Args:
        content: The report's bytes.
        declared: The type that a header, a suffix or a caller names; believed where the bytes do not contradict it.
        name: The report's name for messages.

    Raises:
        UnknownFormat: A known format that is not read, or a label that names one.
        BinaryContent: Pictures, recordings, programs, or bytes that are no text in any form.
    """
    head = content[:4096]
    if b"%PDF-" in head[:1024]:
        return PDF
    for signature, what in _NOT_READ:
        if head.startswith(signature):
            raise UnknownFormat(f"{name} is {what}", _REMEDY)
    for signature, what in _BINARY:
        if head.startswith(signature):
            raise BinaryContent(f"{name} is {what}, not text", _REMEDY)
    if _HTML_START.search(head):
        return HTML
    if _JSON_START.search(head):
        raise UnknownFormat(f"{name} is a JSON file", "Give a corpus as .jsonl, one JSON object a line")
    if _MAIL_START.search(head):
        raise UnknownFormat(f"{name} is a mail or a page saved as a mail (MHTML)", "Save it as HTML or plain text")
    if _XML_START.search(head):
        raise UnknownFormat(f"{name} is an XML file (a feed or a data file), not a report", _REMEDY)
    if not _is_text(content):
        raise BinaryContent(f"{name} is not text in any known character set", _REMEDY)
    label = (declared or "").split(";")[0].strip().lower()
    if label in ("application/pdf", "application/x-pdf"):
        raise BinaryContent(f"{name} is called a PDF but is none", _REMEDY)
    if label in ("", TEXT, HTML, "application/xhtml+xml", "application/octet-stream", "text/markdown"):
        markup = len(_TAGS.findall(content[:200_000]))
        if label in (HTML, "application/xhtml+xml") and (markup or _MARKUP.search(content[:200_000])):
            return HTML
        return HTML if markup >= 6 else TEXT
    raise UnknownFormat(f"{name} has the media type {label}, which is not read", _REMEDY)


def _is_text(content: bytes) -> bool:
    """Whether bytes are text: no control characters to speak of, unless they are UTF-16."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    head = content[:65_536]
    controls = len(head) - len(head.translate(None, _CONTROL))
    if controls == 0:
        return True
    wide = head[1::2].count(0) > 0.4 * len(head) / 2 or head[0::2].count(0) > 0.4 * len(head) / 2
    if wide and head.count(0) >= 0.9 * controls and head.count(0) <= 0.55 * len(head):
        return True
    return controls <= max(_FEW_CONTROLS, 0.005 * len(head))
