"""Every error as a problem of RFC 9457: ``application/problem+json`` with what happened and what can be done."""

import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, TypeVar

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dotterel.model import (
    ArtifactError,
    DocumentError,
    DotterelError,
    NoSuchValue,
    ReviewError,
    SettingsError,
    SourceError,
    StoreError,
    Transient,
)
from dotterel.surfaces.heads import with_head

MEDIA_TYPE = "application/problem+json"
Found = TypeVar("Found")
_ELSEWHERE = "Look for it in the list."
_STATUSES: tuple[tuple[type, int], ...] = (
    (SettingsError, 400),
    (NoSuchValue, 422),
    (ReviewError, 400),
    (StoreError, 503),
    (ArtifactError, 503),
    (Transient, 503),
    (DocumentError, 422),
    (SourceError, 422),
)


class Refused(Exception):
    """An answer that is a problem of HTTP's own, raised where it is found out."""

    def __init__(
        self, status: int, detail: str, *, remedy: str = "", headers: Mapping[str, str] | None = None, **further: Any
    ) -> None:
        """Args: as in `problem`."""
        super().__init__(detail)
        self.status, self.detail, self.remedy, self.headers, self.further = status, detail, remedy, headers, further


def missing(what: str, record_id: str) -> Refused:
    """The problem for a record that is not there."""
    return Refused(404, f"this store holds no {what} called {record_id!r:.80}", remedy=_ELSEWHERE)


def held(what: str, record_id: str, find: Callable[[str], Found | None]) -> Found:
    """What the store holds under an identifier.

    Args:
        what: What it is, for people.
        record_id: The identifier.
        find: Finds it; nothing, or nothing in it, where it is not there.

    Raises:
        Refused: It is not there. No identifier of a database has a null character; it is not asked for one.
    """
    found = None if "\0" in record_id else find(record_id)
    if not found:
        raise missing(what, record_id)
    return found


def problem(
    status: int,
    detail: str,
    *,
    kind: str = "",
    remedy: str = "",
    headers: Mapping[str, str] | None = None,
    **further: Any,
) -> Response:
    """The answer.

    Args:
        status: HTTP status.
        detail: What happened.
        kind: Name of the error, such as ``StoreBusy``; empty where HTTP's own status says all.
        remedy: What can be done about it.
        headers: Further headers.
        further: Further members, for programs.
    """
    told: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    if kind:
        told["error"] = kind
    if remedy:
        told["remedy"] = remedy
    text = json.dumps(told | further, ensure_ascii=True)
    return Response(text, status_code=status, media_type=MEDIA_TYPE, headers=dict(headers or {}))


def problem_of(error: DotterelError) -> Response:
    """An error of ours as an answer."""
    status = next((status for kind, status in _STATUSES if isinstance(error, kind)), 500)
    headers = {"Retry-After": "2"} if isinstance(error, Transient) else None
    return problem(status, error.message, kind=type(error).__name__, remedy=error.remedy, headers=headers)


def tell_problems(app: FastAPI) -> None:
    """Make every error of an application a problem."""

    @app.exception_handler(DotterelError)
    def refused(request: Request, error: DotterelError) -> Response:
        return problem_of(error)

    @app.exception_handler(Refused)
    def not_done(request: Request, error: Refused) -> Response:
        return problem(error.status, error.detail, remedy=error.remedy, headers=error.headers, **error.further)

    @app.exception_handler(HTTPException)
    def not_routed(request: Request, error: HTTPException) -> Response:
        detail = "there is no such resource" if error.status_code == 404 else str(error.detail)
        return problem(error.status_code, detail, remedy="See openapi.json.", headers=with_head(error.headers))

    @app.exception_handler(RequestValidationError)
    def not_understood(request: Request, error: RequestValidationError) -> Response:
        told = "; ".join(f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}" for one in error.errors())
        return problem(422, told)

    @app.exception_handler(Exception)
    def broken(request: Request, error: Exception) -> Response:
        return problem(500, "the program failed; its log says where", kind="Unforeseen")
