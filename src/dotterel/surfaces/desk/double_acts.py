"""Acts in double reviews: what a form says is sealed under the person's name, or sets one up, or ends it."""

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from dotterel.model import ReviewError
from dotterel.pipeline import DoubleReviewSession
from dotterel.review import CORRECTABLE
from dotterel.surfaces.desk.addresses import page_of, unit_page
from dotterel.surfaces.desk.correction_forms import sent_value, slip_of, toll_value
from dotterel.surfaces.desk.double_pages import context_of, correction_page, read_version
from dotterel.surfaces.desk.forms import Form, no_such_act, read_form, safe_return
from dotterel.surfaces.desk.missed_events import missed_event
from dotterel.surfaces.desk.pages import Desk


def double_acts_router(desk: Desk) -> APIRouter:
    """The routes that forms are sent to."""
    router = APIRouter(include_in_schema=False)

    @router.post("/review/double")
    async def set_up(request: Request) -> Response:
        form = await read_form(request, token=desk.token)
        here = DoubleReviewSession(desk.store, desk.reviewer_of(request))
        kind: Any = form.text("kind")
        draw = form.text("draw", "random")
        if kind not in ("events", "reports", "incidents") or draw not in ("random", "queue"):
            raise HTTPException(400, "a double review is of events, reports or incidents, drawn at random or by queue")
        given: dict[str, Any] = {
            "reviewers": (form.text("first"), form.text("second")),
            "size": form.number("size") or 0,
            "draw": draw,
            "seed": form.number("seed"),
            "adjudicator": form.text("adjudicator") or None,
        }
        made = await run_in_threadpool(lambda: here.open(kind, **given))
        return RedirectResponse(f"/review/double/{made.id}", status_code=303)

    @router.post("/review/double/{review_id}")
    async def act(request: Request, review_id: str) -> Response:
        form = await read_form(request, token=desk.token)
        here = DoubleReviewSession(desk.store, desk.reviewer_of(request))
        try:
            await run_in_threadpool(_act, desk, here, review_id, form)
        except (ReviewError, HTTPException) as error:
            page = await run_in_threadpool(_correct_again, desk, request, here, review_id, form, error)
            if page is None:
                raise
            return page
        return RedirectResponse(safe_return(form.text("back"), default=f"/review/double/{review_id}"), status_code=303)

    return router


def _correct_again(
    desk: Desk,
    request: Request,
    here: DoubleReviewSession,
    review_id: str,
    form: Form,
    error: ReviewError | HTTPException,
) -> Response | None:
    """The form for a field with what was typed and what is wrong with it; none where it was no such form."""
    of, field = form.text("of"), form.text("field")
    if form.text("act") != "correct" or field not in CORRECTABLE:
        return None
    own = here.unit(review_id, of)
    if own.event is None or own.unit.event is None:
        return None
    with desk.store.reading() as records:
        context = context_of(records, own.unit.event)
    slip = slip_of(error, form, field)
    return desk.page(
        "correct.html",
        status=slip.status,
        request=request,
        **correction_page(own.event, field, context, slip=slip),
        back=safe_return(form.text("back"), default=unit_page(review_id, of)),
        action=page_of("review/double", review_id),
        act="correct",
        of=of,
    )


def _act(desk: Desk, here: DoubleReviewSession, review_id: str, form: Form) -> None:
    kind, of, note = form.text("act"), form.text("of"), form.text("note")
    if kind == "finish":
        here.finish(review_id)
    elif kind == "close":
        here.close(review_id)
    elif kind == "accept":
        here.accept(review_id, of, note=note)
    elif kind == "reject":
        here.reject(review_id, of, note=note)
    elif kind == "clear":
        here.clear(review_id, of)
    elif kind == "correct":
        own, field = here.unit(review_id, of), form.text("field")
        value = toll_value(form) if own.event is None else sent_value(form, own.event, field)
        here.correct(review_id, of, field, value, note=note)
    elif kind == "add":
        known = [one.unit.event for one in here.own(review_id) if one.unit.document_id == of]
        with desk.store.reading() as records:
            document = read_version(records, of, [event for event in known if event is not None])
        if document is None:
            raise ReviewError(f"there is no document {of:.80}")
        here.add(review_id, of, missed_event(document, form), note=note)
    else:
        raise no_such_act(kind)
