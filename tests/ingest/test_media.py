"""Media types."""

import pytest

from dotterel.ingest.media import HTML, PDF, TEXT, media_type_of
from dotterel.model import BinaryContent, DotterelError, UnknownFormat


def _type(content: bytes, declared: str = "") -> str:
    return media_type_of(content, declared=declared, name="x")


@pytest.mark.parametrize(
    ("content", "declared", "expected"),
    [
        (b"<!DOCTYPE html><p>x", "text/plain", HTML),
        (b"\n<html><body>x", "", HTML),
        (b"%PDF-1.7 ...", "text/html", PDF),
        (b"The army said so.", "text/plain", TEXT),
        (b"The army said so.", "text/html; charset=utf-8", TEXT),
        (b"<p>The army said so.</p>", "text/html", HTML),
        (b"Losses were < 5 and > 2.", "", TEXT),
        ("The army said so.".encode("utf-16"), "", TEXT),
    ],
)
def test_bytes_beat_labels(content: bytes, declared: str, expected: str) -> None:
    """What the bytes show counts, whatever they are called."""
    assert _type(content, declared) == expected


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"PK\x03\x04rest", UnknownFormat),
        (b"{\\rtf1 hello}", UnknownFormat),
        (b"\x1f\x8b\x08", UnknownFormat),
        (b"<?xml version='1.0'?><rss></rss>", UnknownFormat),
        (b'[{"title": "x"}]', UnknownFormat),
        (b"From: <Saved by a browser>\nMIME-Version: 1.0", UnknownFormat),
        (b"\x89PNG\r\n", BinaryContent),
        (bytes(range(256)) * 20, BinaryContent),
    ],
)
def test_what_is_not_read_has_a_name(content: bytes, error: type[DotterelError]) -> None:
    """Each kind of unreadable file is refused by name, with a remedy."""
    with pytest.raises(error) as caught:
        _type(content)
    assert caught.value.message
    assert caught.value.remedy


def test_label_of_another_format() -> None:
    """A label that names an unread format is believed where the bytes do not contradict it."""
    with pytest.raises(UnknownFormat, match="text/calendar"):
        _type(b"BEGIN:VCALENDAR", "text/calendar")
