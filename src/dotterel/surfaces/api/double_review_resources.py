"""Double reviews and agreement. While one is open, nothing of its answers is told; only how many there are."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from dotterel.model import DoubleReview, plain_of
from dotterel.pipeline import DoubleReviewSession
from dotterel.review import FEW
from dotterel.store import Store
from dotterel.surfaces.api import parameters as asked
from dotterel.surfaces.api.answers import answer, page
from dotterel.surfaces.api.descriptions import described, list_of, schema_of
from dotterel.surfaces.api.problems import missing

_NOBODY = "the API"
"""Stands for whoever asks: nobody's own answers are told here."""


def double_review_routes(store: Store) -> APIRouter:
    """The routes below ``/double-reviews``, and ``/agreement``."""
    router = APIRouter()

    @router.get(
        "/double-reviews",
        tags=["review"],
        summary="List double reviews",
        **described(list_of("DoubleReview")),
    )
    def listed(request: Request) -> Response:
        """The first opened first."""
        asked.given(request, ())
        return page(request, DoubleReviewSession(store, _NOBODY).all(), None, plain_of)

    @router.get(
        "/double-reviews/{review_id}",
        tags=["review"],
        summary="One double review, with both answers when it is closed",
        **described(schema_of("Object")),
    )
    def one(request: Request, review_id: str) -> Response:
        """While it is open: how many records each of the two has answered. Then: every answer, and what settled it."""
        asked.given(request, ())
        here = DoubleReviewSession(store, _NOBODY)
        found = next((one for one in here.all() if one.id == review_id), None)
        if found is None:
            raise missing("double review", review_id)
        return answer(request, _told(here, found))

    @router.get(
        "/agreement",
        tags=["review"],
        summary="How far reviewers agree",
        **described(list_of("FieldAgreement")),
    )
    def agreement(request: Request) -> Response:
        """Krippendorff's alpha by field, over the answers of all double reviews that are closed."""
        asked.given(request, ())
        return page(request, DoubleReviewSession(store, _NOBODY).agreement(), None, plain_of, few=FEW)

    return router


def _told(here: DoubleReviewSession, review: DoubleReview) -> dict[str, Any]:
    told: dict[str, Any] = {"review": plain_of(review)}
    if review.closed is None:
        return {**told, "progress": plain_of(here.progress(review.id))}
    outcome = here.outcome(review.id)
    records = [
        {
            "subject": pair.unit.subject,
            "subject_id": pair.unit.subject_id,
            "document_id": pair.unit.document_id,
            "added": pair.is_added,
            "answers": plain_of(pair.answers),
            "differing": list(pair.differing()),
            "settled": {
                name: plain_of(outcome.verdicts[pair.unit.subject_id, name])
                for name in pair.differing()
                if (pair.unit.subject_id, name) in outcome.verdicts
            },
        }
        for pair in outcome.pairs
    ]
    return {**told, "records": records, "unsettled": outcome.unsettled(), "agreement": plain_of(outcome.agreement)}
