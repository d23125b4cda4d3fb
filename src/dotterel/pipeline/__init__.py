"""The stages put together: from sources to resolved events, with an account of every report. Floor 3."""

from dotterel.pipeline.assembly import assemble
from dotterel.pipeline.coding_run import CodingRun, EventResolver
from dotterel.pipeline.outcomes import DocumentOutcome, OutcomeName, RunRecord

__all__ = ["CodingRun", "DocumentOutcome", "EventResolver", "OutcomeName", "RunRecord", "assemble"]
