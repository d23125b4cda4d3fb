"""The gate of the API: programs come in by a token, a browser that is signed in may read."""

import math
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dotterel.access import Entrance, Refusal, Throttle
from dotterel.model import StoreError
from dotterel.store import Session
from dotterel.surfaces.api.problems import problem, problem_of
from dotterel.surfaces.visitors import SINGLE_USER, Visitor, let_in, signed_in

BURST, EVERY = 300, 0.1
"""Requests of one token or browser: so many at once, and one more after so many seconds."""
_SAFE = ("GET", "HEAD", "OPTIONS")
_HOW = "Send Authorization: Bearer and a token, which your account's page makes, or: dotterel tokens add."

SessionOf = Callable[[Request], Session | None]


class ApiGate:
    """Names who asks before a route is looked for; who cannot be named gets 401, who asks too often 429."""

    def __init__(self, app: ASGIApp, *, entrance: Entrance, session_of: SessionOf | None = None) -> None:
        """Begin.

        Args:
            app: What is wrapped.
            entrance: Who is let in.
            session_of: The session of a browser; without it, tokens alone open.
        """
        self._app, self._entrance, self._session_of = app, entrance, session_of
        self._throttle = Throttle(burst=BURST, every=EVERY)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI says."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            who = await run_in_threadpool(self._visitor, Request(scope))
        except StoreError as fault:
            await problem_of(fault)(scope, receive, send)
            return
        if isinstance(who, Response):
            await who(scope, receive, send)
            return
        let_in(who)
        await self._app(scope, receive, send)

    def _visitor(self, request: Request) -> Visitor | Response:
        if not self._entrance.is_guarded():
            return SINGLE_USER
        address = request.client.host if request.client else ""
        told = request.headers.get("Authorization")
        if told is not None:
            return self._by_token(told, address)
        session = None if self._session_of is None else self._session_of(request)
        if session is None:
            return _unknown("this desk has accounts, and nobody has said who asks")
        if request.method not in _SAFE:
            return problem(403, "a browser that is signed in may only read here", remedy=_HOW)
        return self._too_often(("session", session.key)) or signed_in(session, address=address)

    def _by_token(self, told: str, address: str) -> Visitor | Response:
        scheme, _, secret = told.partition(" ")
        if scheme.lower() != "bearer":
            return _unknown("the Authorization header is not of the kind Bearer")
        found = self._entrance.token(secret.strip(), address=address)
        if isinstance(found, Refusal):
            return _later(found.wait) if found.wait else _unknown("this token opens nothing", error="invalid_token")
        token, user = found
        rights = user.rights & frozenset(token.scopes)
        who = Visitor(name=user.name, role=user.role, rights=rights, address=address)
        return self._too_often(("token", token.number)) or who

    def _too_often(self, key: tuple[str, str | int]) -> Response | None:
        wait = self._throttle.wait(key)
        return _later(wait) if wait else None


def _unknown(why: str, *, error: str = "") -> Response:
    asked = 'Bearer realm="Dotterel"' + (f', error="{error}"' if error else "")
    return problem(401, why, remedy=_HOW, headers={"WWW-Authenticate": asked})


def _later(wait: float) -> Response:
    seconds = max(1, math.ceil(wait))
    return problem(429, "too many requests", remedy=f"Ask again in {seconds} s.", headers={"Retry-After": str(seconds)})
