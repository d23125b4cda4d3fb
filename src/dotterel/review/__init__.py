"""Review: decisions of people on what the program found. They are kept, applied to every later coding, and measured."""

from dotterel.review.agreement import FieldAgreement, agreement
from dotterel.review.applying import Reviewed, added_event, reviewed
from dotterel.review.corpus_reports import corpus_report
from dotterel.review.corrections import CORRECTABLE, corrected, field_json
from dotterel.review.grouping import merge_value, settled_pairs, split_value
from dotterel.review.log import WHOLE, Disagreement, Settled, answer, origins_of, settle, standing, undone
from dotterel.review.overrides import INCIDENT_FIELDS, overridden, with_overrides
from dotterel.review.queue import priority
from dotterel.review.renaming import successors

__all__ = [
    "CORRECTABLE",
    "INCIDENT_FIELDS",
    "WHOLE",
    "Disagreement",
    "FieldAgreement",
    "Reviewed",
    "Settled",
    "added_event",
    "agreement",
    "answer",
    "corpus_report",
    "corrected",
    "field_json",
    "merge_value",
    "origins_of",
    "overridden",
    "priority",
    "reviewed",
    "settle",
    "settled_pairs",
    "split_value",
    "standing",
    "successors",
    "undone",
    "with_overrides",
]
