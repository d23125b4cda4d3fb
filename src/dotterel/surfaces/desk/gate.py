"""The gate of the desk: strangers are led to the page where one signs in, everybody else is named."""

from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dotterel.access import Entrance
from dotterel.model import StoreError, Transient
from dotterel.surfaces.desk.addresses import question_of
from dotterel.surfaces.desk.cookies import session_secret, visit_secret
from dotterel.surfaces.visitors import SINGLE_USER, Visitor, let_in, signed_in

SIGN_IN = "/sign-in"
STATIC = "/static/"
API = "/api"
"""There and below it the interface for programs has a gate of its own."""


class DeskGate:
    """Names who asks before a route is looked for."""

    def __init__(self, app: ASGIApp, *, entrance: Entrance) -> None:
        """Args: what is wrapped, and who is let in."""
        self._app, self._entrance = app, entrance

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI says."""
        if scope["type"] != "http" or _is_beside(scope["path"]):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        try:
            who = await run_in_threadpool(_visitor, request, self._entrance)
        except StoreError as fault:
            await _unsure(fault)(scope, receive, send)
            return
        if not who.rights and scope["path"] != SIGN_IN:
            await turned_away(request)(scope, receive, send)
            return
        let_in(who)
        await self._app(scope, receive, send)


def _is_beside(path: str) -> bool:
    """Whether it is none of the desk's pages."""
    return path == API or path.startswith((STATIC, f"{API}/"))


def _visitor(request: Request, entrance: Entrance) -> Visitor:
    address = request.client.host if request.client else ""
    if not entrance.is_guarded():
        return SINGLE_USER
    session = entrance.session(session_secret(request))
    if session is None:
        return Visitor(address=address, form_key=f"visit {visit_secret(request)}")
    return signed_in(session, address=address)


def turned_away(request: Request) -> Response:
    """What a stranger gets: the page to sign in at, from where the way leads back to what was asked for."""
    if request.headers.get("HX-Request") == "true":
        shown = urlsplit(request.headers.get("HX-Current-URL", ""))
        return Response(status_code=401, headers={"HX-Redirect": _sign_in(shown.path, shown.query)})
    is_part = request.headers.get("Sec-Fetch-Dest", "document") != "document"
    if is_part or request.method not in ("GET", "HEAD", "POST"):
        return PlainTextResponse("Sign in first.", status_code=401)
    path = request.url.path if request.method != "POST" else ""
    return RedirectResponse(_sign_in(path, request.url.query), status_code=303)


def _sign_in(path: str, query: str) -> str:
    back = f"{path}?{query}" if query else path
    return SIGN_IN + (question_of([("back", back)]) if path.strip("/") else "")


def _unsure(fault: StoreError) -> Response:
    """Where the store does not tell who asks, nobody is let in."""
    headers = {"Retry-After": "2"} if isinstance(fault, Transient) else None
    return PlainTextResponse(str(fault), status_code=503, headers=headers)
