"""From sources to clean documents. Floor 2."""

from typing import TYPE_CHECKING

from dotterel.ingest.copies import MemoryShelf, Signature, SignatureShelf, copy_of, signature_of
from dotterel.ingest.duplicates import DuplicateFinder, DuplicateOf
from dotterel.ingest.ingest import to_document
from dotterel.ingest.outcomes import Outcome
from dotterel.ingest.sentences import split_sentences
from dotterel.ingest.settings import IngestSettings, SourceSettings
from dotterel.ingest.sources import Clock, FakeClock, Source, SystemClock, open_sources
from dotterel.late import late_names

if TYPE_CHECKING:
    from dotterel.ingest.sources import (
        Answer,
        FakeNetwork,
        FakeResolver,
        FeedAnswer,
        FeedContent,
        FeedReader,
        own_servers,
    )
else:  # as in `ingest.sources`
    __getattr__ = late_names(
        __name__,
        {
            "sources": (
                "Answer",
                "FakeNetwork",
                "FakeResolver",
                "FeedAnswer",
                "FeedContent",
                "FeedReader",
                "own_servers",
            ),
        },
    )

__all__ = [
    "Answer",
    "Clock",
    "DuplicateFinder",
    "DuplicateOf",
    "FakeClock",
    "FakeNetwork",
    "FakeResolver",
    "FeedAnswer",
    "FeedContent",
    "FeedReader",
    "IngestSettings",
    "MemoryShelf",
    "Outcome",
    "Signature",
    "SignatureShelf",
    "Source",
    "SourceSettings",
    "SystemClock",
    "copy_of",
    "open_sources",
    "own_servers",
    "signature_of",
    "split_sentences",
    "to_document",
]
