"""From sources to clean documents. Floor 2."""

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
    "Outcome",
    "Source",
    "SourceSettings",
    "open_sources",
    "split_sentences",
    "to_document",
]
