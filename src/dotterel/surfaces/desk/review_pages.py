"""Pages of review: the queue of what is worth a look, the log of what was decided, a form for every field."""

from itertools import islice

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dotterel.pipeline import DoubleReviewSession, ReviewSession, incident_or_heir
from dotterel.review import CORRECTABLE, INCIDENT_FIELDS, undone
from dotterel.store import IncidentSelection
from dotterel.surfaces.desk.addresses import page_of
from dotterel.surfaces.desk.decision_words import taken_back_by
from dotterel.surfaces.desk.double_pages import context_of, correction_page, incident_correction_page
from dotterel.surfaces.desk.forms import safe_return
from dotterel.surfaces.desk.pages import Desk
from dotterel.surfaces.desk.record_names import record_names
from dotterel.surfaces.desk.reviewed_events import reviewed_event
from dotterel.surfaces.visitors import needs

QUEUE = 50
LOG_PAGE = 100


def review_router(desk: Desk) -> APIRouter:
    """The routes of the pages."""
    router = APIRouter(include_in_schema=False)

    @router.get("/review", dependencies=[needs("review")])
    def queue(request: Request) -> Response:
        with desk.store.reading() as records:
            selection = IncidentSelection(reviewed=False)
            page = records.incidents.page(selection, order="priority", limit=QUEUE)
            count = records.incidents.count(selection)
        name = desk.reviewer_of(request)
        open_ = ReviewSession(desk.store, name).disagreements()
        with desk.store.reading() as records:
            names = record_names(records, (one.decisions[-1] for one in open_), list(records.decisions.all()))
            doubled = {one.subject_id: records.double_reviews.about([one.subject_id]) for one in open_}
        named = {subject: {one.adjudicator for one in found if one.adjudicator} for subject, found in doubled.items()}
        doubles = [one for one in DoubleReviewSession(desk.store, name).all() if one.closed is None]
        return desk.page(
            "review.html",
            request=request,
            entries=page.entries,
            count=count,
            disagreements=open_,
            record_names=names,
            settlers={subject: sorted(names) for subject, names in named.items() if names and name not in names},
            mine=[one for one in doubles if name in one.reviewers and name not in one.finished],
        )

    @router.get("/log")
    def log(request: Request, before: int | None = None) -> Response:
        with desk.store.reading() as records:
            decisions = list(records.decisions.all())
        numbered = list(enumerate(decisions, 1))
        shown = list(islice((one for one in reversed(numbered) if before is None or one[0] < before), LOG_PAGE))
        with desk.store.reading() as records:
            names = record_names(records, (one for _, one in shown), decisions)
        following = shown[-1][0] if shown and shown[-1][0] > 1 else None
        return desk.page(
            "log.html",
            request=request,
            decisions=shown,
            undone=undone(decisions),
            taken_back=taken_back_by(decisions),
            next=following,
            total=len(decisions),
            names=names,
        )

    @router.get("/review/incidents/{incident_id}/{field}", dependencies=[needs("review")])
    def correct_incident_page(
        request: Request, incident_id: str, field: str, back: str = "", act: str = "correct"
    ) -> Response:
        if field not in INCIDENT_FIELDS:
            return desk.missing("field")
        with desk.store.reading() as records:
            incident = incident_or_heir(records, incident_id)
            is_known = incident is not None or bool(records.incidents.versions(incident_id))
        if incident is None and is_known:
            return desk.problem(
                404,
                "No report tells this incident any more",
                "Its mentions were corrected, rejected or coded anew, and stand in no incident. "
                "What reviewers gave different answers to is no longer there.",
                remedy="Take back what should not hold, in the log.",
            )
        if incident is None:
            return desk.missing("incident")
        is_heir = incident.id != incident_id
        if is_heir and act != "settle":
            return RedirectResponse(f"/review{page_of('incidents', incident.id)}/{field}", status_code=307)
        return desk.page(
            "correct.html",
            request=request,
            **incident_correction_page(incident, field),
            is_heir=is_heir,
            back=safe_return(back, default=page_of("incidents", incident.id)),
            action=page_of("review/incidents", incident_id),
            act="settle" if act == "settle" else "correct",
            of="",
        )

    @router.get("/review/events/{event_id}/{field}", dependencies=[needs("review")])
    def correct_page(request: Request, event_id: str, field: str, back: str = "", act: str = "correct") -> Response:
        if field not in CORRECTABLE:
            return desk.missing("field")
        event = reviewed_event(desk, event_id)
        if event is None:
            return desk.missing("event")
        with desk.store.reading() as records:
            context = context_of(records, event)
        return desk.page(
            "correct.html",
            request=request,
            **correction_page(event, field, context),
            back=safe_return(back, default=f"/events/{event_id}"),
            action=page_of("review/events", event_id),
            act="settle" if act == "settle" else "correct",
            of="",
        )

    return router
