"""The domain: frozen types, identifiers and errors. Floor 0: standard library only."""

from dotterel.model.actors import Actor
from dotterel.model.claims import Claim, ClaimStatus, Modality
from dotterel.model.counts import Count
from dotterel.model.dates import DateAnchor, DatePrecision, DateRange
from dotterel.model.documents import Cut, Document, DocumentReference, Report, Sentence, SentenceKind
from dotterel.model.errors import (
    ArtifactError,
    BinaryContent,
    CodebookError,
    DamagedContent,
    DocumentError,
    DotterelError,
    EmptyDocument,
    EvaluationError,
    OtherLanguage,
    SettingsError,
    SourceError,
    SourceNotFound,
    SourceRefused,
    SourceTooLarge,
    SourceUnreachable,
    Transient,
    UnknownFormat,
)
from dotterel.model.events import ROLES, CodedDocument, CodedEvent, Mention, ResolvedEvent, Role, Scored
from dotterel.model.ids import digest_id
from dotterel.model.incidents import Incident
from dotterel.model.places import Place, PlacePrecision
from dotterel.model.provenance import Provenance
from dotterel.model.records import event_from_record, from_line, read_lines, record_of, to_line
from dotterel.model.score_map import IDENTITY, SUREST, ScoreMap
from dotterel.model.spans import Span, span_of
from dotterel.model.unresolved import Candidate, Unresolved

__all__ = [
    "IDENTITY",
    "ROLES",
    "SUREST",
    "Actor",
    "ArtifactError",
    "BinaryContent",
    "Candidate",
    "Claim",
    "ClaimStatus",
    "CodebookError",
    "CodedDocument",
    "CodedEvent",
    "Count",
    "Cut",
    "DamagedContent",
    "DateAnchor",
    "DatePrecision",
    "DateRange",
    "Document",
    "DocumentError",
    "DocumentReference",
    "DotterelError",
    "EmptyDocument",
    "EvaluationError",
    "Incident",
    "Mention",
    "Modality",
    "OtherLanguage",
    "Place",
    "PlacePrecision",
    "Provenance",
    "Report",
    "ResolvedEvent",
    "Role",
    "ScoreMap",
    "Scored",
    "Sentence",
    "SentenceKind",
    "SettingsError",
    "SourceError",
    "SourceNotFound",
    "SourceRefused",
    "SourceTooLarge",
    "SourceUnreachable",
    "Span",
    "Transient",
    "UnknownFormat",
    "Unresolved",
    "digest_id",
    "event_from_record",
    "from_line",
    "read_lines",
    "record_of",
    "span_of",
    "to_line",
]
