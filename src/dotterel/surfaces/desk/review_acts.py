"""Acts of review: what a form says is done under the reviewer's name, then the page that it was on is shown again."""

import json
from collections.abc import Callable
from functools import partial

from fastapi import APIRouter, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from dotterel.model import Incident, ReviewError
from dotterel.pipeline import ReviewSession, incident_or_heir
from dotterel.review import CORRECTABLE, INCIDENT_FIELDS
from dotterel.store import Records
from dotterel.surfaces.desk.addresses import page_of
from dotterel.surfaces.desk.correction_forms import sent_incident_value, sent_value, slip_of
from dotterel.surfaces.desk.double_pages import context_of, correction_page, incident_correction_page
from dotterel.surfaces.desk.forms import Form, no_such_act, read_form, safe_return
from dotterel.surfaces.desk.missed_events import missed_event
from dotterel.surfaces.desk.pages import MOST_NAME, REVIEWER_COOKIE, Desk
from dotterel.surfaces.desk.reviewed_events import reviewed_event
from dotterel.surfaces.visitors import visitor

Act = Callable[[ReviewSession, Form], object]
Again = Callable[[Form, ReviewError | HTTPException], Response | None]


def review_acts_router(desk: Desk) -> APIRouter:
    """The routes that forms are sent to."""
    router = APIRouter(include_in_schema=False)

    async def acted(request: Request, act: Act, *, again: Again | None = None) -> Response:
        """Read the form, do what it says, and go back to the page that it was on; or show the form again."""
        form = await read_form(request, token=desk.token)
        try:
            await run_in_threadpool(act, ReviewSession(desk.store, desk.reviewer_of(request)), form)
        except (ReviewError, HTTPException) as error:
            page = None if again is None else await run_in_threadpool(again, form, error)
            if page is None:
                raise
            return page
        return RedirectResponse(safe_return(form.text("back")), status_code=303)

    @router.post("/review/events/{event_id}")
    async def decide_event(request: Request, event_id: str) -> Response:
        again = partial(_correct_again, desk, request, event_id)
        return await acted(request, partial(_decide_event, desk, event_id), again=again)

    @router.post("/review/documents/{document_id}")
    async def decide_document(request: Request, document_id: str) -> Response:
        return await acted(request, partial(_decide_document, desk, document_id))

    @router.post("/review/incidents/{incident_id}")
    async def decide_incident(request: Request, incident_id: str) -> Response:
        again = partial(_correct_incident_again, desk, request, incident_id)
        return await acted(request, partial(_decide_incident, desk, incident_id), again=again)

    @router.post("/review/decisions/{decision_id}/undo")
    async def undo(request: Request, decision_id: str) -> Response:
        return await acted(request, lambda here, form: here.undo(decision_id, note=form.text("note")))

    @router.post("/reviewer")
    async def name_reviewer(request: Request) -> Response:
        form = await read_form(request, token=desk.token)
        if visitor().name:
            raise HTTPException(403, f"decisions are logged under the account that is signed in: {visitor().name}")
        name = form.text("name")[:MOST_NAME]
        if not name or not name.isprintable():
            raise HTTPException(400, "a decision needs a reviewer's name")
        response = RedirectResponse(safe_return(form.text("back"), default="/review"), status_code=303)
        response.set_cookie(REVIEWER_COOKIE, json.dumps(name), httponly=True, samesite="strict", max_age=31_536_000)
        return response

    return router


def _decide_event(desk: Desk, event_id: str, here: ReviewSession, form: Form) -> None:
    """Accept, reject, correct or settle an event, by the form of a field or by a value as it stands."""
    kind, field, note = form.text("act"), form.text("field"), form.text("note")
    if kind == "accept":
        here.accept(event_id, field=field or None, note=note)
    elif kind == "reject":
        here.reject(event_id, note=note)
    elif kind == "adjudicate":
        here.adjudicate(event_id, field or None, form.text("value"), note=note)
    elif kind in ("correct", "settle"):
        event = reviewed_event(desk, event_id)
        if event is None:
            raise ReviewError(f"there is no event {event_id}")
        give = here.correct if kind == "correct" else here.adjudicate
        give(event_id, field, sent_value(form, event, field), note=note)
    else:
        raise no_such_act(kind)


