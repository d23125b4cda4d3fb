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
from dotterel.ingest.sources import Answer, FakeNetwork, FakeResolver, Source, open_sources

__all__ = [
    "Answer",
    "DuplicateFinder",
    "DuplicateOf",
    "FakeNetwork",
    "FakeResolver",
    "IngestSettings",
    "MemoryShelf",
    "Outcome",
    "Signature",
    "SignatureShelf",
    "Source",
    "SourceSettings",
    "copy_of",
    "open_sources",
    "signature_of",
    "split_sentences",
    "to_document",
]
