"""Typed absence: a value that was looked for and not settled, with the reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """No answer, and why.

    Attributes:
        reason: One short phrase for the reader, such as ``no candidate`` or ``two countries fit``.
    """

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One answer that was considered.

    Attributes:
        id: Identifier in its register or gazetteer.
        name: Canonical name.
        score: How well it fits, in [0, 1]; comparable within one list only.
        reason: What spoke for or against it, in words.
    """

    id: str
    name: str
    score: float
    reason: str
