"""The domain: frozen types, identifiers and errors. Floor 0: standard library only."""

from dotterel.model.actors import Actor
from dotterel.model.claims import Claim, ClaimStatus, Modality
from dotterel.model.counts import Count
from dotterel.model.data_home import data_home
from dotterel.model.dates import DateAnchor, DatePrecision, DateRange
from dotterel.model.decisions import Decision, DecisionAct, DecisionSubject
from dotterel.model.document_records import content_digest, document_from_record, document_record
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
    NotAStore,
    OtherLanguage,
    RegisterError,
    SettingsError,
    SourceError,
    SourceNotFound,
    SourceRefused,
    SourceTooLarge,
    SourceUnreachable,
    StoreBusy,
    StoreConflict,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreNotFound,
    StoreReadOnly,
    StoreTooNew,
    StoreTooOld,
    StoreUnreachable,
    Transient,
    UnknownFormat,
)
from dotterel.model.events import ROLES, CodedDocument, CodedEvent, Mention, ResolvedEvent, Role, Scored
from dotterel.model.feeds import DEAD_AFTER, Entry, Feed, FeedKind
from dotterel.model.ids import digest_id
from dotterel.model.incidents import Incident
from dotterel.model.links import Link, LinkEnd, Reason
from dotterel.model.places import Place, PlacePrecision
from dotterel.model.provenance import Provenance
from dotterel.model.records import event_from_record, from_line, read_lines, record_of, to_line
from dotterel.model.runs import Method, OutcomeName, Run, RunOutcome
from dotterel.model.score_map import IDENTITY, SUREST, ScoreMap
from dotterel.model.spans import Span, span_of
from dotterel.model.unresolved import Candidate, Unresolved
from dotterel.model.web_addresses import address_key

__all__ = [
    "DEAD_AFTER",
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
    "Decision",
    "DecisionAct",
    "DecisionSubject",
    "Document",
    "DocumentError",
    "DocumentReference",
    "DotterelError",
    "EmptyDocument",
    "Entry",
    "EvaluationError",
    "Feed",
    "FeedKind",
    "Incident",
    "Link",
    "LinkEnd",
    "Mention",
    "Method",
    "Modality",
    "NotAStore",
    "OtherLanguage",
    "OutcomeName",
    "Place",
    "PlacePrecision",
    "Provenance",
    "Reason",
    "RegisterError",
    "Report",
    "ResolvedEvent",
    "Role",
    "Run",
    "RunOutcome",
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
    "StoreBusy",
    "StoreConflict",
    "StoreDamaged",
    "StoreError",
    "StoreFull",
    "StoreNotFound",
    "StoreReadOnly",
    "StoreTooNew",
    "StoreTooOld",
    "StoreUnreachable",
    "Transient",
    "UnknownFormat",
    "Unresolved",
    "address_key",
    "content_digest",
    "data_home",
    "digest_id",
    "document_from_record",
    "document_record",
    "event_from_record",
    "from_line",
    "read_lines",
    "record_of",
    "span_of",
    "to_line",
]
