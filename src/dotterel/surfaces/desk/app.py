"""The desk put together."""

import re
from collections.abc import Sequence

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

from dotterel import __version__
from dotterel.access import Accounts, Entrance
from dotterel.model import CodebookError, DotterelError, ReviewError, SettingsError, StoreError, Transient
from dotterel.store import Store
from dotterel.surfaces.desk.account_pages import account_acts_router, account_router, accounts_router
from dotterel.surfaces.desk.built import STATIC, built_files
from dotterel.surfaces.desk.codebook_page import codebook_router
from dotterel.surfaces.desk.data_page import data_router
from dotterel.surfaces.desk.double_acts import double_acts_router
from dotterel.surfaces.desk.double_pages import double_router
from dotterel.surfaces.desk.dyad_page import dyad_router
from dotterel.surfaces.desk.gate import DeskGate
from dotterel.surfaces.desk.help_page import help_router
from dotterel.surfaces.desk.incident_page import incident_router
from dotterel.surfaces.desk.listing import listing_router
from dotterel.surfaces.desk.pages import Desk, environment
from dotterel.surfaces.desk.place_page import place_router
from dotterel.surfaces.desk.report_page import report_router
from dotterel.surfaces.desk.review_acts import review_acts_router
from dotterel.surfaces.desk.review_pages import review_router
from dotterel.surfaces.desk.security import LOCAL_HOSTS, KnownHosts, SecurityHeaders
from dotterel.surfaces.desk.sign_in_page import sign_in_router
from dotterel.surfaces.heads import HeadAnswers, with_head
from dotterel.surfaces.visitors import needs, open_to_all

_NAMED_BY_CONTENT = re.compile(r"[\w-]+-[A-Z0-9]{8}\.\w+")


class _Static(StaticFiles):
    """Static files, kept by browsers for good when they are asked for by their digest."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        lasting = scope.get("query_string", b"").startswith(b"v=") or _NAMED_BY_CONTENT.match(path) is not None
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if lasting else "no-cache"
        return response


def build_desk(
    store: Store,
    *,
    hosts: Sequence[str] = LOCAL_HOSTS,
    api: ASGIApp | None = None,
    notice: str = "",
    reviewer: str = "reviewer",
    entrance: Entrance | None = None,
) -> FastAPI:
    """The desk over a store.

    Args:
        store: An open store; whoever opened it closes it.
        hosts: Names that it answers to. A page of another site whose name is made to point here is refused by this.
        api: What answers programs, put below ``/api``; see `surfaces.api`.
        notice: Words above every page; none unless given.
        reviewer: Under whose name decisions are logged, unless a browser says another, or accounts do.
        entrance: Who is let in, shared with the API; once the store has accounts, nobody comes in without one.

    Raises:
        ArtifactError: Its scripts and styles are not built.
    """
    built_files()
    app = FastAPI(title="Dotterel", version=__version__, docs_url=None, redoc_url=None, openapi_url=None)
    entrance = entrance or Entrance(store, Accounts(store))
    desk = Desk(store=store, templates=environment(), entrance=entrance, notice=notice, reviewer=reviewer)
    for router, demanded in (
        (sign_in_router, open_to_all()),
        (account_router, needs("read")),
        (accounts_router, needs("manage")),
        (account_acts_router, needs("manage")),
        (double_router, needs("review")),
        (double_acts_router, needs("review")),
        (review_router, needs("read")),
        (review_acts_router, needs("review")),
        (listing_router, needs("read")),
        (incident_router, needs("read")),
        (report_router, needs("read")),
        (help_router, needs("read")),
        (codebook_router, needs("read")),
        (data_router, needs("read")),
        (dyad_router, needs("read")),
        (place_router, needs("read")),
    ):
        app.include_router(router(desk), dependencies=[demanded])
    if api is not None:
        app.mount("/api", api, name="api")
    app.mount("/static", _Static(directory=STATIC), name="static")
    _tell_faults(app, desk)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(DeskGate, entrance=entrance)
    app.add_middleware(KnownHosts, hosts=hosts)
    app.add_middleware(HeadAnswers)
    app.add_middleware(SecurityHeaders)
    return app


def _tell_faults(app: FastAPI, desk: Desk) -> None:
    """Every fault becomes a page with what happened and what can be done."""

    @app.exception_handler(DotterelError)
    def refused(request: Request, error: DotterelError) -> Response:
        is_slip = isinstance(error, SettingsError | ReviewError | CodebookError)
        status = 400 if is_slip else 503 if isinstance(error, Transient | StoreError) else 500
        response = desk.problem(status, "That did not work", error.message, remedy=error.remedy)
        if isinstance(error, Transient):
            response.headers["Retry-After"] = "2"
        return response

    @app.exception_handler(HTTPException)
    def not_found(request: Request, error: HTTPException) -> Response:
        titles = {404: "There is no such page", 403: "You may not do that"}
        title = titles.get(error.status_code, "That cannot be done here")
        response = desk.problem(error.status_code, title, str(error.detail))
        response.headers.update(with_head(error.headers))
        return response

    @app.exception_handler(RequestValidationError)
    def not_understood(request: Request, error: RequestValidationError) -> Response:
        told = [f"{'.'.join(str(part) for part in fault['loc'][1:])}: {fault['msg']}" for fault in error.errors()]
        return desk.problem(422, "That is not a question we know", "; ".join(told))
