"""Review: decisions of people on what the program found. They are kept, applied to every later coding, and measured."""

from dotterel.review.agreement import FEW, FieldAgreement, agreement
from dotterel.review.answers import plain_answer
from dotterel.review.applying import Reviewed, added_event, added_id, reviewed
from dotterel.review.blind import (
    BlindAnswer,
    TwoAnswers,
    blind_answer,
    by_record,
    compared,
    released,
    seen_by,
    two_answers,
)
from dotterel.review.corpus_reports import corpus_report
from dotterel.review.corrections import CORRECTABLE, corrected, field_json
from dotterel.review.grouping import merge_value, settled_pairs, split_value
from dotterel.review.log import WHOLE, Disagreement, Settled, answer, origins_of, settle, standing, undone
from dotterel.review.overrides import (
    AS_IN_EVENTS,
    INCIDENT_FIELDS,
    REVIEWED_TOLL,
    STANDINGS,
    as_event,
    corrected_fields,
    field_decision,
    incident_json,
    overridden,
    toll_json,
    with_overrides,
)
from dotterel.review.queue import priority
from dotterel.review.renaming import successors

__all__ = [
    "AS_IN_EVENTS",
    "CORRECTABLE",
    "FEW",
    "INCIDENT_FIELDS",
    "REVIEWED_TOLL",
    "STANDINGS",
    "WHOLE",
    "BlindAnswer",
    "Disagreement",
    "FieldAgreement",
    "Reviewed",
    "Settled",
    "TwoAnswers",
    "added_event",
    "added_id",
    "agreement",
    "answer",
    "as_event",
    "blind_answer",
    "by_record",
    "compared",
    "corpus_report",
    "corrected",
    "corrected_fields",
    "field_decision",
    "field_json",
    "incident_json",
    "merge_value",
    "origins_of",
    "overridden",
    "plain_answer",
    "priority",
    "released",
    "reviewed",
    "seen_by",
    "settle",
    "settled_pairs",
    "split_value",
    "standing",
    "successors",
    "toll_json",
    "two_answers",
    "undone",
    "with_overrides",
]
