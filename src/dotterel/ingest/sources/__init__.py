"""Where reports come from: one adapter a file, all behind `Source`."""

from dotterel.ingest.sources.corpora import COLUMNS, CORPUS_SUFFIXES, Corpus
from dotterel.ingest.sources.fake_network import Answer, FakeNetwork, FakeResolver
from dotterel.ingest.sources.files import Files
from dotterel.ingest.sources.network import CheckedBackend, CheckedTransport, PrivateAddress
from dotterel.ingest.sources.open import open_sources
from dotterel.ingest.sources.source import Source
from dotterel.ingest.sources.stdin import StandardInput
from dotterel.ingest.sources.web import Web

__all__ = [
    "COLUMNS",
    "CORPUS_SUFFIXES",
    "Answer",
    "CheckedBackend",
    "CheckedTransport",
    "Corpus",
    "FakeNetwork",
    "FakeResolver",
    "Files",
    "PrivateAddress",
    "Source",
    "StandardInput",
    "Web",
    "open_sources",
]
