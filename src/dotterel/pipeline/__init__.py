"""The stages put together: from sources to resolved events, with an account of every report. Floor 3."""

from dotterel.pipeline.assembly import assemble
from dotterel.pipeline.coding_run import CodingRun, EventResolver, Memory, Remembered
from dotterel.pipeline.differences import (
    SCORES,
    Change,
    DocumentDifferences,
    RunTally,
    changed_fields,
    differences_of,
    run_differences,
)
from dotterel.pipeline.kept_run import KeptRun, run_outcome
from dotterel.pipeline.outcomes import DocumentOutcome, RunRecord

__all__ = [
    "SCORES",
    "Change",
    "CodingRun",
    "DocumentDifferences",
    "DocumentOutcome",
    "EventResolver",
    "KeptRun",
    "Memory",
    "Remembered",
    "RunRecord",
    "RunTally",
    "assemble",
    "changed_fields",
    "differences_of",
    "run_differences",
    "run_outcome",
]
