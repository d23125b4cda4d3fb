"""The API put together."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.openapi.utils import get_openapi
from starlette.responses import RedirectResponse, Response

from dotterel import __version__
from dotterel.access import Accounts, Entrance
from dotterel.model import Right
from dotterel.pipeline import CodingRun
from dotterel.pipeline import assemble as assemble_shipped
from dotterel.store import Store
from dotterel.surfaces.api.actor_resources import actor_routes
from dotterel.surfaces.api.answers import answer
from dotterel.surfaces.api.codebook_resource import codebook_routes
from dotterel.surfaces.api.coding_resource import coding_routes
from dotterel.surfaces.api.decision_resource import decision_routes
from dotterel.surfaces.api.descriptions import answers_with, schema_of, schemas
from dotterel.surfaces.api.double_review_resources import double_review_routes
from dotterel.surfaces.api.examples import with_examples
from dotterel.surfaces.api.gate import ApiGate, SessionOf
from dotterel.surfaces.api.incident_resources import incident_routes
from dotterel.surfaces.api.parameters import given
from dotterel.surfaces.api.place_resources import place_routes
from dotterel.surfaces.api.problems import tell_problems
from dotterel.surfaces.api.record_resources import record_routes
from dotterel.surfaces.api.release_resources import release_routes
from dotterel.surfaces.api.situation_resources import situation_routes
from dotterel.surfaces.api.total_resources import total_routes
from dotterel.surfaces.heads import HeadAnswers
from dotterel.surfaces.visitors import needs

VERSION = "/v1"
READ: Right = "read"
CODE: Right = "code"
REVIEW: Right = "review"
_ABOUT = """The records of a Dotterel store: incidents, the events and documents behind them, links, runs and
reviewers' decisions. Records are native ones, as `dotterel export --format jsonl` writes them. Lists have pages: `next`
is given back as `after`, and stands in the Link header too. Every answer has an ETag. Every error is a problem of RFC
9457. `POST /code` codes a text and keeps nothing; `POST /decisions` records what a reviewer decides. Nothing else is
written."""


def build_api(
    store: Store,
    *,
    assemble: Callable[[], CodingRun] = assemble_shipped,
    entrance: Entrance | None = None,
    session_of: SessionOf | None = None,
    reviewer: str = "reviewer",
) -> FastAPI:
    """The API over a store, to be mounted below ``/api``; its own paths begin with ``/v1``.

    No other site's scripts may read it (there are no CORS headers). Where there are accounts, programs need a token.

    Args:
        store: An open store; whoever opened it closes it.
        assemble: Puts together what codes texts; called when the first text comes.
        entrance: Who is let in: the desk's, so that limits are shared.
        session_of: The session of a browser that is signed in at the desk, which may read.
        reviewer: Under whose name decisions are logged where there are no accounts.
    """
    app = FastAPI(
        title="Dotterel",
        version=__version__,
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{VERSION}/openapi.json",
        redirect_slashes=False,
    )

    @app.get(VERSION, summary="What is here", dependencies=[needs("read")], responses=answers_with(schema_of("Object")))
    def about(request: Request) -> Response:
        """How many records the store holds, and the program's version."""
        given(request, ())
        with store.reading() as records:
            counts = {
                "documents": records.documents.count(),
                "events": records.events.count(),
                "incidents": records.incidents.count(),
            }
        return answer(request, {"version": __version__, **counts, "openapi": f"{request.url.path}/openapi.json"})

    @app.get("/", include_in_schema=False, dependencies=[needs("read")])
    @app.get(f"{VERSION}/", include_in_schema=False, dependencies=[needs("read")])
    def root(request: Request) -> Response:
        """Leads to what tells what is here."""
        return RedirectResponse(f"{request.scope.get('root_path', '')}{VERSION}", status_code=308)

    for router, right in (
        (incident_routes(store), READ),
        (record_routes(store), READ),
        (double_review_routes(store), READ),
        (total_routes(store), READ),
        (situation_routes(store), READ),
        (actor_routes(), READ),
        (place_routes(), READ),
        (codebook_routes(), READ),
        (release_routes(store), READ),
        (coding_routes(assemble), CODE),
        (decision_routes(store, reviewer=reviewer), REVIEW),
    ):
        app.include_router(router, prefix=VERSION, dependencies=[needs(right)])
    tell_problems(app)
    app.add_middleware(ApiGate, entrance=entrance or Entrance(store, Accounts(store)), session_of=session_of)
    app.add_middleware(HeadAnswers)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _openapi(app: FastAPI) -> dict[str, Any]:
    """The description, with the schemas of the native records and an example of every answer."""
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes, servers=app.servers
        )
        made["components"] = {
            "schemas": schemas(),
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "Where the desk has accounts: a token with the scopes read, review or code. "
                    "A desk of a single user asks for none.",
                }
            },
        }
        made["security"] = [{}, {"token": []}]
        with_examples(made["paths"])
        app.openapi_schema = made
    return app.openapi_schema
