"""Measurement: annotated reports, their split, and scores of answers against them. Floor 3."""

from dotterel.evaluation.agreement import agreement
from dotterel.evaluation.annotated import (
    STATUSES,
    AnnotatedReport,
    AnnotatedSentence,
    GoldEvent,
    Mark,
    plain_text,
    read_reports,
    report_paths,
)
from dotterel.evaluation.gold import GoldDocument, GoldParty, GoldRecord, gold_document
from dotterel.evaluation.gold_events import gold_coded_events
from dotterel.evaluation.linking import LinkingScores, WrongPair, b_cubed, score_linking
from dotterel.evaluation.metrics import Counts
from dotterel.evaluation.scoring import Case, Scores, score_documents
from dotterel.evaluation.split import SPLIT_FILE, Side, extend_split, read_split, shared_groups, side_of

__all__ = [
    "SPLIT_FILE",
    "STATUSES",
    "AnnotatedReport",
    "AnnotatedSentence",
    "Case",
    "Counts",
    "GoldDocument",
    "GoldEvent",
    "GoldParty",
    "GoldRecord",
    "LinkingScores",
    "Mark",
    "Scores",
    "Side",
    "WrongPair",
    "agreement",
    "b_cubed",
    "extend_split",
    "gold_coded_events",
    "gold_document",
    "plain_text",
    "read_reports",
    "read_split",
    "report_paths",
    "score_documents",
    "score_linking",
    "shared_groups",
    "side_of",
]
