"""Outcomes: what became of something that is not a report."""

from dataclasses import dataclass

from dotterel.model import DotterelError


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A report that could not be had, and why; the others go on.

    Attributes:
        name: The name for people, such as ``report.txt`` or ``corpus.jsonl:17``.
        error: The named reason, with its remedy.
    """

    name: str
    error: DotterelError
