"""What a watch tells while it goes on."""

from dataclasses import dataclass, field
from datetime import datetime

from dotterel.model import DotterelError, Entry, Feed, StoreError
from dotterel.pipeline.outcomes import DocumentOutcome, RunRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedAsked:
    """A feed was asked.

    Attributes:
        feed: Its state now.
        new: Number of articles that wait newly.
        changed: Whether it said anything else than the last time.
        faults: What was wrong with it and did not keep it from being read.
        error: Why it failed.
    """

    feed: Feed
    new: int = 0
    changed: bool = True
    faults: tuple[str, ...] = ()
    error: DotterelError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRead:
    """An article has its outcome, and it is kept.

    Attributes:
        entry: As its feed lists it.
        outcome: What became of it.
        at: When.
        fault: What went wrong after it was kept, if anything.
    """

    entry: Entry
    outcome: DocumentOutcome
    at: datetime
    fault: Exception | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePutOff:
    """An article could not be had for now.

    Attributes:
        entry: As its feed lists it.
        error: Why not.
        at: When.
        until: When it is tried again.
    """

    entry: Entry
    error: DotterelError
    at: datetime
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreTrouble:
    """The store cannot be used for now; nothing that was told to be kept is lost.

    Attributes:
        error: Why not.
        until: When it is tried again.
    """

    error: StoreError
    until: datetime


@dataclass(slots=True, kw_only=True)
class Round:
    """The account of one round: every feed that was due asked once, then articles read.

    Attributes:
        number: From 1.
        asked: Number of feeds that were asked.
        unchanged: Of these, that said what they said before.
        failed: Of these, that failed, in their state now.
        new: Number of articles that were listed newly.
        put_off: Number of articles that could not be had for now.
        left: Number of articles that wait still.
        record: The account of the articles that were read.
        run: Number of the run in the store, once there is one.
        next_due: When the next feed is due.
        stopped: Whether the user ended it early.
    """

    number: int
    asked: int = 0
    unchanged: int = 0
    failed: list[Feed] = field(default_factory=list)
    new: int = 0
    put_off: int = 0
    left: int = 0
    record: RunRecord = field(default_factory=RunRecord)
    run: int | None = None
    next_due: datetime | None = None
    stopped: bool = False


Notice = FeedAsked | ArticleRead | ArticlePutOff | StoreTrouble | Round
