"""Cookies of the desk: their names, and the fences around them."""

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response

_SESSION, _VISIT = "dotterel-session", "dotterel-visit"


def session_secret(asked: HTTPConnection) -> str:
    """The secret that a browser holds; empty where it holds none."""
    return asked.cookies.get(_name(asked, _SESSION), "")


def visit_secret(asked: HTTPConnection) -> str:
    """What a browser was given before anybody signed in with it; empty where it holds nothing."""
    return asked.cookies.get(_name(asked, _VISIT), "")


def keep_session(asked: HTTPConnection, response: Response, secret: str, *, seconds: int) -> None:
    """Give a browser its secret."""
    _set(asked, response, _SESSION, secret, seconds=seconds)


def keep_visit(asked: HTTPConnection, response: Response, secret: str) -> None:
    """Give a browser something that its form to sign in is known by."""
    _set(asked, response, _VISIT, secret, seconds=3600)


def drop_session(asked: HTTPConnection, response: Response) -> None:
    """Take the secret from a browser."""
    _set(asked, response, _SESSION, "", seconds=0)


def _set(asked: HTTPConnection, response: Response, name: str, value: str, *, seconds: int) -> None:
    """Set a cookie that no script reads, no other site's form sends along, and no plain connection carries back.

    Lax, not Strict: a link to an incident in a letter opens the incident. Forms of other sites come without it.
    """
    response.set_cookie(
        _name(asked, name), value, max_age=seconds, path="/", httponly=True, samesite="lax", secure=_is_secure(asked)
    )
    MutableHeaders(raw=response.raw_headers)["Cache-Control"] = "no-store"


def _name(asked: HTTPConnection, name: str) -> str:
    """A cookie's name, with the port, since desks of one machine share a jar; the prefix binds it to host and https."""
    server = asked.scope.get("server") or ("", None)
    port = f"-{server[1]}" if server[1] is not None else ""
    return f"{'__Host-' if _is_secure(asked) else ''}{name}{port}"


def _is_secure(asked: HTTPConnection) -> bool:
    return asked.url.scheme == "https"
