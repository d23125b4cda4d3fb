"""Standard input."""

import io

from dotterel.ingest import Outcome, SourceSettings, open_sources
from dotterel.model import Report, SourceTooLarge


def test_stream_is_one_report() -> None:
    """A dash reads one report from standard input, under a name for people."""
    (found,) = open_sources(["-"], stdin=io.BytesIO(b"The army said so."))
    assert isinstance(found, Report)
    assert (found.content, found.address, found.name) == (b"The army said so.", "-", "standard input")


def test_endless_stream() -> None:
    """Reading stops at the byte cap."""
    stream = io.BytesIO(b"x" * 10_000)
    (found,) = open_sources(["-"], settings=SourceSettings(max_bytes=100), stdin=stream)
    assert isinstance(found, Outcome)
    assert isinstance(found.error, SourceTooLarge)
    assert stream.tell() == 101
