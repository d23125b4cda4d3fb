"""From sources to clean documents. Floor 2."""

from dotterel.ingest.copies import (
    MemoryShelf,
    Signature,
    SignatureShelf,
    copy_of,
    signature_of,
)
from dotterel.ingest.duplicates import DuplicateFinder, DuplicateOf
from dotterel.ingest.ingest import to_document
from dotterel.ingest.outcomes import Outcome
from dotterel.ingest.sentences import split_sentences
from dotterel.ingest.settings import IngestSettings, SourceSettings
from dotterel.ingest.sources import (
    Answer,
    Clock,
    FakeClock,
    FakeNetwork,
    FakeResolver,
    FeedAnswer,
    FeedContent,
    FeedReader,
    Source,
    SystemClock,
    open_sources,
    own_servers,
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
