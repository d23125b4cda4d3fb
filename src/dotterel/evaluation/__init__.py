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
from dotterel.evaluation.clusters import Grouping, b_cubed, grouping
from dotterel.evaluation.gold import GoldDocument, GoldParty, GoldRecord, gold_document
from dotterel.evaluation.gold_events import gold_coded_events
from dotterel.evaluation.incident_gold import GoldIncident, read_incident_gold
from dotterel.evaluation.linking import LinkingScores, WrongPair, score_linking, shared_answers
from dotterel.evaluation.metrics import Counts
from dotterel.evaluation.scoring import Case, Scores, score_documents
from dotterel.evaluation.split import SPLIT_FILE, Side, extend_split, read_split, shared_groups, side_of
from dotterel.evaluation.tolls import TollScores, gold_incidents, score_tolls, shared_events

__all__ = [
    "SPLIT_FILE",
    "STATUSES",
    "AnnotatedReport",
    "AnnotatedSentence",
    "Case",
    "Counts",
    "GoldDocument",
    "GoldEvent",
    "GoldIncident",
    "GoldParty",
    "GoldRecord",
    "Grouping",
    "LinkingScores",
    "Mark",
    "Scores",
    "Side",
    "TollScores",
    "WrongPair",
    "agreement",
    "b_cubed",
    "extend_split",
    "gold_coded_events",
    "gold_document",
    "gold_incidents",
    "grouping",
    "plain_text",
    "read_incident_gold",
    "read_reports",
    "read_split",
    "report_paths",
    "score_documents",
    "score_linking",
    "score_tolls",
    "shared_answers",
    "shared_events",
    "shared_groups",
    "side_of",
]
