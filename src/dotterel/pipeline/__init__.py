"""The stages put together: from sources to resolved events, with an account of every report. Floor 3."""

from typing import TYPE_CHECKING

from dotterel.late import late_names
from dotterel.pipeline.assembly import assemble
from dotterel.pipeline.coding_run import CodingRun, EventResolver, Memory, Remembered
from dotterel.pipeline.outcomes import DocumentOutcome, RunRecord

if TYPE_CHECKING:
    from dotterel.pipeline.differences import (
        SCORES,
        Change,
        DocumentDifferences,
        RunTally,
        changed_fields,
        differences_of,
        run_differences,
    )
    from dotterel.pipeline.double_review_session import (
        MOST_DRAWN,
        DoubleReviewSession,
        Outcome,
        OwnUnit,
        Progress,
        events_waiting,
    )
    from dotterel.pipeline.heirs import incident_or_heir
    from dotterel.pipeline.kept_run import KeptRun, run_outcome
    from dotterel.pipeline.linking_run import LinkedDocument, LinkingRun
    from dotterel.pipeline.located_places import place_value
    from dotterel.pipeline.registered_parties import day_of, party_value, register_in_use
    from dotterel.pipeline.review_session import DocumentReview, ReviewSession
    from dotterel.pipeline.reviewed_events import ReviewedEvent, ReviewedEvents
    from dotterel.pipeline.reviewed_pages import EventPage, ReviewedPages
    from dotterel.pipeline.watch import Watch
    from dotterel.pipeline.watch_notices import ArticlePutOff, ArticleRead, FeedAsked, Notice, Round, StoreTrouble
    from dotterel.pipeline.watch_schedule import EVERY
else:  # coding reports needs neither the store nor the linker
    __getattr__ = late_names(
        __name__,
        {
            "differences": (
                "SCORES",
                "Change",
                "DocumentDifferences",
                "RunTally",
                "changed_fields",
                "differences_of",
                "run_differences",
            ),
            "double_review_session": (
                "MOST_DRAWN",
                "DoubleReviewSession",
                "Outcome",
                "OwnUnit",
                "Progress",
                "events_waiting",
            ),
            "heirs": ("incident_or_heir",),
            "kept_run": ("KeptRun", "run_outcome"),
            "linking_run": ("LinkedDocument", "LinkingRun"),
            "located_places": ("place_value",),
            "registered_parties": ("day_of", "party_value", "register_in_use"),
            "reviewed_events": ("ReviewedEvent", "ReviewedEvents"),
            "reviewed_pages": ("EventPage", "ReviewedPages"),
            "review_session": ("DocumentReview", "ReviewSession"),
            "watch": ("Watch",),
            "watch_notices": ("ArticlePutOff", "ArticleRead", "FeedAsked", "Notice", "Round", "StoreTrouble"),
            "watch_schedule": ("EVERY",),
        },
    )

__all__ = [
    "EVERY",
    "MOST_DRAWN",
    "SCORES",
    "ArticlePutOff",
    "ArticleRead",
    "Change",
    "CodingRun",
    "DocumentDifferences",
    "DocumentOutcome",
    "DocumentReview",
    "DoubleReviewSession",
    "EventPage",
    "EventResolver",
    "FeedAsked",
    "KeptRun",
    "LinkedDocument",
    "LinkingRun",
    "Memory",
    "Notice",
    "Outcome",
    "OwnUnit",
    "Progress",
    "Remembered",
    "ReviewSession",
    "ReviewedEvent",
    "ReviewedEvents",
    "ReviewedPages",
    "Round",
    "RunRecord",
    "RunTally",
    "StoreTrouble",
    "Watch",
    "assemble",
    "changed_fields",
    "day_of",
    "differences_of",
    "events_waiting",
    "incident_or_heir",
    "party_value",
    "place_value",
    "register_in_use",
    "run_differences",
    "run_outcome",
]
