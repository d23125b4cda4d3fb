"""The page where people sign in, and the way out."""

import math
from dataclasses import replace
from secrets import token_urlsafe

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from dotterel.access import LASTS_DAYS, Refusal
from dotterel.surfaces.desk.cookies import (
    drop_session,
    keep_session,
    keep_visit,
    session_secret,
    visit_secret,
)
from dotterel.surfaces.desk.forms import read_form, safe_return
from dotterel.surfaces.desk.pages import Desk
from dotterel.surfaces.visitors import let_in, visitor

_SECONDS = int(LASTS_DAYS * 86_400)
_WRONG = "Name and password do not fit together, or the account is closed."


def sign_in_router(desk: Desk) -> APIRouter:
    """The routes of the page, and of signing out."""
    router = APIRouter(include_in_schema=False)

    @router.get("/sign-in")
    def sign_in_page(request: Request, back: str = "") -> Response:
        if visitor().may("read"):
            return RedirectResponse(safe_return(back), status_code=303)
        return _page(desk, request, back=back)

    @router.post("/sign-in")
    async def sign_in(request: Request) -> Response:
        if visitor().may("read"):
            return RedirectResponse("/incidents", status_code=303)
        form = await read_form(request, token=desk.token)
        found = await run_in_threadpool(
            desk.entrance.sign_in,
            form.text("name"),
            form.exact("password"),
            address=visitor().address,
            former=session_secret(request),
        )
        if isinstance(found, Refusal):
            return _page(desk, request, back=form.text("back"), name=form.text("name")[:80], refusal=found)
        secret, _user = found
        response = RedirectResponse(safe_return(form.text("back")), status_code=303)
        keep_session(request, response, secret, seconds=_SECONDS)
        return response

    @router.post("/sign-out")
    async def sign_out(request: Request) -> Response:
        form = await read_form(request, token=desk.token)
        session = visitor().session
        if session is None:
            return RedirectResponse("/incidents", status_code=303)
        if form.text("where") == "everywhere":
            await run_in_threadpool(desk.entrance.sign_out_everywhere, session.user, by=visitor().by)
        else:
            await run_in_threadpool(desk.entrance.sign_out, session, by=visitor().by)
        response = RedirectResponse("/sign-in", status_code=303)
        drop_session(request, response)
        return response

    return router


def _page(desk: Desk, request: Request, *, back: str, name: str = "", refusal: Refusal | None = None) -> Response:
    """The form. The browser is given something that its form is known by, so that nobody signs it in unasked."""
    visit = visit_secret(request)
    if not visit:
        visit = token_urlsafe(24)
        let_in(replace(visitor(), form_key=f"visit {visit}"))
    wait = math.ceil(refusal.wait) if refusal is not None else 0
    fault = f"That was tried too often. Try again in {_spoken(wait)}." if wait else _WRONG if refusal else ""
    response = desk.page(
        "sign_in.html",
        status=429 if wait else 403 if refusal else 200,
        back=safe_return(back, default=""),
        name=name,
        fault=fault,
    )
    if wait:
        response.headers["Retry-After"] = str(wait)
    keep_visit(request, response, visit)
    return response


def _spoken(seconds: int) -> str:
    minutes = math.ceil(seconds / 60)
    return f"{seconds} seconds" if seconds < 90 else f"{minutes} minutes"