def _correct_again(
    desk: Desk, request: Request, event_id: str, form: Form, error: ReviewError | HTTPException
) -> Response | None:
    """The form for a field with what was typed and what is wrong with it; none where it was no such form."""
    field, act = form.text("field"), form.text("act")
    event = reviewed_event(desk, event_id) if act in ("correct", "settle") and field in CORRECTABLE else None
    if event is None:
        return None
    with desk.store.reading() as records:
        context = context_of(records, event)
    slip = slip_of(error, form, field)
    return desk.page(
        "correct.html",
        status=slip.status,
        request=request,
        **correction_page(event, field, context, slip=slip),
        back=safe_return(form.text("back"), default=f"/events/{event_id}"),
        action=page_of("review/events", event_id),
        act=act,
        of="",
    )


def _decide_document(desk: Desk, document_id: str, here: ReviewSession, form: Form) -> None:
    """Add what was missed, or say that a report is done."""
    if form.text("act") == "done":
        here.done(document_id, note=form.text("note"))
        return
    with desk.store.reading() as records:
        document = records.documents.get(document_id)
    if document is None:
        raise ReviewError(f"there is no document {document_id}")
    here.add(missed_event(document, form), note=form.text("note"))


def _decide_incident(desk: Desk, incident_id: str, here: ReviewSession, form: Form) -> None:
    """Accept, correct, comment, pin, split, merge or settle an incident."""
    kind, note = form.text("act"), form.text("note")
    if kind == "accept":
        here.accept_incident(incident_id, note=note)
    elif kind == "comment":
        here.comment(incident_id, note)
    elif kind == "pin":
        here.pin(incident_id, note=note)
    elif kind == "merge":
        other = form.text("other").rsplit("/", 1)[-1]
        here.merge([incident_id, _incident_id(desk, other)], note=note)
    elif kind == "split":
        chosen = set(form.all("event"))
        with desk.store.reading() as records:
            incident = records.incidents.get(incident_id)
        inside = () if incident is None else incident.event_ids
        groups = [[one for one in inside if one in chosen], [one for one in inside if one not in chosen]]
        here.split(incident_id, groups, note=note)
    elif kind == "adjudicate":
        here.adjudicate_incident(incident_id, form.text("field"), form.text("value"), note=note)
    elif (field := _incident_field(form)) is not None:
        with desk.store.reading() as records:
            found = _incident_for(records, incident_id, form)
        if found is None:
            raise ReviewError(f"there is no incident {incident_id}", "It may have been merged into another.")
        give = here.adjudicate_incident if kind == "settle" else here.correct_incident
        give(incident_id, field, sent_incident_value(form, found, field), note=note)
    else:
        raise no_such_act(kind)


def _incident_id(desk: Desk, named: str) -> str:
    with desk.store.reading() as records:
        return records.incidents.find(named).id


def _incident_for(records: Records, incident_id: str, form: Form) -> Incident | None:
    """The incident that a form for a field is about; what is to be settled of a former one is so of its heir."""
    settles = form.text("act") == "settle"
    return incident_or_heir(records, incident_id) if settles else records.incidents.get(incident_id)


def _incident_field(form: Form) -> str | None:
    """The field that a form for one gives; none where it is no such form."""
    kind = form.text("act")
    field = form.text("field") if kind in ("correct", "settle") else kind
    return field if field in INCIDENT_FIELDS else None


def _correct_incident_again(
    desk: Desk, request: Request, incident_id: str, form: Form, error: ReviewError | HTTPException
) -> Response | None:
    """The form for a field with what was typed and what is wrong with it; none where it was no such form."""
    field = _incident_field(form)
    with desk.store.reading() as records:
        incident = _incident_for(records, incident_id, form)
    if field is None or incident is None:
        return None
    slip = slip_of(error, form, field)
    return desk.page(
        "correct.html",
        status=slip.status,
        request=request,
        **incident_correction_page(incident, field, slip=slip),
        is_heir=incident.id != incident_id,
        back=safe_return(form.text("back"), default=page_of("incidents", incident_id)),
        action=page_of("review/incidents", incident_id),
        act="settle" if form.text("act") == "settle" else "correct",
        of="",
    )
