"""Acts of review: what a form says is done under the reviewer's name, then the page that it was on is shown again."""

import json
from collections.abc import Awaitable, Callable

from fastapi import APIRouter, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from dotterel.codebook import load_codebook
from dotterel.model import ResolvedEvent, ReviewError, digest_id, span_of
from dotterel.pipeline import ReviewSession
from dotterel.review import INCIDENT_FIELDS
from dotterel.surfaces.desk.correction_forms import sent_value
from dotterel.surfaces.desk.forms import Form, read_form, safe_return
from dotterel.surfaces.desk.pages import MOST_NAME, REVIEWER_COOKIE, Desk
from dotterel.surfaces.desk.reviewed_events import reviewed_event
from dotterel.surfaces.visitors import visitor

Act = Callable[[ReviewSession, Form], object]
Acted = Callable[[Request, Act], Awaitable[Response]]


def review_acts_router(desk: Desk) -> APIRouter:
    """The routes that forms are sent to."""
    router = APIRouter(include_in_schema=False)

    async def acted(request: Request, act: Act) -> Response:
        """Read the form, do what it says, and go back to the page that it was on."""
        form = await read_form(request, token=desk.token)
        await run_in_threadpool(act, ReviewSession(desk.store, desk.reviewer_of(request)), form)
        return RedirectResponse(safe_return(form.text("back")), status_code=303)

    _event_acts(router, desk, acted)
    _document_acts(router, desk, acted)
    _incident_acts(router, desk, acted)
    _log_acts(router, desk, acted)
    return router


def _event_acts(router: APIRouter, desk: Desk, acted: Acted) -> None:
    """Accept, reject, correct and settle events."""

    @router.post("/review/events/{event_id}")
    async def decide_event(request: Request, event_id: str) -> Response:
        def act(here: ReviewSession, form: Form) -> None:
            kind, field, note = form.text("act"), form.text("field"), form.text("note")
            if kind == "accept":
                here.accept(event_id, field=field or None, note=note)
            elif kind == "reject":
                here.reject(event_id, note=note)
            elif kind in ("correct", "adjudicate"):
                event = reviewed_event(desk, event_id)
                if event is None:
                    raise ReviewError(f"there is no event {event_id}")
                if kind == "correct":
                    here.correct(event_id, field, sent_value(form, event, field), note=note)
                else:
                    here.adjudicate(event_id, field or None, form.text("value"), note=note)
            else:
                raise HTTPException(400, f"there is no act {kind[:40]!r}")

        return await acted(request, act)


def _document_acts(router: APIRouter, desk: Desk, acted: Acted) -> None:
    """Add what was missed; say that a report is done."""

    @router.post("/review/documents/{document_id}")
    async def decide_document(request: Request, document_id: str) -> Response:
        def act(here: ReviewSession, form: Form) -> None:
            if form.text("act") == "done":
                here.done(document_id, note=form.text("note"))
            else:
                here.add(_missed(desk, document_id, form), note=form.text("note"))

        return await acted(request, act)


def _incident_acts(router: APIRouter, desk: Desk, acted: Acted) -> None:
    """Accept, correct, comment, split and merge incidents."""

    @router.post("/review/incidents/{incident_id}")
    async def decide_incident(request: Request, incident_id: str) -> Response:
        def act(here: ReviewSession, form: Form) -> None:
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
            elif kind in INCIDENT_FIELDS:
                here.correct_incident(incident_id, kind, _incident_value(kind, form), note=note)
            else:
                raise HTTPException(400, f"there is no act {kind[:40]!r}")

        return await acted(request, act)


def _log_acts(router: APIRouter, desk: Desk, acted: Acted) -> None:
    """Take decisions back; say who decides."""

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


def _incident_id(desk: Desk, named: str) -> str:
    with desk.store.reading() as records:
        return records.incidents.find(named).id


def _incident_value(field: str, form: Form) -> str:
    if field == "summary":
        return json.dumps(form.text("summary"), ensure_ascii=False)
    ends = {name: form.number(name) for name in ("low", "best", "high")}
    return json.dumps(None if all(end is None for end in ends.values()) else ends)


def _missed(desk: Desk, document_id: str, form: Form) -> ResolvedEvent:
    """The event that a form adds: its trigger is looked for in the text.

    Raises:
        ReviewError: The words do not stand in a sentence of the text, or the type is none.
    """
    words, type_code = form.text("trigger"), form.text("type")
    with desk.store.reading() as records:
        document = records.documents.get(document_id)
    if document is None:
        raise ReviewError(f"there is no document {document_id}")
    book = load_codebook()
    if type_code not in book.type_codes:
        raise ReviewError(f"there is no event type {type_code[:40]!r}", f"Types: {', '.join(book.type_codes)}.")
    number = form.number("occurrence") or 1
    start = -1
    for _ in range(number):
        start = document.text.find(words, start + 1) if words else -1
        if start < 0:
            raise ReviewError(f"{words[:60]!r} does not stand in the text that often", "Select the words in the text.")
    trigger = span_of(document.text, start, start + len(words))
    sentence = next((one for one in document.sentences if one.start <= start and trigger.end <= one.end), None)
    if sentence is None:
        raise ReviewError(f"{words[:60]!r} is not within one sentence", "Select fewer words.")
    return ResolvedEvent(
        id=digest_id("event", document.id, "added", trigger.start, trigger.end, type_code),
        document=document.reference(),
        type=type_code,
        quad=book.quad(type_code),
        intensity=book.intensity(type_code),
        trigger=trigger,
        sentence=span_of(document.text, sentence.start, sentence.end),
        coder="reviewer",
        score=1.0,
    )
