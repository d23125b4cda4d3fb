"""Where reports come from: one adapter a file, all behind `Source`."""

from typing import TYPE_CHECKING

from dotterel.ingest.sources.clock import Clock, FakeClock, SystemClock
from dotterel.ingest.sources.corpora import COLUMNS, CORPUS_SUFFIXES, Corpus
from dotterel.ingest.sources.files import Files
from dotterel.ingest.sources.open import open_sources
from dotterel.ingest.sources.source import Source
from dotterel.ingest.sources.stdin import StandardInput
from dotterel.late import late_names

if TYPE_CHECKING:
    from dotterel.ingest.sources.fake_network import Answer, FakeNetwork, FakeResolver
    from dotterel.ingest.sources.feeds import FeedAnswer, FeedContent, FeedReader, own_servers
    from dotterel.ingest.sources.network import CheckedBackend, CheckedTransport, PrivateAddress
    from dotterel.ingest.sources.web import Web
else:  # reading files needs nothing of the web
    __getattr__ = late_names(
        __name__,
        {
            "fake_network": ("Answer", "FakeNetwork", "FakeResolver"),
            "feeds": ("FeedAnswer", "FeedContent", "FeedReader", "own_servers"),
            "network": ("CheckedBackend", "CheckedTransport", "PrivateAddress"),
            "web": ("Web",),
        },
    )

__all__ = [
    "COLUMNS",
    "CORPUS_SUFFIXES",
    "Answer",
    "CheckedBackend",
    "CheckedTransport",
    "Clock",
    "Corpus",
    "FakeClock",
    "FakeNetwork",
    "FakeResolver",
    "FeedAnswer",
    "FeedContent",
    "FeedReader",
    "Files",
    "PrivateAddress",
    "Source",
    "StandardInput",
    "SystemClock",
    "Web",
    "open_sources",
    "own_servers",
]
