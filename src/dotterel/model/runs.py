"""Runs: what was coded, when and by what, and what became of each report."""

from dataclasses import dataclass
from typing import Literal

from dotterel.model.ids import digest_id
from dotterel.model.provenance import Provenance

OutcomeName = Literal["coded", "coded before", "no events", "duplicate", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """What events are made by: two codings of one document by one method are the same.

    Attributes:
        coder: The coder, with the digest of its model.
        parts: Whatever else the events depend on, such as the program, the registers and the gazetteer.
        min_score: Lowest score of an event that the user asked for, in [0, 1]; none is the coder's own.
    """

    coder: Provenance
    parts: tuple[Provenance, ...] = ()
    min_score: float | None = None

    @property
    def all_parts(self) -> tuple[Provenance, ...]:
        """The coder, then whatever else."""
        return (self.coder, *self.parts)

    @property
    def id(self) -> str:
        """Digest of all that it is made of."""
        pieces = [piece for one in self.all_parts for piece in (one.component, one.version, one.digest)]
        return digest_id("method", *pieces, None if self.min_score is None else f"{self.min_score:g}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run over some sources.

    Attributes:
        id: Identifier of its own: two runs of the same sources are two runs.
        method: What the events were made by.
        started: ISO date and time (UTC).
        sources: What was read, as the user named it.
        program: Version of Dotterel.
        finished: ISO date and time (UTC); none while it runs, and where it was broken off.
    """

    id: str
    method: Method
    started: str
    sources: tuple[str, ...] = ()
    program: str = ""
    finished: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOutcome:
    """What became of one report of a run.

    Attributes:
        name: The report's name for people.
        outcome: ``coded``, ``coded before`` (the same content by the same method, in an earlier run), ``no events``,
            ``duplicate`` or ``failed``.
        document_id: The document it became; none where it failed before that.
        events: Number of its events.
        relevance: Probability that it tells of any event, in [0, 1], where the coder judges that.
        duplicate_of: Identifier of the document that it repeats.
        similarity: Share of its five-word runs that the other holds, in [0, 1].
        error: Kind of the error, such as ``EmptyDocument``; none where it did not fail.
        message: What happened.
        remedy: What can be done about it.
    """

    name: str
    outcome: OutcomeName
    document_id: str | None = None
    events: int = 0
    relevance: float | None = None
    duplicate_of: str | None = None
    similarity: float | None = None
    error: str | None = None
    message: str | None = None
    remedy: str | None = None
