"""Answers: JSON with an entity tag, so that what a program holds already is not sent again; pages with a next one."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from fastapi import Request
from starlette.responses import Response

from dotterel import __version__

Kept = TypeVar("Kept")


def tag_of(*parts: str) -> str:
    """A weak entity tag over some texts: answers that are the same in meaning have the same, packed or not."""
    digest = hashlib.sha256("\0".join((__version__, *parts)).encode(errors="surrogatepass"))
    return f'W/"{digest.hexdigest()[:24]}"'


def known_already(request: Request, tag: str) -> Response | None:
    """The short answer where the program holds this one, by its If-None-Match; else none."""
    wanted = request.headers.get("if-none-match", "")
    bare = tag.removeprefix("W/")
    held = {one.strip().removeprefix("W/") for one in wanted.split(",")}
    if wanted.strip() == "*" or bare in held:
        return Response(status_code=304, headers=caching(tag))
    return None


def caching(tag: str) -> dict[str, str]:
    """Headers by which an answer may be held, but is asked for again before it is used."""
    return {"ETag": tag, "Cache-Control": "private, no-cache"}


def answer(request: Request, value: Any, *, headers: Mapping[str, str] | None = None) -> Response:
    """A value as JSON."""
    text = json.dumps(value, ensure_ascii=True, allow_nan=False)  # unpaired surrogates are kept as escapes
    tag = tag_of(text)
    return known_already(request, tag) or Response(
        text, media_type="application/json", headers={**caching(tag), **(headers or {})}
    )


def page(
    request: Request, records: Sequence[Kept], next_: object | None, record: Callable[[Kept], Any], **further: Any
) -> Response:
    """A page of a list, with the way to the next one in the body and as a Link header.

    Args:
        request: What was asked.
        records: The records.
        next_: The cursor of the next page; none on the last.
        record: A record as plain values.
        further: What else stands beside them.
    """
    cursor = None if next_ is None else str(next_)
    body = {"items": list(map(record, records)), "next": cursor, **further}
    return answer(request, body, headers=next_link(request, cursor))


def next_link(request: Request, cursor: str | None) -> dict[str, str]:
    """The Link header to the next page; none on the last."""
    if cursor is None:
        return {}
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    return {"Link": f'<{request.url.path}?{urlencode([*kept, ("after", cursor)])}>; rel="next"'}
